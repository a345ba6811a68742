import { assertList } from "../errors/assert-list.js";
import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type { AdjustmentId, ConversionId, CreatorId } from "../ids/index.js";
import { adjustParts, type PartChange } from "../kernels/adjust-parts.js";
import { codeUnitOrder } from "../kernels/code-unit-order.js";
import { largestRemainder } from "../kernels/largest-remainder.js";
import { mulDivRound } from "../kernels/mul-div-round.js";
import type { Credit, Sale } from "../models/attribution.js";
import type { CommissionableBase } from "../models/commission.js";
import type { Adjustment, AdjustmentKind } from "../models/tracking.js";
import { exactMoney } from "../money/exact-money.js";
import type { Money, RoundingMode } from "../money/types.js";
import { toInstant } from "../time/to-instant.js";
import type { Instant } from "../time/types.js";
import { commissionBases } from "./commission-bases.js";
import { sumLines } from "./commissionable-base.js";
import { assertId, assertLines, assertNotNegative, assertOneOf } from "./guards.js";
import { getOrAdd } from "./positions.js";
import { type Known, readFacts } from "./read-facts.js";

/** A sale with everything that happened to it, in numbers. Step 0 is the sale as it was made, step n after n adjustments. */
export interface SaleHistory {
  readonly sale: Sale;
  readonly id: string;
  /** What it is called in errors. */
  readonly name: string;
  readonly at: Instant;
  /** `null` while it is not known to be delivered. */
  readonly deliveredAt: Instant | null;
  /** Of its value, else of its lines; `null` for a sale that has neither. */
  readonly currency: string | null;
  /** By time, then id. */
  readonly adjustments: readonly { readonly id: AdjustmentId; readonly at: Instant }[];
  /** At each step, whether the order stands: not wholly taken back. */
  readonly stands: readonly boolean[];
  /** Everybody credited, sorted, each with the value of their credits at each step; zeros for a sale without a value. */
  readonly credited: ReadonlyMap<CreatorId, readonly number[]>;
  /** The same of what the order comes to: its value or, where that is nothing, what was charged for its lines. */
  readonly parts: ReadonlyMap<CreatorId, readonly number[]>;
  /** Splits any amount of the order as its value was split: over the original weights, the unattributed rest among them. */
  readonly split: (minor: number) => ReadonlyMap<CreatorId, number>;
}

/** All sales known at a moment with their adjustments, in the order they happened; each is read when it is its turn. */
export function* readSales(
  sales: readonly Sale[],
  adjustments: readonly Adjustment[],
  asOf: Instant,
): Generator<SaleHistory> {
  const changes = groupAdjustments(adjustments, asOf);
  for (const { fact, at, index } of readFacts(sales, "sales", "occurredAt", asOf)) {
    yield readSale(fact, at, changes.get(fact.id) ?? [], asOf, `sales[${index}]`);
  }
}

/** The adjustments of every sale, in the order they happened. */
function groupAdjustments(
  adjustments: readonly Adjustment[],
  asOf: Instant,
): ReadonlyMap<string, readonly Known<Adjustment>[]> {
  const groups = new Map<string, Known<Adjustment>[]>();
  for (const change of readFacts(adjustments, "adjustments", "occurredAt", asOf)) {
    const { conversionId, kind, value, reinstates } = change.fact;
    const path = `adjustments[${change.index}]`;
    assertOneOf(kind, adjustmentKinds, `${path}.kind`, "invalidArgument");
    if (kind !== "reinstatement" && (reinstates ?? null) !== null) {
      fail("invalidArgument", `${path}.reinstates`, "absent, but on a reinstatement", reinstates);
    }
    assertNotNegative(value, `${path}.value`);
    getOrAdd(groups, conversionId, () => []).push(change);
  }
  return groups;
}

const adjustmentKinds: readonly AdjustmentKind[] = ["refund", "return", "cancellation", "chargeback", "reinstatement"];

function readSale(
  sale: Sale,
  at: Instant,
  changes: readonly Known<Adjustment>[],
  asOf: Instant,
  path: string,
): SaleHistory {
  assertList(sale.credits, `${path}.credits`);
  for (const [index, credit] of sale.credits.entries()) {
    assertObject(credit, `${path}.credits[${index}]`);
    assertId(credit.creatorId, `${path}.credits[${index}].creatorId`);
  }
  assertLines(sale.lines, `${path}.lines`);
  const credits = [...sale.credits].sort(byCreditor);
  const creators = credits.map(({ creatorId }) => creatorId);
  const weights = weightsOf(credits, path);
  const worth = worthOf(sale, credits, weights, path);
  const steps = stepsOf(worth, changes, sale.id);
  const parts = seriesOf(creators, steps);
  const delivered = sale.deliveredAt === undefined ? null : toInstant(sale.deliveredAt, `${path}.deliveredAt`);
  return {
    sale,
    id: sale.id,
    name: `sale "${sale.id}"`,
    at,
    deliveredAt: delivered !== null && delivered <= asOf ? delivered : null,
    currency: worth.currency,
    adjustments: changes.map((change) => ({ id: change.fact.id, at: change.at })),
    stands: standing(steps, changes),
    credited: worth.isValue
      ? parts
      : seriesOf(
          creators,
          steps.map(() => worth.parts.map(() => 0)),
        ),
    parts,
    split: (minor) => sumBy(creators, largestRemainder(minor, weights) ?? weights.map(() => 0)),
  };
}

/** Credits in one order whatever order they came in: the first of equal remainders gets the odd unit. */
function byCreditor(a: Credit, b: Credit): number {
  return (
    codeUnitOrder(a.creatorId, b.creatorId) ||
    codeUnitOrder(a.touchpointId ?? "", b.touchpointId ?? "") ||
    codeUnitOrder(a.evidence, b.evidence) ||
    a.weight - b.weight ||
    (a.value?.minor ?? 0) - (b.value?.minor ?? 0)
  );
}

/** The weights of the credits and, last, of what nobody was credited with. */
function weightsOf(credits: readonly Credit[], path: string): readonly number[] {
  const [first] = credits;
  if (first === undefined) return [1];
  let rest = first.totalWeight;
  if (!Number.isSafeInteger(rest)) fail("invalidWeights", `${path}.credits[0].totalWeight`, "a safe integer", rest);
  for (const { weight, totalWeight } of credits) {
    if (!Number.isSafeInteger(weight) || weight < 0 || totalWeight !== first.totalWeight) {
      fail("invalidWeights", `${path}.credits`, "whole weights of one totalWeight", { weight, totalWeight });
    }
    rest -= weight;
  }
  if (rest < 0) {
    fail("invalidWeights", `${path}.credits`, "weights that sum to totalWeight at most", first.totalWeight - rest);
  }
  return [...credits.map(({ weight }) => weight), rest];
}

/** What an order comes to, and the part of each credit and, last, of nobody in it. */
interface Worth {
  readonly currency: string | null;
  readonly parts: readonly number[];
  /** Whether it is the value of the sale; else what was charged for its lines, or nothing. */
  readonly isValue: boolean;
}

function worthOf(sale: Sale, credits: readonly Credit[], weights: readonly number[], path: string): Worth {
  const value = sale.value === undefined ? null : valueParts(sale, credits, path);
  if (value !== null && sale.value!.minor > 0) return { currency: sale.value!.currency, parts: value, isValue: true };
  const charged = sale.lines?.length
    ? sumLines(sale.lines, commissionBases.netOfDiscounts, `${path}.lines`).total
    : null;
  const currency = sale.value?.currency ?? charged?.currency ?? null;
  if (charged !== null && charged.currency !== currency) {
    fail("currencyMismatch", `${path}.lines`, `in ${currency}, as the value of sale "${sale.id}"`, charged.currency);
  }
  const parts = largestRemainder(charged?.minor ?? 0, weights) ?? weights.map(() => 0);
  return { currency, parts, isValue: false };
}

/** The credits and the rest, which sum to the value. */
function valueParts({ id, value, unattributed }: Sale, credits: readonly Credit[], path: string): readonly number[] {
  assertNotNegative(value, `${path}.value`);
  const { currency } = value;
  const parts = credits.map((credit) => creditIn(currency, credit.value, id, path));
  const rest = (unattributed ?? null) === null ? 0 : creditIn(currency, unattributed!.value, id, path);
  const sum = parts.reduce((total, part) => total + part, rest);
  if (sum !== value.minor) fail("invalidMoney", `${path}.credits`, "parts that sum to the value of the sale", sum);
  return [...parts, rest];
}

function creditIn(currency: string, value: Money | undefined, id: ConversionId, path: string): number {
  assertNotNegative(value, `${path}.credits value`);
  if (value.currency !== currency) {
    fail("currencyMismatch", `${path}.credits`, `in ${currency}, as the value of sale "${id}"`, value.currency);
  }
  return value.minor;
}

/** The parts at each step, never below zero and never above the original. */
function stepsOf(
  { currency, parts }: Worth,
  changes: readonly Known<Adjustment>[],
  id: ConversionId,
): readonly (readonly number[])[] {
  if (changes.length === 0) return [parts];
  const partChanges = changes.map(({ fact, index }): PartChange => {
    const { id: change, kind, value, reinstates } = fact;
    if (currency !== null && value.currency !== currency) {
      fail("currencyMismatch", `adjustments[${index}].value`, `in ${currency}, as its sale "${id}"`, value.currency);
    }
    return { id: change, takes: kind !== "reinstatement", amount: value.minor, undoes: reinstates ?? null };
  });
  return [parts, ...adjustParts(parts, partChanges).map(({ parts: left }) => left)];
}

/** An order that is worth nothing is taken back by any adjustment, until one reinstates it. */
function standing(steps: readonly (readonly number[])[], changes: readonly Known<Adjustment>[]): readonly boolean[] {
  const totals = steps.map((values) => values.reduce((sum, minor) => sum + minor, 0));
  const worth = totals[0]! > 0;
  return totals.map((left, step) => {
    if (worth) return left > 0;
    return step === 0 || changes[step - 1]!.fact.kind === "reinstatement";
  });
}

/** The values of each creator at each step; a creator may have several credits. */
function seriesOf(
  creators: readonly CreatorId[],
  steps: readonly (readonly number[])[],
): ReadonlyMap<CreatorId, readonly number[]> {
  const series = new Map<CreatorId, number[]>();
  creators.forEach((creator, index) => {
    const own = series.get(creator);
    if (own === undefined)
      series.set(
        creator,
        steps.map((values) => values[index]!),
      );
    else for (let step = 0; step < steps.length; step += 1) own[step]! += steps[step]![index]!;
  });
  return series;
}

function sumBy(creators: readonly CreatorId[], amounts: readonly number[]): ReadonlyMap<CreatorId, number> {
  const sums = new Map<CreatorId, number>();
  creators.forEach((creator, index) => {
    sums.set(creator, (sums.get(creator) ?? 0) + amounts[index]!);
  });
  return sums;
}

/** What a plan takes its shares of, for everybody credited, at each step. */
export interface Bases {
  readonly currency: string;
  readonly of: (creator: CreatorId) => readonly number[];
}

/** The bases of a sale; `null` when it does not say. */
export function basesOf(history: SaleHistory, base: CommissionableBase, rounding: RoundingMode): Bases | null {
  const { sale, credited, parts } = history;
  const nothing = history.stands.map(() => 0);
  if (base.kind === "saleValue") {
    return sale.value === undefined
      ? null
      : { currency: sale.value.currency, of: (creator) => credited.get(creator) ?? nothing };
  }
  if (sale.lines === undefined || sale.lines.length === 0) return null;
  const { total } = sumLines(sale.lines, base, `sale "${sale.id}" lines`);
  if (sale.value !== undefined && total.currency !== sale.value.currency) {
    fail("currencyMismatch", `sale "${sale.id}" lines`, `in ${sale.value.currency}, as its value`, total.currency);
  }
  const shares = history.split(total.minor);
  const of = (creator: CreatorId) => scaled(shares.get(creator) ?? 0, parts.get(creator) ?? nothing, history, rounding);
  return { currency: total.currency, of };
}

/** A base that shrinks with what is left of the order, each step rounded once from the original. */
function scaled(
  original: number,
  values: readonly number[],
  { stands, id }: SaleHistory,
  rounding: RoundingMode,
): readonly number[] {
  const whole = values[0]!;
  return values.map((left, step) => {
    if (whole === 0) return stands[step] ? original : 0;
    return exactMoney(mulDivRound(original, left, whole, rounding), "", `base of sale "${id}"`).minor;
  });
}
