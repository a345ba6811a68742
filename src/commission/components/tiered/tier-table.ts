import { assertList } from "../../../errors/assert-list.js";
import { fail } from "../../../errors/creator-core-error.js";
import type { CommissionTier, TierMeasure } from "../../../models/commission.js";
import { assertMoney } from "../../../money/assert-money.js";
import { rateFraction } from "../../../rate/rate-fraction.js";
import type { Rate } from "../../../rate/types.js";
import { asShare, assertKeys } from "../../guards.js";

/** Whether a sum exactly at a tier's beginning is in it already. */
export type TierBoundary = "fromInclusive" | "upToInclusive";

/** Tiers in numbers, column by column. */
export interface TierTable {
  /** Of tiers of money; `null` for tiers of counts. */
  readonly currency: string | null;
  /** Where each tier begins, ascending from zero. */
  readonly starts: readonly number[];
  readonly rates: readonly Rate[];
  /** The rate of each tier as a fraction of its own, in lowest terms: products stay small. */
  readonly overs: readonly (number | bigint)[];
  readonly unders: readonly (number | bigint)[];
  /** All rates over one denominator, for what lies in several tiers; `null` where that is beyond the safe integers. */
  readonly shared: { readonly overs: readonly number[]; readonly under: number } | null;
  readonly exact: { readonly overs: readonly bigint[]; readonly under: bigint };
}

/** Checks tiers and brings them into numbers. */
export function compileTierTable(tiers: readonly CommissionTier[], measure: TierMeasure, path: string): TierTable {
  assertList(tiers, path, "a list of tiers", "invalidPolicy");
  if (tiers.length === 0) fail("invalidPolicy", path, "at least one tier", tiers);
  const rows = Array.from(tiers, (tier, index) => readTier(tier, measure, `${path}[${index}]`));
  const { currency } = rows[0]!;
  rows.forEach((row, index) => {
    const at = `${path}[${index}].from`;
    if (row.currency !== currency) fail("currencyMismatch", at, `in ${currency}, as the first`, row.currency);
    if (index === 0 && row.from !== 0) fail("unsortedBands", at, "zero", row.from);
    if (index > 0 && row.from <= rows[index - 1]!.from) {
      fail("unsortedBands", at, "above the start of the tier before", row.from);
    }
  });
  return { currency, starts: rows.map(({ from }) => from), ...fractionsOf(rows.map(({ rate }) => rate)) };
}

function readTier(tier: CommissionTier, measure: TierMeasure, path: string) {
  assertKeys(tier, ["from", "rate"], path);
  const rate = asShare(tier.rate, `${path}.rate`);
  const { from } = tier;
  if (measure === "salesValue") {
    assertMoney(from, `${path}.from`);
    return { from: from.minor, currency: from.currency, rate };
  }
  if (typeof from !== "number" || !Number.isSafeInteger(from)) {
    return fail("invalidInteger", `${path}.from`, `a whole number of ${measure}`, from);
  }
  return { from: from + 0, currency: null, rate };
}

function fractionsOf(rates: readonly Rate[]): Omit<TierTable, "currency" | "starts"> {
  const fractions = rates.map((rate) => rateFraction(rate));
  const under = fractions.reduce((common, { denominator }) => leastCommonMultiple(common, BigInt(denominator)), 1n);
  const overs = fractions.map(({ numerator, denominator }) => BigInt(numerator) * (under / BigInt(denominator)));
  // A rate is at most one, so no numerator is above the denominator.
  const shared = under <= Number.MAX_SAFE_INTEGER ? { overs: overs.map(Number), under: Number(under) } : null;
  return {
    rates,
    overs: fractions.map(({ numerator }) => numerator),
    unders: fractions.map(({ denominator }) => denominator),
    shared,
    exact: { overs, under },
  };
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [divisor, rest] = [a, b];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return (a / divisor) * b;
}

/**
 * The tier that a sum lies in. Exactly at a tier's beginning it is in that tier, or still in the one below.
 *
 * Complexity: O(log tiers).
 */
export function tierAt(starts: readonly number[], sum: number, boundary: TierBoundary): number {
  let low = 1; // the first tier holds whatever is below the second
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const start = starts[middle]!;
    if (sum > start || (sum === start && boundary === "fromInclusive")) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
