import { tzOffset } from "@date-fns/tz/tzOffset";
import { addMonths } from "date-fns/addMonths";

// The only door to date-fns. What comes through is reduced to functions of numbers that cannot see the machine's zone.
//
// `TZDate` of @date-fns/tz stays outside: it computes through the machine's own zone (on a machine in Samoa 29 December
// 2011 ends a day late in every zone of the world) and costs a hundred times a table look-up. Days and calendar steps
// are built in `zone-clock.ts` instead, on nothing but the offset of a zone at an instant.

/** date-fns reads and writes the machine's local fields of a `Date`; of this one it gets the UTC fields instead. */
class UtcDate extends Date {
  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override setFullYear(...fields: [year: number, month?: number, date?: number]): number {
    return this.setUTCFullYear(...fields);
  }
  override setMonth(...fields: [month: number, date?: number]): number {
    return this.setUTCMonth(...fields);
  }
}

/**
 * The clock reading `months` later, on the same day of the month or else on its last. Both readings are milliseconds
 * since 1970-01-01T00:00 on the same clock. `NaN` beyond the range of dates.
 *
 * @internal
 */
export function shiftMonths(clockMilliseconds: number, months: number): number {
  return addMonths(new UtcDate(clockMilliseconds), months).getTime();
}

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

/** `tzOffset` 1.5.0 reads "-00:44:30" (Monrovia until 1972) as plus: there is no minus on a zero of hours. */
function signOfOffset(zone: string, instant: number): 1 | -1 {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  return format.format(instant).includes("GMT-") ? -1 : 1;
}
