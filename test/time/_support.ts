import { existsSync, readFileSync } from "node:fs";
import { CreatorCoreError } from "creator-core/errors";

/** The value, frozen all the way down: whatever writes to it throws. */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** The code and path of the error that a call throws, as `"code path"`; anything else fails the test. */
export function refusal(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof CreatorCoreError) return `${error.code} ${error.details.path}`;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** A value of a type it does not have: what untyped callers pass. */
export function untyped<T>(value: unknown): T {
  return value as T;
}

/** A file of the shared research data beside the checkout; a plain clone has none, and those tests say so and skip. */
export function sharedData<T>(path: string): { readonly present: boolean; readonly read: () => T } {
  const url = new URL(`../../../shared/data/${path}`, import.meta.url);
  return { present: existsSync(url), read: () => frozen(JSON.parse(readFileSync(url, "utf8")) as T) };
}

/** Zones with every kind of clock change: at midnight, by half an hour, by a day, in both hemispheres, and none. */
export const ZONES = frozen([
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
