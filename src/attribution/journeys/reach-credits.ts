import { groupRows } from "../../kernels/group-rows.js";
import { largestRemainder } from "../../kernels/largest-remainder.js";
import { nearestQuotient } from "../../kernels/nearest-quotient.js";
import type { ShapleyCredit } from "../../models/journeys.js";
import { type MetCreators, metCreators } from "./met-creators.js";
import { conversionTotal, type PathColumns } from "./read-paths.js";

/** Parts of a conversion, and of a minor unit, are counted in 2^-96: a part of a million differs by 2^-76 of itself. */
const FINENESS = 96n;

/**
 * Everybody who was met on a path gets an equal part of its conversions and of its value: the Shapley value of the game of
 * reachability. Whole numbers are added up for paths of one number of creators, and divided by that number once.
 */
export function reachCredits(columns: PathColumns): ShapleyCredit[] {
  const { creators, conversions, values, total, unattributed, currency } = columns;
  const met = metCreators(columns);
  const parts = equalParts(met, conversions, creators.length);
  const counts = parts.map((part) => nearestQuotient(part, 1n << FINENESS));
  const minors = largestRemainder(total.value - unattributed.value, equalParts(met, values, creators.length));
  return creators.map((creatorId, i) => ({
    creatorId,
    shapleyValue: counts[i]!,
    ...conversionTotal(counts[i]!, minors?.[i] ?? 0, currency),
  }));
}

/** Everybody's equal parts of whole amounts. */
function equalParts({ starts, members }: MetCreators, amounts: Float64Array, creators: number): bigint[] {
  const parts = new Array<bigint>(creators).fill(0n);
  const sums = new Float64Array(creators);
  const sizes = Int32Array.from(amounts, (_, path) => starts[path + 1]! - starts[path]!);
  const bySize = groupRows(sizes, creators + 1);
  for (let size = 1; size <= creators; size += 1) {
    const paths = bySize.rows.subarray(bySize.starts[size]!, bySize.starts[size + 1]!);
    for (const path of paths) {
      for (let i = starts[path]!; i < starts[path + 1]!; i += 1) sums[members[i]!]! += amounts[path]!;
    }
    for (const path of paths) {
      for (let i = starts[path]!; i < starts[path + 1]!; i += 1) {
        const creator = members[i]!;
        if (sums[creator] === 0) continue; // taken before, or nothing
        parts[creator]! += (BigInt(sums[creator]!) << FINENESS) / BigInt(size);
        sums[creator] = 0;
      }
    }
  }
  return parts;
}
