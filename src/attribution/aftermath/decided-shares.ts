import type { CreatorId } from "../../ids/index.js";
import type { Conversion } from "../../models/tracking.js";
import { type Case, creatorOf } from "../decide/case.js";
import type { Decisions } from "../decide/decisions.js";
import { minorsOf } from "../decide/sale-of.js";
import type { ShareColumns } from "./share-columns.js";

/** Conversions, and what one policy decides about them. */
export interface DecidedConversions {
  readonly conversions: readonly Conversion[];
  /** Which of them, each once. */
  readonly rows: Int32Array;
  readonly decisions: Decisions;
}

/** Stands for nobody until all holders are known. */
export const NO_HOLDER = -1;

/** Gives a holder more of the conversion that is read. */
type Give = (holder: number, weight: number, minor: number) => void;

/**
 * Who has what of each conversion, everybody once, in no order: what the credits of its sale would say.
 *
 * Complexity: O(winners).
 */
export function decidedShares(
  { conversions, rows, decisions }: DecidedConversions,
  numberOf: (creatorId: CreatorId) => number,
): ShareColumns {
  const starts = new Int32Array(rows.length + 1);
  const totalWeights = new Float64Array(rows.length);
  const currencies = new Array<string | null>(rows.length);
  const holders: number[] = [];
  const weights: number[] = [];
  const minors: number[] = [];
  const latest: number[] = []; // by holder, the place of their latest share
  let start = 0;
  const give: Give = (holder, weight, minor) => {
    const known = holder === NO_HOLDER ? -1 : (latest[holder] ?? -1);
    if (known >= start) {
      weights[known]! += weight;
      minors[known]! += minor;
      return;
    }
    if (holder !== NO_HOLDER) latest[holder] = holders.length;
    holders.push(holder);
    weights.push(weight);
    minors.push(minor);
  };
  for (let i = 0; i < rows.length; i += 1) {
    const conversion = conversions[rows[i]!]!;
    totalWeights[i] = giveOut(conversion, decisions.of(i), numberOf, give);
    currencies[i] = conversion.value?.currency ?? null;
    start = holders.length;
    starts[i + 1] = start;
  }
  return {
    starts,
    totalWeights,
    currencies,
    holders: Int32Array.from(holders),
    weights: Float64Array.from(weights),
    minors: Float64Array.from(minors),
  };
}

/** Returns what the weights sum to. What creators have nothing of is nobody's, as one part of one. */
function giveOut(
  conversion: Conversion,
  decided: Case,
  numberOf: (creatorId: CreatorId) => number,
  give: Give,
): number {
  const { count, winners, weights, totalWeight, reason } = decided;
  const { value } = conversion;
  const whole = value?.minor ?? 0;
  const shares = reason === null && count > 1 && value !== undefined ? minorsOf(conversion.id, value, decided) : null;
  let [restOfWeight, rest] = [totalWeight, whole];
  for (let i = 0; reason === null && i < count; i += 1) {
    const creatorId = creatorOf(decided, winners[i]!);
    if (creatorId === null) continue;
    const minor = shares === null ? whole : shares[i]!;
    give(numberOf(creatorId), weights[i]!, minor);
    restOfWeight -= weights[i]!;
    rest -= minor;
  }
  if (reason === null && restOfWeight === 0) return totalWeight;
  const hasCredits = reason === null && restOfWeight < totalWeight;
  give(NO_HOLDER, hasCredits ? restOfWeight : 1, rest);
  return hasCredits ? totalWeight : 1;
}
