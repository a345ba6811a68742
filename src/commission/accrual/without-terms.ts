import type { Position } from "../ledger/positions.js";
import { partOf, within } from "./rate-position.js";
import type { SaleHistory } from "./sale-history.js";
import type { SalePosition } from "./sale-position.js";

// What was booked under terms that are not given stays, and shrinks with what happens to its sale since.

/**
 * What is due of a position whose terms are not given: what is left of its own, and as much of what was booked beside it,
 * for tiers and caps that cannot be asked any more, as is left of the sale since it was last booked.
 */
export function dueWithoutTerms({ booked, history, bases, isOver }: SalePosition, own: number): number {
  const last = history.adjustments.length;
  if (booked === undefined || isOver || !history.stands[last]) return 0;
  return own + partOf(booked.booked - booked.own, bases[last]!, bases[settledUntil(booked, history)]!);
}

/** Its own after an adjustment: as it was rated or, where that did not say what is left before, in proportion. */
export function leftWithoutTerms({ booked, history, bases, earning }: SalePosition, step: number): number {
  if (booked === undefined) return 0;
  const { own, earned } = booked;
  const settled = settledUntil(booked, history);
  const before = settled === 0 ? earning.made : earning.steps[settled - 1]!;
  if (own === before) return within(earned?.amount.minor ?? own, earning.steps[step - 1]!);
  return within(own, partOf(own, bases[step]!, bases[settled]!));
}

/**
 * After how many of its adjustments a position was last booked. Those that happened before were known then, and what they
 * took is booked; only terms could tell what else they take. What is wholly taken back takes all, whenever it happened.
 */
export function settledUntil({ answered, entries }: Position, { adjustments, stands }: SaleHistory): number {
  let step = adjustments.length;
  const known = stands[step] ? entries.at(-1)!.bookedAt : Number.NEGATIVE_INFINITY;
  while (step > 0 && adjustments[step - 1]!.at > known && !answered.has(adjustments[step - 1]!.id)) step -= 1;
  return step;
}
