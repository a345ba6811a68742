import { exactMinor } from "../../../money/exact-money.js";
import type { Instant } from "../../../time/types.js";
import type { CompiledTiered } from "./compile-tiered.js";
import { changeOrder, eventOrder } from "./event-order.js";

/**
 * A sale as a window of tiers sees it. Lists of numbers begin with the sale as it was made and go on with what is left after
 * each adjustment.
 */
export interface TieredMember {
  /** Unique in the window: of sales at one moment the smaller comes first. */
  readonly id: string;
  readonly at: Instant;
  /** What is rated, in minor units; never negative. */
  readonly bases: readonly number[];
  /** What it adds to the measure; zeros where the measure counts something else. */
  readonly measures: readonly number[];
  /** By time. */
  readonly adjustments: readonly { readonly id: string; readonly at: Instant }[];
}

/** What else than sales changed a measure: a post was published, its views were counted again. */
export interface MeasureChange {
  readonly at: Instant;
  readonly change: number;
}

/** Where every sale of a window lies. Columns in the order of the members. */
export interface WindowSums {
  /** The sum before each sale at its moment. */
  readonly atMoment: Float64Array;
  /** The sum before each sale that its final rating goes by. */
  readonly before: Float64Array;
  /** The sum that the window ends in, all sales in it. */
  readonly total: number;
  /** When the last of the facts happened that the final rating of each sale rests on. */
  readonly lastAt: Float64Array;
}

/** Complexity: O(n log n), O(n) for members in the order they happened. */
export function sumsOfWindow(
  { mode, window, onReversal }: CompiledTiered,
  members: readonly TieredMember[],
  changes: readonly MeasureChange[],
): WindowSums {
  const reach = window.rollingMilliseconds ?? Number.POSITIVE_INFINITY;
  const order = eventOrder(members);
  const elsewhere = sumsElsewhere(members, order, changes, reach);
  const ratchet = onReversal === "ratchet";
  const before = trailingSums(members, order, elsewhere.at, reach, ratchet);
  const adjusted = !ratchet && members.some(({ adjustments }) => adjustments.length > 0);
  const atMoment = adjusted ? replay(members, order, elsewhere.at, reach) : before;
  const total = exactMinor(totalOf(members, ratchet) + elsewhere.total, "the sum of a window");
  const lastAt = lastFacts(members, order, reach, ratchet);
  if (mode === "volume" && reach === Number.POSITIVE_INFINITY) lastAt.fill(lastOfAll(lastAt, changes));
  return { atMoment, before, total, lastAt };
}

/** What a measure has from elsewhere than the sales, at the moment of each sale; and at its end. */
function sumsElsewhere(
  members: readonly TieredMember[],
  order: Int32Array,
  changes: readonly MeasureChange[],
  reach: number,
): { readonly at: Float64Array; readonly total: number } {
  const at = new Float64Array(members.length);
  if (changes.length === 0) return { at, total: 0 };
  const sorted = [...changes].sort((a, b) => a.at - b.at);
  let sum = 0;
  let first = 0;
  let next = 0;
  for (const row of order) {
    const moment = members[row]!.at;
    for (; next < sorted.length && sorted[next]!.at <= moment; next += 1) sum += sorted[next]!.change;
    for (; first < next && sorted[first]!.at <= moment - reach; first += 1) sum -= sorted[first]!.change;
    at[row] = exactMinor(sum, "the sum of a window");
  }
  return { at, total: sorted.reduce((all, { change }) => all + change, 0) };
}

/** The sum before each sale of what is left of the sales or, `whole`, of all they ever were. */
function trailingSums(
  members: readonly TieredMember[],
  order: Int32Array,
  elsewhere: Float64Array,
  reach: number,
  whole: boolean,
): Float64Array {
  const before = new Float64Array(members.length);
  let sum = 0;
  let first = 0;
  for (const row of order) {
    const { at, measures } = members[row]!;
    for (; members[order[first]!]!.at <= at - reach; first += 1) sum -= measureOf(members[order[first]!]!, whole);
    before[row] = sum + elsewhere[row]!;
    sum += whole ? measures[0]! : measures[measures.length - 1]!;
  }
  return before;
}

function measureOf({ measures }: TieredMember, whole: boolean): number {
  return measures[whole ? 0 : measures.length - 1]!;
}

function totalOf(members: readonly TieredMember[], whole: boolean): number {
  let all = 0;
  let ever = 0;
  for (const member of members) {
    all += measureOf(member, whole);
    ever += member.measures[0]!;
  }
  exactMinor(ever, "the sum of a window"); // no sum on the way is above it
  return all;
}

/**
 * The sum before each sale as it was at its moment: at one moment sales come before adjustments. An adjustment dated before
 * its own sale counts with it, so that a sum is never below zero.
 */
function replay(
  members: readonly TieredMember[],
  order: Int32Array,
  elsewhere: Float64Array,
  reach: number,
): Float64Array {
  const changes = changeOrder(members, ({ adjustments }) => adjustments);
  const before = new Float64Array(members.length);
  const standing = new Float64Array(members.length); // what each sale that has been adds to the sum; 0 when it is out of reach
  const isOut = new Uint8Array(members.length);
  let sum = 0;
  let first = 0;
  let next = 0;
  for (const row of order) {
    const { at, measures } = members[row]!;
    for (; next < changes.length && changes[next]!.at < at; next += 1) {
      const change = changes[next]!;
      if (isOut[change.row] === 1) continue;
      const left = members[change.row]!.measures[change.step + 1]!;
      sum += left - standing[change.row]!;
      standing[change.row] = left;
    }
    for (; members[order[first]!]!.at <= at - reach; first += 1) {
      sum -= standing[order[first]!]!;
      isOut[order[first]!] = 1;
    }
    before[row] = sum + elsewhere[row]!;
    standing[row] = measures[0]!;
    sum += measures[0]!;
  }
  return before;
}

/**
 * When the last fact happened that bears on each sale: its own adjustments and, unless what is taken back does not count,
 * those of the sales before it that are in reach.
 */
function lastFacts(members: readonly TieredMember[], order: Int32Array, reach: number, ratchet: boolean): Float64Array {
  const last = Float64Array.from(members, ownLast);
  if (ratchet) return last;
  const own = last.slice();
  const latest: number[] = []; // rows in reach whose last fact no later row outdoes: the first has the latest of all
  let head = 0;
  for (const row of order) {
    const end = members[row]!.at - reach;
    while (head < latest.length && members[latest[head]!]!.at <= end) head += 1;
    while (latest.length > head && own[latest[latest.length - 1]!]! <= own[row]!) latest.pop();
    latest.push(row);
    last[row] = own[latest[head]!]!;
  }
  return last;
}

function ownLast({ at, adjustments }: TieredMember): Instant {
  return adjustments.length === 0 ? at : Math.max(at, adjustments[adjustments.length - 1]!.at);
}

function lastOfAll(moments: Float64Array, changes: readonly MeasureChange[]): Instant {
  let last = Number.NEGATIVE_INFINITY;
  for (const moment of moments) if (moment > last) last = moment;
  for (const { at } of changes) if (at > last) last = at;
  return last;
}
