import { assertObjects } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { ConversionId, CreatorId, RuleId, TermsId } from "../../ids/index.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { Sale } from "../../models/attribution.js";
import type { CommissionTerms, CreatorAttributes, ProductPick } from "../../models/commission.js";
import type { RejectedRule, TraceLine } from "../../models/ledger.js";
import type { Conversion } from "../../models/tracking.js";
import { sumMoney } from "../../money/sum-money.js";
import type { FxRate, Money } from "../../money/types.js";
import { toInstant } from "../../time/to-instant.js";
import type { InstantInput } from "../../time/types.js";
import { compileFx } from "../accrual/fx.js";
import { getOrAdd } from "../accrual/get-or-add.js";
import { SaleHistory } from "../accrual/sale-history.js";
import { assertId, assertNotNegative } from "../guards.js";
import { compilePlans } from "../terms/compile-terms.js";
import type { CompiledTerms } from "../terms/compiled.js";
import { compilePicks, type Picks } from "./compile-picks.js";
import { type Quoted, quotePlan } from "./quote-plan.js";
import { type AttributesAt, attributesOf } from "./rule-scope.js";
import type { RuleTake } from "./takes-of.js";
import { withCredits } from "./with-credits.js";

/** What one plan would pay one creator for a sale. */
export interface CommissionQuote {
  /** `null` for a sale that was only thought of. */
  readonly conversionId: ConversionId | null;
  readonly creatorId: CreatorId;
  readonly terms: { readonly id: TermsId; readonly version: number };
  /** One for each currency, sorted: one alone, unless a sale without a value earns fixed amounts in several. */
  readonly totals: readonly Money[];
  /** How they come about, in the order of the plan; a line for every rule that applies, be it of zero. */
  readonly lines: readonly TraceLine[];
  /** In the order of the plan. */
  readonly applied: readonly RuleId[];
  /** What each of them takes of the order, and a percentage at which rate. */
  readonly takes: readonly RuleTake[];
  /** In the order of the plan, each with all its reasons. */
  readonly rejected: readonly RejectedRule[];
}

/** What a creator's tiered rule has added up in the window of the sale, before it. */
export interface SumSoFar {
  readonly creatorId: CreatorId;
  readonly termsId: TermsId;
  readonly ruleId: RuleId;
  /** Money for tiers of sales value, a number for tiers of counts. */
  readonly amount: Money | number;
}

/** What a quote goes by, besides the sale. */
export interface QuoteTerms {
  readonly terms: readonly CommissionTerms[];
  readonly creators?: readonly CreatorAttributes[];
  /** For tiered rules; zero where not given. */
  readonly soFar?: readonly SumSoFar[];
  /** For rate locks. */
  readonly picks?: readonly ProductPick[];
  /** For sales in another currency than that of a plan. */
  readonly fxRates?: readonly FxRate[];
}

/** A sale that was made, with its credits. */
export interface QuotedSale extends QuoteTerms {
  readonly sale: Sale;
}

/** A sale that a creator might make: before anything is posted. */
export interface PlannedSale extends QuoteTerms {
  readonly creatorId: CreatorId;
  /** Absent for leads and the like, and where `details` has lines that rules take their share of. */
  readonly value?: Money;
  readonly at: InstantInput;
  /** Whatever else is known of it: the product, the kind of content, the country. What is not said matches no condition. */
  readonly details?: Partial<Omit<Conversion, "id" | "occurredAt" | "value">>;
}

/**
 * What would this sale pay, and why?
 *
 * For one sale, before anything is booked: every plan in effect, every creator credited, every rule that applies with its
 * lines and every rule that does not with its reasons. The sale need not have happened: of one that is only planned, say
 * the creator, the value and the time. To book, and to let tiers and milestones add up by themselves, use `accrue`.
 *
 * A milestone or leaderboard pays nothing on one sale: its line is zero and says that the sale counts. A cap is applied as
 * if nothing else had been earned under it. A rule that pays approved sales only is rejected while the sale is not approved;
 * a planned sale is taken as approved.
 *
 * Units: minor units of the currency that the plan pays in.
 * Complexity: O(creators × plans × rules).
 *
 * @param facts - terms, and either `sale`, one sale with its credits, or `creatorId`, `value` and `at` of one that is planned
 * and its `details`; what is known of the creators, `soFar` for tiered rules, `picks` and `fxRates`
 * @returns one quote for each creator and plan in effect, by creator, then plan; empty when nobody is credited or no plan
 * is in effect
 * @throws what `accrue` throws for unusable terms and sales
 *
 * @example
 * ```ts
 * import { creditedTo, quoteCommission } from "creator-core/commission";
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
 *
 * // Before posting: what would a sale of 26.66 pay, from a video and from a live?
 * const planned = { terms, creatorId: "c-1", value: money("26.66", "GBP"), at: "2026-03-01T12:00:00Z" };
 * quoteCommission(planned)[0]?.totals; // => [{ minor: 400, currency: "GBP" }]
 * quoteCommission({ ...planned, details: { contentKind: "live" } })[0]?.totals[0]?.minor; // => 500
 * quoteCommission(planned)[0]?.rejected[0]?.reasons[0]?.code; // => "attributeUnknown"
 *
 * // The sale as it was made.
 * const sale = creditedTo("c-1", { id: "order-7", customerKey: "k", kind: "order", occurredAt: 0, value: money("26.66", "GBP") });
 * quoteCommission({ terms, sale })[0]?.totals[0]?.minor; // => 400
 *
 * // Shared by two creators: each is paid on the part that is theirs.
 * const half = { ...sale.credits[0]!, weight: 1, totalWeight: 2, value: money("13.33", "GBP") };
 * const shared = { ...sale, credits: [half, { ...half, creatorId: "c-2" }] };
 * quoteCommission({ terms, sale: shared }).map(({ creatorId, totals }) => [creatorId, totals[0]?.minor]); // => [["c-1", 200], ["c-2", 200]]
 * ```
 */
export function quoteCommission(facts: QuotedSale | PlannedSale): CommissionQuote[] {
  assertObject(facts, "facts");
  const plans = compilePlans(facts.terms);
  const { history, conversionId } = readQuoted(facts);
  const asked: Asked = {
    history,
    conversionId,
    attributesAt: attributesOf(facts.creators),
    picks: compilePicks(facts.picks),
    soFar: compileSoFar(facts.soFar ?? []),
  };
  const quotes = plans.inEffect(history.at).flatMap((compiled) => quotesOf(asked, compiled));
  // Sorting keeps the plans of a creator in their order.
  return quotes.sort((a, b) => codeUnitOrder(a.creatorId, b.creatorId));
}

/** What a quote is asked with. */
interface Asked {
  readonly history: SaleHistory;
  readonly conversionId: ConversionId | null;
  readonly attributesAt: AttributesAt;
  readonly picks: Picks;
  readonly soFar: (creatorId: CreatorId, termsId: TermsId, ruleId: RuleId) => number;
}

function quotesOf(
  { history, conversionId, attributesAt, picks, soFar }: Asked,
  compiled: CompiledTerms,
): CommissionQuote[] {
  const quoted = quotePlan(history, compiled, attributesAt, picks, (creatorId, ruleId) =>
    soFar(creatorId, compiled.terms.id, ruleId),
  );
  return quoted.map(({ creatorId, lines, applied, takes, rejected }: Quoted) => ({
    conversionId,
    creatorId,
    terms: compiled.reference,
    totals: totalsOf(lines),
    lines,
    applied,
    takes,
    rejected,
  }));
}

function readQuoted(facts: QuotedSale | PlannedSale): Pick<Asked, "history" | "conversionId"> {
  const rates = compileFx(facts.fxRates, "fxRates");
  if ("sale" in facts && facts.sale !== undefined) {
    assertObject(facts.sale, "sale");
    const at = toInstant(facts.sale.occurredAt, "sale.occurredAt");
    return { history: new SaleHistory(facts.sale, at, 0, at, [], rates), conversionId: facts.sale.id };
  }
  const { creatorId, value, at: moment, details = {} } = facts as PlannedSale;
  assertId(creatorId, "creatorId");
  const at = toInstant(moment, "at");
  if (value !== undefined) assertNotNegative(value, "value");
  assertObject(details, "details");
  const worth = value === undefined ? {} : { value };
  const sale = {
    customerKey: "",
    kind: "order" as const,
    approvedAt: at,
    ...details,
    ...worth,
    id: "planned",
    occurredAt: at,
  };
  return { history: new SaleHistory(withCredits(creatorId, sale), at, 0, at, [], rates), conversionId: null };
}

function compileSoFar(sums: readonly SumSoFar[]): Asked["soFar"] {
  assertObjects(sums, "soFar");
  const known = new Map<CreatorId, Map<TermsId, Map<RuleId, number>>>();
  for (const [index, { creatorId, termsId, ruleId, amount }] of sums.entries()) {
    const plans = getOrAdd(known, creatorId, () => new Map<TermsId, Map<RuleId, number>>());
    getOrAdd(plans, termsId, () => new Map<RuleId, number>()).set(ruleId, readSum(amount, `soFar[${index}].amount`));
  }
  return (creatorId, termsId, ruleId) => known.get(creatorId)?.get(termsId)?.get(ruleId) ?? 0;
}

function readSum(amount: Money | number, path: string): number {
  if (typeof amount !== "number") {
    assertNotNegative(amount, path);
    return amount.minor;
  }
  if (!Number.isSafeInteger(amount) || amount < 0) fail("invalidInteger", path, "a whole number, 0 or more", amount);
  return amount + 0;
}

function totalsOf(lines: readonly TraceLine[]): Money[] {
  const currencies = new Map<string, Money[]>();
  for (const { amount } of lines) getOrAdd(currencies, amount.currency, () => []).push(amount);
  return [...currencies.keys()].sort(codeUnitOrder).map((currency) => sumMoney(currencies.get(currency)!, currency));
}
