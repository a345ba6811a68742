import { firstAfter } from "../../kernels/first-after.js";
import { touchAt } from "./touch-index.js";
import { type BucketLanes, isAdmitted, isOwn, type Lane, type TouchQuery, type TouchView } from "./touch-query.js";

/**
 * How strong the touches of each slot are: the smaller the stronger. A revoked touch, and one that does not matter, has
 * `NO_RANK`. Several slots may have one rank.
 */
export interface Ranks {
  readonly bySlot: Int32Array;
  /** The smallest of them. */
  readonly strongest: number;
}

/** Weaker than anything. */
export const NO_RANK = 0x3fffffff;

/**
 * The place of the preferred touch of the latest instant, among those of the strongest rank that is below `bound`; −1 when there
 * is none. The windows must have been opened for the conversion.
 *
 * Complexity: O(touches between the conversion and the reach of the windows) in a short bucket, O(lanes × log touches) in a long one.
 */
export function latestTouch(view: TouchView, query: TouchQuery, ranks: Ranks, bound: number): number {
  if (bound <= ranks.strongest) return -1;
  const lanes = view.lanesOf(query);
  return lanes === undefined ? walkToLatest(view, query, ranks, bound) : searchLatest(view, query, ranks, bound, lanes);
}

/** The same of the earliest instant. */
export function earliestTouch(view: TouchView, query: TouchQuery, ranks: Ranks, bound: number): number {
  if (bound <= ranks.strongest) return -1;
  const lanes = view.lanesOf(query);
  return lanes === undefined
    ? walkToEarliest(view, query, ranks, bound)
    : searchEarliest(view, query, ranks, bound, lanes);
}

function walkToLatest(view: TouchView, query: TouchQuery, ranks: Ranks, bound: number): number {
  const { slots, windows } = view;
  const { times } = view.index;
  const { earliest, latest, reach } = windows;
  const { bySlot, strongest } = ranks;
  const isFree = query.scopes === null && query.own === undefined;
  let found = -1;
  let best = bound;
  let bestTime = Number.NaN; // equals nothing: the first to be found must be stronger than the bound
  for (let place = query.to - 1; place >= query.from; place -= 1) {
    const time = times[place]!;
    if (time < reach || (best === strongest && time < bestTime)) break;
    const slot = slots[place]!;
    const rank = bySlot[slot]!;
    // Of one instant the preferred touch stands first, and so is met last.
    if (rank > best || (rank === best && time !== bestTime)) continue;
    if (time < earliest[slot]! || time > latest[slot]!) continue;
    if (!isFree && !isAdmitted(view, query, place)) continue;
    found = place;
    best = rank;
    bestTime = time;
  }
  return found;
}

function walkToEarliest(view: TouchView, query: TouchQuery, ranks: Ranks, bound: number): number {
  const count = walkToStrongest(view, query, ranks, bound, view.found);
  return count === 0 ? -1 : view.found[count - 1]!;
}

/**
 * All touches of the strongest rank below `bound` that has any, in the order of touches, into `found` from its beginning. Returns
 * how many there are; what `found` holds beyond them is old.
 *
 * Complexity: as `latestTouch`, and the number found.
 */
export function strongestTouches(
  view: TouchView,
  query: TouchQuery,
  ranks: Ranks,
  bound: number,
  found: number[],
): number {
  const lanes = view.lanesOf(query);
  if (lanes !== undefined) return searchStrongest(view, query, ranks, bound, lanes, found);
  const count = walkToStrongest(view, query, ranks, bound, found);
  reverse(found, count);
  return count;
}

/** The same, but the latest first. */
function walkToStrongest(view: TouchView, query: TouchQuery, ranks: Ranks, bound: number, found: number[]): number {
  const { slots, windows } = view;
  const { times } = view.index;
  const { earliest, latest, reach } = windows;
  const { bySlot } = ranks;
  const isFree = query.scopes === null && query.own === undefined;
  let count = 0;
  let best = bound - 1;
  for (let place = query.to - 1; place >= query.from; place -= 1) {
    const time = times[place]!;
    if (time < reach) break;
    const slot = slots[place]!;
    const rank = bySlot[slot]!;
    if (rank > best || time < earliest[slot]! || time > latest[slot]!) continue;
    if (!isFree && !isAdmitted(view, query, place)) continue;
    if (rank < best) count = 0;
    best = rank;
    found[count] = place;
    count += 1;
  }
  return count;
}

function reverse(list: number[], count: number): void {
  for (let low = 0, high = count - 1; low < high; low += 1, high -= 1) {
    const value = list[low]!;
    list[low] = list[high]!;
    list[high] = value;
  }
}

/** Whether a touch was in time and of a kind that counts, but ruled out: revoked, of another scope, or the creator's own. */
export function hasRuledOutTouch(view: TouchView, query: TouchQuery, ranks: Ranks): boolean {
  const { slots, windows, index } = view;
  const { earliest, latest, reach } = windows;
  const width = windows.lanes;
  const lanes = view.lanesOf(query);
  if (lanes !== undefined) {
    return lanes.lanes.some((slot) => {
      const lane = ranks.bySlot[slot] === NO_RANK ? undefined : lanes.all(slot);
      return lane !== undefined && stretchEnd(lane, latest[slot]!) > stretchStart(lane, earliest[slot]!);
    });
  }
  for (let place = query.to - 1; place >= query.from; place -= 1) {
    const time = index.times[place]!;
    if (time < reach) return false;
    const slot = slots[place]! % width;
    if (ranks.bySlot[slot] !== NO_RANK && earliest[slot]! <= time && time <= latest[slot]!) return true;
  }
  return false;
}

/**
 * What `latestTouch` or `earliestTouch` finds among the touches that name a creator, or among those that name none.
 *
 * Complexity: as theirs, and a look at each touch that is found on the way.
 */
export function touchNaming(
  view: TouchView,
  query: TouchQuery,
  ranks: Ranks,
  bound: number,
  names: boolean,
  isFirst: boolean,
): number {
  const lanes = view.lanesOf(query);
  if (lanes !== undefined) {
    const naming = { ...lanes, counting: (lane: number, scope: number) => lanes.naming(names, lane, scope) };
    return (isFirst ? searchEarliest : searchLatest)(view, query, ranks, bound, naming);
  }
  const { slots, windows, index } = view;
  const { earliest, latest, reach } = windows;
  let found = -1;
  let best = bound;
  let bestTime = Number.NaN;
  for (let place = query.to - 1; place >= query.from; place -= 1) {
    const time = index.times[place]!;
    if (time < reach) break;
    const slot = slots[place]!;
    const rank = ranks.bySlot[slot]!;
    if (rank > best || (rank === best && (isFirst ? found < 0 : time !== bestTime))) continue;
    if (time < earliest[slot]! || time > latest[slot]! || !isAdmitted(view, query, place)) continue;
    if ((touchAt(index, place).creatorId !== null) !== names) continue;
    found = place;
    best = rank;
    bestTime = time;
  }
  return found;
}

/** The latest touch of one creator among all that have a rank; −1 when there is none. */
export function latestOfCreator(view: TouchView, query: TouchQuery, ranks: Ranks, creatorId: string): number {
  if (isOwn(query, { creatorId })) return -1;
  const lanes = view.lanesOf(query);
  if (lanes !== undefined) {
    const flat = { bySlot: ranks.bySlot.map((rank) => (rank === NO_RANK ? NO_RANK : 0)), strongest: 0 };
    return searchLatest(view, query, flat, 1, {
      ...lanes,
      counting: (lane, scope) => lanes.ofCreator(creatorId, lane, scope),
    });
  }
  const { slots, windows, index } = view;
  const { earliest, latest, reach } = windows;
  let found = -1;
  for (let place = query.to - 1; place >= query.from; place -= 1) {
    const time = index.times[place]!;
    if (time < reach || (found >= 0 && time < index.times[found]!)) break;
    const slot = slots[place]!;
    if (ranks.bySlot[slot] === NO_RANK || time < earliest[slot]! || time > latest[slot]!) continue;
    if (touchAt(index, place).creatorId === creatorId && isAdmitted(view, query, place)) found = place;
  }
  return found;
}

const ANY: readonly number[] = [0];

function searchLatest(
  { windows: { earliest, latest } }: TouchView,
  { scopes }: TouchQuery,
  { bySlot }: Ranks,
  bound: number,
  { lanes, counting }: BucketLanes,
): number {
  let found = -1;
  let best = bound;
  let bestTime = Number.NaN;
  for (const slot of lanes) {
    const rank = bySlot[slot]!;
    if (rank > best) continue;
    for (const scope of scopes ?? ANY) {
      const lane = counting(slot, scope);
      const end = lane === undefined ? 0 : stretchEnd(lane, latest[slot]!);
      if (lane === undefined || end === 0) continue;
      const time = lane.times[end - 1]!;
      if (time < earliest[slot]!) continue;
      const place = lane.places[stretchStart(lane, time)]!;
      const isBetter = rank < best || time > bestTime || (time === bestTime && place < found);
      if (!isBetter || rank > best) continue;
      found = place;
      best = rank;
      bestTime = time;
    }
  }
  return found;
}

function searchEarliest(
  { windows: { earliest, latest } }: TouchView,
  { scopes }: TouchQuery,
  { bySlot }: Ranks,
  bound: number,
  { lanes, counting }: BucketLanes,
): number {
  let found = -1;
  let best = bound - 1;
  for (const slot of lanes) {
    const rank = bySlot[slot]!;
    if (rank > best) continue;
    for (const scope of scopes ?? ANY) {
      const lane = counting(slot, scope);
      const start = lane === undefined ? 0 : stretchStart(lane, earliest[slot]!);
      if (lane === undefined || start === lane.times.length || lane.times[start]! > latest[slot]!) continue;
      const place = lane.places[start]!;
      if (rank > best || (rank === best && found >= 0 && place > found)) continue;
      found = place;
      best = rank;
    }
  }
  return found;
}

function searchStrongest(
  view: TouchView,
  query: TouchQuery,
  ranks: Ranks,
  bound: number,
  lanes: BucketLanes,
  found: number[],
): number {
  const any = searchEarliest(view, query, ranks, bound, lanes);
  if (any < 0) return 0;
  const { earliest, latest } = view.windows;
  const best = ranks.bySlot[view.slots[any]!]!;
  const all: number[] = [];
  for (const slot of lanes.lanes) {
    if (ranks.bySlot[slot] !== best) continue;
    for (const scope of query.scopes ?? ANY) {
      const lane = lanes.counting(slot, scope);
      if (lane === undefined) continue;
      const end = stretchEnd(lane, latest[slot]!);
      for (let i = stretchStart(lane, earliest[slot]!); i < end; i += 1) all.push(lane.places[i]!);
    }
  }
  // Places are in the order of touches.
  all.sort((a, b) => a - b);
  for (let i = 0; i < all.length; i += 1) found[i] = all[i]!;
  return all.length;
}

/** The first place of a lane that is not before an instant; instants are whole milliseconds. */
function stretchStart({ times }: Lane, instant: number): number {
  return firstAfter(times, 0, times.length, instant - 1);
}

/** The first place of a lane that is after an instant. */
function stretchEnd({ times }: Lane, instant: number): number {
  return firstAfter(times, 0, times.length, instant);
}
