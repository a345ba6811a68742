import { assertObjects } from "../errors/assert-list.js";
import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import { assertMoney } from "../money/assert-money.js";
import type { Money } from "../money/types.js";
import { shareMeant } from "../rate/_share-meant.js";
import { asRate } from "../rate/as-rate.js";
import { compareRates } from "../rate/compare-rates.js";
import type { Rate } from "../rate/types.js";
import { toInstant } from "../time/to-instant.js";
import type { Instant, InstantInput } from "../time/types.js";

/** A rate that a plan pays: from nothing to all of it. Above that, somebody meant 15 % and wrote 15. */
export function asShare(value: unknown, path: string, code: "invalidPolicy" | "invalidRate" = "invalidPolicy"): Rate {
  if (typeof value !== "string" || value.endsWith("%")) {
    fail("invalidRate", path, `a decimal string from "0" to "1"${shareMeant(value)}`, value);
  }
  const rate = asRate(value, path);
  if (rate.startsWith("-") || compareRates(rate, "1") > 0) {
    fail(code, path, `from "0" to "1"${shareMeant(value)}`, value);
  }
  return rate;
}

/** An amount that is paid, not owed. */
export function assertNotNegative(value: unknown, path: string): asserts value is Money {
  assertMoney(value, path);
  if (value.minor < 0) fail("invalidMoney", path, "zero or more", value.minor);
}

export function assertId(value: unknown, path: string): asserts value is string {
  if (typeof value !== "string" || value === "") fail("invalidArgument", path, "an id that is not empty", value);
}

/** An object of a policy with no other fields than these: one that is misspelt would be as good as not written. */
export function assertKeys(value: unknown, keys: readonly string[], path: string): asserts value is object {
  assertObject(value, path, "an object", "invalidPolicy");
  for (const [key, inner] of Object.entries(value)) {
    if (inner !== undefined && !keys.includes(key)) {
      fail("invalidPolicy", `${path}.${key}`, `absent: the fields are ${keys.join(", ")}`, inner);
    }
  }
}

/** The moment of a run, out of the options of a call. */
export function asOfIn(options: { readonly asOf: InstantInput }): Instant {
  assertObject(options, "options");
  return toInstant(options.asOf, "options.asOf");
}

/** One of the words a field may have; by default a field of a policy. */
export function assertOneOf(
  value: unknown,
  words: readonly string[],
  path: string,
  code: "invalidPolicy" | "invalidArgument" = "invalidPolicy",
): void {
  if (typeof value !== "string" || !words.includes(value)) fail(code, path, `one of ${words.join(", ")}`, value);
}

/** A list of objects, if there is one: rules ask what is in the lines and credits of a sale. */
export function assertLines(lines: unknown, path: string): void {
  if (lines !== undefined) assertObjects(lines, path);
}

export function assertVersion(version: unknown, path: string): void {
  if (!isVersion(version)) fail("invalidInteger", path, "a whole number, 0 or more", version);
}

export function isVersion(value: unknown): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);
}

/** Optional, and there: tables give `null` for what is not. */
export function isGiven<Value>(value: Value): value is NonNullable<Value> {
  return value !== undefined && value !== null;
}
