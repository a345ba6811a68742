import { fail } from "../../errors/creator-core-error.js";
import type { AdjustmentId, CampaignId } from "../../ids/index.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { MeasureWindow } from "../../models/commission.js";
import { exactMinor } from "../../money/exact-money.js";
import { compilePeriods } from "../../time/calendar.js";
import { DAY } from "../../time/civil.js";
import { WITHIN_YEARS } from "../../time/plain-date.js";
import type { Instant, Period, TimeZone } from "../../time/types.js";
import { assertKeys, assertOneOf } from "../guards.js";

/** What is asked about something that counts towards a measure: its time, and where it belongs. */
export interface MeasureMoment {
  readonly at: Instant;
  readonly campaignId: CampaignId | null;
  /** The sale, or the post, that counts. */
  readonly id: string;
}

/** The stretches over which a measure is added up. */
export interface CompiledWindow {
  readonly kind: MeasureWindow["kind"];
  /**
   * The stretch that something lies in: `"2026-06"`, `"2026-Q2"`, `"lifetime"`, `"rolling"`, `"campaign/<id>"`,
   * `"campaign"` for what belongs to none, `"order/<id>"`.
   */
  readonly keyOf: (moment: MeasureMoment) => string;
  /** The calendar month or quarter of an instant; `null` for what is not of the calendar. */
  readonly periodAt: ((at: Instant) => Period) | null;
  /** How far back a rolling window looks; `null` for the others. */
  readonly rollingMilliseconds: number | null;
}

type WindowKind = MeasureWindow["kind"];

const everyKind: readonly WindowKind[] = [
  "order",
  "calendarMonth",
  "calendarQuarter",
  "rollingDays",
  "campaign",
  "lifetime",
];

/** Made once for a rule: the calendar of the zone is not opened again for a sale. */
export function compileMeasureWindow(
  window: MeasureWindow,
  zone: TimeZone,
  path = "window",
  allowed: readonly WindowKind[] = everyKind,
): CompiledWindow {
  assertKeys(window, ["kind", "days"], path);
  const { kind } = window;
  assertOneOf(kind, allowed, `${path}.kind`);
  if (kind !== "rollingDays") assertKeys(window, ["kind"], path);
  switch (kind) {
    case "order":
      return { kind, keyOf: ({ id }) => `order/${id}`, periodAt: null, rollingMilliseconds: null };
    case "calendarMonth":
      return calendarWindow(kind, "month", zone);
    case "calendarQuarter":
      return calendarWindow(kind, "quarter", zone);
    case "rollingDays":
      return { kind, keyOf: () => "rolling", periodAt: null, rollingMilliseconds: DAY * daysOf(window.days, path) };
    case "campaign":
      return { kind, keyOf: campaignKey, periodAt: null, rollingMilliseconds: null };
    case "lifetime":
      return { kind, keyOf: () => "lifetime", periodAt: null, rollingMilliseconds: null };
  }
}

function calendarWindow(kind: WindowKind, unit: "month" | "quarter", zone: TimeZone): CompiledWindow {
  const find = compilePeriods(unit, zone);
  const periodAt = (at: Instant) => find(at) ?? fail("invalidInstant", "instant", WITHIN_YEARS, at);
  return { kind, keyOf: ({ at }) => periodAt(at).name, periodAt, rollingMilliseconds: null };
}

function campaignKey({ campaignId }: MeasureMoment): string {
  return campaignId === null ? "campaign" : `campaign/${campaignId}`;
}

/** A century is as good as for ever. */
const MOST_DAYS = 36_525;

function daysOf(days: unknown, path: string): number {
  if (typeof days === "number" && Number.isInteger(days) && days > 0 && days <= MOST_DAYS) return days;
  return fail("invalidPolicy", `${path}.days`, `a whole number from 1 to ${MOST_DAYS}`, days);
}

/** A sale, or a post, as it counts towards a measure. */
export interface Counted {
  readonly id: string;
  readonly at: Instant;
  /** What it counts after 0, 1, 2 … adjustments; never below zero. */
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
 * adjustment dated before its own sale, or before one of the same sale that it comes after, counts with it, so that a
 * measure is never below zero.
 */
export function measureEvents(members: readonly Counted[]): readonly MeasureEvent[] {
  const events: MeasureEvent[] = [];
  for (let member = 0; member < members.length; member += 1) {
    const { id, at, amounts, adjustments } = members[member]!;
    events.push({ at, id, member, step: 0, change: amounts[0]! });
    let latest = at;
    for (let index = 0; index < adjustments.length; index += 1) {
      const adjustment = adjustments[index]!;
      latest = Math.max(latest, adjustment.at);
      const change = amounts[index + 1]! - amounts[index]!;
      events.push({ at: latest, id: adjustment.id, member, step: index + 1, change });
    }
  }
  return events.sort(inEventOrder);
}

function inEventOrder(a: MeasureEvent, b: MeasureEvent): number {
  return a.at - b.at || Math.sign(a.step) - Math.sign(b.step) || a.step - b.step || codeUnitOrder(a.id, b.id);
}

/** The same as if nothing had ever been taken back: each counts the most it ever did. */
export function neverFalling({ id, at, amounts, adjustments }: Counted): Counted {
  let most = 0;
  return { id, at, adjustments, amounts: amounts.map((amount) => (most = Math.max(most, amount))) };
}

/** What a measure comes to after everything that happened at one instant. */
export interface MeasureReading {
  readonly at: Instant;
  readonly measure: number;
  /** The adjustments of that instant, sorted, each once. */
  readonly causes: readonly AdjustmentId[];
}

/** What a measure comes to, instant by instant: what happens at one instant happens at once. */
export function measureReadings(members: readonly Counted[]): readonly MeasureReading[] {
  const events = measureEvents(members);
  const readings: MeasureReading[] = [];
  let measure = 0;
  let causes: AdjustmentId[] = [];
  events.forEach(({ at, id, step, change }, index) => {
    measure = exactMinor(measure + change, "measure");
    if (step > 0) causes.push(id);
    if (events[index + 1]?.at === at) return;
    readings.push({ at, measure, causes: eachOnce(causes) });
    causes = [];
  });
  return readings;
}

/** Ids in the order of their code units, each once. */
export function eachOnce(ids: readonly string[]): readonly string[] {
  return ids.length < 2 ? ids : [...new Set(ids)].sort(codeUnitOrder);
}
