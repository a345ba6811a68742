import type { LedgerEntry } from "../../models/ledger.js";
import { inOrder } from "../ledger/entry-order.js";
import type { Book } from "./book.js";
import { countTallies } from "./count-tallies.js";
import { foldCaps } from "./fold-caps.js";
import { payOverrides } from "./pay-overrides.js";
import { payGuarantees, payRetainers } from "./pay-periods.js";
import { postSale } from "./post-sale.js";
import { rateWindows } from "./rate-windows.js";
import type { Run } from "./run.js";
import type { SalePosition } from "./sale-position.js";

/**
 * Brings everything that changed to its target, and returns what has to be booked for it. The order of the stages is the
 * order in which one rests on another, and nothing is asked before what it rests on is settled:
 *
 * 1. Sales are read with what happened to them, and the rules that take them are decided (`placeSale`); posts and
 *    deliverables besides (`placeActivities`). What rests on one of them alone is done with there.
 * 2. Windows of tiers are rated: which tier a sale is in rests on the other sales of its window.
 * 3. Caps fold: how much of a commission is paid rests on what those before it came to.
 * 4. Positions on sales are compared with the ledger.
 * 5. Milestones and leaderboards count, and retainers are due: they rest on facts, not on what was paid.
 * 6. Overrides, which are a share of what 4 and 5 came to; and last guarantees and advances, which make up for what lacks
 *    and keep back of what is there. They do not count towards each other.
 */
export function settle(book: Book, run: Run): LedgerEntry[] {
  rateWindows(book);
  foldCaps(book);
  postPositions(book, run);
  countTallies(book, run);
  payRetainers(book, run);
  payOverrides(book, run);
  payGuarantees(book, run);
  book.described.clear();
  book.settledAt = run.asOf;
  return inOrder(run.entries);
}

function postPositions(book: Book, run: Run): void {
  const { positions } = book.dirty;
  book.dirty.positions = [];
  for (const position of positions) {
    position.isDue = false;
    if (position.isGone) continue;
    if (position.isPosted) position.booked = bookedOf(position, book);
    postSale(position, run);
    position.isPosted = true;
    position.decision = null;
  }
}

/** What is booked of a position that was booked before it was rated again. */
function bookedOf({ history, creatorId, terms, ruleId, currency }: SalePosition, { ledger }: Book) {
  return ledger
    .plansOf(history.id)
    .get(creatorId)
    ?.find((plan) => plan.termsId === terms.id && plan.currency === currency)
    ?.positions.find((position) => position.ruleId === ruleId);
}
