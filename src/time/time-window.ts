import { fail } from "../errors/creator-core-error.js";
import { instantInWords } from "./instant-in-words.js";
import { toInstant } from "./to-instant.js";
import type { Instant, InstantInput, TimeWindow, WindowInput } from "./types.js";
import { endOf, startOf } from "./window-bounds.js";

/**
 * A half-open stretch of time `[start, end)`, checked and in numbers.
 *
 * Half-open, so that neighbours meet without a gap and without sharing an instant. A window holds at least one instant:
 * an empty one is refused like a reversed one, because a licence or a campaign of no length is a mistake in the data.
 * For whole local days use `dayWindow` and `monthWindow`.
 *
 * Complexity: constant.
 *
 * @param input - `start` and `end` in any form of an instant; a missing or `null` side is unbounded
 * @param path - how to call the argument in an error
 * @returns the window, both sides epoch milliseconds or `null`
 * @throws `invalidWindow` when it is no object, has other fields, or its end is not after its start
 * @throws `invalidInstant` when a side is no instant
 *
 * @example
 * ```ts
 * import { timeWindow } from "creator-core/time";
 *
 * timeWindow({ start: "1970-01-01T00:00:00Z", end: 1 }); // => { start: 0, end: 1 }
 * timeWindow({ start: 0 }); // => { start: 0, end: null }
 * timeWindow({}); // => { start: null, end: null }
 * timeWindow(JSON.parse('{ "start": 0, "edn": 5 }')); // => throws
 * ```
 */
export function timeWindow(input: WindowInput, path = "window"): TimeWindow {
  // Who passes start and end in a row passes the end where the path is.
  const subject = typeof path === "string" ? path : "window";
  if (typeof input !== "object" || input === null || Array.isArray(input))
    fail("invalidWindow", subject, "an object with start and end", input);
  assertSides(input, subject);
  const window = { start: side(input.start, `${subject}.start`), end: side(input.end, `${subject}.end`) };
  if (endOf(window) > startOf(window)) return window;
  return fail("invalidWindow", `${subject}.end`, `after its start, ${instantInWords(startOf(window))}`, input.end);
}

/** A side that is misspelt would be a side without a bound. */
function assertSides(input: WindowInput, path: string): void {
  for (const key of Object.keys(input)) {
    if (key === "start" || key === "end") continue;
    const value: unknown = Reflect.get(input, key);
    if (value !== undefined) fail("invalidWindow", `${path}.${key}`, "absent: the fields are start, end", value);
  }
}

function side(input: InstantInput | null | undefined, path: string): Instant | null {
  return input === null || input === undefined ? null : toInstant(input, path);
}
