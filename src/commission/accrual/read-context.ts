import { assertList } from "../../errors/assert-list.js";
import type { CreatorAttributes, ProductPick, Referral } from "../../models/commission.js";
import { compileReferrals } from "../components/override/compile-referrals.js";
import { compilePicks } from "../rules/compile-picks.js";
import { attributesOf } from "../rules/rule-scope.js";
import { type Book, meet } from "./book.js";

/** Facts that nothing is booked about, and that others are asked with. */
interface ContextFacts {
  readonly creators?: readonly CreatorAttributes[];
  readonly picks?: readonly ProductPick[];
  readonly referrals?: readonly Referral[];
}

export function readContext({ creators = [], picks = [], referrals = [] }: ContextFacts, book: Book): void {
  book.attributesAt = attributesOf(creators);
  book.picks = compilePicks(picks);
  assertList(referrals, "referrals");
  book.uplines = compileReferrals(referrals);
  for (const { creatorId } of creators) meet(creatorId, book);
}
