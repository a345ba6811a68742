import type { ConversionId, CreatorId, RuleId } from "../ids/index.js";
import { codeUnitOrder } from "../kernels/code-unit-order.js";
import { mulDivRound } from "../kernels/mul-div-round.js";
import type { CreatorAttributes, RejectedRule } from "../models/commission.js";
import { exactMoney } from "../money/exact-money.js";
import { sumMoney } from "../money/sum-money.js";
import { type CompiledRule, type CompiledTerms, currencyOf, type Plans } from "./compile-terms.js";
import { type BookedPlan, type Decision, getOrAdd, type LedgerIndex, type Position } from "./positions.js";
import type { DecidedSale } from "./post-decision.js";
import type { MilestoneWindow } from "./post-milestone.js";
import { resolveCompiled } from "./resolve-rules.js";
import { type RuleWindow, windowOf } from "./rule-window.js";
import { type Bases, basesOf, type SaleHistory } from "./sale-history.js";
import type { SalePosition } from "./sale-position.js";
import { baseNoun } from "./trace.js";

/** What can only be computed when all sales are known. */
export interface Windows {
  /** The sales that there are. */
  readonly sales: ReadonlySet<ConversionId>;
  /** Positions under graduated rules, by the window whose sum they share; in the order the sales happened. */
  readonly graduated: ReadonlyMap<string, readonly SalePosition[]>;
  readonly milestones: ReadonlyMap<string, MilestoneWindow>;
}

/** Takes what rests on one sale alone, as soon as it is found: so no more than one sale has to be held. */
export interface Poster {
  readonly position: (position: SalePosition) => void;
  /** That no rule pays on the sale itself. */
  readonly decision: (decided: DecidedSale) => void;
}

/** Finds everything that something may be booked about: in the order the sales happened, then by creator and plan. */
export function collectPositions(
  histories: Iterable<SaleHistory>,
  plans: Plans,
  ledger: LedgerIndex,
  attributes: (id: CreatorId) => CreatorAttributes,
  post: Poster,
): Windows {
  const sales = new Set<ConversionId>();
  const places = placesOf(post);
  for (const history of histories) {
    sales.add(history.id);
    const inEffect = plans.inEffect(history.at);
    const booked = ledger.plansOf(history.id);
    for (const creatorId of concerned(history, booked)) {
      const own = booked.get(creatorId) ?? [];
      for (const plan of own) keep(history, creatorId, plan, plans, attributes, places);
      if (!history.credited.has(creatorId)) continue;
      for (const compiled of inEffect) {
        const { id } = compiled.terms;
        const isDecided = own.some((plan) => plan.termsId === id && !isOtherCurrency(history, plan));
        if (!isDecided) decide(history, creatorId, compiled, attributes(creatorId), places);
      }
    }
  }
  return { sales, graduated: places.graduated, milestones: places.milestones };
}

/** A rule of a plan for a creator on a sale. */
interface PayingRule {
  readonly ruleId: RuleId;
  /** Absent when the terms it was booked under are no longer given. */
  readonly rule: CompiledRule | undefined;
  readonly compiled: CompiledTerms | undefined;
  readonly booked: Position | undefined;
  readonly decision: Decision | null;
  readonly over: string | null;
}

/** Everybody who is credited, or was. */
function concerned({ credited }: SaleHistory, booked: ReadonlyMap<CreatorId, unknown>): readonly CreatorId[] {
  const creators = [...credited.keys()];
  for (const creatorId of booked.keys()) if (!credited.has(creatorId)) creators.push(creatorId);
  return creators.sort(codeUnitOrder);
}

/** A sale is decided in the currency it is in: corrected, it is decided again, and what was booked in the other is over. */
export function isOtherCurrency(history: SaleHistory, { currency }: BookedPlan): boolean {
  return history.currency !== null && history.currency !== currency;
}

function overOf(history: SaleHistory, creatorId: CreatorId, plan: BookedPlan): string | null {
  if (!history.credited.has(creatorId)) return "the sale is credited to others now";
  return isOtherCurrency(history, plan) ? `the sale is in ${history.currency} now` : null;
}

/**
 * The rules of a sale that was booked: those with entries, and those that applied when it was decided. Attributes of the
 * creator that changed since change nothing, nor do rules that were added.
 */
function keep(
  history: SaleHistory,
  creatorId: CreatorId,
  plan: BookedPlan,
  plans: Plans,
  attributes: (id: CreatorId) => CreatorAttributes,
  places: Places,
): void {
  const compiled = plans.version(plan.termsId, plan.version);
  const over = overOf(history, creatorId, plan);
  for (const booked of plan.positions) {
    const ruleId = booked.ruleId ?? "";
    places.put(history, creatorId, { ruleId, rule: compiled?.rule(ruleId), compiled, booked, decision: null, over });
  }
  if (compiled === undefined || over !== null) return;
  const applied = plan.decision?.applied ?? appliedAgain(history, plan, compiled, attributes(creatorId));
  for (const ruleId of applied) {
    const rule = plan.positions.some((booked) => booked.ruleId === ruleId) ? undefined : compiled.rule(ruleId);
    if (rule === undefined) continue;
    places.put(history, creatorId, { ruleId, rule, compiled, booked: undefined, decision: null, over });
  }
}

/** Where a ledger from elsewhere does not tell what was decided; none comes beside an exclusive rule that was booked. */
function appliedAgain(
  { sale, at }: SaleHistory,
  { positions }: BookedPlan,
  compiled: CompiledTerms,
  creator: CreatorAttributes,
): readonly RuleId[] {
  const isBooked = positions.some(({ ruleId }) => compiled.rule(ruleId ?? "")?.mode === "exclusive");
  const { applied } = resolveCompiled(compiled, sale, at, creator);
  return applied.filter(({ mode }) => mode === "additive" || !isBooked).map(({ id }) => id);
}

/** The first time a sale is seen under a plan. The decision goes with the first rule that pays, or has an entry of its own. */
function decide(
  history: SaleHistory,
  creatorId: CreatorId,
  compiled: CompiledTerms,
  creator: CreatorAttributes,
  places: Places,
): void {
  const { applied, rejected } = resolveCompiled(compiled, history.sale, history.at, creator);
  const decision = { applied: applied.map(({ id }) => id), rejected: rejected.filter(isTheirBusiness) };
  const paying = applied.find(({ component }) => component.kind !== "milestone");
  for (const rule of applied) {
    const own = rule === paying ? decision : null;
    places.put(history, creatorId, { ruleId: rule.id, rule, compiled, booked: undefined, decision: own, over: null });
  }
  if (paying !== undefined || (applied.length === 0 && rejected.some(isWaiting))) return;
  const currency = history.currency ?? compiled.currency;
  if (currency !== null) places.post.decision({ history, creatorId, compiled, currency, decision });
}

/**
 * Rules made for other creators are left off a receipt: they are nobody else's business, and a plan with a rule for every
 * creator would write all of them on every entry. Not being mentioned, they do not apply, just as if they were.
 */
function isTheirBusiness({ reasons }: RejectedRule): boolean {
  return !reasons.some(({ code, path }) => code === "scopeMismatch" && path.at(-1) === "creatorIds");
}

/** A rule that does not apply only because the sale does not say yet what it takes its share of. */
function isWaiting({ reasons }: RejectedRule): boolean {
  return reasons.every(({ code }) => code === "baseUnknown");
}

/** Puts every paying rule where its target is computed: on the sale itself, or in the window it adds up over. */
function placesOf(post: Poster) {
  const graduated = new Map<string, SalePosition[]>();
  const milestones = new Map<string, MilestoneWindow>();
  let latest: SaleHistory | null = null;
  const bases = new Map<CompiledTerms, Bases | null>();
  const basesUnder = (compiled: CompiledTerms, history: SaleHistory): Bases | null => {
    if (history !== latest) bases.clear();
    latest = history;
    return getOrAdd(bases, compiled, () => basesOf(history, compiled.terms.base, compiled.rounding));
  };

  const put = (
    history: SaleHistory,
    creatorId: CreatorId,
    { ruleId, rule, compiled, booked, decision, over }: PayingRule,
  ): void => {
    if (rule === undefined || compiled === undefined) {
      if (booked !== undefined) post.position(positionWithoutTerms(history, creatorId, ruleId, booked, over));
      return;
    }
    const window = over === null ? windowOf(rule, compiled, creatorId, history.at) : null;
    if (rule.component.kind === "milestone") {
      if (window !== null) countTowards(milestones, window, history, creatorId, rule, compiled);
      return;
    }
    const found = over === null ? basesUnder(compiled, history) : null;
    // A sale that was decided and does not say its value any more: there is nothing to take a share of.
    if (found === null && booked === undefined && currencyOf(rule.component) === null) return;
    const position = salePosition(history, creatorId, rule, compiled, found, booked, decision, over);
    if (window === null) post.position(position);
    else getOrAdd(graduated, window.key, () => []).push(position);
  };
  return { graduated, milestones, post, put };
}

type Places = ReturnType<typeof placesOf>;

/** A rule that pays on the sale itself, with what its shares are taken of. */
export function salePosition(
  history: SaleHistory,
  creatorId: CreatorId,
  rule: CompiledRule,
  compiled: CompiledTerms,
  found: Bases | null,
  booked?: Position,
  decision: Decision | null = null,
  over: string | null = null,
): SalePosition {
  const { terms, rounding } = compiled;
  return {
    history,
    creatorId,
    ruleId: rule.id,
    rule,
    terms: compiled.reference,
    compiled,
    rounding,
    currency: booked?.currency ?? currencyOf(rule.component) ?? found!.currency,
    noun: baseNoun(terms.base),
    bases: found?.of(creatorId) ?? history.stands.map(() => 0),
    booked,
    decision,
    over,
  };
}

/** Without its terms a position still shrinks with its sale: the entry says what it was a share of. */
function positionWithoutTerms(
  history: SaleHistory,
  creatorId: CreatorId,
  ruleId: RuleId,
  booked: Position,
  over: string | null,
): SalePosition {
  const { trace, terms } = booked.anchor;
  const { currency } = booked;
  const whole = sumMoney(
    trace.flatMap(({ base }) => base ?? []),
    currency,
  );
  const parts = history.parts.get(creatorId) ?? [];
  return {
    history,
    creatorId,
    ruleId,
    rule: undefined,
    terms: terms ?? { id: "", version: 0 },
    compiled: undefined,
    rounding: "halfAwayFromZero",
    currency,
    noun: "the base",
    bases: history.stands.map((stands, step) => {
      const [original = 0] = parts;
      if (original === 0) return stands ? whole.minor : 0;
      return exactMoney(mulDivRound(whole.minor, parts[step]!, original, "halfAwayFromZero"), currency, history.name)
        .minor;
    }),
    booked,
    decision: null,
    over,
  };
}

function countTowards(
  milestones: Map<string, MilestoneWindow>,
  { key, period }: RuleWindow,
  history: SaleHistory,
  creatorId: CreatorId,
  { id: ruleId, component, scope }: CompiledRule,
  compiled: CompiledTerms,
): void {
  const values = history.credited.get(creatorId);
  if (component.kind !== "milestone" || values === undefined) return;
  const counts = { key, period, creatorId, ruleId, compiled, component, kinds: scope.kinds };
  const window = getOrAdd(milestones, key, () => ({ ...counts, members: [] }));
  window.members.push({
    id: history.id,
    at: history.at,
    amounts: component.measure === "orders" ? history.stands.map(Number) : values,
    adjustments: history.adjustments,
  });
}
