import { fail } from "../../errors/creator-core-error.js";
import type { ConversionId } from "../../ids/index.js";

/** What may be taken out of a gathering again. */
export interface Leaving {
  /** It was read anew, or is not there any more. */
  isGone: boolean;
}

/**
 * Things that are computed together: the sales of a window, what a cap holds down. It is computed again when something in
 * it changed, and only then.
 */
export interface Gathering<Member extends Leaving> {
  /** What it is, for errors: "2026-03 for creator c-1 under rule grow of plan p". */
  readonly name: () => string;
  members: Member[];
  /** Whether the members are in the order in which things happened. */
  isSorted: boolean;
  isDirty: boolean;
  hasGone: boolean;
  /** Sales that were booked in it and are not among the facts; `null` for none. */
  absent: Set<ConversionId> | null;
}

export function gathering<Member extends Leaving>(name: () => string): Gathering<Member> {
  return { name, members: [], isSorted: true, isDirty: false, hasGone: false, absent: null };
}

/** A member that comes in; mostly they come in order. */
export function join<Member extends Leaving>(
  group: Gathering<Member>,
  member: Member,
  compare: (a: Member, b: Member) => number,
): void {
  const last = group.members[group.members.length - 1];
  if (last !== undefined && group.isSorted && compare(last, member) > 0) group.isSorted = false;
  group.members.push(member);
}

/**
 * The members as they are now, in order.
 *
 * A gathering is computed from all of its sales or not at all: one with some of those booked in it, or with new ones and
 * none of those, would come out wrong.
 *
 * @throws `inconsistentLedger` when sales that were booked in it are not among the facts
 */
export function takeMembers<Member extends Leaving>(
  group: Gathering<Member>,
  compare: (a: Member, b: Member) => number,
): readonly Member[] {
  if (group.absent !== null && group.absent.size > 0) refuse(group.name(), group.absent);
  if (group.hasGone) group.members = group.members.filter(({ isGone }) => !isGone);
  if (!group.isSorted) group.members.sort(compare);
  group.hasGone = false;
  group.isSorted = true;
  group.isDirty = false;
  return group.members;
}

function refuse(name: string, absent: ReadonlySet<ConversionId>): never {
  let first: ConversionId | undefined;
  for (const id of absent) if (first === undefined || id < first) first = id;
  fail("inconsistentLedger", "sales", `complete: facts must hold every sale booked in ${name}`, `no ${first}`);
}
