import { assertObject } from "../../errors/assert-object.js";
import type { ConversionId, CreatorId } from "../../ids/index.js";
import type { Sale } from "../../models/attribution.js";
import type { CommissionTerms, CreatorAttributes, ProductPick } from "../../models/commission.js";
import type { LedgerEntry, RejectedRule } from "../../models/ledger.js";
import type { FxRate } from "../../money/types.js";
import type { InstantInput } from "../../time/types.js";
import { compileFx } from "../accrual/fx.js";
import { isOtherCurrency } from "../accrual/place-sale.js";
import { readSales, type SaleHistory } from "../accrual/sale-history.js";
import { asOfIn } from "../guards.js";
import { type BookedPlan, type LedgerIndex, readLedger } from "../ledger/positions.js";
import { compilePlans } from "../terms/compile-terms.js";
import type { CompiledTerms, Plans } from "../terms/compiled.js";
import { compilePicks, type Picks } from "./compile-picks.js";
import { contextOf } from "./context-of.js";
import { resolveSale } from "./resolve-sale.js";
import { type AttributesAt, attributesOf } from "./rule-scope.js";
import { withoutUnapproved } from "./without-unapproved.js";

/** A credited sale that no rule pays for, and why. */
export interface UnpaidSale {
  readonly conversionId: ConversionId;
  readonly creatorId: CreatorId;
  readonly code: "noTermsInEffect" | "noRuleApplied";
  /** Every rule of the plans in effect, each with its reasons; empty when no plan is. */
  readonly rejected: readonly RejectedRule[];
  /** One sentence for a person. */
  readonly message: string;
}

/** What is known of sales, and of what was decided about them. */
export interface UnpaidFacts {
  readonly terms: readonly CommissionTerms[];
  readonly sales: readonly Sale[];
  readonly creators?: readonly CreatorAttributes[];
  /** For rate locks. */
  readonly picks?: readonly ProductPick[];
  /** For sales in another currency than that of a plan. */
  readonly fxRates?: readonly FxRate[];
  /** The ledger so far. Absent: nothing is decided yet. */
  readonly booked?: readonly LedgerEntry[];
}

/**
 * Which credited sales pay nothing, and why?
 *
 * The sales that earn a creator nothing because no plan was in effect or no rule applied. With the ledger, what was decided
 * when a sale was booked counts, and the reasons are those of its receipt; without, what would be decided now. A rule that
 * applies and comes to zero is not listed: `quoteCommission` shows its lines. One that waits for a sale to be approved is.
 *
 * Complexity: O(n log n) for n sales, times the number of plans and rules.
 *
 * @param facts - terms, sales with their credits, what is known of the creators, and the ledger so far
 * @param options - `asOf`: sales after it are not known yet
 * @returns one row for each sale and creator, in the order the sales happened, then by creator
 * @throws what `accrue` throws for unusable terms, sales and ledgers
 *
 * @example
 * ```ts
 * import { creditedTo, explainUnpaid } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const order = { id: "order-7", customerKey: "k", kind: "order", occurredAt: 0, value: money("30.00", "GBP") } as const;
 * explainUnpaid({ terms: [], sales: [creditedTo("c-1", order)] }, { asOf: 1 })[0]?.code; // => "noTermsInEffect"
 * ```
 */
export function explainUnpaid(facts: UnpaidFacts, options: { readonly asOf: InstantInput }): UnpaidSale[] {
  assertObject(facts, "facts");
  const asOf = asOfIn(options);
  const known: Known = {
    plans: compilePlans(facts.terms),
    ledger: readLedger(facts.booked ?? [], asOf),
    attributesAt: attributesOf(facts.creators),
    picks: compilePicks(facts.picks),
  };
  const unpaid: UnpaidSale[] = [];
  for (const history of readSales(facts.sales, [], asOf, compileFx(facts.fxRates, "fxRates"))) {
    for (const creatorId of history.creators) {
      const decisions = decisionsOn(history, creatorId, known);
      if (!decisions.some(({ applies }) => applies)) unpaid.push(unpaidSale(history.id, creatorId, decisions));
    }
  }
  return unpaid;
}

interface Known {
  readonly plans: Plans;
  readonly ledger: LedgerIndex;
  readonly attributesAt: AttributesAt;
  readonly picks: Picks;
}

/** What one plan says to one sale and creator. */
interface PlanDecision {
  readonly applies: boolean;
  readonly rejected: readonly RejectedRule[];
}

/** What was decided stands; under the other plans in effect it is decided now. */
function decisionsOn(history: SaleHistory, creatorId: CreatorId, known: Known): readonly PlanDecision[] {
  const { plans, ledger } = known;
  const booked = (ledger.plansOf(history.id).get(creatorId) ?? []).filter(
    (plan) => !isOtherCurrency(history, plans.version(plan.termsId, plan.version), plan),
  );
  const open = plans.inEffect(history.at).filter(({ terms }) => !booked.some(({ termsId }) => termsId === terms.id));
  return [...booked.map(decidedThen), ...open.map((compiled) => decidedNow(history, creatorId, compiled, known))];
}

function decidedThen({ decision, positions }: BookedPlan): PlanDecision {
  if (decision === null) return { applies: positions.length > 0, rejected: [] };
  return { applies: decision.applied.length > 0, rejected: decision.rejected };
}

function decidedNow(
  history: SaleHistory,
  creatorId: CreatorId,
  compiled: CompiledTerms,
  { attributesAt, picks }: Known,
): PlanDecision {
  const context = contextOf(history, creatorId, compiled, picks);
  const resolution = resolveSale(compiled, history, attributesAt(creatorId, history.at), context);
  const { applied, rejected } = withoutUnapproved(resolution, history, compiled);
  // Nothing is decided on a sale that waits, also where some rule would apply.
  return { applies: applied.length > 0 && !resolution.isWaiting, rejected };
}

function unpaidSale(conversionId: ConversionId, creatorId: CreatorId, decisions: readonly PlanDecision[]): UnpaidSale {
  const code = decisions.length > 0 ? "noRuleApplied" : "noTermsInEffect";
  const reason = decisions.length > 0 ? "no rule applied" : "no terms were in effect";
  return {
    conversionId,
    creatorId,
    code,
    rejected: decisions.flatMap((decision) => decision.rejected),
    message: `Sale ${conversionId} pays ${creatorId} nothing: ${reason}.`,
  };
}
