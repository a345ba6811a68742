import { assertObject } from "../errors/assert-object.js";
import type { ConversionId } from "../ids/index.js";
import type { Sale } from "../models/attribution.js";
import type {
  BalanceTransfer,
  CommissionTerms,
  CreatorAttributes,
  Deliverable,
  Payout,
  ProductPick,
  Referral,
} from "../models/commission.js";
import type { LedgerEntry } from "../models/ledger.js";
import type { Post } from "../models/post.js";
import type { Adjustment } from "../models/tracking.js";
import type { FxRate } from "../money/types.js";
import { type AccrualOptions, readOptions } from "./accrual/accrual-options.js";
import { compileFx } from "./accrual/fx.js";
import { noteAbsent } from "./accrual/groups.js";
import { openBook } from "./accrual/open-book.js";
import { placeSale } from "./accrual/place-sale.js";
import { postPayouts, postTransfers } from "./accrual/post-payouts.js";
import { readActivities } from "./accrual/read-activities.js";
import { readContext } from "./accrual/read-context.js";
import { openRun } from "./accrual/run.js";
import { readSales } from "./accrual/sale-history.js";
import { settle } from "./accrual/stages.js";

/** What commissions are computed from. Every list may be in any order. */
export interface AccrualFacts {
  /**
   * Every version of every plan that anything was booked under, or is to be. What was booked under one that is missing
   * stays, and still shrinks with what happens to its sales after it was last booked (with all that is taken back of one,
   * whenever that happened); but it does not count in windows and under caps.
   */
  readonly terms: readonly CommissionTerms[];
  /**
   * Sales with their credits. Those booked before that are not among them are left as they are; but of what adds up over
   * many sales (tiers, milestones, leaderboards, caps) and moves, all must be.
   */
  readonly sales: readonly Sale[];
  /** Those of sales that are not given are passed over. */
  readonly adjustments: readonly Adjustment[];
  readonly payouts?: readonly Payout[];
  /** Balances that became balances in another currency. */
  readonly transfers?: readonly BalanceTransfer[];
  /** With all their snapshots. Of a creator whose posts add up to something, all of them. */
  readonly posts?: readonly Post[];
  readonly deliverables?: readonly Deliverable[];
  /** What rules may ask about creators. Retainers, guarantees and advances are for those who are named by some fact or rule. */
  readonly creators?: readonly CreatorAttributes[];
  /** When creators put products into their showcases; rate locks go by it. */
  readonly picks?: readonly ProductPick[];
  /** Who earns on what a creator earns. */
  readonly referrals?: readonly Referral[];
  /** For plans that pay in a currency of their own. */
  readonly fxRates?: readonly FxRate[];
  /** The ledger so far. Of an entry's optional fields, `null`, as a table returns it, is as good as absent. */
  readonly booked: readonly LedgerEntry[];
}

/**
 * What has to be booked now?
 *
 * The entries that bring the ledger to its target: what was earned, what was taken back, corrections, releases and payouts
 * that are not in it yet. Append them to the ledger; called again with it, it returns nothing. It does not matter whether
 * it is called once at the end of the month or every night: the totals come out the same. (So do the holds, but for a
 * bonus that was booked before a late order moved its step to an earlier day: it keeps the day it was booked with.)
 *
 * To see what a sale would pay before anything is booked, use `quoteCommission`; for sales that pay nothing,
 * `explainUnpaid`; to add a day to a year without reading the year again, `commissionBook`.
 *
 * - A sale falls under the version of each plan that is in effect when it happens. Several plans may be: each pays on
 *   its own rules. A plan that is added later with effect in the past pays for the sales of that time, too.
 * - Which rules apply is decided for each sale, creator and plan the first time the sale is seen, and stands. The first
 *   entry says so, with all rules but those made for other creators; when nothing is paid, or nothing yet, it is of zero.
 *   A promotion, or a rule that is added, is for the sales after it. (Decided later: a sale that does not say yet what a
 *   rule takes its share of, or that waits for an exchange rate. Decided again: a sale whose currency was corrected, and
 *   one in a ledger from elsewhere without receipts.)
 * - What was booked stays under the terms, the rule, the rate and the exchange rate it was booked at; an adjustment takes
 *   back its part of that, as a `reversal` or, where a payout has settled it already, as a `clawback`.
 * - A version is meant never to change once it is booked under; publish another. An edited percentage or fixed amount
 *   moves nothing that is booked. Edited tiers, steps and caps move what adds up under them at the next run.
 * - Adjustments take from what is left of each credit in proportion, in the order they happened; a reinstatement gives
 *   back in proportion to what was taken, of all or of the one adjustment that it names.
 * - A fixed amount stands until the order, or what the rule takes of it, is wholly taken back. An order with lines and no
 *   value comes to what was charged for them.
 * - Tiers add up a creator's sales under a rule, in event order, across versions of the plan. A milestone counts under one
 *   version of a plan, and its hold begins when it is reached. Where only approved sales count, one that is not approved
 *   yet is decided, and comes to nothing until it is.
 * - Caps hold down what rules pay on sales, in event order, one after the other as the plan lists them. What they clip is
 *   a line of the entry; what the room under them moves later is a `capAdjustment`.
 * - Retainers, guarantees and leaderboards are decided when their period is over, with everything that is known of it.
 *   Overrides, guarantees and advances look at what everything else came to, and not at each other.
 * - Facts dated after `asOf` are not known yet. What adds up is computed whole: give every sale that was booked in it as
 *   long as facts arrive in it, for `lifetime` always. A window of which no sale is given is left as it is.
 * - A payout is booked as reported, whatever is payable: more than that, or another currency, shows in `balances` as
 *   overpaid.
 *
 * @formula entries = target(terms, facts known at asOf) − booked
 *
 * Units: minor units; every position is in the currency of its plan, else of its sale or its own amounts.
 * Complexity: O(n log n) for n sales, adjustments, snapshots and booked entries; times the number of plans and rules.
 *
 * @param facts - what happened, the terms, and the ledger so far; most lists may be left out
 * @param options - `asOf`: the moment of the run, and the booking time of what it returns; `receipts`: `"brief"` leaves the
 * rules that did not apply off the entries
 * @returns new entries, by the time of what they are about, then what is about sales, posts, deliverables, periods, payouts
 * and transfers, then id; ids are the same on every run
 * @throws `invalidPolicy`, `unsortedBands`, `invalidRate` and others, with the path, when terms are unusable
 * @throws `duplicateId` when two facts of one kind have one id
 * @throws `inconsistentLedger` when the ledger holds entries booked after `asOf`, when what adds up lacks some of the sales
 * that were booked in it, and when a payout or transfer is booked under its id with another creator or amount
 * @throws `currencyMismatch` when an adjustment or credit is in another currency than its sale
 * @throws `invalidMoney` when the credits of a sale and the part nobody earned do not sum to its value
 * @throws `danglingReference` when an adjustment is about a line that its sale does not have
 * @throws `invalidArgument`, `invalidWeights`, `invalidInstant` when facts are unusable
 *
 * @example
 * ```ts
 * import { accrue, creditedTo } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const terms = [{
 *   id: "standard", version: 1, timeZone: "Europe/London", base: { kind: "saleValue" }, rounding: "halfAwayFromZero",
 *   precedence: { kind: "specificity" }, hold: { duration: { days: 30 }, from: "order" },
 *   rules: [{ id: "all", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.12" } }],
 * }] as const;
 * const order = { id: "order-7", customerKey: "k", kind: "order", occurredAt: "2026-03-01T12:00:00Z", value: money("30.26", "GBP") } as const;
 * const sales = [creditedTo("c-1", order)];
 *
 * const booked = accrue({ terms, sales, adjustments: [], booked: [] }, { asOf: "2026-03-02T00:00:00Z" });
 * booked.map(({ id, kind, amount }) => [id, kind, amount.minor]); // => [["sale/order-7/c-1/standard/all#1", "commission", 363]]
 *
 * // Run again: nothing. Half of it refunded: 12 % of the 15.13 left is 1.82.
 * accrue({ terms, sales, adjustments: [], booked }, { asOf: "2026-03-03T00:00:00Z" }); // => []
 * const adjustments = [{ id: "r-1", conversionId: "order-7", occurredAt: "2026-03-04T12:00:00Z", kind: "refund", value: money("15.13", "GBP") }] as const;
 * const reversed = accrue({ terms, sales, adjustments, booked }, { asOf: "2026-03-05T00:00:00Z" });
 * reversed.map(({ kind, amount, corrects }) => [kind, amount.minor, corrects]); // => [["reversal", -181, "sale/order-7/c-1/standard/all#1"]]
 * ```
 */
export function accrue(facts: AccrualFacts, options: AccrualOptions): LedgerEntry[] {
  assertObject(facts, "facts");
  const { asOf, isFull } = readOptions(options);
  const book = openBook(facts.terms, facts.booked, asOf, false);
  const run = openRun(book.ledger, asOf, isFull);
  readContext(facts, book);
  const known = new Set<ConversionId>();
  const { sales: booked } = book.ledger;
  for (const history of readSales(facts.sales, facts.adjustments, asOf, compileFx(facts.fxRates, "fxRates"))) {
    if (booked.size > 0) known.add(history.id);
    placeSale(history, book, run);
  }
  for (const sale of booked.keys()) if (!known.has(sale)) noteAbsent(sale, book);
  readActivities(facts.posts ?? [], facts.deliverables ?? [], book, run);
  postPayouts(facts.payouts ?? [], run);
  postTransfers(facts.transfers ?? [], run);
  return settle(book, run);
}
