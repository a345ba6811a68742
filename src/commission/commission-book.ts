import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type { CommissionTerms } from "../models/commission.js";
import type { LedgerEntry } from "../models/ledger.js";
import { type AccrualOptions, readOptions } from "./accrual/accrual-options.js";
import type { Book } from "./accrual/book.js";
import { openBook } from "./accrual/open-book.js";
import { openRun } from "./accrual/run.js";
import { emptyShelf, type IncomingFacts, shelve } from "./accrual/shelf.js";
import { settle } from "./accrual/stages.js";
import { takeUp } from "./accrual/take-up.js";

/** A ledger in memory that is continued fact by fact. */
export interface CommissionBook {
  /**
   * Takes in facts and returns the entries that they make; they are booked with that. Facts of before need not be given
   * again, and change nothing where they are.
   *
   * @throws what `accrue` throws; the book is of no use after that: open another, with the ledger so far
   * @throws `invalidArgument` when `asOf` is before that of the call before
   */
  accrue(facts: IncomingFacts, options: AccrualOptions): LedgerEntry[];
}

/**
 * What has to be booked for today's facts, when a year of them is booked already?
 *
 * A book remembers everything it was given: a call costs in proportion to the facts that come in and to what they touch
 * (the month of a creator whose tiers they move, the cap they count under), not to all that there is. It returns what
 * `accrue` would return over all facts so far; where facts come once a month, or are kept elsewhere, use that one.
 *
 * - Facts may come in any order: an adjustment before its sale, a sale long after its month. One that is dated later than
 *   `asOf` waits inside until its time has come.
 * - A sale, post or deliverable that is given again replaces what was said of it: it was delivered since, settled, read
 *   again, credited to somebody else. Anything else is said once: the same again changes nothing, and something else under
 *   its id is refused.
 * - Begun from a ledger, it needs the facts of that ledger with the first call, as `accrue` does.
 *
 * Units: minor units.
 * Complexity: O(n log n) for what comes in and what it touches. A lifetime, and a cap on a whole plan, are touched whole.
 * Memory: about as much as the facts and the ledger.
 *
 * @param facts - `terms`: every version of every plan; `booked`: the ledger so far, absent when nothing is booked
 * @returns a book with one function: `accrue(facts, { asOf })`, whose facts are lists of which each may be left out
 * @throws `invalidArgument` when `facts` is no object. Terms and the ledger are read with the first call
 *
 * @example
 * ```ts
 * import { commissionBook, creditedTo } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const terms = [{
 *   id: "standard", version: 1, timeZone: "UTC", base: { kind: "saleValue" }, rounding: "halfAwayFromZero",
 *   precedence: { kind: "specificity" }, hold: { duration: { days: 30 }, from: "order" },
 *   rules: [{ id: "all", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.12" } }],
 * }] as const;
 * const order = { id: "order-7", customerKey: "k", kind: "order", occurredAt: "2026-03-01T12:00:00Z", value: money("30.26", "GBP") } as const;
 * const sale = creditedTo("c-1", order);
 *
 * const book = commissionBook({ terms });
 * book.accrue({ sales: [sale] }, { asOf: "2026-03-02T00:00:00Z" }).map(({ amount }) => amount.minor); // => [363]
 * const refund = { id: "r-1", conversionId: "order-7", occurredAt: "2026-03-04T12:00:00Z", kind: "refund", value: money("15.13", "GBP") } as const;
 * book.accrue({ adjustments: [refund] }, { asOf: "2026-03-05T00:00:00Z" }).map(({ amount }) => amount.minor); // => [-181]
 * book.accrue({}, { asOf: "2026-03-06T00:00:00Z" }); // => []
 * book.accrue({}, { asOf: "2026-03-01T00:00:00Z" }); // => throws
 * ```
 */
export function commissionBook(facts: {
  readonly terms: readonly CommissionTerms[];
  readonly booked?: readonly LedgerEntry[];
}): CommissionBook {
  assertObject(facts, "facts");
  const { terms, booked = [] } = facts;
  const shelf = emptyShelf();
  let book: Book | null = null;
  let isUsable = true;
  return {
    accrue(incoming, options) {
      assertObject(incoming, "facts");
      const { asOf, isFull } = readOptions(options);
      if (!isUsable) fail("invalidArgument", "book", "opened anew after a call that threw", "this one");
      if (book !== null && asOf < book.settledAt) {
        fail("invalidArgument", "options.asOf", "at or after that of the call before", asOf);
      }
      isUsable = false;
      book ??= openBook(terms, booked, asOf, true);
      const run = openRun(book.ledger, asOf, isFull);
      takeUp(shelve(incoming, shelf, asOf), shelf, book, run);
      const entries = settle(book, run);
      book.ledger.append(entries);
      isUsable = true;
      return entries;
    },
  };
}
