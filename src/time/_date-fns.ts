import { tzOffset } from "@date-fns/tz/tzOffset";
import { getISOWeek } from "date-fns/getISOWeek";
import { getISOWeekYear } from "date-fns/getISOWeekYear";
import { DAY } from "./civil.js";

// The only door to date-fns. What comes through is reduced to functions of numbers that cannot see the machine's zone:
// the offsets of zones and the numbers of weeks, each asked once and kept by the caller.
//
// `TZDate` of @date-fns/tz stays outside: it computes through the machine's own zone (on a machine in Samoa 29 December
// 2011 ends a day late in every zone of the world) and costs a hundred times a table look-up. Days and calendar steps
// are built in `zone-clock.ts` and `civil.ts` instead, on nothing but the offset of a zone at an instant.

/**
 * By how many milliseconds the clocks of a zone are ahead of UTC at an instant.
 *
 * @internal
 */
export function zoneOffset(zone: string, instant: number): number {
  const minutes = tzOffset(zone, new Date(instant));
  const mayHaveLostItsSign = minutes !== 0 && Math.abs(minutes) < 60;
  return Math.round((mayHaveLostItsSign ? Math.abs(minutes) * signOfOffset(zone, instant) : minutes) * 60_000);
}

/** Only the dozen zones that ever were less than an hour from UTC are in here. */
const offsetFormats = new Map<string, Intl.DateTimeFormat>();

/** `tzOffset` 1.5.0 reads "-00:44:30" (Monrovia until 1972) as plus: there is no minus on a zero of hours. */
function signOfOffset(zone: string, instant: number): 1 | -1 {
  let format = offsetFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    offsetFormats.set(zone, format);
  }
  return format.format(instant).includes("GMT-") ? -1 : 1;
}

/**
 * The year and the number of the ISO 8601 week of a day: the week of 1 January may belong to the year before.
 *
 * @internal
 */
export function isoWeekOf(epochDay: number): { readonly year: number; readonly week: number } {
  const date = new UtcDate(epochDay * DAY);
  return { year: getISOWeekYear(date), week: getISOWeek(date) };
}

/** date-fns reads and writes the machine's local fields of a `Date`; of this one it gets the UTC fields instead. */
class UtcDate extends Date {
  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override getDay(): number {
    return this.getUTCDay();
  }
  override setFullYear(...fields: [year: number, month?: number, date?: number]): number {
    return this.setUTCFullYear(...fields);
  }
  override setDate(date: number): number {
    return this.setUTCDate(date);
  }
  override setHours(...fields: [hours: number, min?: number, sec?: number, ms?: number]): number {
    return this.setUTCHours(...fields);
  }
}
