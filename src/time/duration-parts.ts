import { fail } from "../errors/creator-core-error.js";
import { DAY } from "./civil.js";
import type { Duration } from "./types.js";

/**
 * A duration reduced to its three kinds of time: months and days follow the calendar, milliseconds do not.
 *
 * @internal
 */
export interface DurationParts {
  readonly months: number;
  readonly days: number;
  readonly milliseconds: number;
}

/** What each unit counts for, and as which kind. */
const units: { readonly [Unit in keyof Duration]-?: readonly [kind: keyof DurationParts, count: number] } = {
  years: ["months", 12],
  months: ["months", 1],
  weeks: ["days", 7],
  days: ["days", 1],
  hours: ["milliseconds", DAY / 24],
  minutes: ["milliseconds", 60_000],
  seconds: ["milliseconds", 1000],
  milliseconds: ["milliseconds", 1],
};

/**
 * A duration, checked and reduced. A misspelt unit is refused rather than taken for nothing.
 *
 * @throws `invalidDuration`
 *
 * @internal
 */
export function durationParts(duration: Duration, path = "duration"): DurationParts {
  const parts = { months: 0, days: 0, milliseconds: 0 };
  let given = 0;
  for (const [unit, amount] of entriesOf(duration)) {
    if (amount === undefined) continue; // A unit that is there but `undefined` is not there.
    const [kind, count] = unitOf(unit) ?? fail("invalidDuration", path, `made of ${unitNames()}`, duration);
    if (!Number.isSafeInteger(amount) || amount < 0) {
      fail("invalidDuration", `${path}.${unit}`, "a whole number, not negative", amount);
    }
    parts[kind] += amount * count;
    given += 1;
  }
  if (given === 0) fail("invalidDuration", path, `an object with at least one of ${unitNames()}`, duration);
  return parts;
}

function entriesOf(duration: Duration): [string, number | undefined][] {
  return typeof duration === "object" && duration !== null ? Object.entries(duration) : [];
}

function unitOf(name: string): readonly [kind: keyof DurationParts, count: number] | undefined {
  return Object.hasOwn(units, name) ? units[name as keyof Duration] : undefined;
}

function unitNames(): string {
  return Object.keys(units).join(", ");
}
