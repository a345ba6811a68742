import { fail } from "../errors/creator-core-error.js";
import type { TimeZone } from "./types.js";

/**
 * An IANA time zone name, checked.
 *
 * A zone is what turns a day into a stretch of time: of the brand for its payout month, of the shop for its sales day.
 * Take a place (`"Europe/London"`) or `"UTC"`. A bare offset such as `"+01:00"` is refused: it knows no summer time, and
 * versions of Node differ in taking it. So is an abbreviation that is no IANA name: `"BST"` is London's summer time to
 * some and Bangladesh to others.
 *
 * Which names are known is the affair of the JavaScript engine; upper and lower case are not told apart.
 *
 * Complexity: constant after the first use of a name.
 *
 * @param name - an IANA name
 * @param path - how to call the argument in an error
 * @returns the same name
 * @throws `unknownTimeZone` when the engine knows no such zone
 *
 * @example
 * ```ts
 * import { timeZone } from "creator-core/time";
 *
 * timeZone("Europe/London"); // => "Europe/London"
 * ```
 */
export function timeZone(name: string, path = "zone"): TimeZone {
  canonicalTimeZone(name, path);
  return name;
}

/**
 * Whether a value is a time zone name as `timeZone` takes it.
 *
 * Complexity: constant after the first use of a name.
 *
 * @param value - anything
 * @returns true for an IANA name the JavaScript engine knows
 *
 * @example
 * ```ts
 * import { isTimeZone } from "creator-core/time";
 *
 * isTimeZone("America/New_York"); // => true
 * isTimeZone("Mars/Olympus_Mons"); // => false
 * isTimeZone("+01:00"); // => false
 * isTimeZone("BST"); // => false
 * ```
 */
export function isTimeZone(value: unknown): value is TimeZone {
  return canonicalNameOf(value) !== undefined;
}

/**
 * The engine's own name for a zone: one for all its aliases and spellings.
 *
 * @internal
 */
export function canonicalTimeZone(name: TimeZone, path: string): string {
  return canonicalNameOf(name) ?? fail("unknownTimeZone", path, 'an IANA time zone name such as "Europe/London"', name);
}

/** There are some six hundred names; the rest of the room is for other spellings, and then it starts over. */
const ROOM = 1024;
const canonicalNames = new Map<string, string>();

function canonicalNameOf(name: unknown): string | undefined {
  if (typeof name !== "string") return undefined;
  const known = canonicalNames.get(name);
  if (known !== undefined) return known;
  const canonical = askIntl(name);
  if (canonical === undefined) return undefined;
  if (canonicalNames.size === ROOM) canonicalNames.clear();
  canonicalNames.set(name, canonical);
  return canonical;
}

/** All names of three letters that the time zone database has. */
const OF_THREE_LETTERS = /^(utc|gmt|uct|est|mst|hst|cet|eet|met|wet|prc|roc|rok)$/i;

function askIntl(name: string): string | undefined {
  // A name starts with a letter, an offset does not; and no name is long.
  if (name.length > 64 || !/^[a-z]/i.test(name)) return undefined;
  // Some engines take other abbreviations too, and "BST" for the time of Bangladesh.
  if (name.length === 3 && !OF_THREE_LETTERS.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
