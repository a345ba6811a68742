import type { Sale } from "../models/attribution.js";
import type { CommissionTerms, CreatorAttributes, LedgerEntry, Payout } from "../models/commission.js";
import type { Adjustment } from "../models/tracking.js";
import { toInstant } from "../time/to-instant.js";
import type { InstantInput } from "../time/types.js";
import { collectPositions } from "./collect-positions.js";
import { compilePlans } from "./compile-terms.js";
import { bySubject } from "./entry-order.js";
import { readLedger } from "./positions.js";
import { postMilestone } from "./post-milestone.js";
import { postPayouts } from "./post-payouts.js";
import { postSale } from "./post-sale.js";
import { attributesOf } from "./rule-scope.js";
import { readSales } from "./sale-history.js";
import { targetsOf } from "./sale-targets.js";

/** What commissions are computed from. Every list may be in any order. */
export interface AccrualFacts {
  /** Every version of every plan that anything was booked under, or is to be. */
  readonly terms: readonly CommissionTerms[];
  /** Sales with their credits. Those booked before that are not among them are left as they are. */
  readonly sales: readonly Sale[];
  readonly adjustments: readonly Adjustment[];
  readonly payouts?: readonly Payout[];
  /** What rules may ask about creators. */
  readonly creators?: readonly CreatorAttributes[];
  /** The ledger so far. */
  readonly booked: readonly LedgerEntry[];
}

/**
 * What has to be booked now?
 *
 * The entries that bring the ledger to its target: commissions, bonuses, reversals, true-ups, releases and payouts that
 * are not in it yet. Append them to the ledger; called again with it, it returns nothing. It does not matter whether it
 * is called once at the end of the month or every night: the balances come out the same. To see what a sale would pay
 * before anything is booked, use `quoteCommission`; for sales that pay nothing, `explainUnpaid`.
 *
 * - A sale falls under the version of each plan that is in effect when it happens. Several plans may be: each pays on
 *   its own rules.
 * - What was booked stays under the terms, rule and rate it was booked at; an adjustment takes back its part of that.
 * - Adjustments take from what is left of each credit in proportion, in the order they happened; a reinstatement gives
 *   back in proportion to what was taken.
 * - A fixed amount stands until the order is wholly taken back.
 * - Graduated commission adds up what is left of a creator's sales under a rule, in event order, across versions of the
 *   plan. After a refund `recompute` rates the window again and books the differences; `ratchet` does not.
 * - A milestone counts the sales of one version of a plan, and its hold begins when it is reached.
 * - Facts dated after `asOf` are not known yet. For windows that are still moving, give all their sales.
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
 * @throws `ledgerInconsistent` when the ledger holds entries booked after `asOf`
 * @throws `currencyMismatch` when an adjustment or credit is in another currency than its sale
 * @throws `invalidWeights`, `invalidMoney`, `invalidInstant` when facts are unusable
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
 * const credits = [{ creatorId: "c-1", evidence: "code", touchpointId: null, weight: 1, totalWeight: 1, value, ageMilliseconds: null }] as const;
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
  const asOf = toInstant(options.asOf, "options.asOf");
  const plans = compilePlans(facts.terms);
  const ledger = readLedger(facts.booked, asOf);
  const histories = readSales(facts.sales, facts.adjustments, asOf);
  const { positions, milestones } = collectPositions(histories, plans, ledger, attributesOf(facts.creators));
  const targets = targetsOf(positions);
  return [
    ...positions.flatMap((position, index) => postSale(position, targets[index]!, asOf)),
    ...milestones.flatMap((window) => postMilestone(window, ledger.position(window.key), asOf)),
    ...postPayouts(facts.payouts ?? [], ledger.paidOut, asOf),
  ].sort((a, b) => a.occurredAt - b.occurredAt || bySubject(a, b));
}
