import { assertObject } from "../../../errors/assert-object.js";
import { fail } from "../../../errors/creator-core-error.js";
import type { CommissionBand } from "../../../models/commission.js";
import { assertMoney } from "../../../money/assert-money.js";
import { exactMinor } from "../../../money/exact-money.js";
import { moneyOfMinor } from "../../../money/money-of-minor.js";
import type { Money, RoundingMode } from "../../../money/types.js";
import { asRoundingMode } from "../../../rate/as-rounding-mode.js";
import { assertOneOf } from "../../guards.js";
import type { Commission } from "../../types.js";
import { linesOf } from "./lines-of.js";
import type { Rated } from "./rate-parts.js";
import { compileTierTable, type TierBoundary, type TierTable } from "./tier-table.js";

/**
 * A sale, several in the order they happened, or those that follow on a sum so far. A negative amount takes the latest back:
 * it is rated as the exact negative of what brought it.
 */
export type TierProgress<Currency extends string = string> =
  | Money<Currency>
  | readonly Money<Currency>[]
  | {
      /** The sum before them; zero unless given. */
      readonly soFar?: Money<NoInfer<Currency>>;
      readonly amount: Money<Currency> | readonly Money<Currency>[];
    };

/** What the functions of tiers leave to their defaults. */
export interface TierOptions {
  /** How the commission on each sale becomes whole minor units. Absent: half away from zero. */
  readonly rounding?: RoundingMode;
  /** Whether a sum exactly at a tier's beginning is in it already. Absent: `fromInclusive`. */
  readonly boundary?: TierBoundary;
}

/** The arguments of a function of tiers, in numbers. */
export interface TierQuestion<Currency extends string> {
  readonly table: TierTable;
  readonly currency: Currency;
  readonly soFar: number;
  readonly amounts: readonly number[];
  readonly rounding: RoundingMode;
  readonly boundary: TierBoundary;
}

export function readTierQuestion<C extends string>(
  tiers: readonly CommissionBand[],
  progress: TierProgress<C>,
  options: TierOptions,
): TierQuestion<C> {
  assertObject(progress, "progress", "an amount, a list of them, or an object with soFar and amount");
  assertObject(options, "options");
  const { rounding = "halfAwayFromZero", boundary = "fromInclusive" } = options;
  assertOneOf(boundary, ["fromInclusive", "upToInclusive"], "options.boundary", "invalidArgument");
  const table = compileTierTable(tiers, "salesValue", "tiers");
  const [given, path] = "amount" in progress ? [progress.amount, "progress.amount"] : [progress, "progress"];
  const amounts: readonly Money<C>[] = isList(given) ? given : [given];
  if (amounts.length === 0) fail("invalidArgument", path, "an amount, or at least one", given);
  const soFar = "amount" in progress ? progress.soFar : undefined;
  const before = soFar === undefined ? 0 : minorIn(table, soFar, "progress.soFar");
  if (before < 0) fail("invalidArgument", "progress.soFar", "zero or more", before);
  return {
    table,
    currency: amounts[0]?.currency ?? fail("invalidMoney", path, "money", amounts[0]),
    soFar: before,
    amounts: Array.from(amounts, (amount, index) => minorIn(table, amount, isList(given) ? `${path}[${index}]` : path)),
    rounding: asRoundingMode(rounding, "options.rounding"),
    boundary,
  };
}

function minorIn({ currency }: TierTable, amount: Money, path: string): number {
  assertMoney(amount, path);
  if (amount.currency !== currency) fail("currencyMismatch", path, `in ${currency}, as the tiers`, amount.currency);
  return amount.minor;
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

/** Rates sales in turn, each by the lower and the higher of the sums that it goes between. */
export function rateInTurn<C extends string>(
  { soFar, amounts, currency }: TierQuestion<C>,
  rate: (low: number, high: number, amount: number) => Rated,
): Commission<C> {
  let sum = soFar;
  const rated = amounts.map((amount) => {
    const from = sum;
    sum = exactMinor(sum + amount, "the sum with this sale");
    if ((from > 0 && sum < 0) || (from < 0 && sum > 0)) {
      fail("invalidArgument", "progress", "no more taken back than there was", amount);
    }
    // Below zero, where a refund stands alone, tiers are what they are above it.
    const [a, b] = [Math.abs(from), Math.abs(sum)];
    return rate(Math.min(a, b), Math.max(a, b), amount);
  });
  return commissionOf(rated, currency);
}

export function commissionOf<C extends string>(rated: readonly Rated[], currency: C): Commission<C> {
  let total = 0;
  for (const { minor } of rated) total = exactMinor(total + minor, "commission");
  return { total: moneyOfMinor(total, currency), lines: rated.flatMap((each) => linesOf(each, null, currency)) };
}
