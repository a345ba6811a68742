import { fail } from "../../../errors/creator-core-error.js";
import type { RetainerComponent } from "../../../models/commission.js";
import type { Money } from "../../../money/types.js";
import { type Calendar, calendarOf } from "../../../time/calendar.js";
import { compileDuration } from "../../../time/compile-duration.js";
import type { Instant, TimeZone } from "../../../time/types.js";
import { type ZoneClock, zoneClock } from "../../../time/zone-clock.js";
import { assertKeys, assertNotNegative, assertOneOf } from "../../guards.js";

/** What a retainer asks for in a period. */
export interface RequiredDeliverables {
  readonly count: number;
  readonly shortfall: "nothing" | "proportional";
}

/** A retainer component that was checked. */
export interface CompiledRetainer {
  readonly kind: "retainer";
  readonly currency: string;
  readonly amount: Money;
  readonly calendar: Calendar;
  readonly clock: ZoneClock;
  readonly proration: RetainerComponent["proration"];
  readonly requires: RequiredDeliverables | null;
  /** Until when a deliverable may be accepted for a period that ends then. */
  readonly graceAfter: (end: Instant) => Instant;
  /** Where it stands in the terms, for errors. */
  readonly path: string;
}

/** Checks a retainer component. */
export function compileRetainer(component: RetainerComponent, zone: TimeZone, path: string): CompiledRetainer {
  assertKeys(component, ["kind", "amount", "every", "proration", "requires"], path);
  const { amount, every, proration, requires } = component;
  assertNotNegative(amount, `${path}.amount`);
  assertOneOf(every, ["week", "month", "quarter"], `${path}.every`);
  assertOneOf(proration, ["whole", "byDays", "none"], `${path}.proration`);
  return {
    kind: "retainer",
    currency: amount.currency,
    amount,
    calendar: calendarOf(every, zone),
    clock: zoneClock(zone),
    proration,
    requires: requires === undefined ? null : checkRequired(requires, `${path}.requires`),
    graceAfter:
      requires === undefined
        ? (end) => end
        : compileDuration({ days: requires.graceDays }, zone, `${path}.requires.graceDays`),
    path,
  };
}

function checkRequired(requires: NonNullable<RetainerComponent["requires"]>, path: string): RequiredDeliverables {
  assertKeys(requires, ["deliverables", "graceDays", "shortfall"], path);
  const { deliverables: count, graceDays, shortfall } = requires;
  if (!Number.isSafeInteger(count) || count < 1) {
    fail("invalidInteger", `${path}.deliverables`, "a whole number above zero", count);
  }
  if (!Number.isSafeInteger(graceDays) || graceDays < 0) {
    fail("invalidInteger", `${path}.graceDays`, "a whole number of days, 0 or more", graceDays);
  }
  assertOneOf(shortfall, ["nothing", "proportional"], `${path}.shortfall`);
  return { count, shortfall };
}
