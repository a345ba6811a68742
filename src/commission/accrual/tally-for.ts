import type { CreatorId } from "../../ids/index.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { Instant } from "../../time/types.js";
import { endOf } from "../../time/window-bounds.js";
import type { CompiledLeaderboard } from "../components/leaderboard/compile-leaderboard.js";
import type { CompiledRule, CompiledTerms } from "../terms/compiled.js";
import { type Book, boardOf, type Slot } from "./book.js";
import { mark } from "./dirty.js";
import { gathering, join } from "./gathering.js";
import { getOrAdd } from "./get-or-add.js";
import type { CountingComponent, Tally, TallyMember } from "./tally.js";

/** Where something counts that happened at an instant, in a campaign. */
export function tallyFor(
  book: Book,
  compiled: CompiledTerms,
  rule: CompiledRule,
  component: CountingComponent,
  creatorId: CreatorId,
  moment: { readonly at: Instant; readonly campaignId: string | null; readonly id: string },
): Tally {
  const isShared = component.kind === "leaderboard";
  const { tallies } = boardOf(book, compiled).rules.get(rule)!;
  const own = getOrAdd(tallies, isShared ? "" : creatorId, () => new Map<string, Tally>());
  const key = component.window.keyOf(moment);
  return getOrAdd(own, key, () => {
    const whose = isShared ? "" : ` for creator ${creatorId}`;
    const name = () => `${key}${whose} under rule ${rule.id} of plan ${compiled.terms.id}`;
    const closesAt = isShared ? closingOf(component, rule, moment.at) : Number.NEGATIVE_INFINITY;
    const owner = isShared ? null : creatorId;
    return { ...gathering<TallyMember>(name), compiled, rule, component, key, creatorId: owner, closesAt };
  });
}

function closingOf({ window }: CompiledLeaderboard, { during }: CompiledRule, at: Instant): number {
  const end = window.periodAt === null ? null : window.periodAt(at).window.end;
  return end ?? (during === null ? Number.POSITIVE_INFINITY : endOf(during));
}

/** Something counts; it is remembered where it does, for when it is read anew. */
export function count(member: TallyMember, tally: Tally, slot: Slot | null, book: Book): void {
  join(tally, member, inTallyOrder);
  mark(tally, book.dirty.tallies);
  slot?.counts.push({ member, tally });
}

export function inTallyOrder(a: TallyMember, b: TallyMember): number {
  return a.at - b.at || codeUnitOrder(a.id, b.id) || codeUnitOrder(a.creatorId, b.creatorId);
}
