import type { TimeWindow } from "./types.js";
import { assertWindows, endOf, startOf, windowOf } from "./window-bounds.js";

/**
 * The same time as some windows, in as few windows as can be.
 *
 * Complexity: n log n.
 *
 * @param windows - windows in any order, overlapping or not
 * @returns windows in order of time with a gap between any two: those that overlap or touch have become one
 * @throws `invalidArgument` when it is no list
 * @throws `invalidWindow` when a window is no object, `invalidInstant` when a side is neither epoch milliseconds nor `null`
 *
 * @example
 * ```ts
 * import { unionWindows } from "creator-core/time";
 *
 * unionWindows([{ start: 20, end: 30 }, { start: 10, end: 20 }]); // => [{ start: 10, end: 30 }]
 * unionWindows([{ start: 21, end: null }, { start: 10, end: 20 }]); // => [{ start: 10, end: 20 }, { start: 21, end: null }]
 * ```
 */
export function unionWindows(windows: readonly TimeWindow[]): TimeWindow[] {
  return unionOf(windows, "windows");
}

/**
 * The same for an argument of another name.
 *
 * @internal
 */
export function unionOf(windows: readonly TimeWindow[], path: string): TimeWindow[] {
  assertWindows(windows, path);
  const union: TimeWindow[] = [];
  for (const window of inOrder(windows)) {
    const last = union.at(-1);
    if (last !== undefined && startOf(window) <= endOf(last)) {
      union[union.length - 1] = windowOf(startOf(last), Math.max(endOf(last), endOf(window)));
    } else {
      union.push(windowOf(startOf(window), endOf(window)));
    }
  }
  return union;
}

function inOrder(windows: readonly TimeWindow[]): TimeWindow[] {
  // Compared, not subtracted: two infinities have no difference.
  return [...windows].sort((a, b) => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0));
}
