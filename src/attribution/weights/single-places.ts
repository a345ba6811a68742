import { touchKinds } from "../evidence/evidence-kinds.js";
import type { Survivors } from "./survivors.js";

/** The place of the earliest survivor; −1 when there is none. */
export function firstPlace({ count }: Survivors): number {
  return count === 0 ? -1 : 0;
}

/**
 * The place of the latest survivor: what was entered last on the order; else of the touches of the latest instant the
 * preferred one, which comes first among them.
 */
export function lastPlace({ count, onOrder, ages }: Survivors): number {
  let place = count - 1;
  if (onOrder > 0) return place;
  while (place > 0 && ages[place - 1] === ages[place]) place -= 1;
  return place;
}

/** The place of the latest survivor that is no direct visit; where there is nothing else, of the latest visit. */
export function lastNonDirectPlace(survivors: Survivors): number {
  const { count, onOrder, ages, kinds } = survivors;
  if (onOrder > 0) return count - 1; // nothing on an order is a visit
  let place = count - 1;
  while (place >= 0 && isVisit(kinds[place]!)) place -= 1;
  if (place < 0) return lastPlace(survivors);
  for (let i = place - 1; i >= 0 && ages[i] === ages[place]; i -= 1) if (!isVisit(kinds[i]!)) place = i;
  return place;
}

function isVisit(kind: number): boolean {
  return touchKinds[kind] === "direct";
}
