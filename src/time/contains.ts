import { fail } from "../errors/creator-core-error.js";
import type { Instant, TimeWindow } from "./types.js";
import { endOf, startOf } from "./window-bounds.js";

/**
 * Whether an instant is inside a window.
 *
 * Complexity: constant, without allocation; made for loops over events.
 *
 * @param window - `[start, end)`
 * @param instant - epoch milliseconds; convert other forms once with `toInstant`
 * @returns true from the start on, and no longer at the end
 * @throws `invalidWindow` when the window is no object; `invalidInstant` when the instant or a side is no number
 *
 * @example
 * ```ts
 * import { contains } from "creator-core/time";
 *
 * contains({ start: 10, end: 20 }, 10); // => true
 * contains({ start: 10, end: 20 }, 20); // => false
 * contains({ start: 10, end: null }, 8.64e15); // => true
 * ```
 */
export function contains(window: TimeWindow, instant: Instant): boolean {
  if (typeof instant !== "number")
    fail("invalidInstant", "instant", "epoch milliseconds, as toInstant gives them", instant);
  return instant >= startOf(window) && instant < endOf(window);
}
