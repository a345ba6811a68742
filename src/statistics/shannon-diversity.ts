import { nearestQuotient } from "../kernels/nearest-quotient.js";
import type { Metric } from "../models/metric.js";
import { metricValue } from "./metric.js";
import { noConcentration } from "./no-concentration.js";
import { type Parts, type PartsColumn, type PartsOptions, readParts } from "./parts.js";

/**
 * How varied is a mix of platforms, formats or creators? 0 when there is only one; ln n when all n have the same. As a number of
 * things, which is easier to read, it is {@link effectiveNumber}.
 *
 * @formula −Σ p · ln p, p = x ÷ Σ x; nothing for x = 0
 *
 * Units: nats (natural logarithm); divide by ln 2 for bits. Of n equal parts it is exactly `Math.log(n)`, and it is the same in any
 * order and in any unit.
 *
 * It has no value (`ok: false`) without values (`insufficientSample`), when they are all 0 (`zeroDenominator`), or amounts of
 * several currencies (`mixedDefinitions`: convert first).
 *
 * Complexity: O(n log n).
 *
 * @param values - whole counts, or amounts of one currency; 0 or more, in any order
 * @param options - `counted`: what the values count
 * @returns the diversity, from 0 to ln n; `n` is the number of values
 * @throws `invalidInteger` when a count is no whole number of 0 or more
 * @throws `invalidMoney` when an amount is none, or below zero; `unknownCurrency`
 * @throws `invalidArgument` when `values` is no list, or an option is none
 *
 * Source: C. E. Shannon, “A Mathematical Theory of Communication”, Bell System Technical Journal 27 (1948).
 *
 * @example
 * ```ts
 * import { shannonDiversity } from "creator-core/statistics";
 *
 * const half = shannonDiversity([10, 10]);
 * half.ok && half.value === Math.LN2; // => true
 * const single = shannonDiversity([10, 0]);
 * single.ok && single.value; // => 0
 * ```
 */
export function shannonDiversity(values: Parts, options: PartsOptions = {}): Metric {
  const parts = readParts(values, options);
  const definition = {
    name: "shannonDiversity",
    unit: "nats",
    numerator: `entropy of ${parts.counted}`,
    denominator: "1",
    ...parts.stated,
  } as const;
  return noConcentration(definition, parts) ?? metricValue(definition, entropyOf(parts), parts.sorted.length);
}

/**
 * Equal parts are taken together and quotients of exact sums rounded once, so that neither the number of equals nor the unit
 * changes a digit.
 *
 * @internal
 */
export function entropyOf({ sorted, total }: Pick<PartsColumn, "sorted" | "total">): number {
  let entropy = 0;
  for (let first = 0; first < sorted.length; ) {
    const part = sorted[first]!;
    let next = first + 1;
    while (next < sorted.length && sorted[next] === part) next += 1;
    if (part > 0) {
      const together = nearestQuotient(BigInt(next - first) * BigInt(part), total);
      entropy += together * Math.log(nearestQuotient(total, BigInt(part)));
    }
    first = next;
  }
  return Math.min(entropy, Math.log(sorted.length)); // of many parts the rounding errors add up
}
