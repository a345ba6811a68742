import { existsSync, readFileSync } from "node:fs";
import { isCreatorCoreError } from "creator-core/errors";
import { vi } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

/** A value of a type it does not have: what untyped callers pass. */
export function untyped<T>(value: unknown): T {
  return value as T;
}

/** A file of the shared research data beside the checkout; a plain clone has none, and those tests say so and skip. */
export function sharedData<T>(path: string): { readonly present: boolean; readonly read: () => T } {
  const url = new URL(`../../../shared/data/${path}`, import.meta.url);
  return { present: existsSync(url), read: () => deepFreeze(JSON.parse(readFileSync(url, "utf8")) as T) };
}

/** Zones with every kind of clock change: at midnight, by half an hour, by a day, in both hemispheres, and none. */
export const ZONES = deepFreeze([
  "UTC",
  "Europe/London",
  "America/New_York",
  "America/Sao_Paulo",
  "America/Havana",
  "America/St_Johns",
  "Africa/Cairo",
  "Africa/Monrovia",
  "Asia/Kathmandu",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "Pacific/Apia",
]);

/** What a refusal says between its headline and what was there: where, and what is wanted. */
export function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (!isCreatorCoreError(error)) throw error;
    return `${error.details.path} must be ${error.details.expected}`;
  }
  return "nothing thrown";
}

/** How many formatters of the engine a call opens. */
export function formattersIn(call: () => unknown): number {
  const Original = Intl.DateTimeFormat;
  const spy = vi.spyOn(Intl, "DateTimeFormat");
  spy.mockImplementation(function open(...parameters: unknown[]) {
    return Reflect.construct(Original, parameters) as Intl.DateTimeFormat;
  } as never);
  call();
  const opened = spy.mock.calls.length;
  spy.mockRestore();
  return opened;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the engine's own formatter shows in a zone at an instant, as milliseconds since 1970-01-01T00:00 there. */
export function readingByIntl(zone: string, instant: number): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? Number.NaN);
  const reading = new Date(0);
  reading.setUTCFullYear(part("year"), part("month") - 1, part("day"));
  reading.setUTCHours(part("hour"), part("minute"), part("second"));
  return reading.getTime() + (instant - Math.floor(instant / 1000) * 1000);
}
