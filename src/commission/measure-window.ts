import { fail } from "../errors/creator-core-error.js";
import type { AdjustmentId } from "../ids/index.js";
import { codeUnitOrder } from "../kernels/code-unit-order.js";
import type { MeasureWindow } from "../models/commission.js";
import { compilePeriods } from "../time/calendar.js";
import { WITHIN_YEARS } from "../time/plain-date.js";
import type { Instant, TimeZone } from "../time/types.js";

/** The stretch of a measure that an instant lies in: `"2026-06"`, `"2026-Q2"` or `"lifetime"`. */
export type PeriodAt = (at: Instant) => string;

/** Made once for a rule: the calendar of the zone is not opened again for a sale. */
export function compileMeasureWindow(window: MeasureWindow, zone: TimeZone): PeriodAt {
  switch (window.kind) {
    case "lifetime":
      return () => "lifetime";
    case "calendarMonth":
      return periodNames("month", zone);
    case "calendarQuarter":
      return periodNames("quarter", zone);
  }
}

function periodNames(unit: "month" | "quarter", zone: TimeZone): PeriodAt {
  const periodAt = compilePeriods(unit, zone);
  return (at) => (periodAt(at) ?? fail("invalidInstant", "instant", WITHIN_YEARS, at)).name;
}

/** A sale as it counts towards a measure. */
export interface Counted {
  readonly id: string;
  readonly at: Instant;
  /** What it counts after 0, 1, 2 … adjustments. */
  readonly amounts: readonly number[];
  readonly adjustments: readonly { readonly id: AdjustmentId; readonly at: Instant }[];
}

/** One change of a measure: a sale (step 0), or the nth adjustment of one. */
export interface MeasureEvent {
  readonly at: Instant;
  readonly id: string;
  readonly member: number;
  readonly step: number;
  readonly change: number;
}

/**
 * Everything that changes a measure, in the order it happened; at one instant sales before adjustments, then by id. An
 * adjustment dated before its own sale counts with it, so that a measure is never below zero.
 */
export function measureEvents(members: readonly Counted[]): readonly MeasureEvent[] {
  const events = members.flatMap(({ id, at, amounts, adjustments }, member): MeasureEvent[] => [
    { at, id, member, step: 0, change: amounts[0]! },
    ...adjustments.map((adjustment, index) => ({
      at: Math.max(at, adjustment.at),
      id: adjustment.id,
      member,
      step: index + 1,
      change: amounts[index + 1]! - amounts[index]!,
    })),
  ]);
  return events.sort(
    (a, b) => a.at - b.at || Math.sign(a.step) - Math.sign(b.step) || a.step - b.step || codeUnitOrder(a.id, b.id),
  );
}
