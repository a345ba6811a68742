import type { Random } from "./random.js";

/** The quarter that the data tells of. */
export const quarterStart = Date.UTC(2026, 0, 1);
export const exportedAt = "2026-03-31T22:45:00+01:00";
export const quarterEnd = Date.parse(exportedAt);

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** London and Berlin both changed to summer time at 01:00 UTC on 29 March 2026; the quarter has no other change. */
export const summerTimeBegins = Date.UTC(2026, 2, 29, 1);

export type Zone = "Europe/London" | "Europe/Berlin";

function offset(zone: Zone, instant: number): number {
  return (zone === "Europe/Berlin" ? 1 : 0) + (instant >= summerTimeBegins ? 1 : 0);
}

const two = (value: number) => String(value).padStart(2, "0");

/** `29/03/2026 02:00:12`, on the clock of the shop: how TikTok writes times. */
export function shopTime(zone: Zone, instant: number): string {
  const local = new Date(instant + offset(zone, instant) * hour);
  const date = `${two(local.getUTCDate())}/${two(local.getUTCMonth() + 1)}/${local.getUTCFullYear()}`;
  return `${date} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`;
}

/** `2026-03-29T02:00:12+01:00`: local time with its offset, how the brand's own shop writes times. */
export function isoTime(zone: Zone, instant: number): string {
  const hours = offset(zone, instant);
  return `${new Date(instant + hours * hour).toISOString().slice(0, 19)}+${two(hours)}:00`;
}

/** `2026-03-29T01:00:12Z`. */
export function utcTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** When people buy: more each week, mostly in the evening; the last hour before the export stays empty. */
export function shoppingTime(random: Random): number {
  const span = quarterEnd - quarterStart - 2 * hour;
  const far = Math.max(random.next(), random.next() * 0.6);
  const midnight = quarterStart + Math.floor((far * span) / day) * day;
  const clock = random.weighted([7, 9, 12, 15, 18, 20, 21, 22], (each) => each);
  return Math.min(quarterEnd - hour, midnight + clock * hour + random.int(0, 3599) * 1000);
}
