import { assertList, assertObjects } from "../../errors/assert-list.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CreatorId } from "../../ids/index.js";
import type { NegativeCarry, PayoutPolicy } from "../../models/ledger.js";
import { compileRate } from "../../money/compile-rate.js";
import type { Money } from "../../money/types.js";
import type { Rate } from "../../rate/types.js";
import { compileDuration } from "../../time/compile-duration.js";
import { periodAt } from "../../time/period-at.js";
import { timeZone } from "../../time/time-zone.js";
import type { Instant } from "../../time/types.js";
import { asShare, assertId, assertKeys, assertNotNegative, assertOneOf } from "../guards.js";

/** A payout policy that was checked, for one moment. */
export interface CompiledPayoutPolicy {
  /** What is payable at this instant is paid. */
  readonly cutOff: Instant;
  readonly paidAt: Instant;
  /** The amounts of the policy in minor units; `undefined` where it names none in a currency. */
  readonly minimumOf: (currency: string) => number | undefined;
  readonly feeOf: (currency: string) => number;
  /** The most that may stay owed; `undefined` for everything. */
  readonly mostOwed: (currency: string) => number | undefined;
  readonly taxOf: (creatorId: CreatorId) => Tax | undefined;
}

/** What is kept back of a creator's payouts. */
export interface Tax {
  readonly rate: Rate;
  /** Of minor units, rounded half away from zero. */
  readonly of: (minor: number) => number;
}

const fields = ["minimum", "negativeCarry", "cutOff", "fee", "withholding", "paidAfter"];

/** Checks a payout policy, and says what it means at a moment. */
export function compilePayoutPolicy(policy: PayoutPolicy, asOf: Instant): CompiledPayoutPolicy {
  assertKeys(policy, fields, "policy");
  const { minimum, fee, withholding, negativeCarry } = policy;
  const minimums = amountsByCurrency(minimum ?? [], "policy.minimum");
  const fees = amountsByCurrency(fee ?? [], "policy.fee");
  const taxes = taxesByCreator(withholding ?? []);
  const cutOff = cutOffOf(policy, asOf);
  return {
    cutOff,
    paidAt: paidAtOf(policy, cutOff, asOf),
    minimumOf: (currency) => minimums.get(currency),
    feeOf: (currency) => fees.get(currency) ?? 0,
    mostOwed: mostOwedOf(negativeCarry),
    taxOf: (creatorId) => taxes.get(creatorId),
  };
}

/** The end of the last period that is over; at the very end of one, that one is. */
function cutOffOf({ cutOff }: PayoutPolicy, asOf: Instant): Instant {
  if (cutOff === undefined) return asOf;
  assertKeys(cutOff, ["every", "timeZone"], "policy.cutOff");
  assertOneOf(cutOff.every, ["week", "month", "quarter"], "policy.cutOff.every");
  const zone = timeZone(cutOff.timeZone, "policy.cutOff.timeZone");
  return periodAt(asOf, cutOff.every, zone).window.start;
}

/** Days are those of the zone of the cut-off; without one, of UTC. */
function paidAtOf({ cutOff, paidAfter }: PayoutPolicy, from: Instant, asOf: Instant): Instant {
  if (paidAfter === undefined) return asOf;
  return compileDuration(paidAfter, cutOff?.timeZone ?? "UTC", "policy.paidAfter")(from);
}

function mostOwedOf(carry: NegativeCarry): CompiledPayoutPolicy["mostOwed"] {
  assertKeys(carry, carry?.kind === "cap" ? ["kind", "amounts"] : ["kind"], "policy.negativeCarry");
  switch (carry.kind) {
    case "carry":
      return () => undefined;
    case "cleanSlate":
      return () => 0;
    case "cap": {
      const amounts = amountsByCurrency(carry.amounts, "policy.negativeCarry.amounts");
      return (currency) => amounts.get(currency);
    }
    default: {
      const { kind } = carry as NegativeCarry;
      return fail("invalidPolicy", "policy.negativeCarry.kind", "one of carry, cleanSlate, cap", kind);
    }
  }
}

/** Two amounts in one currency would leave open which of them is meant. */
function amountsByCurrency(amounts: readonly Money[], path: string): ReadonlyMap<string, number> {
  assertList(amounts, path, "a list of amounts", "invalidPolicy");
  const byCurrency = new Map<string, number>();
  for (const [index, amount] of amounts.entries()) {
    assertNotNegative(amount, `${path}[${index}]`);
    const { minor, currency } = amount;
    if (byCurrency.has(currency)) fail("invalidPolicy", `${path}[${index}]`, "in a currency of its own", currency);
    byCurrency.set(currency, minor);
  }
  return byCurrency;
}

function taxesByCreator(withholding: NonNullable<PayoutPolicy["withholding"]>): ReadonlyMap<CreatorId, Tax> {
  const path = "policy.withholding";
  assertObjects(withholding, path);
  const taxes = new Map<CreatorId, Tax>();
  for (const [index, row] of withholding.entries()) {
    assertKeys(row, ["creatorIds", "rate"], `${path}[${index}]`);
    const rate = asShare(row.rate, `${path}[${index}].rate`);
    const tax = { rate, of: compileRate(rate) };
    assertList(row.creatorIds, `${path}[${index}].creatorIds`, "a list of ids", "invalidPolicy");
    for (const [place, creatorId] of row.creatorIds.entries()) {
      const at = `${path}[${index}].creatorIds[${place}]`;
      assertId(creatorId, at);
      if (taxes.has(creatorId)) fail("invalidPolicy", at, "a creator who is named once", creatorId);
      taxes.set(creatorId, tax);
    }
  }
  return taxes;
}
