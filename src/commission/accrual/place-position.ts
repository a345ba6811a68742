import type { CreatorId } from "../../ids/index.js";
import { windowKeyOf } from "../components/tiered/window-key-of.js";
import { saleAnswer } from "../rules/sale-answers.js";
import type { CompiledRule } from "../terms/compiled.js";
import { creatorAccount, sourceAccount } from "./accounts.js";
import { type Book, boardOf, type Slot } from "./book.js";
import { mark, markAccounts, setRated } from "./dirty.js";
import { join } from "./gathering.js";
import { capGroupFor, windowFor } from "./groups.js";
import type { CapBoard, PlanBoard } from "./plan-board.js";
import { postSale } from "./post-sale.js";
import { ratePosition } from "./rate-position.js";
import type { Run } from "./run.js";
import type { SaleHistory } from "./sale-history.js";
import { type CapGroup, inEventOrder, type SalePosition } from "./sale-position.js";

/**
 * A position that rests on its sale alone is rated and booked at once. One of a tiered rule waits for its window, and one
 * that is held down for the others under its caps.
 */
export function placePosition(
  position: SalePosition,
  rule: CompiledRule | null,
  slot: Slot | null,
  book: Book,
  run: Run,
): void {
  const { pay, history, bases, isOver, rounding } = position;
  if (rule !== null && !isOver) gather(position, rule, slot, book);
  if (position.window !== null) return;
  const rated = ratePosition(pay, history, bases, isOver, rounding);
  if (position.caps.length > 0) {
    setRated(position, rated, book);
    return;
  }
  position.rated = rated;
  position.earning = rated;
  markAccounts(position, book);
  postSale(position, run);
}

function gather(position: SalePosition, rule: CompiledRule, slot: Slot | null, book: Book): void {
  const board = boardOf(book, position.compiled!);
  const { caps } = board.rules.get(rule)!;
  if (rule.component.kind === "tiered") joinWindow(position, rule, book);
  if (caps.length > 0) joinCaps(position, caps);
  if (board.isGuaranteed || board.overrides.length > 0) joinAccounts(position, board, book);
  if (position.window !== null || position.caps.length > 0 || position.accounts !== null)
    slot?.positions.push(position);
}

function joinWindow(position: SalePosition, rule: CompiledRule, book: Book): void {
  const { history, creatorId, compiled } = position;
  const { component } = rule;
  if (component.kind !== "tiered") return;
  const campaignId = component.window.kind === "campaign" ? campaignOf(history, creatorId) : null;
  const key = windowKeyOf(component, { at: history.at, campaignId, saleId: history.id });
  const window = windowFor(book, compiled!, rule, creatorId, key);
  position.window = window;
  join(window, position, inEventOrder);
  mark(window, book.dirty.windows);
}

/** The caps that hold a position down; one in another currency, or for what the sale does not say, lets it through. */
function joinCaps(position: SalePosition, boards: readonly CapBoard[]): void {
  const { history, creatorId, currency } = position;
  const { id: saleId, at, sale } = history;
  const subject = { creatorId, customerKey: sale.customerKey, campaignId: campaignOf(history, creatorId), at, saleId };
  const groups = boards.flatMap((board): CapGroup[] => {
    const group = board.cap.currency === currency ? capGroupFor(board, subject) : null;
    return group === null ? [] : [group];
  });
  position.caps = groups;
  position.capped = groups.map(() => position.earning);
  for (const group of groups) join(group, position, inEventOrder);
}

function joinAccounts(position: SalePosition, { isGuaranteed, overrides }: PlanBoard, book: Book): void {
  const { history, creatorId, currency } = position;
  const compiled = position.compiled!;
  const source = { kind: "sale", conversionId: history.id } as const;
  const accounts = {
    creator: isGuaranteed ? creatorAccount(book, compiled.terms.id, creatorId, currency) : null,
    source: overrides.length > 0 ? sourceAccount(book, compiled, source, currency, history) : null,
  };
  accounts.creator?.positions.add(position);
  accounts.source?.positions.add(position);
  position.accounts = accounts;
}

/** The campaign of the creator's credit; where that has none, of the sale. Of several the first. */
export function campaignOf({ sale }: SaleHistory, creatorId: CreatorId): string | null {
  const answer = saleAnswer("campaignIds", sale, creatorId);
  const first: unknown = Array.isArray(answer) ? answer[0] : answer;
  return typeof first === "string" ? first : null;
}
