import { nearestQuotient } from "../kernels/nearest-quotient.js";
import type { Metric } from "../models/metric.js";
import { metricValue } from "./metric.js";
import { noConcentration } from "./no-concentration.js";
import { type Parts, type PartsColumn, type PartsOptions, readParts } from "./parts.js";
import { type Share, shareValue } from "./share.js";

/**
 * How few creators make 80 % of it? The fewer, the more a programme depends on them. How much a given part of them has is
 * {@link topShare}.
 *
 * @formula the smallest k with sum of the k largest values ÷ sum of all ≥ share
 *
 * Units: a number of creators (or whatever each value belongs to).
 *
 * It has no value (`ok: false`) without values (`insufficientSample`), when they are all 0 (`zeroDenominator`), or amounts of
 * several currencies (`mixedDefinitions`: convert first).
 *
 * Complexity: O(n log n).
 *
 * @param values - whole counts, or amounts of one currency; 0 or more, in any order
 * @param share - of the whole, above 0 and at most 1: `"0.8"` or `0.8`
 * @param options - `counted`: what the values count
 * @returns the count, from 1 to the number of values above 0; `n` is the number of values
 * @throws `invalidRate` when the share is not above 0 and at most 1
 * @throws `invalidInteger` when a count is no whole number of 0 or more
 * @throws `invalidMoney` when an amount is none, or below zero; `unknownCurrency`
 * @throws `invalidArgument` when `values` is no list, or an option is none
 *
 * @example
 * ```ts
 * import { countForShare } from "creator-core/statistics";
 *
 * const few = countForShare([60, 20, 10, 5, 5], "0.8");
 * few.ok && few.value; // => 2
 * const more = countForShare([60, 20, 10, 5, 5], "0.81");
 * more.ok && more.value; // => 3
 * ```
 */
export function countForShare(values: Parts, share: Share, options: PartsOptions = {}): Metric {
  const wanted = shareValue(share, "share");
  const parts = readParts(values, options);
  const definition = {
    name: "countForShare",
    unit: "count",
    numerator: `fewest that have ${wanted} of ${parts.counted}`,
    denominator: "1",
    ...parts.stated,
  } as const;
  return noConcentration(definition, parts) ?? metricValue(definition, fewest(parts, wanted), parts.sorted.length);
}

function fewest({ sorted, total }: PartsColumn, wanted: number): number {
  let reached = 0n;
  for (let count = 1; ; count += 1) {
    reached += BigInt(sorted[sorted.length - count]!);
    // Quotients are compared, so that 4 of 5 are 0.8 although 0.8 × 5 may be anything near 4.
    if (nearestQuotient(reached, total) >= wanted) return count;
  }
}
