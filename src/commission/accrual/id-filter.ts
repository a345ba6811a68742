import { textHash } from "../../kernels/text-hash.js";

/** Slots for each id: with so many one stranger in sixteen is taken for one of them. */
const SLOTS = 16;

/** How many slots a table by hash has for so many ids; a power of two. */
export function slotsFor(ids: number): number {
  let slots = SLOTS;
  while (slots < SLOTS * ids) slots *= 2;
  return slots;
}

/**
 * Says of an id that it is not among these, or that it may be. One byte is looked at; to look up a stranger in a map of many
 * ids costs ten times as much, and most sales have no adjustment.
 */
export function idFilter(ids: Iterable<string>, count: number): (id: string) => boolean {
  const slots = new Uint8Array(slotsFor(count));
  const last = slots.length - 1;
  for (const id of ids) slots[textHash(id) & last] = 1;
  return (id) => slots[textHash(id) & last] !== 0;
}
