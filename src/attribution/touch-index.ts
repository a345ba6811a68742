import { fail } from "../errors/creator-core-error.js";
import { firstAfter } from "../kernels/first-after.js";
import { groupRows } from "../kernels/group-rows.js";
import { sortByKey } from "../kernels/sort-by-key.js";
import type { Touchpoint } from "../models/tracking.js";
import { readInstant, toInstant } from "../time/to-instant.js";
import { codeUnitOrder } from "./code-unit-order.js";
import { touchKindNumber, touchKinds } from "./evidence-kinds.js";
import { findRepeats } from "./find-repeats.js";

/**
 * The touches in lanes, ready for binary search. A lane holds the touches of one customer, of one kind, that can count
 * or that cannot (revoked, self-purchase), earliest first. Because of the lanes everything that is eligible at a given
 * moment is one unbroken stretch of a lane: no rule has to be asked again for each pair of touch and conversion.
 *
 * 8 bytes a touch for its time, 4 for its row, and 8 a lane.
 */
export interface TouchIndex {
  readonly touchpoints: readonly Touchpoint[];
  /** Lane `l` holds the places `starts[l]` to `starts[l + 1] − 1` of the two columns. */
  readonly starts: Int32Array;
  /** When it happened, in epoch milliseconds. */
  readonly times: Float64Array;
  /** Which touchpoint it is. */
  readonly rows: Int32Array;
}

/** Half of the lanes of a customer are for touches that can count. */
const KINDS = touchKinds.length;

/** The lane of a customer, a kind, and of what can count or cannot. */
export function laneOf(customer: number, kind: number, ruledOut: boolean): number {
  return customer * 2 * KINDS + (ruledOut ? KINDS : 0) + kind;
}

/**
 * Puts touches into lanes. Touches of customers who are not asked about are read, checked and left out.
 *
 * Complexity: O(touches + customers), and O(n log n) for lanes that are not in order of time.
 *
 * @param customers - the customers asked about, numbered from 0
 * @param isOwn - whether a touch leads its own creator to the shop, so that it cannot count
 */
export function buildTouchIndex(
  touchpoints: readonly Touchpoint[],
  customers: ReadonlyMap<string, number>,
  isOwn: (creatorId: string, customer: number) => boolean,
): TouchIndex {
  const first = findRepeats(touchpoints, "touchpoints");
  const lanes = new Int32Array(touchpoints.length);
  const timeOfRow = new Float64Array(touchpoints.length);
  for (let row = 0; row < touchpoints.length; row += 1) {
    const touch = touchpoints[row]!;
    const kind = touchKindNumber(touch.kind);
    const time = readInstant(touch.occurredAt);
    if (kind === undefined || Number.isNaN(time) || !isWellFormed(touch)) return refuse(touch, row);
    const customer = touch.customerKey === "" || first[row] !== row ? undefined : customers.get(touch.customerKey);
    timeOfRow[row] = time;
    lanes[row] =
      customer === undefined ? -1 : laneOf(customer, kind, touch.revoked === true || isOwn(touch.creatorId, customer));
  }

  const { starts, rows } = groupRows(lanes, customers.size * 2 * KINDS);
  const times = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) times[place] = timeOfRow[rows[place]!]!;
  const breakTie = (a: number, b: number) => preference(touchpoints[a]!, touchpoints[b]!);
  for (let lane = 0; lane + 1 < starts.length; lane += 1) {
    const from = starts[lane]!;
    const to = starts[lane + 1]!;
    if (to - from > 1) sortByKey(times, rows, from, to, breakTie);
  }
  return { touchpoints, starts, times, rows };
}

function isWellFormed(touch: Touchpoint): boolean {
  return (
    typeof touch.creatorId === "string" &&
    typeof touch.customerKey === "string" &&
    (touch.priority === undefined || Number.isFinite(touch.priority))
  );
}

/** Says what is wrong with a touch that the quick checks have found wanting. */
function refuse(touch: Touchpoint, row: number): never {
  const path = `touchpoints[${row}]`;
  if (typeof touch.creatorId !== "string") fail("invalidArgument", `${path}.creatorId`, "a text", touch.creatorId);
  if (typeof touch.customerKey !== "string")
    fail("invalidArgument", `${path}.customerKey`, "a text", touch.customerKey);
  if (touchKindNumber(touch.kind) === undefined) {
    fail("invalidArgument", `${path}.kind`, touchKinds.join(", "), touch.kind);
  }
  toInstant(touch.occurredAt, `${path}.occurredAt`);
  fail("invalidArgument", `${path}.priority`, "a finite number", touch.priority);
}

/** Which of two touches of one instant is preferred: the higher priority, then the smaller id. */
function preference(a: Touchpoint, b: Touchpoint): number {
  return (b.priority ?? 0) - (a.priority ?? 0) || codeUnitOrder(a.id, b.id);
}

/** The touch at a place of the index. */
export function touchAt(index: TouchIndex, place: number): Touchpoint {
  return index.touchpoints[index.rows[place]!]!;
}

/** The order of all touches: by time; of one instant the preferred one first. Never 0 for two touches. */
export function touchOrder(index: TouchIndex, a: number, b: number): number {
  return index.times[a]! - index.times[b]! || preference(touchAt(index, a), touchAt(index, b));
}

/** The first place of a lane that is within reach of a conversion at `at`. */
export function windowStart(index: TouchIndex, lane: number, at: number, reach: number): number {
  return firstAfter(index.times, index.starts[lane]!, index.starts[lane + 1]!, at - reach);
}

/** The first place of a lane that is too late for a conversion at `at`. */
export function windowEnd(index: TouchIndex, lane: number, at: number, nearest: number): number {
  return firstAfter(index.times, index.starts[lane]!, index.starts[lane + 1]!, at - nearest);
}

/** The preferred touch of the latest instant in the stretch `[from, to)`, which is not empty. */
export function latestOf(index: TouchIndex, from: number, to: number): number {
  return firstAfter(index.times, from, to, index.times[to - 1]! - 1);
}
