import type { CreatorId } from "../../ids/index.js";
import type { CommissionTerms } from "../../models/commission.js";
import type { LedgerEntry } from "../../models/ledger.js";
import type { Instant } from "../../time/types.js";
import { compileReferrals } from "../components/override/compile-referrals.js";
import { readLedger } from "../ledger/positions.js";
import { compilePicks } from "../rules/compile-picks.js";
import { attributesOf } from "../rules/rule-scope.js";
import { compilePlans } from "../terms/compile-terms.js";
import type { CompiledRule, Plans } from "../terms/compiled.js";
import type { Book } from "./book.js";
import { noRates } from "./fx.js";
import { boardsOf } from "./plan-board.js";

/** A book in which nothing is but the ledger so far. */
export function openBook(
  terms: readonly CommissionTerms[],
  booked: readonly LedgerEntry[],
  asOf: Instant,
  isKept: boolean,
): Book {
  const plans = compilePlans(terms);
  const asksCreators = plans.all.some(({ rules }) => rules.some(isForTime));
  return {
    plans,
    boards: boardsOf(plans),
    ledger: readLedger(booked, asOf),
    isKept,
    asksCreators,
    attributesAt: attributesOf([]),
    picks: compilePicks([]),
    uplines: compileReferrals([]),
    rates: noRates,
    creators: asksCreators ? namedCreators(plans) : new Set(),
    activities: new Map(),
    slots: new Map(),
    activitySlots: new Map(),
    waiting: new Set(),
    creatorAccounts: new Map(),
    sourceAccounts: new Map(),
    claims: new Map(),
    dirty: { windows: [], caps: [], positions: [], tallies: [], sources: [], creators: [] },
    described: new Set(),
    settledAt: Number.NEGATIVE_INFINITY,
  };
}

/** Rules that owe something for a stretch of time, whether or not anything happens in it. */
function isForTime({ component }: CompiledRule): boolean {
  return component.kind === "retainer" || component.kind === "guarantee" || component.kind === "advance";
}

function namedCreators(plans: Plans): Set<CreatorId> {
  const named = new Set<CreatorId>();
  for (const { rules } of plans.all) {
    for (const rule of rules.filter(isForTime)) {
      const asked = rule.scope.creator.find(({ dimension }) => dimension === "creatorIds");
      for (const creatorId of asked?.values ?? []) named.add(creatorId);
    }
  }
  return named;
}
