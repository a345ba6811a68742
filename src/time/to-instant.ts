import { fail } from "../errors/creator-core-error.js";
import { LAST_INSTANT } from "./civil.js";
import { instantRule } from "./instant-rule.js";
import { parseInstant } from "./parse-iso.js";
import type { Instant, InstantInput } from "./types.js";

/**
 * A point in time as one number, whichever of the three forms it came in.
 *
 * Every function of this library that takes a time takes an `InstantInput` and calls this itself; call it to convert a
 * whole column once. For a day without a time of day use `plainDate`, which becomes an instant with `startOfDay`.
 *
 * Text is ISO 8601: a date, `T` or a space, hours and minutes, then seconds and a fraction of one to nine digits if
 * there are any, and always an offset up to ±23:59: `Z`, `+01:00`, `+0100` (as Meta writes it) or `+01` (as Postgres
 * does). Text without an offset is refused, because it would mean another moment on every machine. So are days that are
 * not in the calendar, hour 24, second 60, and a small `t` or `z`. Finer than a millisecond is cut off, towards the past.
 *
 * A count of seconds cannot be told from one of milliseconds: 1774958400 is read as 21 January 1970. Multiply it by 1000.
 *
 * Units: milliseconds since 1970-01-01T00:00:00Z, whole, within ±8.64e15.
 * Complexity: constant; text of more than 38 characters is refused unread.
 *
 * @param input - epoch milliseconds, a valid `Date`, or ISO 8601 text with its offset
 * @param path - how to call the argument in an error
 * @returns the instant; never `-0`
 * @throws `invalidInstant` when the input is none of the three, not in the calendar, or out of range
 *
 * @example
 * ```ts
 * import { toInstant } from "creator-core/time";
 *
 * toInstant("2026-03-31T12:00:00Z"); // => 1774958400000
 * toInstant("2026-03-31 13:00+01:00"); // => 1774958400000
 * toInstant(new Date(1774958400000)); // => 1774958400000
 * toInstant("1969-12-31T23:59:59.9999Z"); // => -1
 * ```
 */
export function toInstant(input: InstantInput, path = "instant"): Instant {
  const instant = readInstant(input);
  // A callback of a list is handed an index where the path is.
  if (Number.isNaN(instant))
    fail("invalidInstant", typeof path === "string" ? path : "instant", instantRule(input), input);
  return instant;
}

/**
 * The instant of any value at all, or `NaN` when it is none.
 *
 * @internal
 */
export function readInstant(value: unknown): number {
  const milliseconds = typeof value === "string" ? parseInstant(value) : numberOf(value);
  // Adding 0 turns -0 into 0.
  return Number.isInteger(milliseconds) && Math.abs(milliseconds) <= LAST_INSTANT ? milliseconds + 0 : Number.NaN;
}

function numberOf(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value !== "object" || value === null) return Number.NaN;
  try {
    // Knows a Date of another realm (a worker, a test runner), and is not fooled by what only looks like one.
    return Date.prototype.getTime.call(value);
  } catch {
    return Number.NaN;
  }
}
