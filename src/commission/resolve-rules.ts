import { assertObject } from "../errors/assert-object.js";
import type {
  CommissionRule,
  CommissionTerms,
  CreatorAttributes,
  RejectedRule,
  RuleRejection,
} from "../models/commission.js";
import type { Reason } from "../models/outcome.js";
import { contains } from "../time/contains.js";
import { toInstant } from "../time/to-instant.js";
import type { Instant } from "../time/types.js";
import { type CompiledRule, type CompiledTerms, compileTerms, currencyOf } from "./compile-terms.js";
import { assertLines } from "./guards.js";
import { type Credited, scopeReasons } from "./rule-scope.js";

/** What rules pay for a sale and creator, and why the others do not. */
export interface RuleResolution {
  /** In the order of the plan. */
  readonly applied: readonly CommissionRule[];
  /** In the order of the plan, each with all its reasons. */
  readonly rejected: readonly RejectedRule[];
}

/**
 * Which rules of a plan pay for this sale?
 *
 * First every rule is matched: scope, time and currency. A dimension of which the sale or creator says nothing never
 * matches. Of the exclusive rules that match, the plan's precedence lets one pay; additive rules pay besides. For what
 * they pay, ask `quoteCommission`. Whether the plan is in effect at the time of the sale is not asked here.
 *
 * Complexity: O(rules × lines of the sale).
 *
 * @param terms - one version of a plan
 * @param sale - the conversion; with its credits, rules for campaigns go by those of the creator
 * @param creator - whom it is credited to, and what is known of them
 * @returns applied and rejected rules; together all rules of the plan
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
 * ```
 */
export function resolveRules(terms: CommissionTerms, sale: Credited, creator: CreatorAttributes): RuleResolution {
  const compiled = compileTerms(terms, "terms");
  assertObject(sale, "sale");
  assertLines(sale.lines, "sale.lines");
  assertLines(sale.credits, "sale.credits");
  assertObject(creator, "creator");
  const { applied, rejected } = resolveCompiled(compiled, sale, toInstant(sale.occurredAt, "sale.occurredAt"), creator);
  const ids = new Set(applied.map(({ id }) => id));
  return { applied: terms.rules.filter(({ id }) => ids.has(id)), rejected };
}

/** The same over compiled terms. */
export function resolveCompiled(
  compiled: CompiledTerms,
  sale: Credited,
  at: Instant,
  creator: CreatorAttributes,
): { readonly applied: readonly CompiledRule[]; readonly rejected: readonly RejectedRule[] } {
  const reasons = compiled.rules.map((rule) => mismatches(rule, compiled, sale, at, creator));
  const winner = firstExclusive(compiled, (index) => reasons[index]!.length === 0);
  compiled.rules.forEach((rule, index) => {
    if (rule.mode === "additive" || rule === winner || reasons[index]!.length > 0) return;
    reasons[index]!.push(precedenceReason(rule, compiled, winner));
  });
  return {
    applied: compiled.rules.filter((_, index) => reasons[index]!.length === 0),
    rejected: compiled.rules.flatMap(({ id }, index) =>
      reasons[index]!.length === 0 ? [] : [{ ruleId: id, reasons: reasons[index]! }],
    ),
  };
}

/** Why a rule by itself does not match, whatever the other rules are. */
function mismatches(
  rule: CompiledRule,
  { terms }: CompiledTerms,
  sale: Credited,
  at: Instant,
  creator: CreatorAttributes,
): Reason<RuleRejection>[] {
  const path = pathOf(rule, terms);
  const reasons = scopeReasons(rule.scope, sale, creator, path);
  if (rule.during !== null && !contains(rule.during, at)) {
    reasons.push({ code: "outsideDuring", path: [...path, "during"], message: "The sale is outside its time." });
  }
  const expected = currencyOf(rule.component);
  const actual = sale.value?.currency ?? sale.lines?.[0]?.price.currency;
  if (expected !== null && actual !== undefined && actual !== expected) {
    const message = `It is in ${expected} and the sale in ${actual}.`;
    reasons.push({ code: "otherCurrency", path: [...path, "component"], expected, actual, message });
  }
  if (!knowsBase(rule, terms, sale)) {
    const message = "It takes a share, and the sale does not say of what.";
    reasons.push({ code: "baseUnknown", path: [...path, "component"], message });
  }
  return reasons;
}

/** A conversion without a value, such as a lead, still pays fixed amounts and counts towards numbers of them. */
function knowsBase({ component }: CompiledRule, { base }: CommissionTerms, sale: Credited): boolean {
  switch (component.kind) {
    case "percent":
    case "graduated":
      return base.kind === "saleValue" ? sale.value !== undefined : sale.lines !== undefined && sale.lines.length > 0;
    case "flat":
      return true;
    case "milestone":
      return component.measure === "orders" || sale.value !== undefined;
  }
}

/** The exclusive rule that pays, of those that match: the lowest rank, and of equal ranks the first in the plan. */
function firstExclusive(compiled: CompiledTerms, matches: (index: number) => boolean): CompiledRule | undefined {
  let winner: CompiledRule | undefined;
  compiled.rules.forEach((rule, index) => {
    if (rule.mode === "additive" || !matches(index)) return;
    const rank = rankOf(rule, compiled);
    if (rank !== undefined && (winner === undefined || rank < rankOf(winner, compiled)!)) winner = rule;
  });
  return winner;
}

/** The place on the ladder, or the number of dimensions, most first; `undefined` for a rule that is not on the ladder. */
function rankOf({ scope }: CompiledRule, { ladder }: CompiledTerms): number | undefined {
  return ladder === null ? -scope.named : ladder.get(scope.key);
}

function precedenceReason(
  rule: CompiledRule,
  compiled: CompiledTerms,
  winner: CompiledRule | undefined,
): Reason<RuleRejection> {
  const path = pathOf(rule, compiled.terms);
  return rankOf(rule, compiled) === undefined
    ? { code: "notOnLadder", path: [...path, "scope"], message: "Its combination of conditions is not on the ladder." }
    : { code: "lessSpecific", path, message: `Rule ${winner!.id} comes first.` };
}

function pathOf(rule: CompiledRule, terms: CommissionTerms): readonly string[] {
  return ["terms", terms.id, "rules", rule.id];
}
