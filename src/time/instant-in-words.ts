import { formatInstant } from "./format-instant.js";
import type { InstantInput } from "./types.js";

/**
 * A point in time for a sentence that a person reads: the day, the time to the minute, and the zone it is told in, which
 * is always UTC. Seconds and milliseconds are told only where there are any. For programs use `formatInstant`.
 *
 * Complexity: constant.
 *
 * @param instant - in any form of an instant
 * @returns such as `"2026-03-31 23:00 UTC"`
 * @throws `invalidInstant`
 *
 * @example
 * ```ts
 * import { instantInWords } from "creator-core/time";
 *
 * instantInWords("2026-04-01T00:00:00+01:00"); // => "2026-03-31 23:00 UTC"
 * instantInWords("2026-03-31T22:59:59.999Z"); // => "2026-03-31 22:59:59.999 UTC"
 * ```
 */
export function instantInWords(instant: InstantInput): string {
  const [day, time] = formatInstant(instant).slice(0, -1).split("T") as [string, string];
  return `${day} ${time.replace(/(:00)?\.000$/, "")} UTC`;
}
