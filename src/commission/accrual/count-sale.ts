import type { CreatorId } from "../../ids/index.js";
import type { AppliedRule } from "../rules/resolve-sale.js";
import type { CompiledTerms } from "../terms/compiled.js";
import type { Book, Slot } from "./book.js";
import { standingOf } from "./make-position.js";
import { campaignOf } from "./place-position.js";
import { basesOf, type SaleHistory } from "./sale-history.js";
import type { CountingComponent } from "./tally.js";
import { count, tallyFor } from "./tally-for.js";

/** A sale counts towards a milestone of a creator, or a leaderboard. */
export function countSale(
  history: SaleHistory,
  creatorId: CreatorId,
  compiled: CompiledTerms,
  { rule, lines }: AppliedRule,
  slot: Slot | null,
  book: Book,
): void {
  const { component } = rule;
  if (component.kind !== "milestone" && component.kind !== "leaderboard") return;
  const amounts = amountsOf(history, creatorId, compiled, component, lines);
  if (amounts === null) return;
  const { id, at, adjustments } = history;
  const moment = { at, campaignId: campaignOf(history, creatorId), id };
  const tally = tallyFor(book, compiled, rule, component, creatorId, moment);
  count({ id, at, amounts, adjustments, creatorId, isGone: false }, tally, slot, book);
}

/** What it counts at each step; `null` for a sum in another currency. */
function amountsOf(
  history: SaleHistory,
  creatorId: CreatorId,
  compiled: CompiledTerms,
  component: CountingComponent,
  lines: readonly number[] | null,
): readonly number[] | null {
  if (component.kind === "milestone" && component.counting === "approved" && history.approvedAt === null) {
    return history.nothing;
  }
  switch (component.measure) {
    case "salesValue": {
      if (lines === null && history.currency === component.currency) return history.valuesOf(creatorId);
      const bases = basesOf(history, compiled, lines);
      return bases?.currency === component.currency ? bases.of(creatorId) : null;
    }
    case "orders":
      return standingOf(history, lines);
    case "units":
      return history.unitsOf(lines);
    default:
      return null;
  }
}
