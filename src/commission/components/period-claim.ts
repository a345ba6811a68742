import { fail } from "../../errors/creator-core-error.js";
import type { Calendar } from "../../time/calendar.js";
import { WITHIN_YEARS } from "../../time/plain-date.js";
import type { Instant, TimeWindow } from "../../time/types.js";
import { endOf, startOf } from "../../time/window-bounds.js";
import type { Reading } from "../accrual/claim.js";

/** What a rule comes to, for one creator, in one period. */
export interface PeriodClaim {
  /** `"2026-06"`, `"2026-Q2"`, `"2026-W23"` or `"lifetime"`. */
  readonly key: string;
  readonly readings: readonly Reading[];
}

/** When a rule of a plan holds, and how far we see. */
export interface RuleTime {
  /** The rule's own window; `null` where it has none. */
  readonly during: TimeWindow | null;
  /** When the version of the terms is in effect: it decides the periods whose last instant lies in it. */
  readonly effective: TimeWindow;
  readonly asOf: Instant;
}

/** A period of a rule: what of a calendar period, or of the whole of time, lies in its `during`. */
export interface RulePeriod {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** The calendar period that it is all of, or a part of; `null` where there is none. */
  readonly whole: { readonly start: Instant; readonly end: Instant } | null;
  /** Whether this version of the terms decides it. */
  readonly isDecided: boolean;
}

/** Weeks of nearly two centuries. More of them are a slip of a date, and a ledger that nobody wants. */
const MOST_PERIODS = 10_000;

/**
 * The periods of a rule that are over, in the order of time. A period that `during` cuts ends, or begins, where it does.
 *
 * Complexity: O(periods).
 *
 * @throws `tooLarge` when there are more than {@link MOST_PERIODS} of them
 *
 * @param calendar - of months, quarters or weeks; `null` for one period, the whole `during`, which is over when that is
 * @param start - where the first period lies when `during` has no start
 */
export function periodsOver(calendar: Calendar | null, time: RuleTime, start: number): readonly RulePeriod[] {
  const during = time.during ?? everything;
  const [first, last] = [startOf(during), endOf(during)];
  if (calendar === null) {
    if (last > time.asOf) return [];
    return [{ key: "lifetime", from: first, to: last, whole: null, isDecided: decides(time, last) }];
  }
  const begin = Math.max(first, start);
  const periods: RulePeriod[] = [];
  if (begin > time.asOf) return periods;
  const firstNumber = calendar.numberAt(begin);
  for (let number = firstNumber; ; number += 1) {
    const found = calendar.period(number);
    if (found === undefined) {
      // The calendar ends with the year 9999; where it has not begun yet, the terms are wrong.
      return number > firstNumber ? periods : fail("invalidInstant", "during.start", WITHIN_YEARS, begin);
    }
    const { name: key, window } = found;
    const [from, to] = [Math.max(first, window.start), Math.min(last, window.end)];
    if (from >= to || to > time.asOf) return periods;
    if (periods.length === MOST_PERIODS) {
      fail("tooLarge", "during", `over ${MOST_PERIODS} periods at most: from ${key} on there are more`, periods.length);
    }
    periods.push({ key, from, to, whole: window, isDecided: decides(time, to) });
  }
}

const everything: TimeWindow = { start: null, end: null };

/** Whether a version is in effect at the last instant of a period. */
function decides({ effective }: RuleTime, to: number): boolean {
  return startOf(effective) < to && to <= endOf(effective);
}
