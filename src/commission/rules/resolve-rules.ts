import { assertObjects } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import type { CommissionRule, CommissionTerms, CreatorAttributes, ProductPick } from "../../models/commission.js";
import type { RejectedRule } from "../../models/ledger.js";
import type { FxRate } from "../../money/types.js";
import { toInstant } from "../../time/to-instant.js";
import { compileFx } from "../accrual/fx.js";
import { SaleHistory } from "../accrual/sale-history.js";
import { assertId, assertKeys } from "../guards.js";
import { compileTerms } from "../terms/compile-terms.js";
import { compilePicks } from "./compile-picks.js";
import { contextOf } from "./context-of.js";
import { resolveSale } from "./resolve-sale.js";
import type { Credited } from "./sale-answers.js";
import { type RuleTake, takesOf } from "./takes-of.js";
import { withCredits } from "./with-credits.js";

/** Which rules apply to a sale and creator, and why the others do not. */
export interface RuleResolution {
  /** In the order of the plan. */
  readonly applied: readonly CommissionRule[];
  /** What each of them takes, in the same order; a rule has several rows where a lock gives its lines different rates. */
  readonly takes: readonly RuleTake[];
  /** In the order of the plan, each with all its reasons. */
  readonly rejected: readonly RejectedRule[];
}

/**
 * Which rules of a plan apply to this sale, and to which of its lines?
 *
 * First every rule is matched: scope, exceptions, time and currency. What the sale or the creator does not say never
 * matches, not even a condition that leaves something out. Of the exclusive rules that match a line, the plan's precedence
 * lets one have it: a rule for products, SKUs or categories has the lines that are of them, and one for the whole order has
 * those that no rule before it took. Additive rules have every line they match. Rules that are not about sales, such as
 * retainers and bonuses for views, are not asked.
 *
 * Under `bestForCreator` the rules are compared by the money they pay on this sale alone: a group of lines that the same
 * rules match goes to one of them, so that all groups together pay the most. A percentage with a lock leaves the creator, for
 * products picked before a cut, every rate that was cut since, each for as long as its lock runs; the best of those and of
 * the rate of the day is taken.
 *
 * For what they pay, ask `quoteCommission`. Whether the plan is in effect at the time of the sale is not asked here.
 *
 * Complexity: O(rules × lines of the sale); under `bestForCreator` times the ways to give groups to rules, 1,000 at most.
 *
 * @param terms - one version of a plan
 * @param sale - the conversion; with its credits, rules for campaigns go by those of the creator
 * @param creator - whom it is credited to, and what is known of them
 * @param facts - `picks`, for rate locks; `fxRates`, for sales in another currency than that of the plan
 * @returns applied and rejected rules; together all rules of the plan that are about sales
 * @throws `invalidPolicy` and others, with the path, when the terms are unusable
 *
 * @example
 * ```ts
 * import { resolveRules } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const terms = {
 *   id: "standard", version: 1, timeZone: "UTC", base: { kind: "saleValue" }, rounding: "halfAwayFromZero",
 *   precedence: { kind: "specificity" }, hold: { duration: { days: 30 }, from: "order" },
 *   rules: [
 *     { id: "everyone", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.1" } },
 *     { id: "gold", scope: { statusLevels: ["gold"] }, mode: "exclusive", component: { kind: "percent", rate: "0.2" } },
 *   ],
 * } as const;
 * const sale = { id: "order-7", customerKey: "k", kind: "order", occurredAt: 0, value: money("100.00", "GBP") } as const;
 *
 * resolveRules(terms, sale, { creatorId: "c-1", statusLevel: "gold" }).applied.map((rule) => rule.id); // => ["gold"]
 * resolveRules(terms, sale, { creatorId: "c-1" }).applied.map((rule) => rule.id); // => ["everyone"]
 * resolveRules(terms, sale, { creatorId: "c-1" }).rejected[0]?.reasons[0]?.message; // => "It asks for the status level, which is not known here."
 *
 * // A rule for a product has its line, and the rule for everything the other one.
 * const serum = { id: "serum", scope: { productIds: ["serum"] }, mode: "exclusive", component: { kind: "percent", rate: "0.5" } } as const;
 * const lines = [
 *   { id: "1", productId: "cream", quantity: 1, price: money("20.00", "GBP") },
 *   { id: "2", productId: "serum", quantity: 1, price: money("80.00", "GBP") },
 * ];
 * resolveRules({ ...terms, rules: [terms.rules[0], serum] }, { ...sale, lines }, { creatorId: "c-1" }).takes; // => [{ ruleId: "everyone", lineIds: ["1"], rate: "0.1" }, { ruleId: "serum", lineIds: ["2"], rate: "0.5" }]
 * ```
 */
export function resolveRules(
  terms: CommissionTerms,
  sale: Credited,
  creator: CreatorAttributes,
  facts: { readonly picks?: readonly ProductPick[]; readonly fxRates?: readonly FxRate[] } = {},
): RuleResolution {
  const compiled = compileTerms(terms, "terms");
  assertObject(sale, "sale");
  assertObject(creator, "creator");
  assertId(creator.creatorId, "creator.creatorId");
  assertKeys(facts, ["picks", "fxRates"], "facts");
  if (sale.lines !== undefined) assertObjects(sale.lines, "sale.lines");
  if (sale.credits !== undefined) assertObjects(sale.credits, "sale.credits");
  const at = toInstant(sale.occurredAt, "sale.occurredAt");
  const history = new SaleHistory(
    withCredits(creator.creatorId, sale),
    at,
    0,
    at,
    [],
    compileFx(facts.fxRates, "fxRates"),
  );
  const context = contextOf(history, creator.creatorId, compiled, compilePicks(facts.picks));
  const { applied, rejected } = resolveSale(compiled, history, creator, context);
  return {
    applied: applied.map(({ rule }) => terms.rules[rule.place]!),
    takes: applied.flatMap((each) => takesOf(each, sale)),
    rejected,
  };
}
