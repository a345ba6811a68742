import { assertText } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CreatorId } from "../../ids/index.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import { groupKeys } from "../../kernels/group-rows.js";
import { type NumberedTexts, numberTexts } from "../../kernels/number-texts.js";
import { sortByKey } from "../../kernels/sort-by-key.js";
import type { Touchpoint } from "../../models/tracking.js";
import { readInstant, toInstant } from "../../time/to-instant.js";
import { touchKindNumber, touchKinds } from "../evidence/evidence-kinds.js";
import { findRepeats } from "../evidence/find-repeats.js";

/**
 * Touches as the decision reads them: in buckets, one for each customer, in the total order of touches: by time, of one instant
 * the higher priority first, then the smaller id. It knows nothing of policies, so one serves them all. Made by
 * `buildTouchIndex`, and not meant to be made by hand.
 *
 * 21 bytes a touch, 4 a customer, and what finds the number of a customer.
 */
export interface TouchIndex extends Touches<Touchpoint> {
  /** The touches as they were given. */
  readonly touchpoints: readonly Touchpoint[];
  /** The number of each customer. */
  readonly customers: Pick<NumberedTexts, "find" | "findAll">;
  /** By row, whose touch it is, so that a winner is named without reading the touch in far memory. */
  readonly creatorIds: readonly (CreatorId | null)[];
  /** The rows that say again what an earlier row has said. They are in no bucket. */
  readonly repeats: Int32Array;
}

/** Touches in buckets, from wherever they come. */
export interface Touches<Details extends TouchDetails = TouchDetails> {
  /** The bucket of customer `c` holds the places `starts[c]` to `starts[c + 1] − 1` of the columns. */
  readonly starts: Int32Array;
  /** By place, when it happened, in epoch milliseconds. */
  readonly times: Float64Array;
  /** By place, which touchpoint it is. */
  readonly rows: Int32Array;
  /** By place, the number of its kind, and more by `REVOKED` when it is revoked. */
  readonly kinds: Uint8Array;
  /** What else a row says. */
  readonly touch: (row: number) => Details;
}

/** What the decision asks about a touch only now and then. */
export type TouchDetails = Pick<
  Touchpoint,
  "id" | "creatorId" | "campaignId" | "shopId" | "productId" | "priority" | "kind"
>;

const KINDS = touchKinds.length;

/** What the number of a kind is raised by when the touch is revoked. */
export const REVOKED = KINDS;

/**
 * Puts touches into buckets.
 *
 * Complexity: O(touches), and O(n log n) for buckets that are not in order of time.
 */
export function indexTouches(touchpoints: readonly Touchpoint[]): TouchIndex {
  const first = findRepeats(touchpoints, "touchpoints");
  const { timeOf, kindOf, creatorIds, customers } = readTouches(touchpoints);
  const { count, numbers, find, findAll } = customers;
  const repeats = repeatsAmong(first);
  for (let i = 0; i < repeats.length; i += 1) numbers[repeats[i]!] = -1;

  const { starts, rows, keys: times } = groupKeys(numbers, count, timeOf);
  sortBuckets(touchpoints, starts, times, rows);
  const kinds = new Uint8Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) kinds[place] = kindOf[rows[place]!]!;
  const touch = (row: number) => touchpoints[row]!;
  return { touchpoints, customers: { find, findAll }, starts, times, rows, kinds, touch, creatorIds, repeats };
}

function repeatsAmong(first: Int32Array | null): Int32Array {
  return first === null ? new Int32Array(0) : first.map((_, row) => row).filter((row) => first[row] !== row);
}

/** All that is asked of a touch while it is at hand: a million of them pass through near memory once. */
function readTouches(touchpoints: readonly Touchpoint[]) {
  const timeOf = new Float64Array(touchpoints.length);
  const kindOf = new Uint8Array(touchpoints.length);
  const creatorIds = new Array<CreatorId | null>(touchpoints.length);
  const customers = numberTexts(touchpoints.length, (row) => {
    const touch = touchpoints[row]!;
    const kind = touchKindNumber(touch.kind);
    const time = readInstant(touch.occurredAt);
    if (kind === undefined || Number.isNaN(time) || !isWellFormed(touch)) return refuse(touch, row);
    timeOf[row] = time;
    kindOf[row] = touch.revoked === true ? kind + REVOKED : kind;
    creatorIds[row] = touch.creatorId;
    return touch.customerKey;
  });
  return { timeOf, kindOf, creatorIds, customers };
}

function sortBuckets(touchpoints: readonly Touchpoint[], starts: Int32Array, times: Float64Array, rows: Int32Array) {
  const breakTie = (a: number, b: number) => preference(touchpoints[a]!, touchpoints[b]!);
  for (let customer = 0; customer + 1 < starts.length; customer += 1) {
    const from = starts[customer]!;
    const to = starts[customer + 1]!;
    if (to - from > 1) sortByKey(times, rows, from, to, breakTie);
  }
}

/** Which of two touches of one instant is preferred: the higher priority, then the smaller id. */
function preference(a: Touchpoint, b: Touchpoint): number {
  return (b.priority ?? 0) - (a.priority ?? 0) || codeUnitOrder(a.id, b.id);
}

function isWellFormed(touch: Touchpoint): boolean {
  const { creatorId, customerKey, priority, revoked, campaignId, shopId, productId } = touch;
  return (
    ((typeof creatorId === "string" && creatorId !== "") || creatorId === null) &&
    typeof customerKey === "string" &&
    (campaignId === undefined || typeof campaignId === "string") &&
    (shopId === undefined || typeof shopId === "string") &&
    (productId === undefined || typeof productId === "string") &&
    (priority === undefined || Number.isFinite(priority)) &&
    typeof (revoked ?? false) === "boolean"
  );
}

/** Says what is wrong with a touch that the quick checks have found wanting. */
function refuse(touch: Touchpoint, row: number): never {
  const path = `touchpoints[${row}]`;
  const { creatorId, customerKey, kind, occurredAt, revoked, priority } = touch;
  if ((typeof creatorId !== "string" || creatorId === "") && creatorId !== null) {
    fail("invalidArgument", `${path}.creatorId`, "text, or null when it is no creator's", creatorId);
  }
  for (const name of ["campaignId", "shopId", "productId"] as const) {
    const text: unknown = touch[name];
    if (text !== undefined) assertText(text, `${path}.${name}`, "a text");
  }
  if (typeof customerKey !== "string") fail("invalidArgument", `${path}.customerKey`, "a text", customerKey);
  if (touchKindNumber(kind) === undefined) fail("invalidArgument", `${path}.kind`, touchKinds.join(", "), kind);
  toInstant(occurredAt, `${path}.occurredAt`);
  if (typeof (revoked ?? false) !== "boolean") fail("invalidArgument", `${path}.revoked`, "true or false", revoked);
  fail("invalidArgument", `${path}.priority`, "a finite number", priority);
}

/** The touch at a place of the index. */
export function touchAt<Details extends TouchDetails>(touches: Touches<Details>, place: number): Details {
  return touches.touch(touches.rows[place]!);
}

/** That an index is one of `buildTouchIndex`, and not something else from plain JavaScript. */
export function assertTouchIndex(index: unknown): asserts index is TouchIndex {
  const { starts, times, rows, kinds } = (index ?? {}) as Partial<TouchIndex>;
  const isOne =
    starts instanceof Int32Array &&
    times instanceof Float64Array &&
    rows instanceof Int32Array &&
    kinds instanceof Uint8Array &&
    rows.length === times.length &&
    rows.length === kinds.length;
  if (!isOne) fail("invalidArgument", "facts.index", "an index of buildTouchIndex", index);
}
