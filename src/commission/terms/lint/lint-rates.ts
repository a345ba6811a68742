import type { CommissionComponent, MilestoneComponent, TieredComponent } from "../../../models/commission.js";
import type { TermsFinding } from "../../../models/ledger.js";
import { formatMoney } from "../../../money/format-money.js";
import { readDecimal, shiftDecimal, writeDecimal } from "../../../rate/_decimal-text.js";
import { MOST_DECIMALS, toRate } from "../../../rate/_to-rate.js";
import { compareRates } from "../../../rate/compare-rates.js";
import { formatPercent } from "../../../rate/format-percent.js";
import { rateFraction } from "../../../rate/rate-fraction.js";
import type { Rate } from "../../../rate/types.js";
import { readInstant } from "../../../time/to-instant.js";
import { beginningOf, holdsDown } from "./lint-amounts.js";
import {
  entriesIn,
  fieldsIn,
  type LintPlan,
  type LintRule,
  moneyIn,
  named,
  rateIn,
  repeatedBonus,
  stepsIn,
} from "./lint-plan.js";

/** A rate of a plan, and where it stands. */
interface StatedRate {
  readonly rate: Rate;
  readonly path: TermsFinding["path"];
}

/** Rates that are likely misprints, tiers and steps that change nothing, locks that hold nothing. */
export function lintRates(plan: LintPlan): void {
  lintMisprints(plan, plan.rules.flatMap(ratesOf));
  for (const rule of plan.rules) {
    const { component } = rule;
    if (component.kind === "tiered") lintTiers(plan, rule, component);
    if (component.kind === "milestone") lintSteps(plan, rule, component);
    if (component.kind === "percent") lintLock(plan, rule, component);
  }
}

function ratesOf({ component, path }: LintRule): StatedRate[] {
  const at = [...path, "component"];
  const stated = (value: unknown, ...rest: readonly (string | number)[]): StatedRate[] => {
    const rate = rateIn(value);
    return rate === null ? [] : [{ rate, path: [...at, ...rest] }];
  };
  switch (component.kind) {
    case "percent": {
      const changes = entriesIn(component.changes);
      return [
        ...stated(component.rate, "rate"),
        ...changes.flatMap((change, index) => stated(fieldsIn(change).rate, "changes", index, "rate")),
      ];
    }
    case "tiered":
      return entriesIn(component.tiers).flatMap((tier, index) => stated(fieldsIn(tier).rate, "tiers", index, "rate"));
    case "override":
      return stated(component.rate, "rate");
    default:
      return [];
  }
}

/** Half of the price is much where all others are below this. */
const USUAL_MOST: Rate = "0.3";
const MUCH: Rate = "0.5";
/** Half a per cent: less than this nobody is paid for selling, but 0.0015 is what a slip of the point makes of 0.15. */
const LITTLE: Rate = "0.005";

function lintMisprints({ report }: LintPlan, rates: readonly StatedRate[]): void {
  const high = rates.filter(({ rate }) => compareRates(rate, USUAL_MOST) >= 0);
  for (const { rate, path } of rates) {
    const isAbove = compareRates(rate, "1") > 0;
    const isMuch = compareRates(rate, MUCH) >= 0 && high.length === 1 && rates.length > 1;
    const isLittle = compareRates(rate, "0") > 0 && compareRates(rate, LITTLE) < 0;
    if (!isAbove && !isMuch && !isLittle) continue;
    const meant = scaled(rate, isAbove ? 2 : isMuch ? 1 : -2);
    const than = isAbove
      ? "more than the sale itself"
      : isMuch
        ? "far above all others in the plan"
        : "next to nothing";
    const message = `The rate "${rate}" is ${formatPercent(rate)}, ${than}; ${formatPercent(meant)} is "${meant}".`;
    report("rateLooksLikePercent", path, message, `"${meant}"`, `"${rate}"`);
  }
}

/** The rate divided by 10^places; a common one, where it would have more digits than a rate can have. */
function scaled(rate: Rate, places: number): Rate {
  const read = readDecimal(rate);
  if (read === undefined) return "0.15";
  const { digits, scale, negative } = shiftDecimal(read, places);
  return scale > MOST_DECIMALS ? "0.15" : toRate(writeDecimal({ digits, scale, negative }), "rate");
}

function lintTiers(plan: LintPlan, rule: LintRule, component: TieredComponent): void {
  const { report } = plan;
  const tiers = entriesIn(component.tiers).map(fieldsIn);
  const capped = cappedFrom(plan, rule, component);
  tiers.forEach((tier, index) => {
    const path = [...rule.path, "component", "tiers", index];
    const rate = rateIn(tier.rate);
    const before = rateIn(tiers[index - 1]?.rate);
    const order = rate === null || before === null ? 1 : compareRates(rate, before);
    if (order < 0) {
      const message = `Tier ${index + 1} of rule ${named(rule.id)} pays ${formatPercent(rate!)}, less than the ${formatPercent(before!)} of the tier before.`;
      report("fallingTiers", [...path, "rate"], message, `"${before}" or more`, `"${rate}"`);
    }
    if (order === 0) {
      const message = `Tier ${index + 1} of rule ${named(rule.id)} changes nothing: it pays ${formatPercent(rate!)}, as the tier before.`;
      report("unreachableTier", path, message);
    }
    if (capped !== null && index >= capped.tier) {
      const message = `Tier ${index + 1} of rule ${named(rule.id)} never pays: the cap of ${capped.limit} is reached before it begins.`;
      report("unreachableTier", path, message);
    }
  });
}

/** The first tier that begins where a cap has been reached already; `null` where none does, or nobody can tell. */
function cappedFrom(
  { terms }: LintPlan,
  { id }: LintRule,
  component: TieredComponent,
): { tier: number; limit: string } | null {
  if (component.measure !== "salesValue" || component.mode === "forward") return null;
  const tiers = entriesIn(component.tiers).map(fieldsIn);
  const currency = moneyIn(tiers[0]?.from)?.currency;
  let found: { tier: number; limit: string } | null = null;
  for (const cap of entriesIn(terms.caps).map(fieldsIn)) {
    const most = moneyIn(cap.amount);
    if (most === null || most.currency !== currency || !holdsDown(cap, id, fieldsIn(component.window).kind)) continue;
    const tier = tiers.findIndex((_, index) => index > 0 && paidBefore(component, index) >= most.minor);
    if (tier > 0 && (found === null || tier < found.tier)) found = { tier, limit: formatMoney(most) };
  }
  return found;
}

/** What has been paid when a sum arrives at a tier; a finding needs no exact penny. */
function paidBefore(component: TieredComponent, place: number): number {
  const tiers = entriesIn(component.tiers).map(fieldsIn);
  let paid = 0;
  for (let index = 0; index < place; index += 1) {
    const [rate, from, end] = [rateIn(tiers[index]!.rate), beginningOf(tiers[index]!), beginningOf(tiers[index + 1]!)];
    if (rate === null || from === null || end === null) return 0;
    const { numerator, denominator } = rateFraction(rate);
    const share = Number(numerator) / Number(denominator);
    paid = component.mode === "volume" ? Math.max(paid, end * share) : paid + (end - from) * share;
  }
  return paid;
}

function lintSteps(plan: LintPlan, rule: LintRule, component: MilestoneComponent): void {
  const steps = stepsIn(component);
  const isHighest = component.stack === "highest";
  const path = [...rule.path, "component", "steps"];
  const tell = (at: TermsFinding["path"], what: string) => {
    plan.report("unreachableTier", at, `${what} of rule ${named(rule.id)} pays nothing more.`);
  };
  if (steps === null) {
    if (isHighest) tell(path, "Every step after the first");
    else if (repeatedBonus(component)?.minor === 0) tell(path, "Every step");
    return;
  }
  const bonuses = steps.map(({ bonus }) => moneyIn(bonus)?.minor ?? null);
  bonuses.forEach((bonus, index) => {
    const before = isHighest ? (bonuses[index - 1] ?? 0) : 0;
    if (bonus !== null && bonus <= before) tell([...path, index], `Step ${index + 1}`);
  });
}

type Percent = Extract<CommissionComponent, { readonly kind: "percent" }>;

/** A lock keeps a rate that is cut: without a cut there is nothing to keep. */
function lintLock({ report }: LintPlan, { id, path }: LintRule, component: Percent): void {
  if (component.lock === undefined) return;
  const changes = entriesIn(component.changes)
    .map(fieldsIn)
    .map(({ from, rate }) => ({ at: readInstant(from), rate: rateIn(rate) }))
    .sort((a, b) => a.at - b.at);
  const rates = [rateIn(component.rate), ...changes.map(({ rate }) => rate)];
  const isUnreadable = rates.includes(null) || changes.some(({ at }) => Number.isNaN(at));
  const isCut = rates.some((rate, index) => index > 0 && compareRates(rate!, rates[index - 1]!) < 0);
  if (isUnreadable || (isCut && fieldsIn(component.lock).days !== 0)) return;
  const why = isCut ? "it is of no days" : "no change of the plan cuts the rate";
  report(
    "lockWithoutEffect",
    [...path, "component", "lock"],
    `The rate lock of rule ${named(id)} holds nothing: ${why}.`,
  );
}
