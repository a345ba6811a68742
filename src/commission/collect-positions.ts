import type { CreatorId, RuleId } from "../ids/index.js";
import { mulDivRound } from "../kernels/mul-div-round.js";
import type { CreatorAttributes } from "../models/commission.js";
import { exactMoney } from "../money/exact-money.js";
import { sumMoney } from "../money/sum-money.js";
import { type CompiledRule, type CompiledTerms, currencyOf, type Plans } from "./compile-terms.js";
import { measureKey } from "./measure-window.js";
import { byText } from "./order.js";
import { type BookedPlan, getOrAdd, type LedgerIndex, type Position, positionKey } from "./positions.js";
import type { MilestoneWindow } from "./post-milestone.js";
import { resolveCompiled } from "./resolve-rules.js";
import { basesOf, type SaleHistory } from "./sale-history.js";
import type { Receipt, SalePosition } from "./sale-position.js";
import { baseNoun } from "./trace.js";

/** Everything that has a target: creators and rules on sales, and the windows of milestones. */
export interface Positions {
  /** In the order the sales happened, then by creator and plan. */
  readonly positions: readonly SalePosition[];
  readonly milestones: readonly MilestoneWindow[];
}

export function collectPositions(
  histories: readonly SaleHistory[],
  plans: Plans,
  ledger: LedgerIndex,
  attributes: (id: CreatorId) => CreatorAttributes,
): Positions {
  const positions: SalePosition[] = [];
  const milestones = new Map<string, MilestoneWindow>();
  for (const history of histories) {
    const inEffect = plans.inEffect(history.at);
    const bookedPlans = ledger.plansOf(history.id);
    const concerned = new Set([...history.credited.keys(), ...bookedPlans.keys()]);
    const place = placer(history, positions, milestones);
    for (const creatorId of [...concerned].sort(byText)) {
      const booked = bookedPlans.get(creatorId);
      for (const plan of booked?.values() ?? []) {
        for (const kept of keptRules(plan, plans.version(plan.termsId, plan.version))) place(creatorId, kept);
      }
      if (!history.credited.has(creatorId)) continue;
      for (const compiled of inEffect) {
        if (booked?.has(compiled.terms.id)) continue;
        const { applied, rejected } = resolveCompiled(compiled, history.sale, history.at, attributes(creatorId));
        const receipt = { rejected };
        for (const rule of applied) place(creatorId, { ruleId: rule.id, rule, compiled, booked: undefined, receipt });
      }
    }
  }
  return { positions, milestones: [...milestones.values(), ...lostWindows(histories, plans, ledger, milestones)] };
}

/**
 * Windows that were paid for and that no sale counts towards any more, because all of theirs are credited to others now.
 * A window of which the facts hold no sale at all is left as it is.
 */
function lostWindows(
  histories: readonly SaleHistory[],
  plans: Plans,
  ledger: LedgerIndex,
  milestones: ReadonlyMap<string, MilestoneWindow>,
): MilestoneWindow[] {
  const periods = new Map<string, ReadonlySet<string>>();
  return ledger.overPeriods.flatMap(({ key, anchor }): MilestoneWindow[] => {
    const { source, creatorId, terms, ruleId } = anchor;
    if (milestones.has(key) || source.kind !== "period" || terms === null || ruleId === null) return [];
    const compiled = plans.version(terms.id, terms.version);
    const component = compiled?.rule(ruleId)?.component;
    if (compiled === undefined || component?.kind !== "milestone") return [];
    const { timeZone } = compiled.terms;
    const { window } = component;
    const known = getOrAdd(periods, `${window.kind} ${timeZone}`, () => {
      return new Set(histories.map(({ at }) => measureKey(window, at, timeZone)));
    });
    return known.has(source.key)
      ? [{ key, period: source.key, creatorId, ruleId, compiled, component, members: [] }]
      : [];
  });
}

/** A rule that pays for a creator on a sale. */
interface PayingRule {
  readonly ruleId: RuleId;
  /** Absent when the terms it was booked under are no longer given. */
  readonly rule: CompiledRule | undefined;
  readonly compiled: CompiledTerms | undefined;
  readonly booked: Position | undefined;
  readonly receipt: Receipt | null;
}

/**
 * The rules of a sale that was booked: those with entries, and those that add up over many sales and were not rejected
 * then. Attributes of the creator that changed since change nothing.
 */
function keptRules({ positions, rejected }: BookedPlan, compiled: CompiledTerms | undefined): PayingRule[] {
  const booked = positions.map((position): PayingRule => {
    const ruleId = position.anchor.ruleId ?? "";
    return { ruleId, rule: compiled?.rule(ruleId), compiled, booked: position, receipt: null };
  });
  if (compiled === undefined || rejected === null) return booked;
  const addingUp = compiled.rules.filter(
    ({ id, component }) =>
      (component.kind === "graduated" || component.kind === "milestone") &&
      !rejected.has(id) &&
      !booked.some(({ ruleId }) => ruleId === id),
  );
  return [
    ...booked,
    ...addingUp.map((rule) => ({ ruleId: rule.id, rule, compiled, booked: undefined, receipt: null })),
  ];
}

/** Puts a paying rule where its target is computed: on the sale itself, or in the window it adds up over. */
function placer(history: SaleHistory, positions: SalePosition[], milestones: Map<string, MilestoneWindow>) {
  const bases = new Map<CompiledTerms, ReturnType<typeof basesOf>>();
  const basesUnder = (compiled: CompiledTerms) =>
    getOrAdd(bases, compiled, () => basesOf(history, compiled.terms.base, compiled.rounding));

  return (creatorId: CreatorId, { ruleId, rule, compiled, booked, receipt }: PayingRule): void => {
    if (rule === undefined || compiled === undefined) {
      if (booked !== undefined) positions.push(positionWithoutTerms(history, creatorId, ruleId, booked));
      return;
    }
    if (rule.component.kind === "milestone") {
      countTowards(milestones, history, creatorId, rule, compiled);
      return;
    }
    positions.push(salePosition(history, creatorId, rule, compiled, basesUnder(compiled), booked, receipt));
  };
}

/** A rule that pays on the sale itself, with what its shares are taken of. */
export function salePosition(
  history: SaleHistory,
  creatorId: CreatorId,
  rule: CompiledRule,
  compiled: CompiledTerms,
  found: ReturnType<typeof basesOf>,
  booked?: Position,
  receipt: Receipt | null = null,
): SalePosition {
  const { terms, rounding } = compiled;
  const source = { kind: "sale", conversionId: history.id } as const;
  return {
    key: positionKey(source, creatorId, terms.id, terms.version, rule.id),
    history,
    creatorId,
    ruleId: rule.id,
    rule,
    terms: { id: terms.id, version: terms.version },
    compiled,
    rounding,
    currency: currencyOf(rule.component) ?? found?.currency ?? booked!.anchor.amount.currency,
    noun: baseNoun(terms.base),
    bases: found?.of(creatorId) ?? history.stands.map(() => 0),
    booked,
    receipt,
  };
}

/** Without its terms a position still shrinks with its sale: the entry says what it was a share of. */
function positionWithoutTerms(
  history: SaleHistory,
  creatorId: CreatorId,
  ruleId: RuleId,
  booked: Position,
): SalePosition {
  const { amount, trace, terms } = booked.anchor;
  const whole = sumMoney(
    trace.flatMap(({ base }) => base ?? []),
    amount.currency,
  );
  const values = history.credited.get(creatorId) ?? [];
  return {
    key: booked.key,
    history,
    creatorId,
    ruleId,
    rule: undefined,
    terms: terms ?? { id: "", version: 0 },
    compiled: undefined,
    rounding: "halfAwayFromZero",
    currency: amount.currency,
    noun: "the base",
    bases: history.stands.map((stands, step) => {
      const [original = 0] = values;
      if (original === 0) return stands ? whole.minor : 0;
      return exactMoney(mulDivRound(whole.minor, values[step]!, original, "halfAwayFromZero"), "", booked.key).minor;
    }),
    booked,
    receipt: null,
  };
}

function countTowards(
  milestones: Map<string, MilestoneWindow>,
  history: SaleHistory,
  creatorId: CreatorId,
  { id: ruleId, component }: CompiledRule,
  compiled: CompiledTerms,
): void {
  const values = history.credited.get(creatorId);
  if (component.kind !== "milestone" || values === undefined) return;
  const { id: termsId, version, timeZone } = compiled.terms;
  const period = measureKey(component.window, history.at, timeZone);
  const source = { kind: "period", key: period, currency: component.compiled.currency } as const;
  const key = positionKey(source, creatorId, termsId, version, ruleId);
  const window = getOrAdd(milestones, key, () => ({
    key,
    period,
    creatorId,
    ruleId,
    compiled,
    component,
    members: [],
  }));
  window.members.push({
    id: history.id,
    at: history.at,
    amounts: component.measure === "orders" ? history.stands.map(Number) : values,
    adjustments: history.adjustments,
  });
}
