import type { Book, Slot } from "./book.js";
import type { Gathering, Leaving } from "./gathering.js";
import type { Earning, SalePosition } from "./sale-position.js";

/** Marks what has to be computed again, once. */
export function mark<Group extends { isDirty: boolean }>(group: Group, dirty: Group[]): void {
  if (group.isDirty) return;
  group.isDirty = true;
  dirty.push(group);
}

/** What a position comes to is known: it goes under its caps or, without any, on the list of what is to be booked. */
export function setRated(position: SalePosition, rated: Earning, book: Book): void {
  position.rated = rated;
  const cap = position.caps[0];
  if (cap !== undefined) mark(cap, book.dirty.caps);
  else setEarning(position, rated, book);
}

/** What is left of it under its caps is known. What was booked to the same before has nothing to be booked. */
export function setEarning(position: SalePosition, earning: Earning, book: Book): void {
  const isBooked = position.isPosted && isSame(position.earning, earning);
  if (isBooked && position.earning.at === earning.at) return;
  position.earning = earning;
  markAccounts(position, book);
  if (isBooked || position.isDue) return;
  position.isDue = true;
  book.dirty.positions.push(position);
}

/** What is computed from what a position earns. */
export function markAccounts({ accounts }: SalePosition, { dirty }: Book): void {
  if (accounts === null) return;
  const { creator, source } = accounts;
  if (creator !== null) mark(creator, dirty.creators);
  if (source !== null) mark(source, dirty.sources);
}

function isSame(a: Earning, b: Earning): boolean {
  return (
    a.made === b.made &&
    a.final === b.final &&
    a.steps.length === b.steps.length &&
    a.steps.every((minor, step) => minor === b.steps[step])
  );
}

/** Takes what a fact came to out of everything it is gathered in, because the fact is read anew. */
export function retire({ positions, counts }: Slot, book: Book): void {
  const { dirty } = book;
  for (const position of positions) {
    const { window, caps, accounts } = position;
    if (window !== null) leave(window, position, dirty.windows);
    for (const cap of caps) leave(cap, position, dirty.caps);
    accounts?.creator?.positions.delete(position);
    accounts?.source?.positions.delete(position);
    markAccounts(position, book);
    position.isGone = true;
  }
  for (const { member, tally } of counts) leave(tally, member, dirty.tallies);
  positions.length = 0;
  counts.length = 0;
}

function leave<Member extends Leaving, Group extends Gathering<Member>>(
  group: Group,
  member: Member,
  dirty: Group[],
): void {
  member.isGone = true;
  group.hasGone = true;
  mark(group, dirty);
}
