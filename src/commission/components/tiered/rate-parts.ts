import { largestRemainder } from "../../../kernels/largest-remainder.js";
import { mulDivRound } from "../../../kernels/mul-div-round.js";
import { exactMinor } from "../../../money/exact-money.js";
import type { RoundingMode } from "../../../money/types.js";
import { type TierBoundary, type TierTable, tierAt } from "./tier-table.js";

/** What of a base lies in one tier, and what it earns there. */
export interface TierPart {
  /** The place of the tier in the plan. */
  readonly tier: number;
  readonly base: number;
  readonly minor: number;
}

/** What tiers pay on one base, in minor units. */
export interface Rated {
  readonly minor: number;
  /** Lowest tier first. Bases and amounts sum to the whole. */
  readonly parts: readonly TierPart[];
  /** The base that the parts were rated on, where this is only what is left of it, in proportion; else `null`. */
  readonly whole: number | null;
  readonly table: TierTable;
}

/** A base that lies in one tier as a whole. */
export function rateInTier(table: TierTable, tier: number, base: number, rounding: RoundingMode): Rated {
  const minor = exactMinor(mulDivRound(base, table.overs[tier]!, table.unders[tier]!, rounding), "commission");
  return { minor, parts: [{ tier, base, minor }], whole: null, table };
}

/**
 * A base that lies where a measure goes from one sum up to another: in each tier in proportion to what of the stretch does,
 * odd units by largest remainder. Rounded once as a whole, then given to the parts.
 *
 * Complexity: O(log tiers + tiers touched).
 */
export function rateThroughTiers(
  table: TierTable,
  from: number,
  to: number,
  base: number,
  boundary: TierBoundary,
  rounding: RoundingMode,
): Rated {
  const { starts } = table;
  const first = tierAt(starts, from, boundary);
  const next = starts[first + 1];
  if (base === 0 || next === undefined || to <= next) return rateInTier(table, first, base, rounding);

  const stretches: number[] = [];
  for (let tier = first; tier < starts.length && (tier === first || starts[tier]! < to); tier += 1) {
    stretches.push(Math.min(to, starts[tier + 1] ?? to) - Math.max(from, starts[tier]!));
  }
  const bases = base === to - from ? stretches : largestRemainder(base, stretches)!;
  return rateParts(table, first, bases, rounding);
}

/** Parts in neighbouring tiers, all of one sign: rounded once together. */
function rateParts(table: TierTable, first: number, bases: readonly number[], rounding: RoundingMode): Rated {
  const products = productsOf(table, first, bases);
  const minor = exactMinor(roundedSum(table, products, rounding), "commission");
  // The weights are without their sign: the split of a negative amount is the exact negative.
  const amounts = largestRemainder(minor, magnitudes(products)) ?? bases.map(() => 0);
  const parts = bases.map((base, index): TierPart => ({ tier: first + index, base, minor: amounts[index]! }));
  return { minor, parts: parts.filter(({ base }) => base !== 0), whole: null, table };
}

/** Part × rate over the common denominator: in plain numbers while all of it is safe. */
function productsOf({ shared, exact }: TierTable, first: number, bases: readonly number[]): number[] | bigint[] {
  if (shared !== null) {
    let sum = 0;
    const products = bases.map((base, index) => {
      const product = base * shared.overs[first + index]!;
      sum += Math.abs(product);
      return product;
    });
    if (sum <= Number.MAX_SAFE_INTEGER) return products;
  }
  return bases.map((base, index) => BigInt(base) * exact.overs[first + index]!);
}

function roundedSum({ shared, exact }: TierTable, products: number[] | bigint[], rounding: RoundingMode) {
  if (isSafe(products)) {
    let sum = 0;
    for (const product of products) sum += product;
    return mulDivRound(sum, 1, shared!.under, rounding);
  }
  let sum = 0n;
  for (const product of products) sum += product;
  return mulDivRound(1, sum, exact.under, rounding);
}

function isSafe(products: number[] | bigint[]): products is number[] {
  return typeof products[0] === "number";
}

function magnitudes(products: number[] | bigint[]): number[] | bigint[] {
  return isSafe(products) ? products.map(Math.abs) : products.map((product) => (product < 0n ? -product : product));
}

/**
 * What is left of something rated, at the rates it has: one rate is taken anew of what is left; of several, the amount
 * shrinks with the base, rounded once.
 */
export function rateRest(rated: Rated, whole: number, left: number, rounding: RoundingMode): Rated {
  if (left === whole) return rated;
  const { table, parts } = rated;
  if (parts.length === 1) return rateInTier(table, parts[0]!.tier, left, rounding);
  const minor = minorOfRest(rated, whole, left, rounding);
  const bases = largestRemainder(
    left,
    parts.map(({ base }) => base),
  )!;
  const amounts =
    largestRemainder(
      minor,
      parts.map((part) => part.minor),
    ) ?? bases.map(() => 0);
  const rest = parts.map(({ tier }, index): TierPart => ({ tier, base: bases[index]!, minor: amounts[index]! }));
  return { minor, parts: rest, whole, table };
}

/** The amount of that alone. */
export function minorOfRest(rated: Rated, whole: number, left: number, rounding: RoundingMode): number {
  const { table, parts, minor } = rated;
  if (left === whole) return minor;
  const { tier } = parts[0]!;
  const rest =
    parts.length === 1
      ? mulDivRound(left, table.overs[tier]!, table.unders[tier]!, rounding)
      : mulDivRound(minor, left, whole, rounding);
  return exactMinor(rest, "commission");
}
