import type { CreatorId } from "../../ids/index.js";
import type { Sale } from "../../models/attribution.js";
import { codeUnitOrder } from "../code-unit-order.js";
import { addTo, type ExactSums, totalOf } from "./exact-sums.js";

/** Who has a part of a sale; `null` is nobody. */
export type Holder = CreatorId | null;

/** What somebody has of one sale: `weight` of the whole weight, and minor units. */
export interface Share {
  weight: number;
  minor: number;
}

/** Everybody's part of one sale. */
export interface SaleShares {
  readonly totalWeight: number;
  readonly byHolder: ReadonlyMap<Holder, Share>;
}

/** The credits of each creator together; what no creator has is nobody's. */
export function sharesOf({ credits, unattributed }: Sale): SaleShares {
  const byHolder = new Map<Holder, Share>();
  const totalWeight = credits[0]?.totalWeight ?? 1;
  let rest = totalWeight;
  for (const { creatorId, weight, value } of credits) {
    const found = byHolder.get(creatorId);
    rest -= weight;
    if (found === undefined) {
      byHolder.set(creatorId, { weight, minor: value?.minor ?? 0 });
    } else {
      found.weight += weight;
      found.minor += value?.minor ?? 0;
    }
  }
  if (unattributed !== null) byHolder.set(null, { weight: rest, minor: unattributed.value?.minor ?? 0 });
  return { totalWeight, byHolder };
}

/** By id; nobody comes last. */
export function holderOrder(a: Holder, b: Holder): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return codeUnitOrder(a, b);
}

const FRACTION_BITS = 160n;
const ONE = 2 ** Number(FRACTION_BITS);

/** A fraction of whole numbers in units of 2^−160: finer than any two weights can differ, and small enough that sums of millions
 * still round to the nearest number. */
export function fixedPoint(over: bigint, under: bigint): bigint {
  return (over << FRACTION_BITS) / under;
}

/** The nearest number to a sum of {@link fixedPoint} fractions. */
export function fromFixedPoint(fraction: bigint): number {
  return Number(fraction) / ONE;
}

/** Sums of fractions: weights under their whole weight, so that three thirds are one. */
export type FractionSums = ExactSums<number>;

/** The nearest number to the sum of fractions. */
export function sumOfFractions(sums: FractionSums): number {
  let total = 0n;
  for (const [under, parts] of sums) total += fixedPoint(totalOf(parts), BigInt(under));
  return fromFixedPoint(total);
}

/** Adds `weight / totalWeight`. */
export function addFraction(sums: FractionSums, weight: number, totalWeight: number): void {
  addTo(sums, totalWeight, weight);
}
