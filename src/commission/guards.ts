import { assertList, assertObjects } from "../errors/assert-list.js";
import { assertObject } from "../errors/assert-object.js";
import { assertText, assertTexts } from "../errors/assert-text.js";
import { fail } from "../errors/creator-core-error.js";
import type { EntrySource, LedgerEntry, LedgerEntryKind } from "../models/commission.js";
import { assertMoney } from "../money/assert-money.js";
import type { Money } from "../money/types.js";
import { asRate } from "../rate/as-rate.js";
import { compareRates } from "../rate/compare-rates.js";
import type { Rate } from "../rate/types.js";
import { toInstant } from "../time/to-instant.js";
import type { Instant, InstantInput } from "../time/types.js";

/** A rate that a plan pays: from nothing to all of it. Above that, somebody meant 15 % and wrote 15. */
export function asShare(value: unknown, path: string, code: "invalidPolicy" | "invalidRate" = "invalidPolicy"): Rate {
  const rate = asRate(value, path);
  if (rate.startsWith("-") || compareRates(rate, "1") > 0) {
    fail(code, path, 'from "0" to "1": 15 % is "0.15"', value);
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

/** In the order in which totals by kind are listed. */
export const entryKinds: readonly LedgerEntryKind[] = [
  "commission",
  "bonus",
  "reversal",
  "trueUp",
  "release",
  "payout",
];

/** Entries as far as every reader of a ledger relies on them. What is optional may be `null`, as a table returns it. */
export function assertLedger(ledger: readonly LedgerEntry[], path: string): void {
  assertList(ledger, path);
  for (const [index, entry] of ledger.entries()) {
    assertEntry(entry, `${path}[${index}]`);
  }
}

export function assertEntry(entry: LedgerEntry, path: string): void {
  assertObject(entry, path);
  assertId(entry.id, `${path}.id`);
  assertOneOf(entry.kind, entryKinds, `${path}.kind`, "invalidArgument");
  assertId(entry.creatorId, `${path}.creatorId`);
  assertMoney(entry.amount, `${path}.amount`);
  assertMoment(entry.occurredAt, `${path}.occurredAt`);
  assertMoment(entry.bookedAt, `${path}.bookedAt`);
  if (entry.availableAt !== null) assertMoment(entry.availableAt, `${path}.availableAt`);
  assertSource(entry.source, `${path}.source`);
  if (entry.terms !== null) {
    assertObject(entry.terms, `${path}.terms`);
    assertId(entry.terms.id, `${path}.terms.id`);
    assertVersion(entry.terms.version, `${path}.terms.version`);
  }
  if (entry.ruleId !== null) assertId(entry.ruleId, `${path}.ruleId`);
  for (const list of ["adjustmentIds", "applied"] as const) {
    if ((entry[list] ?? null) !== null) assertTexts(entry[list], `${path}.${list}`);
  }
  assertObjects(entry.trace, `${path}.trace`);
  entry.trace.forEach(({ amount, base, note }, line) => {
    assertMoney(amount, `${path}.trace[${line}].amount`);
    if (base !== undefined) assertMoney(base, `${path}.trace[${line}].base`);
    assertText(note, `${path}.trace[${line}].note`);
  });
  if ((entry.rejected ?? null) === null) return;
  assertObjects(entry.rejected, `${path}.rejected`);
  entry.rejected?.forEach(({ ruleId, reasons }, rule) => {
    assertId(ruleId, `${path}.rejected[${rule}].ruleId`);
    assertObjects(reasons, `${path}.rejected[${rule}].reasons`);
    reasons.forEach(({ message }, reason) => {
      if (typeof message !== "string") assertText(message, `${path}.rejected[${rule}].reasons[${reason}].message`);
    });
  });
}

export function assertVersion(version: unknown, path: string): void {
  if (typeof version !== "number" || !Number.isSafeInteger(version) || version < 0) {
    fail("invalidInteger", path, "a whole number, 0 or more", version);
  }
}

export function assertSource(source: EntrySource, path: string): void {
  assertObject(source, path);
  assertOneOf(source.kind, ["sale", "period", "payout"], `${path}.kind`, "invalidArgument");
  if (source.kind === "sale") assertId(source.conversionId, `${path}.conversionId`);
  if (source.kind === "payout") assertId(source.payoutId, `${path}.payoutId`);
  if (source.kind === "period") {
    assertId(source.currency, `${path}.currency`);
    assertId(source.key, `${path}.key`);
  }
}

/** A ledger is this library's own result: its instants are numbers already. */
export function assertMoment(value: unknown, path: string): void {
  if (!Number.isSafeInteger(value)) fail("invalidInstant", path, "whole epoch milliseconds", value);
}
