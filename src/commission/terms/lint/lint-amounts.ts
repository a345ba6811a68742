import type { CommissionCap, CommissionComponent, CommissionTier } from "../../../models/commission.js";
import type { TermsFinding } from "../../../models/ledger.js";
import { formatMoney } from "../../../money/format-money.js";
import { isCurrency } from "../../../money/is-currency.js";
import type { Money } from "../../../money/types.js";
import {
  entriesIn,
  fieldsIn,
  type LintPlan,
  type LintRule,
  moneyIn,
  named,
  repeatedBonus,
  stepsIn,
} from "./lint-plan.js";

/** An amount of a plan, and where it stands. */
interface Amount {
  readonly money: Money;
  readonly path: TermsFinding["path"];
}

/** Amounts in several currencies, caps below what they cap, and names of rules that there are not. */
export function lintAmounts(plan: LintPlan): void {
  lintCurrencies(plan);
  for (const rule of plan.rules) {
    lintPostLimits(plan, rule);
    lintRuleIds(plan, fieldsIn(rule.component as { ruleIds?: readonly string[] }).ruleIds, [...rule.path, "component"]);
  }
  entriesIn(plan.terms.caps).forEach((cap, index) => {
    const path = [...plan.path, "caps", index];
    lintRuleIds(plan, fieldsIn(cap).ruleIds, path);
    lintCap(plan, fieldsIn(cap), path);
  });
}

/** Of a rule or cap, the first amount that is in another currency than the plan: one word about each is enough. */
function lintCurrencies({ terms, rules, path, report }: LintPlan): void {
  const groups = [
    ...rules.map((rule) => amountsOf(rule)),
    ...entriesIn(terms.caps).map((cap, index) => amountAt(fieldsIn(cap).amount, [...path, "caps", index, "amount"])),
  ];
  const own = isCurrency(terms.currency) ? terms.currency : undefined;
  const currency = own ?? groups.flat()[0]?.money.currency;
  const whose = own === undefined ? "others are" : "the plan is";
  for (const group of groups) {
    const other = group.find(({ money }) => money.currency !== currency);
    if (other === undefined) continue;
    const message = `An amount is in ${other.money.currency}, while ${whose} in ${currency}: on one sale only one of them can be paid.`;
    report("mixedCurrencies", other.path, message, `an amount in ${currency}`, other.money.currency);
  }
}

function amountAt(value: unknown, path: TermsFinding["path"]): Amount[] {
  const money = moneyIn(value);
  return money === null ? [] : [{ money, path }];
}

/** Every amount of a rule, in the order in which they stand there. */
function amountsOf({ rule, component, path }: LintRule): Amount[] {
  const at = [...path, "component"];
  const { from, below } = fieldsIn(fieldsIn(rule.scope).orderValue);
  const scoped = [
    ...amountAt(from, [...path, "scope", "orderValue", "from"]),
    ...amountAt(below, [...path, "scope", "orderValue", "below"]),
  ];
  return [...scoped, ...amountsOfComponent(component, at)];
}

function amountsOfComponent(component: CommissionComponent, path: TermsFinding["path"]): Amount[] {
  switch (component.kind) {
    case "percent":
    case "override":
      return [];
    case "tiered":
      return entriesIn(component.tiers).flatMap((tier, index) =>
        amountAt(fieldsIn(tier).from, [...path, "tiers", index, "from"]),
      );
    case "milestone": {
      const steps = stepsIn(component);
      if (steps === null) return amountAt(repeatedBonus(component), [...path, "steps", "bonus"]);
      return steps.flatMap(({ bonus }, index) => amountAt(bonus, [...path, "steps", index, "bonus"]));
    }
    case "perMetric":
      return (["amount", "minimum", "maximum"] as const).flatMap((field) =>
        amountAt(component[field], [...path, field]),
      );
    case "leaderboard":
      return entriesIn(component.prizes).flatMap((prize, index) => amountAt(prize, [...path, "prizes", index]));
    case "challenge":
      return amountAt(component.reward, [...path, "reward"]);
    default:
      return amountAt(component.amount, [...path, "amount"]);
  }
}

function lintPostLimits({ report }: LintPlan, { id, component, path }: LintRule): void {
  if (component.kind !== "perMetric") return;
  const [minimum, maximum] = [moneyIn(component.minimum), moneyIn(component.maximum)];
  if (minimum === null || maximum?.currency !== minimum.currency || maximum.minor >= minimum.minor) return;
  const [most, least] = [formatMoney(maximum), formatMoney(minimum)];
  const message = `Rule ${named(id)} pays at most ${most} for a post and at least ${least}.`;
  report("capBelowMinimum", [...path, "component", "maximum"], message, `${least} or more`, most);
}

function lintRuleIds(
  { rules, report }: LintPlan,
  ruleIds: readonly string[] | undefined,
  path: TermsFinding["path"],
): void {
  const names = entriesIn(ruleIds);
  if (names.length === 0) return;
  const known = new Set(rules.map(({ id }) => id));
  names.forEach((id, index) => {
    if (typeof id !== "string" || known.has(id)) return;
    const message = `There is no rule ${named(id)} in the plan.`;
    report("unknownRuleNamed", [...path, "ruleIds", index], message, "the id of a rule of the plan", named(id));
  });
}

/** A minimum or a fixed amount that a cap never lets through whole. */
function lintCap({ rules, report }: LintPlan, cap: Partial<CommissionCap>, path: TermsFinding["path"]): void {
  const most = moneyIn(cap.amount);
  if (most === null) return;
  for (const rule of rules) {
    const least = leastOf(rule, cap);
    if (least === null || least.money.currency !== most.currency || least.money.minor <= most.minor) continue;
    const [limit, wanted] = [formatMoney(most), formatMoney(least.money)];
    const message = `The cap of ${limit} is below the ${least.what} of rule ${named(rule.id)}, ${wanted}.`;
    report("capBelowMinimum", [...path, "amount"], message, `${wanted} or more`, limit);
  }
}

/** What a rule pays at least, whenever it pays, where a cap says less. */
function leastOf({ id, component }: LintRule, cap: Partial<CommissionCap>): { money: Money; what: string } | null {
  const ruleIds = cap.ruleIds === undefined ? null : entriesIn(cap.ruleIds);
  const isOf = (own: string) => ruleIds === null || ruleIds.includes(own);
  const least = (value: unknown, what: string) => {
    const money = moneyIn(value);
    return money === null ? null : { money, what };
  };
  switch (component.kind) {
    case "flat":
      return isOf(id) ? least(component.amount, "fixed amount") : null;
    case "perMetric":
      return isOf(id) ? least(component.minimum, "minimum for a post") : null;
    case "guarantee": {
      const counted = component.ruleIds === undefined ? null : entriesIn(component.ruleIds);
      const isCapped = ruleIds === null || counted === null || counted.every((own) => ruleIds.includes(own));
      const isOfCreator = cap.per === "creator" || cap.per === "plan";
      const isAsLong = lengthOf(cap.window?.kind) >= lengthOf(component.window?.kind);
      return isCapped && isOfCreator && isAsLong ? least(component.amount, "guarantee") : null;
    }
    default:
      return null;
  }
}

/** How long a stretch is, compared with others; a cap without one is for ever. */
export function lengthOf(window: string | undefined): number {
  return window === "order" ? 0 : window === "calendarMonth" ? 1 : window === "calendarQuarter" ? 2 : 3;
}

/** Whether a cap of each creator holds down what a rule adds up over a stretch. */
export function holdsDown(cap: Partial<CommissionCap>, id: string, window: string | undefined): boolean {
  const isOf = cap.ruleIds === undefined || entriesIn(cap.ruleIds).includes(id);
  if (!isOf || (window === "order" ? cap.per !== "order" : cap.per !== "creator" && cap.per !== "plan")) return false;
  return window === "order" || (isAddedUp(window) && lengthOf(cap.window?.kind) >= lengthOf(window));
}

function isAddedUp(window: string | undefined): boolean {
  return window === "calendarMonth" || window === "calendarQuarter" || window === "lifetime";
}

/** Where a tier begins, in minor units or as a count. */
export function beginningOf(tier: Partial<CommissionTier>): number | null {
  const { from } = tier;
  if (typeof from === "number") return Number.isSafeInteger(from) ? from : null;
  return moneyIn(from)?.minor ?? null;
}
