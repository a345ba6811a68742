import type { CreatorId } from "../../ids/index.js";
import { contains } from "../../time/contains.js";
import type { Instant } from "../../time/types.js";
import { readingsOfOverride } from "../components/override/readings-of-override.js";
import { takesCreator } from "../rules/rule-scope.js";
import type { CompiledRule } from "../terms/compiled.js";
import { earnedIn } from "./accounts.js";
import { type Book, boardOf } from "./book.js";
import type { Reading } from "./claim.js";
import { makerOf } from "./claims.js";
import { postClaim } from "./post-claim.js";
import type { Run } from "./run.js";
import type { SourceAccount } from "./sale-position.js";

/** What those up the line of referrals earn on everything that changed. */
export function payOverrides(book: Book, run: Run): void {
  const { sources } = book.dirty;
  book.dirty.sources = [];
  for (const account of sources) {
    account.isDirty = false;
    for (const rule of boardOf(book, account.compiled).overrides) payOverride(account, rule, book, run);
  }
}

/** Whoever earns on it now, and whoever was booked and stands above nobody on it any more. */
function payOverride(account: SourceAccount, rule: CompiledRule, book: Book, run: Run): void {
  const { component } = rule;
  if (component.kind !== "override") return;
  const { compiled, currency } = account;
  const maker = makerOf(compiled, rule, boardOf(book, compiled).what);
  const paid = new Set<CreatorId>();
  for (const { creatorId, readings } of readingsOfOverride(
    component,
    maker,
    earnedIn(account),
    book.uplines,
    currency,
  )) {
    if (!isFor(rule, creatorId, readings[0]!.at, book)) continue;
    paid.add(creatorId);
    post(account, rule, creatorId, readings, run);
  }
  for (const creatorId of bookedOn(account, rule, book)) {
    if (!paid.has(creatorId)) post(account, rule, creatorId, [], run);
  }
}

/** The scope of an override asks about whoever earns it. */
function isFor(rule: CompiledRule, creatorId: CreatorId, at: Instant, book: Book): boolean {
  return (rule.during === null || contains(rule.during, at)) && takesCreator(rule, book.attributesAt(creatorId, at));
}

function bookedOn(
  { source, compiled, currency }: SourceAccount,
  rule: CompiledRule,
  { ledger }: Book,
): ReadonlySet<CreatorId> {
  const { id, version } = compiled.terms;
  const booked =
    source.kind === "sale"
      ? ledger.overridesOn(source.conversionId)
      : source.kind === "period"
        ? ledger.periodsOf(id, version, rule.id, { key: source.key })
        : ledger.bookedOn(source);
  return new Set(
    booked
      .filter(({ terms, ruleId, amount }) => terms?.id === id && ruleId === rule.id && amount.currency === currency)
      .map(({ creatorId }) => creatorId),
  );
}

function post(
  { compiled, source, currency, history }: SourceAccount,
  { id: ruleId }: CompiledRule,
  creatorId: CreatorId,
  readings: readonly Reading[],
  run: Run,
): void {
  const terms = compiled.reference;
  postClaim({ source, creatorId, ruleId, terms, currency, readings, compiled, history }, run);
}
