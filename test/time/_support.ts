import { existsSync, readFileSync } from "node:fs";
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
