import { exactTotal } from "../kernels/exact-total.js";
import { nearestQuotient } from "../kernels/nearest-quotient.js";
import type { Metric } from "../models/metric.js";
import { metricValue, noMetric } from "./metric.js";
import { noConcentration } from "./no-concentration.js";
import { type Parts, type PartsOptions, readParts } from "./parts.js";
import { readSharePolicy, type SharePolicy, shareOfCount } from "./share-of-count.js";

/**
 * How much do the top 20 % have? Use it for how far a programme leans on its best creators; how few make 80 % is
 * {@link countForShare}, and how many creators 20 % are is {@link shareOfCount}.
 *
 * @formula sum of the k largest values ÷ sum of all, k = n · share, rounded as the policy says
 *
 * Units: a ratio from 0 to 1. Sums are exact, however large, and the result is rounded once.
 *
 * It has no value (`ok: false`) without values, or when the share rounds down to nobody (`insufficientSample`); when all are
 * 0 (`zeroDenominator`); or amounts of several currencies (`mixedDefinitions`: convert first).
 *
 * Complexity: O(n log n).
 *
 * @param values - whole counts, or amounts of one currency; 0 or more, in any order
 * @param policy - the share of the number of values, such as `"0.2"`, and how a broken number becomes a whole one
 * @param options - `counted`: what the values count
 * @returns the part of the whole; `n` is the number of values; `exact` when both sums are at most 2^53 − 1
 * @throws `invalidRate` when the share is not above 0 and at most 1
 * @throws `invalidPolicy` when the rounding is none of the three
 * @throws `invalidInteger` when a count is no whole number of 0 or more
 * @throws `invalidMoney` when an amount is none, or below zero; `unknownCurrency`
 * @throws `invalidArgument` when `values` is no list, or an option is none
 *
 * @example
 * ```ts
 * import { topShare } from "creator-core/statistics";
 *
 * const lead = topShare([60, 20, 10, 5, 5], { share: "0.2", rounding: "ceil" });
 * lead.ok && lead.value; // => 0.6
 * lead.ok && lead.exact; // => { numerator: 60, denominator: 100 }
 * ```
 *
 * @example
 * ```ts
 * import { topShare } from "creator-core/statistics";
 *
 * const nobody = topShare([60, 20, 10], { share: 0.2, rounding: "floor" });
 * !nobody.ok && nobody.reason; // => "insufficientSample"
 * ```
 */
export function topShare(values: Parts, policy: SharePolicy, options: PartsOptions = {}): Metric {
  const { share, rounding } = readSharePolicy(policy);
  const parts = readParts(values, options);
  const definition = {
    name: "topShare",
    unit: "ratio",
    numerator: `${parts.counted} of the top ${share} by number`,
    denominator: parts.counted,
    method: rounding,
    ...parts.stated,
  } as const;
  const refused = noConcentration(definition, parts);
  if (refused !== null) return refused;

  const { sorted, total } = parts;
  const count = shareOfCount(sorted.length, policy);
  if (count === 0) return noMetric(definition, "insufficientSample");
  const top = exactTotal(sorted.subarray(sorted.length - count));
  const exact = { numerator: Number(top), denominator: Number(total) };
  const more = Number.isSafeInteger(exact.denominator) ? { exact } : {};
  return metricValue(definition, nearestQuotient(top, total), sorted.length, more);
}
