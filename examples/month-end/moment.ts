import { type Instant, isPlainDate, startOfDay, toInstant } from "creator-core/time";
import { Problem } from "./problem.js";

/** Books of other centuries are typing errors. */
const years = { first: 1970, last: 2199 };

/** The moment of the run: the first one of a day in the programme's zone, or an instant as it is written. */
export function momentOf(text: string, timeZone: string): Instant {
  const moment = instantOf(text, timeZone);
  const year = new Date(moment ?? Number.NaN).getUTCFullYear();
  if (moment !== undefined && year >= years.first && year <= years.last) return moment;
  throw new Problem(
    2,
    `--as-of must be a day such as 2026-04-01, or a time with its offset such as 2026-04-01T09:00:00+01:00, in the years ${years.first} to ${years.last}, got ${JSON.stringify(text)}.`,
  );
}

function instantOf(text: string, timeZone: string): Instant | undefined {
  try {
    return isPlainDate(text) ? startOfDay(text, timeZone) : toInstant(text);
  } catch {
    return undefined;
  }
}
