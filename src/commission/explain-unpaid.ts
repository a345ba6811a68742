import { assertObject } from "../errors/assert-object.js";
import type { ConversionId, CreatorId, RuleId } from "../ids/index.js";
import { codeUnitOrder } from "../kernels/code-unit-order.js";
import type { Sale } from "../models/attribution.js";
import type { CommissionTerms, CreatorAttributes, LedgerEntry, RejectedRule } from "../models/commission.js";
import type { InstantInput } from "../time/types.js";
import { isOtherCurrency } from "./collect-positions.js";
import { compilePlans } from "./compile-terms.js";
import { asOfIn } from "./guards.js";
import { type Decision, type Position, readLedger } from "./positions.js";
import { resolveCompiled } from "./resolve-rules.js";
import { attributesOf } from "./rule-scope.js";
import { readSales, type SaleHistory } from "./sale-history.js";

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

/**
 * Which credited sales pay nothing, and why?
 *
 * The sales that earn a creator nothing because no plan was in effect or no rule applied. With the ledger, what was decided
 * when a sale was booked counts, and the reasons are those of its receipt; without, what would be decided now. A rule that
 * applies and comes to zero is not listed: `quoteCommission` shows its lines.
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
 * import { explainUnpaid } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const value = money("30.00", "GBP");
 * const credits = [{ creatorId: "c-1", evidence: "code", touchpointId: null, campaignId: null, weight: 1, totalWeight: 1, value, ageMilliseconds: null }] as const;
 * const sales = [{ id: "order-7", customerKey: "k", kind: "order", occurredAt: 0, value, credits, unattributed: null }] as const;
 * explainUnpaid({ terms: [], sales }, { asOf: 1 })[0]?.code; // => "noTermsInEffect"
 * ```
 */
export function explainUnpaid(
  facts: {
    readonly terms: readonly CommissionTerms[];
    readonly sales: readonly Sale[];
    readonly creators?: readonly CreatorAttributes[];
    /** The ledger so far. Absent: nothing is decided yet. */
    readonly booked?: readonly LedgerEntry[];
  },
  options: { readonly asOf: InstantInput },
): UnpaidSale[] {
  assertObject(facts, "facts");
  const asOf = asOfIn(options);
  const plans = compilePlans(facts.terms);
  const ledger = readLedger(facts.booked ?? [], asOf);
  const attributes = attributesOf(facts.creators);
  const decisionsOn = (history: SaleHistory, creatorId: CreatorId): readonly Decision[] => {
    const { id, sale, at } = history;
    const booked = (ledger.plansOf(id).get(creatorId) ?? []).filter((plan) => !isOtherCurrency(history, plan));
    const open = plans.inEffect(at).filter(({ terms }) => !booked.some(({ termsId }) => termsId === terms.id));
    return [
      ...booked.map(({ decision, positions }) => decision ?? { applied: positions.map(ruleOf), rejected: [] }),
      ...open.map((compiled): Decision => {
        const { applied, rejected } = resolveCompiled(compiled, sale, at, attributes(creatorId));
        return { applied: applied.map(({ id: ruleId }) => ruleId), rejected };
      }),
    ];
  };
  return [...readSales(facts.sales, [], asOf)].flatMap((history) =>
    [...history.credited.keys()].sort(codeUnitOrder).flatMap((creatorId) => {
      const decisions = decisionsOn(history, creatorId);
      if (decisions.some(({ applied }) => applied.length > 0)) return [];
      const rejected = decisions.flatMap((decision) => decision.rejected);
      return [unpaid(history.id, creatorId, decisions.length > 0, rejected)];
    }),
  );
}

function ruleOf({ ruleId }: Position): RuleId {
  return ruleId ?? "";
}

function unpaid(
  conversionId: ConversionId,
  creatorId: CreatorId,
  hadTerms: boolean,
  rejected: readonly RejectedRule[],
): UnpaidSale {
  const code = hadTerms ? "noRuleApplied" : "noTermsInEffect";
  const message = hadTerms
    ? `Sale ${conversionId} pays ${creatorId} nothing: no rule applied.`
    : `Sale ${conversionId} pays ${creatorId} nothing: no terms were in effect.`;
  return { conversionId, creatorId, code, rejected, message };
}
