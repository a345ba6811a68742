import { assertOneOf } from "../errors/assert-one-of.js";
import { nearestQuotient } from "../kernels/nearest-quotient.js";
import type { Metric } from "../models/metric.js";
import { sumOfSquares } from "./herfindahl-hirschman-index.js";
import { metricValue } from "./metric.js";
import { noConcentration } from "./no-concentration.js";
import { type Parts, type PartsOptions, readParts } from "./parts.js";
import { entropyOf } from "./shannon-diversity.js";

/** By which measure of concentration the effective number is counted. */
export interface EffectiveNumberOptions extends PartsOptions {
  /** `herfindahl`: 1 ÷ HHI, which small ones hardly raise. `shannon`: e to the entropy, which gives them more weight; it is never the smaller of the two. */
  readonly by: "herfindahl" | "shannon";
}

/**
 * How many equal creators would be as concentrated as these? A hundred creators of whom three bring nearly everything are
 * effectively three. Use it also for how many platforms or formats a programme really uses. The measures themselves are
 * {@link herfindahlHirschmanIndex} and {@link shannonDiversity}.
 *
 * @formula `herfindahl` (Σ x)² ÷ Σ x² · `shannon` exp(−Σ p · ln p), p = x ÷ Σ x
 *
 * Units: a number of creators, platforms or formats, rarely whole; of n equal parts it is exactly n.
 *
 * It has no value (`ok: false`) without values (`insufficientSample`), when they are all 0 (`zeroDenominator`), or amounts of
 * several currencies (`mixedDefinitions`: convert first).
 *
 * Complexity: O(n log n).
 *
 * @param values - whole counts, or amounts of one currency; 0 or more, in any order
 * @param options - `by`: the measure; `counted`: what the values count
 * @returns the effective number, from 1 to the number of values above 0; `n` is the number of values
 * @throws `invalidInteger` when a count is no whole number of 0 or more
 * @throws `invalidMoney` when an amount is none, or below zero; `unknownCurrency`
 * @throws `invalidArgument` when `values` is no list, or an option is none
 *
 * Source: M. O. Hill, “Diversity and Evenness: A Unifying Notation and Its Consequences”, Ecology 54 (1973): the numbers of
 * order 2 and 1.
 *
 * @example
 * ```ts
 * import { effectiveNumber } from "creator-core/statistics";
 *
 * const even = effectiveNumber([10, 10, 10, 10], { by: "herfindahl" });
 * even.ok && even.value; // => 4
 * const skewed = effectiveNumber([50, 25, 25], { by: "herfindahl" });
 * skewed.ok && skewed.value.toFixed(2); // => "2.67"
 * const entropy = effectiveNumber([50, 25, 25], { by: "shannon" });
 * entropy.ok && entropy.value.toFixed(2); // => "2.83"
 * ```
 */
export function effectiveNumber(values: Parts, options: EffectiveNumberOptions): Metric {
  const parts = readParts(values, options);
  assertOneOf(options.by, ["herfindahl", "shannon"], "options.by");
  const definition = {
    name: "effectiveNumber",
    unit: "count",
    numerator: `effective number of ${parts.counted}`,
    denominator: "1",
    method: options.by,
    ...parts.stated,
  } as const;
  const refused = noConcentration(definition, parts);
  if (refused !== null) return refused;

  const { total } = parts;
  const present = parts.sorted.filter((part) => part > 0);
  const value =
    options.by === "herfindahl" ? nearestQuotient(total * total, sumOfSquares(present)) : byEntropy(present, total);
  return metricValue(definition, value, parts.sorted.length);
}

/** e to the logarithm of n is not quite n, so that equals are only counted. */
function byEntropy(present: Float64Array, total: bigint): number {
  const n = present.length;
  if (present[0] === present[n - 1]) return n;
  return Math.max(1, Math.min(Math.exp(entropyOf({ sorted: present, total })), n));
}
