import { assertObject } from "../../errors/assert-object.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { CommissionTerms } from "../../models/commission.js";
import type { TermsFinding } from "../../models/ledger.js";
import { lintAmounts } from "./lint/lint-amounts.js";
import { type LintPlan, lintPlan, type Report } from "./lint/lint-plan.js";
import { lintPrecedence } from "./lint/lint-precedence.js";
import { lintRates } from "./lint/lint-rates.js";
import { lintTime, lintVersions } from "./lint/lint-time.js";

/**
 * What in this plan is likely a mistake?
 *
 * For terms that are about to be published: everything that is allowed and that somebody will regret. Whether terms are
 * valid at all is the affair of `commissionTermsSchema`; what they would have paid, of `simulateTerms`; what is wrong with
 * a ledger, of `auditLedger`. Terms that are not valid are looked at as well, as far as they can be read.
 *
 * - `ambiguousTie`: two exclusive rules can match one sale, and only their order in the plan decides. Under `specificity`
 *   without a `tie`, rules that name equally many dimensions; on a ladder, rules of one rung.
 * - `unreachableRule`: another rule takes everything it takes and comes first; or it is not on the ladder, holds while the
 *   plan does not, or leaves out all it is for.
 * - `unreachableTier`: a tier or step that pays what the one before pays, or begins where a cap is reached already.
 * - `noRuleForEverything`: there are orders on which no rule pays.
 * - `gapInTime`: between two versions of a plan. Only with a list.
 * - `capBelowMinimum`: a cap below a fixed amount, a guarantee or the minimum for a post.
 * - `mixedCurrencies`, `unknownRuleNamed`: amounts, and ids of rules, that do not fit the rest of the plan.
 * - `zoneMissing`, `zoneIsUtc`: the latter only where something is counted by calendar months or quarters.
 * - `monthEndDuration`: a hold, a recurring limit or a count that ends after months.
 * - `rateLooksLikePercent`: above 1; "0.5" or more where all others are below "0.3"; below "0.005".
 * - `fallingTiers`, `lockWithoutEffect`: a tier that pays less than the one before, a lock where no rate is cut.
 *
 * Complexity: O(n) in rules and the words of their scopes, and O(n²) for rules that only times tell apart; no more than two
 * million pairs are compared.
 *
 * @param terms - one version of a plan, or all versions of all plans
 * @returns the findings by path, as they stand in the plan; empty for a plan without any. With a list, paths begin with
 * the index in it
 * @throws `invalidArgument`, `invalidPolicy` for what is no plan: no object, or without a list of rules with components.
 * Terms that are merely odd, or not valid, never throw
 *
 * @example
 * ```ts
 * import { lintTerms } from "creator-core/commission";
 *
 * const plan = {
 *   id: "standard", version: 1, timeZone: "Europe/London", base: { kind: "saleValue" }, rounding: "halfAwayFromZero",
 *   precedence: { kind: "specificity" }, hold: { duration: { days: 30 }, from: "order" },
 *   rules: [{ id: "all", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.15" } }],
 * } as const;
 * lintTerms(plan); // => []
 *
 * const rules = [...plan.rules, { id: "spring", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.2" } }] as const;
 * const findings = lintTerms({ ...plan, rules });
 * findings.map(({ code }) => code); // => ["ambiguousTie", "unreachableRule"]
 * findings[1]?.path; // => ["rules", 1]
 * findings[1]?.message; // => 'Rule "spring" never pays: rule "all" takes everything it takes and comes first.'
 * ```
 *
 * @example
 * ```ts
 * import { lintTerms } from "creator-core/commission";
 *
 * const plan = {
 *   id: "standard", version: 1, timeZone: "Europe/London", base: { kind: "saleValue" }, rounding: "halfAwayFromZero",
 *   precedence: { kind: "bestForCreator" }, hold: { duration: { days: 30 }, from: "order" },
 *   rules: [
 *     { id: "all", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.12" } },
 *     { id: "gold", scope: { statusLevels: ["gold"] }, mode: "exclusive", component: { kind: "percent", rate: "0.0015" } },
 *   ],
 * } as const;
 * const findings = lintTerms(plan);
 * findings.map(({ code }) => code); // => ["unreachableRule", "rateLooksLikePercent"]
 * findings[1]?.message; // => 'The rate "0.0015" is 0.15 %, next to nothing; 15 % is "0.15".'
 * ```
 */
export function lintTerms(terms: CommissionTerms | readonly CommissionTerms[]): TermsFinding[] {
  assertObject(terms, "terms", "a plan, or a list of plans");
  const findings: TermsFinding[] = [];
  const report: Report = (code, path, message, expected, actual) => {
    findings.push({
      code,
      path,
      ...(expected === undefined ? {} : { expected }),
      ...(actual === undefined ? {} : { actual }),
      message,
    });
  };
  const plans = isList(terms)
    ? Array.from(terms, (version, index) => lintPlan(version, [index], report))
    : [lintPlan(terms, [], report)];
  for (const plan of plans) lintOne(plan);
  if (plans.length > 1) lintVersions(plans, report);
  return findings.sort(byPlace);
}

function isList(terms: CommissionTerms | readonly CommissionTerms[]): terms is readonly CommissionTerms[] {
  return Array.isArray(terms);
}

function lintOne(plan: LintPlan): void {
  lintTime(plan);
  lintPrecedence(plan);
  lintRates(plan);
  lintAmounts(plan);
}

/** As they stand in the plan; of one place, by code. */
function byPlace(a: TermsFinding, b: TermsFinding): number {
  const shared = Math.min(a.path.length, b.path.length);
  for (let depth = 0; depth < shared; depth += 1) {
    const order = byKey(a.path[depth]!, b.path[depth]!);
    if (order !== 0) return order;
  }
  return a.path.length - b.path.length || codeUnitOrder(a.code, b.code) || codeUnitOrder(a.message, b.message);
}

function byKey(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : codeUnitOrder(String(a), String(b));
}
