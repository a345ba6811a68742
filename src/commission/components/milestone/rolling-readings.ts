import { exactMinor } from "../../../money/exact-money.js";
import type { Instant } from "../../../time/types.js";
import { type Counted, eachOnce, type MeasureReading, measureEvents } from "../measure-window.js";

/**
 * The most that any stretch of so many milliseconds held, instant by instant. A stretch ends with a sale, which is in it;
 * what is exactly as long ago as the stretch is long is out of it.
 *
 * A change of a sale changes every stretch that it lies in, which are neighbours: the sums of all stretches are kept in a
 * tree that adds to a range and knows its greatest.
 *
 * Complexity: O(n log n) for n sales and adjustments.
 */
export function rollingReadings(members: readonly Counted[], milliseconds: number): readonly MeasureReading[] {
  const moments = momentsOf(members);
  const sums = createSums(moments.length);
  const events = measureEvents(members);
  const readings: MeasureReading[] = [];
  let causes: string[] = [];
  events.forEach(({ at, id, member, step, change }, index) => {
    const from = members[member]!.at;
    sums.add(firstNotBefore(moments, from), firstNotBefore(moments, from + milliseconds), change);
    if (step > 0) causes.push(id);
    if (events[index + 1]?.at === at) return;
    readings.push({ at, measure: exactMinor(sums.greatest(), "measure"), causes: eachOnce(causes) });
    causes = [];
  });
  return readings;
}

/** When stretches end: the moments of the sales, ascending, each once. */
function momentsOf(members: readonly Counted[]): readonly Instant[] {
  const sorted = members.map(({ at }) => at).sort((a, b) => a - b);
  return sorted.filter((at, index) => index === 0 || at !== sorted[index - 1]);
}

function firstNotBefore(moments: readonly Instant[], at: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (moments[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Sums {
  /** Adds to the sums from one place up to, and without, a later one. */
  readonly add: (from: number, to: number, change: number) => void;
  readonly greatest: () => number;
}

/** A segment tree from the bottom up: `tops` holds the greatest below a node, `added` what was added to all of it. */
function createSums(size: number): Sums {
  const tops = new Float64Array(2 * size);
  const added = new Float64Array(size);
  const apply = (node: number, change: number): void => {
    tops[node]! += change;
    if (node < size) added[node]! += change;
  };
  const rebuild = (leaf: number): void => {
    for (let node = leaf >>> 1; node >= 1; node >>>= 1) {
      tops[node] = Math.max(tops[2 * node]!, tops[2 * node + 1]!) + added[node]!;
    }
  };
  const add = (from: number, to: number, change: number): void => {
    for (let low = from + size, high = to + size; low < high; low >>>= 1, high >>>= 1) {
      if (low & 1) apply(low++, change);
      if (high & 1) apply(--high, change);
    }
    rebuild(from + size);
    rebuild(to - 1 + size);
  };
  return { add, greatest: () => tops[1]! };
}
