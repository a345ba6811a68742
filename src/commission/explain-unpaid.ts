import type { ConversionId, CreatorId } from "../ids/index.js";
import type { Sale } from "../models/attribution.js";
import type { CommissionTerms, CreatorAttributes, RejectedRule } from "../models/commission.js";
import { toInstant } from "../time/to-instant.js";
import type { InstantInput } from "../time/types.js";
import { compilePlans } from "./compile-terms.js";
import { byText } from "./order.js";
import { resolveCompiled } from "./resolve-rules.js";
import { attributesOf } from "./rule-scope.js";
import { readSales } from "./sale-history.js";

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
 * `accrue` returns money only; this is the list of sales that earned a creator nothing because no plan was in effect or
 * no rule applied. A rule that applies and comes to zero is not listed: `quoteCommission` shows its lines.
 *
 * Complexity: O(n log n) for n sales, times the number of plans and rules.
 *
 * @param facts - terms, sales with their credits, and what is known of the creators
 * @param options - `asOf`: sales after it are not known yet
 * @returns one row for each sale and creator, in the order the sales happened, then by creator
 * @throws what `accrue` throws for unusable terms and sales
 *
 * @example
 * ```ts
 * import { explainUnpaid } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const value = money("30.00", "GBP");
 * const credits = [{ creatorId: "c-1", evidence: "code", touchpointId: null, weight: 1, totalWeight: 1, value, ageMilliseconds: null }] as const;
 * const sales = [{ id: "order-7", customerKey: "k", kind: "order", occurredAt: 0, value, credits, unattributed: null }] as const;
 * explainUnpaid({ terms: [], sales }, { asOf: 1 })[0]?.code; // => "noTermsInEffect"
 * ```
 */
export function explainUnpaid(
  facts: {
    readonly terms: readonly CommissionTerms[];
    readonly sales: readonly Sale[];
    readonly creators?: readonly CreatorAttributes[];
  },
  options: { readonly asOf: InstantInput },
): UnpaidSale[] {
  const plans = compilePlans(facts.terms);
  const attributes = attributesOf(facts.creators);
  const histories = readSales(facts.sales, [], toInstant(options.asOf, "options.asOf"));
  return histories.flatMap(({ id, sale, at, credited }) => {
    const inEffect = plans.inEffect(at);
    return [...credited.keys()].sort(byText).flatMap((creatorId) => {
      const resolved = inEffect.map((compiled) => resolveCompiled(compiled, sale, at, attributes(creatorId)));
      if (resolved.some(({ applied }) => applied.length > 0)) return [];
      return [
        unpaid(
          id,
          creatorId,
          inEffect.length > 0,
          resolved.flatMap(({ rejected }) => rejected),
        ),
      ];
    });
  });
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
