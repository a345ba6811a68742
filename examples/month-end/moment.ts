import { type Instant, isPlainDate, startOfDay, toInstant } from "creator-core/time";
import { Problem } from "./problem.js";

/** The moment of the run: the first one of a day in the programme's zone, or an instant as it is written. */
export function momentOf(text: string, timeZone: string): Instant {
  if (isPlainDate(text)) return startOfDay(text, timeZone);
  try {
    return toInstant(text);
  } catch {
    throw new Problem(
      2,
      `--as-of must be a day such as 2026-04-01, or a time with its offset such as 2026-04-01T09:00:00+01:00, got "${text}".`,
    );
  }
}
