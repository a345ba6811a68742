import type { TimeWindow } from "./types.js";
import { endOf, startOf } from "./window-bounds.js";

/**
 * Whether one window lies wholly inside another.
 *
 * For one window by one. Whether *several* together cover a window is for `windowGaps`: they do when there is no gap.
 *
 * Complexity: constant.
 *
 * @param outer - the window that is to cover
 * @param inner - the window to be covered
 * @returns true also when both are equal
 * @throws `invalidWindow` when one is no object, `invalidInstant` when a side is neither epoch milliseconds nor `null`
 *
 * @example
 * ```ts
 * import { covers } from "creator-core/time";
 *
 * covers({ start: 10, end: 20 }, { start: 10, end: 20 }); // => true
 * covers({ start: 10, end: 20 }, { start: 15, end: 21 }); // => false
 * covers({ start: 10, end: 20 }, { start: 15, end: null }); // => false
 * ```
 */
export function covers(outer: TimeWindow, inner: TimeWindow): boolean {
  return startOf(outer, "outer") <= startOf(inner, "inner") && endOf(inner, "inner") <= endOf(outer, "outer");
}
