import type { TimeWindow } from "./types.js";
import { unionOf } from "./union-windows.js";
import { endOf, startOf, windowOf } from "./window-bounds.js";

/**
 * Which parts of a window other windows leave uncovered.
 *
 * The question of usage rights: a post is to run for six weeks on three licences, when is it without one?
 *
 * Complexity: n log n in the number of covering windows.
 *
 * @param window - the window to be covered
 * @param covering - the windows that cover it, in any order, overlapping or not
 * @returns the gaps, each as long as can be, in order of time; none when the window is covered
 * @throws `invalidArgument` when `covering` is no list
 * @throws `invalidWindow` when a window is no object, `invalidInstant` when a side is neither epoch milliseconds nor `null`
 *
 * @example
 * ```ts
 * import { windowGaps } from "creator-core/time";
 *
 * windowGaps({ start: 0, end: 30 }, [{ start: 20, end: 25 }, { start: 5, end: 20 }]); // => [{ start: 0, end: 5 }, { start: 25, end: 30 }]
 * windowGaps({ start: 0, end: 30 }, [{ start: null, end: 10 }, { start: 10, end: null }]); // => []
 * windowGaps({ start: 0, end: null }, [{ start: 0, end: 10 }]); // => [{ start: 10, end: null }]
 * ```
 */
export function windowGaps(window: TimeWindow, covering: readonly TimeWindow[]): TimeWindow[] {
  const gaps: TimeWindow[] = [];
  const end = endOf(window);
  let uncovered = startOf(window);
  for (const cover of unionOf(covering, "covering")) {
    const gapEnd = Math.min(startOf(cover), end);
    if (uncovered < gapEnd) gaps.push(windowOf(uncovered, gapEnd));
    uncovered = Math.max(uncovered, endOf(cover));
  }
  if (uncovered < end) gaps.push(windowOf(uncovered, end));
  return gaps;
}
