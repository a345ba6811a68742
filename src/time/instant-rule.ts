import { firstDayOfMonth } from "./civil.js";
import { LONGEST } from "./parse-iso.js";
import { isPlainDate } from "./plain-date.js";

// Why a value is no instant, in words. Nothing here is asked while all is well.

const ANY_FORM =
  "whole epoch milliseconds within ±8.64e15, a valid Date, or ISO 8601 text with its offset (Z or +01:00)";
const DATE_AND_TIME = /^(\d{4}|[+-]\d{6})-(\d\d)-(\d\d)(?:([Tt ])(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(.*))?$/;

/**
 * What should stand where a value that is no instant does: the part of it that is wrong, where there is one.
 *
 * @internal
 */
export function instantRule(input: unknown): string {
  if (isPlainDate(input)) {
    return 'an instant; a day becomes one with a zone, as in startOfDay("2026-03-31", "Europe/London")';
  }
  const part = typeof input === "string" && input.length <= LONGEST ? wrongPart(input) : undefined;
  return part === undefined ? ANY_FORM : `ISO 8601 text with ${part}`;
}

function wrongPart(text: string): string | undefined {
  const match = DATE_AND_TIME.exec(text);
  if (match === null) return undefined;
  const [, year, month = "", day = "", separator, hour = "", minute = "", second = "", fraction = "", offset = ""] =
    match;
  if (month < "01" || month > "12") return "a month from 01 to 12";
  const days = daysIn(Number(year) * 12 + Number(month) - 1);
  if (day < "01" || day > String(days)) return `a day from 01 to ${days} in that month`;
  if (separator === undefined) return undefined;
  if (hour > "23") return "an hour from 00 to 23";
  if (minute > "59") return "a minute from 00 to 59";
  if (second > "59") return "a second from 00 to 59";
  if (fraction.length > 9) return "at most nine digits of a second";
  if (offset === "") return 'its offset, as in "2026-03-31T12:00:00Z" or "2026-03-31T12:00:00+01:00"';
  if (separator === "t" || offset === "z") return "a capital T and Z";
  const isOffset = /^(Z|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)$/.test(offset);
  return isOffset ? undefined : "an offset such as Z or +01:00, up to ±23:59, at its end";
}

function daysIn(month: number): number {
  return firstDayOfMonth(month + 1) - firstDayOfMonth(month);
}
