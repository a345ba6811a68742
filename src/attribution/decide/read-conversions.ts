import { assertObject } from "../../errors/assert-object.js";
import { assertOneOf } from "../../errors/assert-one-of.js";
import { fail } from "../../errors/creator-core-error.js";
import type { ConversionId } from "../../ids/index.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import { sortByKey } from "../../kernels/sort-by-key.js";
import type { Conversion, ConversionKind, UtmParameters } from "../../models/tracking.js";
import { isMinor } from "../../money/_is-minor.js";
import { assertMoney } from "../../money/assert-money.js";
import { isCurrency } from "../../money/is-currency.js";
import type { Money } from "../../money/types.js";
import { readInstant, toInstant } from "../../time/to-instant.js";
import { utmParameters } from "../evidence/direct-evidence.js";
import { findRepeats } from "../evidence/find-repeats.js";

/** Conversions, each once, by time, then id; and when each happened. */
export interface ReadConversions {
  readonly conversions: readonly Conversion[];
  readonly times: Float64Array;
}

/** Conversions, each once: which they are, and when each happened. */
export interface CheckedConversions {
  readonly rows: Int32Array;
  readonly times: Float64Array;
}

/**
 * Checks conversions, drops repetitions, and sorts. With `only` everything is checked as always, but only that one is kept.
 *
 * Complexity: O(n), and O(n log n) where they are not in order of time.
 */
export function readConversions(conversions: readonly Conversion[], only?: ConversionId): ReadConversions {
  const { rows, times } = checkConversions(conversions, only);
  sortByKey(times, rows, 0, rows.length, (a, b) => codeUnitOrder(conversions[a]!.id, conversions[b]!.id));
  return { conversions: Array.from(rows, (row) => conversions[row]!), times };
}

/** The same as rows, in the order in which they were given. */
export function checkConversions(conversions: readonly Conversion[], only?: ConversionId): CheckedConversions {
  const first = findRepeats(conversions, "conversions");
  const rows = new Int32Array(conversions.length);
  const times = new Float64Array(conversions.length);
  let kept = 0;
  for (let row = 0; row < conversions.length; row += 1) {
    const conversion = conversions[row]!;
    const time = readInstant(conversion.occurredAt);
    if (Number.isNaN(time) || !isWellFormed(conversion)) return refuse(conversion, row);
    if ((first !== null && first[row] !== row) || (only !== undefined && conversion.id !== only)) continue;
    rows[kept] = row;
    times[kept] = time;
    kept += 1;
  }
  return { rows: rows.slice(0, kept), times: times.slice(0, kept) };
}

const kinds: readonly ConversionKind[] = ["order", "lead", "install", "signup", "trial"];

function isWellFormed(conversion: Conversion): boolean {
  const { customerKey, kind, value, codes, linkId, shopCreator, utm, landingPage, lines, deliveredAt } = conversion;
  const { campaignId, shopId, productId, settledAt, approvedAt, subscription } = conversion;
  return (
    typeof customerKey === "string" &&
    (kind === "order" || kinds.includes(kind)) &&
    (campaignId === undefined || typeof campaignId === "string") &&
    (shopId === undefined || typeof shopId === "string") &&
    (productId === undefined || typeof productId === "string") &&
    (value === undefined || isAmount(value)) &&
    (codes === undefined || (Array.isArray(codes) && codes.every(isText))) &&
    (linkId === undefined || typeof linkId === "string") &&
    (shopCreator === undefined || typeof shopCreator === "string") &&
    (landingPage === undefined || typeof landingPage === "string") &&
    (utm === undefined || areParameters(utm)) &&
    (lines === undefined || (Array.isArray(lines) && lines.every(isObject))) &&
    isMoment(deliveredAt) &&
    isMoment(settledAt) &&
    isMoment(approvedAt) &&
    (subscription === undefined || (isObject(subscription) && !Number.isNaN(readInstant(subscription.startedAt))))
  );
}

function isMoment(value: unknown): boolean {
  return value === undefined || !Number.isNaN(readInstant(value));
}

function isAmount(value: Money): boolean {
  return value !== null && isMinor(value.minor) && value.minor >= 0 && isCurrency(value.currency);
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function areParameters(utm: UtmParameters): boolean {
  return isObject(utm) && utmParameters.every((name) => utm[name] === undefined || isText(utm[name]));
}

/** Says what is wrong with a conversion that the quick checks have found wanting. */
function refuse(conversion: Conversion, row: number): never {
  const path = `conversions[${row}]`;
  const { customerKey, kind, occurredAt, value, linkId, shopCreator, utm, landingPage, lines } = conversion;
  toInstant(occurredAt, `${path}.occurredAt`);
  if (typeof customerKey !== "string") fail("invalidArgument", `${path}.customerKey`, "a text", customerKey);
  assertOneOf(kind, kinds, `${path}.kind`);
  assertText(conversion.campaignId, `${path}.campaignId`);
  assertText(conversion.shopId, `${path}.shopId`);
  assertText(conversion.productId, `${path}.productId`);
  if (value !== undefined) assertMoney(value, `${path}.value`);
  if (value !== undefined && value.minor < 0) fail("invalidMoney", `${path}.value`, "zero or more", value.minor);
  assertText(linkId, `${path}.linkId`);
  assertText(shopCreator, `${path}.shopCreator`);
  assertText(landingPage, `${path}.landingPage`);
  if (utm !== undefined && !isObject(utm)) fail("invalidArgument", `${path}.utm`, "an object of texts", utm);
  for (const name of utmParameters) assertText(utm?.[name], `${path}.utm.${name}`);
  if (lines !== undefined && !(Array.isArray(lines) && lines.every(isObject))) {
    fail("invalidArgument", `${path}.lines`, "a list of lines", lines);
  }
  for (const field of ["deliveredAt", "settledAt", "approvedAt"] as const) {
    if (conversion[field] !== undefined) toInstant(conversion[field], `${path}.${field}`);
  }
  const { subscription } = conversion;
  if (subscription !== undefined) {
    assertObject(subscription, `${path}.subscription`, "{ startedAt }");
    toInstant(subscription.startedAt, `${path}.subscription.startedAt`);
  }
  fail("invalidArgument", `${path}.codes`, "a list of texts", conversion.codes);
}

function assertText(value: unknown, path: string): void {
  if (value !== undefined && typeof value !== "string") fail("invalidArgument", path, "a text", value);
}
