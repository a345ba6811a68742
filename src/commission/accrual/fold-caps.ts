import type { Instant } from "../../time/types.js";
import type { CompiledCap } from "../caps/compile-caps.js";
import { type CapMember, type CappedMember, foldCap } from "../caps/fold-cap.js";
import type { Book } from "./book.js";
import { mark, setEarning } from "./dirty.js";
import { takeMembers } from "./gathering.js";
import { type CapGroup, type Earning, inEventOrder, type SalePosition } from "./sale-position.js";

/** Folds every cap whose sales changed, the caps of a plan one after the other: each gets what the one before it left. */
export function foldCaps(book: Book): void {
  const dirty = book.dirty.caps;
  while (dirty.length > 0) {
    let place = Number.POSITIVE_INFINITY;
    for (const group of dirty) place = Math.min(place, group.place);
    const now = dirty.filter((group) => group.place === place);
    const later = dirty.filter((group) => group.place !== place);
    dirty.length = 0;
    for (const group of later) dirty.push(group);
    for (const group of now) foldOne(group, book);
  }
}

/**
 * A cap may differ between the versions of a plan: each sale is held down by that of its own, below what those of the
 * versions before were paid.
 */
function foldOne(group: CapGroup, book: Book): void {
  const positions = takeMembers(group, inEventOrder);
  const own = positions.map((position) => capOf(position, group));
  const members = positions.map((position) => memberOf(position, group));
  let last = Number.NEGATIVE_INFINITY;
  for (const { rated } of positions) last = Math.max(last, rated.at);
  const caps = new Set(own);
  for (const cap of caps) foldUnder(cap, own, members, caps.size === 1);
  positions.forEach((position, index) => {
    setCapped(position, group, members[index]!, last, book);
  });
}

function capOf({ compiled }: SalePosition, { capId }: CapGroup): CompiledCap {
  return compiled!.caps.find(({ id }) => id === capId)!;
}

/** Puts what the cap leaves in the place of what came to it; sales of later versions are not there yet. */
function foldUnder(cap: CompiledCap, own: readonly CompiledCap[], members: CapMember[], isOnly: boolean): void {
  const until = isOnly ? members.length : own.lastIndexOf(cap) + 1;
  const folded = foldCap(cap, until === members.length ? members : members.slice(0, until));
  for (let index = 0; index < until; index += 1) if (own[index] === cap) members[index] = folded[index]!;
}

/** What comes to a cap: what the rule pays, or what the cap before it left of that. */
function memberOf(position: SalePosition, group: CapGroup): CapMember {
  const { history, creatorId, terms, ruleId, caps, capped, rated } = position;
  const index = caps.indexOf(group);
  const { made, steps, final } = index === 0 ? rated : capped[index - 1]!;
  const { adjustments } = history;
  return {
    at: history.at,
    id: `${history.id}\u0000${creatorId}\u0000${terms.id}\u0000${ruleId}`,
    made,
    steps: steps.map((minor, step) => ({ at: adjustments[step]!.at, minor })),
    final,
  };
}

function setCapped(position: SalePosition, group: CapGroup, after: CappedMember, last: Instant, book: Book): void {
  const { caps, capped, rated } = position;
  const index = caps.indexOf(group);
  const steps = after.steps.map(({ minor }) => minor);
  // What the room under a cap changed is dated when the last of the facts under it happened.
  const at = after.made === rated.made && after.final === rated.final ? rated.at : last;
  const earning: Earning = { made: after.made, steps, final: after.final, at };
  capped[index] = earning;
  const next = caps[index + 1];
  if (next === undefined) setEarning(position, earning, book);
  else mark(next, book.dirty.caps);
}
