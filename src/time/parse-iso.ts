import { DAY, firstDayOfMonth } from "./civil.js";

// Reads ISO 8601 by character codes, without regular expressions or intermediate strings: every timestamp of an import
// comes through here. Each part answers NaN for what it cannot read, and NaN survives the sum.

const MINUS = 45;
const PLUS = 43;
const POINT = 46;
const COLON = 58;
const SPACE = 32;
const T = 84;
const Z = 90;

/** `+275760-09-13T00:00:00.123456789+00:00` is as long as it gets; what is longer is not even looked at. */
export const LONGEST = 38;

/**
 * Epoch milliseconds of ISO 8601 text with its offset, or `NaN`. The range is not checked.
 *
 * @internal
 */
export function parseInstant(text: string): number {
  if (text.length > LONGEST) return Number.NaN;
  const dateEnd = isSign(text.charCodeAt(0)) ? 13 : 10;
  const minuteEnd = dateEnd + 6;
  const secondEnd = text.charCodeAt(minuteEnd) === COLON ? minuteEnd + 3 : minuteEnd;
  const hasFraction = secondEnd > minuteEnd && text.charCodeAt(secondEnd) === POINT;
  const fractionEnd = hasFraction ? endOfDigits(text, secondEnd + 1) : secondEnd;
  return (
    parseEpochDay(text, dateEnd) * DAY +
    timeOfDay(text, dateEnd, secondEnd) +
    (hasFraction ? fraction(text, secondEnd + 1, fractionEnd) : 0) -
    offset(text, fractionEnd)
  );
}

/**
 * Days since 1970-01-01 of the calendar date that ends before `end`, or `NaN` when there is no such date.
 *
 * @internal
 */
export function parseEpochDay(text: string, end: number): number {
  const month = twoDigits(text, end - 5);
  const day = twoDigits(text, end - 2);
  const separated = text.charCodeAt(end - 6) === MINUS && text.charCodeAt(end - 3) === MINUS;
  if (!(separated && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return Number.NaN;
  const months = parseYear(text, end - 6) * 12 + month - 1;
  const epochDay = firstDayOfMonth(months) + day - 1;
  return day <= 28 || epochDay < firstDayOfMonth(months + 1) ? epochDay : Number.NaN;
}

/** Four digits, or a sign and six. Year zero has no minus. */
function parseYear(text: string, end: number): number {
  if (end === 4) return twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const year = (twoDigits(text, 1) * 100 + twoDigits(text, 3)) * 100 + twoDigits(text, 5);
  if (text.charCodeAt(0) === PLUS) return year;
  return year === 0 ? Number.NaN : -year;
}

/** `T12:30` or ` 12:30:59`: no hour 24, no second 60. */
function timeOfDay(text: string, start: number, end: number): number {
  const separator = text.charCodeAt(start);
  const hours = twoDigits(text, start + 1);
  const minutes = twoDigits(text, start + 4);
  const seconds = end === start + 6 ? 0 : twoDigits(text, start + 7);
  const separated = (separator === T || separator === SPACE) && text.charCodeAt(start + 3) === COLON;
  return separated && hours <= 23 && minutes <= 59 && seconds <= 59
    ? ((hours * 60 + minutes) * 60 + seconds) * 1000
    : Number.NaN;
}

/** One to nine digits. What is finer than a millisecond is cut off, which is always towards the past. */
function fraction(text: string, start: number, end: number): number {
  const length = end - start;
  if (length > 9) return Number.NaN;
  const tenths = digit(text, start) * 100;
  if (length === 1) return tenths;
  const hundredths = tenths + digit(text, start + 1) * 10;
  return length === 2 ? hundredths : hundredths + digit(text, start + 2);
}

/** `Z`, `+01:00`, `+0100` or `+01` up to the end of the text. */
function offset(text: string, start: number): number {
  const sign = text.charCodeAt(start);
  const length = text.length - start;
  if (length === 1 && sign === Z) return 0;
  if (!isSign(sign) || !(length === 3 || length === 5 || (length === 6 && text.charCodeAt(start + 3) === COLON))) {
    return Number.NaN;
  }
  const hours = twoDigits(text, start + 1);
  const minutes = length === 3 ? 0 : twoDigits(text, text.length - 2);
  if (!(hours <= 23 && minutes <= 59)) return Number.NaN;
  return (sign === PLUS ? 1 : -1) * (hours * 60 + minutes) * 60_000;
}

function isSign(code: number): boolean {
  return code === PLUS || code === MINUS;
}

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (!Number.isNaN(digit(text, end))) end += 1;
  return end;
}

function twoDigits(text: string, at: number): number {
  return digit(text, at) * 10 + digit(text, at + 1);
}

/** `NaN` unless it is one of 0 to 9. */
function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}
