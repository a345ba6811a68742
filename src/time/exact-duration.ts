import { fail } from "../errors/creator-core-error.js";
import { DAY } from "./civil.js";
import { durationParts } from "./duration-parts.js";
import type { Duration } from "./types.js";

/**
 * How many milliseconds a duration is, a day being 24 hours and a week seven of those.
 *
 * For windows that count elapsed time, as a look-back window of 7 days does on an ad platform. Where "7 days" means
 * the same time of day a week later, or a duration has months, the answer depends on where one starts: use
 * `addDuration`.
 *
 * Units: milliseconds. Complexity: constant.
 *
 * @param duration - whole numbers of weeks, days, hours, minutes, seconds, milliseconds
 * @param path - how to call the argument in an error
 * @returns milliseconds, a safe integer
 * @throws `invalidDuration` when it is no duration, has years or months, or is beyond the exact range
 *
 * @example
 * ```ts
 * import { exactDuration } from "creator-core/time";
 *
 * exactDuration({ days: 7 }); // => 604800000
 * exactDuration({ hours: 36, minutes: 30 }); // => 131400000
 * ```
 */
export function exactDuration(duration: Duration, path = "duration"): number {
  const { months, days, milliseconds } = durationParts(duration, path);
  if (months > 0) fail("invalidDuration", path, "without years and months, which have no fixed length", duration);
  const exact = days * DAY + milliseconds;
  if (!Number.isSafeInteger(exact)) fail("invalidDuration", path, "a safe number of milliseconds", exact);
  return exact;
}
