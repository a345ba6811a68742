import { assertObject } from "../errors/assert-object.js";
import type { Sale } from "../models/attribution.js";
import type { CommissionTerms, CreatorAttributes, LedgerEntry, Payout } from "../models/commission.js";
import type { Adjustment } from "../models/tracking.js";
import type { InstantInput } from "../time/types.js";
import { lostMilestones } from "./booked-windows.js";
import { collectPositions } from "./collect-positions.js";
import { compilePlans } from "./compile-terms.js";
import { bySubject } from "./entry-order.js";
import { asOfIn } from "./guards.js";
import { readLedger } from "./positions.js";
import { postDecision } from "./post-decision.js";
import { postMilestone } from "./post-milestone.js";
import { postPayouts } from "./post-payouts.js";
import { postSale } from "./post-sale.js";
import { attributesOf } from "./rule-scope.js";
import { readSales } from "./sale-history.js";
import { targetOf, windowTargets } from "./sale-targets.js";

/** What commissions are computed from. Every list may be in any order. */
export interface AccrualFacts {
  /**
   * Every version of every plan that anything was booked under, or is to be. What was booked under one that is missing
   * still shrinks with its sales, but does not count in windows.
   */
  readonly terms: readonly CommissionTerms[];
  /**
   * Sales with their credits. Those booked before that are not among them are left as they are; but of a window of a
   * graduated rule or milestone that moves, all must be.
   */
  readonly sales: readonly Sale[];
  /** Those of sales that are not given are passed over. */
  readonly adjustments: readonly Adjustment[];
  readonly payouts?: readonly Payout[];
  /** What rules may ask about creators. */
  readonly creators?: readonly CreatorAttributes[];
  /** The ledger so far. Of an entry's optional fields, `null`, as a table returns it, is as good as absent. */
  readonly booked: readonly LedgerEntry[];
}

/**
 * What has to be booked now?
 *
 * The entries that bring the ledger to its target: commissions, bonuses, reversals, true-ups, releases and payouts that
 * are not in it yet. Append them to the ledger; called again with it, it returns nothing. It does not matter whether it
 * is called once at the end of the month or every night: the totals come out the same. (So do the holds, but for a bonus
 * that was booked before a late order moved its step to an earlier day: it keeps the day it was booked with.)
 *
 * To see what a sale would pay before anything is booked, use `quoteCommission`; for sales that pay nothing,
 * `explainUnpaid`.
 *
 * - A sale falls under the version of each plan that is in effect when it happens. Several plans may be: each pays on
 *   its own rules. A plan that is added later with effect in the past pays for the sales of that time, too.
 * - Which rules apply is decided for each sale, creator and plan the first time the sale is seen, and stands. The first
 *   entry says so, with all rules but those made for other creators; when nothing is paid, or nothing yet, it is of zero. A promotion, or a rule that is
 *   added, is for the sales after it. (Decided later: a sale that does not say yet what a rule takes its share of. Decided
 *   again: a sale whose currency was corrected, and one in a ledger from elsewhere without receipts.)
 * - What was booked stays under the terms, rule and rate it was booked at; an adjustment takes back its part of that.
 * - A version is meant never to change once it is booked under; publish another. An edited percentage or fixed amount
 *   moves nothing that is booked. Edited bands and steps move their windows at the next run, by true-ups and reversals.
 * - Adjustments take from what is left of each credit in proportion, in the order they happened; a reinstatement gives
 *   back in proportion to what was taken, of all or of the one adjustment that it names.
 * - A fixed amount stands until the order is wholly taken back. An order with lines and no value comes to what was
 *   charged for them.
 * - Graduated commission adds up a creator's sales under a rule, in event order, across versions of the plan: what is left
 *   of them under `recompute`, what they were made for under `ratchet`; either way it pays on what is left.
 * - A milestone counts the sales of one version of a plan, less what was taken back unless it is a ratchet, and its hold
 *   begins when it is reached.
 * - Facts dated after `asOf` are not known yet. Windows are computed whole: give every sale that was booked in one as long
 *   as facts arrive in it, for `lifetime` always. A window of which no sale is given is left as it is.
 * - A payout is booked as reported, whatever is payable: more than that, or another currency, shows in `balances` as
 *   overpaid.
 *
 * @formula entries = target(terms, facts known at asOf) − booked
 *
 * Units: minor units; every position is in the currency of its sale or bonus. Nothing is converted.
 * Complexity: O(n log n) for n sales, adjustments and booked entries; times the number of plans and rules.
 *
 * @param facts - terms, sales, adjustments, payouts, attributes of creators, and the ledger so far
 * @param options - `asOf`: the moment of the run; the booking time of what it returns
 * @returns new entries, by the time of what they are about, then sales before bonuses before payouts, then id; ids are the same on every run
 * @throws `invalidPolicy`, `unsortedBands`, `invalidRate` and others, with the path, when terms are unusable
 * @throws `duplicateId` when two facts of one kind have one id
 * @throws `inconsistentLedger` when the ledger holds entries booked after `asOf`, when a window lacks some of the sales
 * that were booked in it, and when a payout is booked under its id with another creator or amount
 * @throws `currencyMismatch` when an adjustment or credit is in another currency than its sale
 * @throws `invalidMoney` when the credits of a sale and the part nobody earned do not sum to its value
 * @throws `invalidArgument`, `invalidWeights`, `invalidInstant` when facts are unusable
 *
 * @example
 * ```ts
 * import { accrue } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const terms = [{
 *   id: "standard", version: 1, timeZone: "Europe/London", base: { kind: "saleValue" }, rounding: "halfAwayFromZero",
 *   precedence: { kind: "specificity" }, hold: { duration: { days: 30 }, from: "order" },
 *   rules: [{ id: "all", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.12" } }],
 * }] as const;
 * const value = money("30.26", "GBP");
 * const credits = [{ creatorId: "c-1", evidence: "code", touchpointId: null, campaignId: null, weight: 1, totalWeight: 1, value, ageMilliseconds: null }] as const;
 * const sales = [{ id: "order-7", customerKey: "k", kind: "order", occurredAt: "2026-03-01T12:00:00Z", value, credits, unattributed: null }] as const;
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
export function accrue(facts: AccrualFacts, options: { readonly asOf: InstantInput }): LedgerEntry[] {
  assertObject(facts, "facts");
  const asOf = asOfIn(options);
  const plans = compilePlans(facts.terms);
  const ledger = readLedger(facts.booked, asOf);
  const entries: LedgerEntry[] = [];
  const post = (made: readonly LedgerEntry[]) => {
    for (const entry of made) entries.push(entry);
  };
  const histories = readSales(facts.sales, facts.adjustments, asOf);
  const windows = collectPositions(histories, plans, ledger, attributesOf(facts.creators), {
    position: (position) => post(postSale(position, targetOf(position), ledger, asOf)),
    decision: (decided) => post([postDecision(decided, ledger, asOf)]),
  });
  for (const window of windows.graduated.values()) {
    const targets = windowTargets(window);
    for (const [index, position] of window.entries()) post(postSale(position, targets[index]!, ledger, asOf));
  }
  const milestones = [...windows.milestones.values(), ...lostMilestones(windows, plans, ledger)];
  for (const window of milestones) post(postMilestone(window, ledger, asOf));
  post(postPayouts(facts.payouts ?? [], ledger, asOf));
  return entries.sort((a, b) => a.occurredAt - b.occurredAt || bySubject(a, b));
}
