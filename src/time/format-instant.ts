import { toInstant } from "./to-instant.js";
import type { InstantInput } from "./types.js";

/**
 * A point in time as a person or a log reads it: ISO 8601 in UTC, with milliseconds.
 *
 * For messages, receipts and files. It is the inverse of `toInstant`; for the local day use `plainDateAt`.
 *
 * Complexity: constant.
 *
 * @param instant - the point in time, in any of its forms
 * @returns 24 characters, or 27 with a signed year outside 0000–9999
 * @throws `invalidInstant` when it is no instant
 *
 * @example
 * ```ts
 * import { formatInstant } from "creator-core/time";
 *
 * formatInstant(0); // => "1970-01-01T00:00:00.000Z"
 * formatInstant("2026-03-31T01:30+02:00"); // => "2026-03-30T23:30:00.000Z"
 * ```
 */
export function formatInstant(instant: InstantInput): string {
  return new Date(toInstant(instant)).toISOString();
}
