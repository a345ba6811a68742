import { assertObjects } from "../errors/assert-list.js";
import { assertObject } from "../errors/assert-object.js";
import type { ConversionId, CreatorId, RuleId, TermsId } from "../ids/index.js";
import { codeUnitOrder } from "../kernels/code-unit-order.js";
import type { Sale } from "../models/attribution.js";
import type { CommissionTerms, CreatorAttributes, RejectedRule, TraceLine } from "../models/commission.js";
import { sumMoney } from "../money/sum-money.js";
import type { Money } from "../money/types.js";
import { zeroMoney } from "../money/zero-money.js";
import { toInstant } from "../time/to-instant.js";
import { salePosition } from "./collect-positions.js";
import { type CompiledRule, type CompiledTerms, compilePlans } from "./compile-terms.js";
import { assertNotNegative } from "./guards.js";
import { getOrAdd, positionKey } from "./positions.js";
import { resolveCompiled } from "./resolve-rules.js";
import { attributesOf } from "./rule-scope.js";
import { basesOf, readSales, type SaleHistory } from "./sale-history.js";
import { firstOf } from "./sale-targets.js";
import { amountLine } from "./trace.js";

/** What one plan would pay one creator for a sale. */
export interface CommissionQuote {
  readonly conversionId: ConversionId;
  readonly creatorId: CreatorId;
  readonly terms: { readonly id: TermsId; readonly version: number };
  /** One for each currency, sorted: one alone, unless a sale without a value earns fixed amounts in several. */
  readonly totals: readonly Money[];
  /** How they come about, in the order of the plan; a line for every rule that applies, be it of zero. */
  readonly lines: readonly TraceLine[];
  readonly applied: readonly RuleId[];
  readonly rejected: readonly RejectedRule[];
}

/** What a creator's graduated rule has added up in the window of the sale, before it. */
export interface SumSoFar {
  readonly creatorId: CreatorId;
  readonly termsId: TermsId;
  readonly ruleId: RuleId;
  readonly amount: Money;
}

/**
 * What would this sale pay, and why?
 *
 * For one sale, before anything is booked: every plan in effect, every creator credited, every rule that applies with its
 * lines and every rule that does not with its reasons. To book, and to let graduated sums and milestones add up by
 * themselves, use `accrue`. A milestone pays nothing on one sale: its line is zero and says that the sale counts.
 *
 * Units: minor units of the currency of the sale.
 * Complexity: O(creators × plans × rules).
 *
 * @param facts - terms, one sale with its credits, what is known of the creators, and `soFar` for graduated rules (zero
 * where not given)
 * @returns one quote for each creator and plan in effect, by creator, then plan; empty when nobody is credited or no plan
 * is in effect
 * @throws what `accrue` throws for unusable terms and sales
 *
 * @example
 * ```ts
 * import { quoteCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const terms = [{
 *   id: "standard", version: 1, timeZone: "UTC", base: { kind: "saleValue" }, rounding: "halfAwayFromZero",
 *   precedence: { kind: "specificity" }, hold: { duration: { days: 30 }, from: "order" },
 *   rules: [
 *     { id: "all", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.15" } },
 *     { id: "live", scope: { contentKinds: ["live"] }, mode: "additive", component: { kind: "flat", amount: money("1.00", "GBP") } },
 *   ],
 * }] as const;
 * const value = money("26.66", "GBP");
 * const credits = [{ creatorId: "c-1", evidence: "code", touchpointId: null, campaignId: null, weight: 1, totalWeight: 1, value, ageMilliseconds: null }] as const;
 * const sale = { id: "order-7", customerKey: "k", kind: "order", occurredAt: 0, value, credits, unattributed: null } as const;
 *
 * const [quote] = quoteCommission({ terms, sale });
 * quote?.totals; // => [{ minor: 400, currency: "GBP" }]
 * quote?.lines[0]?.note; // => "15 % of £26.66 net sales"
 * quote?.rejected[0]?.reasons[0]?.code; // => "attributeUnknown"
 * quoteCommission({ terms, sale: { ...sale, contentKind: "live" } })[0]?.totals[0]?.minor; // => 500
 * ```
 */
export function quoteCommission(facts: {
  readonly terms: readonly CommissionTerms[];
  readonly sale: Sale;
  readonly creators?: readonly CreatorAttributes[];
  readonly soFar?: readonly SumSoFar[];
}): CommissionQuote[] {
  assertObject(facts, "facts");
  const plans = compilePlans(facts.terms);
  const attributes = attributesOf(facts.creators);
  const soFar = sumsByRule(facts.soFar ?? []);
  assertObject(facts.sale, "sale");
  const at = toInstant(facts.sale.occurredAt, "sale.occurredAt");
  return [...readSales([facts.sale], [], at)].flatMap((history) =>
    [...history.credited.keys()].sort(codeUnitOrder).flatMap((creatorId) =>
      plans.inEffect(at).map((compiled): CommissionQuote => {
        const { applied, rejected } = resolveCompiled(compiled, history.sale, at, attributes(creatorId));
        const lines = applied.flatMap((rule) => linesOf(history, creatorId, rule, compiled, soFar));
        const { id, version } = compiled.terms;
        return {
          conversionId: history.id,
          creatorId,
          terms: { id, version },
          totals: totalsOf(lines),
          lines,
          applied: applied.map((rule) => rule.id),
          rejected,
        };
      }),
    ),
  );
}

function linesOf(
  history: SaleHistory,
  creatorId: CreatorId,
  rule: CompiledRule,
  compiled: CompiledTerms,
  soFar: ReadonlyMap<string, number>,
): readonly TraceLine[] {
  if (rule.component.kind === "milestone") {
    const zero = zeroMoney(rule.component.compiled.currency);
    return [amountLine(zero, "the sale counts towards the milestone", rule.id)];
  }
  const { terms, rounding } = compiled;
  const position = salePosition(history, creatorId, rule, compiled, basesOf(history, terms.base, rounding));
  return firstOf(position, soFar.get(ruleKey(creatorId, terms.id, rule.id))).lines;
}

function sumsByRule(sums: readonly SumSoFar[]): ReadonlyMap<string, number> {
  assertObjects(sums, "soFar");
  return new Map(
    sums.map(({ creatorId, termsId, ruleId, amount }, index) => {
      assertNotNegative(amount, `soFar[${index}].amount`);
      return [ruleKey(creatorId, termsId, ruleId), amount.minor];
    }),
  );
}

function ruleKey(creatorId: CreatorId, termsId: TermsId, ruleId: RuleId): string {
  return positionKey({ kind: "period", key: "", currency: "" }, creatorId, termsId, 0, ruleId);
}

function totalsOf(lines: readonly TraceLine[]): Money[] {
  const currencies = new Map<string, Money[]>();
  for (const { amount } of lines) getOrAdd(currencies, amount.currency, () => []).push(amount);
  return [...currencies.keys()].sort(codeUnitOrder).map((currency) => sumMoney(currencies.get(currency)!, currency));
}
