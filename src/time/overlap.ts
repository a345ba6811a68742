import type { TimeWindow } from "./types.js";
import { endOf, startOf, windowOf } from "./window-bounds.js";

/**
 * The stretch of time two windows share.
 *
 * Complexity: constant.
 *
 * @param a - a window
 * @param b - another
 * @returns the shared window, or `null` when they share no instant; windows that only touch share none
 * @throws `invalidWindow` when one is no object, `invalidInstant` when a side is neither epoch milliseconds nor `null`
 *
 * @example
 * ```ts
 * import { overlap } from "creator-core/time";
 *
 * overlap({ start: 10, end: 20 }, { start: 15, end: null }); // => { start: 15, end: 20 }
 * overlap({ start: 10, end: 20 }, { start: 20, end: 30 }); // => null
 * ```
 */
export function overlap(a: TimeWindow, b: TimeWindow): TimeWindow | null {
  const start = Math.max(startOf(a, "a"), startOf(b, "b"));
  const end = Math.min(endOf(a, "a"), endOf(b, "b"));
  return start < end ? windowOf(start, end) : null;
}
