import type { CommissionComponent, RulePrecedence, ScopeDimension } from "../../../models/commission.js";
import { compareRates } from "../../../rate/compare-rates.js";
import { scopeDimensions } from "../../rules/scope-dimensions.js";
import {
  entriesIn,
  fieldsIn,
  type LintPlan,
  type LintRule,
  moneyIn,
  named,
  rateIn,
  repeatedBonus,
  type Span,
  spanOf,
  stepsIn,
} from "./lint-plan.js";
import { type AskedScope, areApart, covers, exceptIn, scopeIn } from "./lint-scope.js";
import { indexRivals, type Rival } from "./rival-index.js";

/** How many pairs of rules are compared; far more than any plan has that somebody wrote. */
const MOST_PAIRS = 2_000_000;

/** Which rules never pay, between which nobody can say which pays, and whether anything is left over. */
export function lintPrecedence(plan: LintPlan): void {
  const precedence: Partial<RulePrecedence> = fieldsIn(plan.terms.precedence);
  const rankOf = rankBy(precedence);
  const rivals = plan.rules.filter(isRival).map((rule): Rival => {
    const scope = scopeIn(rule.rule.scope);
    return { ...rule, scope, except: exceptOf(rule), rank: rankOf(scope) };
  });
  lintTimes(plan);
  lintCoverage(plan, rankOf);
  const index = indexRivals(rivals);
  let pairs = 0;
  const find = (candidates: Iterable<Rival>, is: (other: Rival) => boolean): Rival | undefined => {
    for (const other of candidates) {
      pairs += 1;
      if (pairs > MOST_PAIRS) return undefined;
      if (is(other)) return other;
    }
    return undefined;
  };
  const isTied = tieBy(precedence);
  for (const rival of rivals) {
    if (rival.rank === undefined) {
      reportOffLadder(plan, rival);
      continue;
    }
    const before = find(
      index.above(rival),
      (other) => other !== rival && isBefore(other, rival, plan) && takesAll(other, rival),
    );
    if (before !== undefined) reportShadowed(plan, rival, before);
    const equal = find(
      index.near(rival),
      (other) => other.place < rival.place && isTied(other, rival) && overlap(other, rival),
    );
    if (equal !== undefined) reportTie(plan, rival, equal);
  }
}

function exceptOf({ rule }: Pick<LintRule, "rule">): AskedScope | null {
  const except = exceptIn(rule.except ?? {});
  return except.named.length === 0 ? null : except;
}

/** Whether a rule is exclusive and about sales: what goes by posts or periods competes with nothing. */
function isRival({ rule, component }: LintRule): boolean {
  return rule.mode === "exclusive" && isOfSales(component);
}

function isOfSales(component: CommissionComponent): boolean {
  switch (component.kind) {
    case "percent":
    case "tiered":
      return true;
    case "flat":
      return component.per === undefined || component.per === "conversion" || component.per === "unit";
    case "milestone":
    case "leaderboard":
      return component.measure !== "views" && component.measure !== "posts";
    default:
      return false;
  }
}

type RankOf = (scope: AskedScope) => number | undefined;

function rankBy(precedence: Partial<RulePrecedence>): RankOf {
  if (precedence.kind !== "ladder") return (scope) => -scope.named.length;
  const rungs = new Map<string, number>();
  for (const [index, rung] of entriesIn(precedence.order).entries()) {
    const key = rungKey(entriesIn(rung));
    if (!rungs.has(key)) rungs.set(key, index);
  }
  return (scope) => rungs.get(rungKey(scope.named));
}

function rungKey(dimensions: readonly ScopeDimension[]): string {
  return scopeDimensions.filter((dimension) => dimensions.includes(dimension)).join("+");
}

/** Of two rules of equal rank, a tie that the plan says how to break is no tie; money breaks all of them. */
function tieBy(precedence: Partial<RulePrecedence>): (a: Rival, b: Rival) => boolean {
  const isOpen = precedence.kind === "ladder" || (precedence.kind === "specificity" && precedence.tie === undefined);
  return (a, b) => isOpen && a.rank !== undefined && a.rank === b.rank;
}

function overlap(a: Rival, b: Rival): boolean {
  if (Math.max(a.during.start, b.during.start) >= Math.min(a.during.end, b.during.end)) return false;
  if (a.except !== null && covers(a.except, b.scope)) return false;
  if (b.except !== null && covers(b.except, a.scope)) return false;
  return !areApart(a.scope, b.scope);
}

/** Whether a rule comes first wherever both match. */
function isBefore(a: Rival, b: Rival, { terms }: LintPlan): boolean {
  if (a.rank === undefined || b.rank === undefined) return false;
  const { precedence } = terms;
  if (precedence?.kind === "bestForCreator") return paysMore(a, b);
  if (a.rank !== b.rank) return a.rank < b.rank;
  const isNewest = precedence?.kind === "specificity" && precedence.tie === "newest";
  return isNewest ? a.place > b.place : a.place < b.place;
}

/** Whether a rule pays more on every sale, or the same and stands first. */
function paysMore({ component: a, place }: Rival, { component: b, place: other }: Rival): boolean {
  let difference: number | null = null;
  if (a.kind === "percent" && b.kind === "percent" && a.changes === undefined && b.changes === undefined) {
    const [rate, against] = [rateIn(a.rate), rateIn(b.rate)];
    if (rate !== null && against !== null) difference = compareRates(rate, against);
  }
  if (a.kind === "flat" && b.kind === "flat" && a.per === b.per && a.sharing === b.sharing) {
    const [amount, against] = [moneyIn(a.amount), moneyIn(b.amount)];
    if (amount !== null && amount.currency === against?.currency) difference = amount.minor - against.minor;
  }
  return difference !== null && (difference > 0 || (difference === 0 && place < other));
}

/** Whether a rule pays on everything that the other could pay on. */
function takesAll(a: Rival, b: Rival): boolean {
  if (a.rule.recurring !== undefined || !covers(a.scope, b.scope) || !spans(a.during, b.during)) return false;
  const leavesNone =
    a.except === null || areApart(a.except, b.scope) || (b.except !== null && covers(b.except, a.except));
  return leavesNone && paysWherever(a.component, b);
}

function spans(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}

/** What needs a value, a currency or an approval that the other can do without, leaves it something. */
function paysWherever(a: CommissionComponent, { component: b, scope }: Rival): boolean {
  const isOrders = [...scope.values.get("kinds")!].every((kind) => kind === "order");
  if (!isOrders && a.kind !== "flat" && b.kind === "flat") return false;
  if ("counting" in a && a.counting !== undefined && !("counting" in b && b.counting !== undefined)) return false;
  const currency = currencyIn(a);
  return currency === null || currency === currencyIn(b);
}

/** The currency of its own amounts; `null` where it has none. */
function currencyIn(component: CommissionComponent): string | null {
  switch (component.kind) {
    case "flat":
      return moneyIn(component.amount)?.currency ?? null;
    case "tiered":
      return moneyIn(entriesIn(component.tiers)[0]?.from)?.currency ?? null;
    case "milestone":
      return (repeatedBonus(component) ?? moneyIn(stepsIn(component)?.[0]?.bonus))?.currency ?? null;
    case "leaderboard":
      return moneyIn(entriesIn(component.prizes)[0])?.currency ?? null;
    default:
      return null;
  }
}

/** Rules that hold at no time, or leave out all that they are for. */
function lintTimes(plan: LintPlan): void {
  const effective = spanOf(plan.terms.effective);
  for (const rule of plan.rules) {
    const { during, path, id } = rule;
    const isReadable = during.start < during.end && effective.start < effective.end;
    if (isReadable && Math.max(during.start, effective.start) >= Math.min(during.end, effective.end)) {
      const message = `Rule ${named(id)} never pays: it is over before the plan begins, or begins when the plan is over.`;
      plan.report("unreachableRule", [...path, "during"], message);
    }
    const except = exceptOf(rule);
    if (except !== null && covers(except, scopeIn(rule.rule.scope))) {
      const message = `Rule ${named(id)} never pays: it leaves out everything that it is for.`;
      plan.report("unreachableRule", [...path, "except"], message);
    }
  }
}

/** A plan that pays on sales pays on all of them, or somebody should know that it does not. */
function lintCoverage(plan: LintPlan, rankOf: RankOf): void {
  const paying = plan.rules.filter(({ component }) => isOfSales(component));
  if (paying.length === 0) return;
  const effective = spanOf(plan.terms.effective);
  const takesEverything = ({ rule, during }: LintRule) => {
    const scope = scopeIn(rule.scope);
    const isOpen = scope.named.every((dimension) => dimension === "kinds") && scope.values.get("kinds")!.has("order");
    const isRanked = rule.mode !== "exclusive" || rankOf(scope) !== undefined;
    return isOpen && isRanked && exceptOf({ rule }) === null && spans(during, effective);
  };
  if (paying.some(takesEverything)) return;
  const message = "No rule is for every order: an order that no scope fits pays nothing.";
  plan.report("noRuleForEverything", [...plan.path, "rules"], message, "a rule with an empty scope");
}

function reportOffLadder({ report }: LintPlan, { id, path, scope }: Rival): void {
  const asked = scope.named.length === 0 ? "no dimension" : scope.named.join(" and ");
  const message = `Rule ${named(id)} never pays: no rung of the ladder names ${asked} and nothing else.`;
  report("unreachableRule", path, message, "a combination of dimensions on the ladder", asked);
}

function reportShadowed({ report }: LintPlan, { id, path }: Rival, before: Rival): void {
  const message = `Rule ${named(id)} never pays: rule ${named(before.id)} takes everything it takes and comes first.`;
  report("unreachableRule", path, message);
}

function reportTie({ report, terms }: LintPlan, { id, path }: Rival, equal: Rival): void {
  const rank = terms.precedence?.kind === "ladder" ? "stand on one rung" : "are equally specific";
  const message = `Rules ${named(equal.id)} and ${named(id)} can match the same sale and ${rank}: only their order in the plan decides.`;
  report("ambiguousTie", path, message);
}
