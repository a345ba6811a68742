import { fail } from "../errors/creator-core-error.js";
import type { AdjustmentId, CreatorId } from "../ids/index.js";
import { giveBackToParts, takeFromParts } from "../kernels/adjust-parts.js";
import { largestRemainder } from "../kernels/largest-remainder.js";
import { mulDivRound } from "../kernels/mul-div-round.js";
import type { Credit, Sale } from "../models/attribution.js";
import type { CommissionableBase } from "../models/commission.js";
import type { Adjustment, AdjustmentKind } from "../models/tracking.js";
import { exactMoney } from "../money/exact-money.js";
import type { RoundingMode } from "../money/types.js";
import { toInstant } from "../time/to-instant.js";
import type { Instant } from "../time/types.js";
import { sumLines } from "./commissionable-base.js";
import { assertArray, assertId, assertLines, assertNotNegative, assertObject, assertOneOf } from "./guards.js";
import { byText } from "./order.js";
import { getOrAdd } from "./positions.js";
import { type Known, readFacts } from "./read-facts.js";

/** A sale with everything that happened to it, in numbers. Step 0 is the sale as it was made, step n after n adjustments. */
export interface SaleHistory {
  readonly sale: Sale;
  readonly id: string;
  readonly at: Instant;
  /** `null` while it is not known to be delivered. */
  readonly deliveredAt: Instant | null;
  /** `null` for a sale without a value. */
  readonly currency: string | null;
  /** By time, then id. */
  readonly adjustments: readonly { readonly id: AdjustmentId; readonly at: Instant }[];
  /** At each step, whether the order stands: not wholly taken back. */
  readonly stands: readonly boolean[];
  /** Everybody credited, sorted, each with the value of their credits at each step; zeros for a sale without a value. */
  readonly credited: ReadonlyMap<CreatorId, readonly number[]>;
  /** Splits any amount of the order as its value was split: over the original weights, the unattributed rest among them. */
  readonly split: (minor: number) => ReadonlyMap<CreatorId, number>;
}

/** All sales known at a moment with their adjustments, in the order they happened. */
export function readSales(
  sales: readonly Sale[],
  adjustments: readonly Adjustment[],
  asOf: Instant,
): readonly SaleHistory[] {
  const changes = groupAdjustments(adjustments, asOf);
  return readFacts(sales, "sales", "occurredAt", asOf).map(({ fact, at, path }) =>
    readSale(fact, at, changes.get(fact.id) ?? [], asOf, path),
  );
}

/** The adjustments of every sale, in the order they happened. */
function groupAdjustments(
  adjustments: readonly Adjustment[],
  asOf: Instant,
): ReadonlyMap<string, readonly Known<Adjustment>[]> {
  const groups = new Map<string, Known<Adjustment>[]>();
  for (const change of readFacts(adjustments, "adjustments", "occurredAt", asOf)) {
    const { conversionId, kind, value } = change.fact;
    assertOneOf(kind, adjustmentKinds, `${change.path}.kind`, "invalidArgument");
    assertNotNegative(value, `${change.path}.value`);
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
  assertArray(sale.credits, `${path}.credits`);
  sale.credits.forEach((credit, index) => {
    assertObject(credit, `${path}.credits[${index}]`, "invalidArgument");
    assertId(credit.creatorId, `${path}.credits[${index}].creatorId`);
  });
  assertLines(sale.lines, `${path}.lines`);
  const credits = [...sale.credits].sort(byCreditor);
  const creators = credits.map(({ creatorId }) => creatorId);
  const weights = weightsOf(credits, path);
  const steps = valueSteps(sale, credits, changes, path);
  const delivered = sale.deliveredAt === undefined ? null : toInstant(sale.deliveredAt, `${path}.deliveredAt`);
  return {
    sale,
    id: sale.id,
    at,
    deliveredAt: delivered !== null && delivered <= asOf ? delivered : null,
    currency: sale.value?.currency ?? null,
    adjustments: changes.map((change) => ({ id: change.fact.id, at: change.at })),
    stands: standing(steps, changes),
    credited: seriesOf(creators, steps),
    split: (minor) => sumBy(creators, largestRemainder(minor, weights) ?? weights.map(() => 0)),
  };
}

/** Credits in one order whatever order they came in: the first of equal remainders gets the odd unit. */
function byCreditor(a: Credit, b: Credit): number {
  return (
    byText(a.creatorId, b.creatorId) ||
    byText(a.touchpointId ?? "", b.touchpointId ?? "") ||
    byText(a.evidence, b.evidence) ||
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

/** The value of each credit and, last, of what nobody was credited with, at each step. */
function valueSteps(
  sale: Sale,
  credits: readonly Credit[],
  changes: readonly Known<Adjustment>[],
  path: string,
): readonly (readonly number[])[] {
  if (sale.value === undefined)
    return [credits.map(() => 0).concat(0), ...changes.map(() => credits.map(() => 0).concat(0))];
  assertNotNegative(sale.value, `${path}.value`);
  const { minor, currency } = sale.value;
  let rest = minor;
  const original = credits.map(({ value }) => {
    assertNotNegative(value, `${path}.credits value`);
    if (value.currency !== currency) fail("currencyMismatch", `${path}.credits`, `in ${currency}`, value.currency);
    rest -= value.minor;
    return value.minor;
  });
  if (rest < 0)
    fail("invalidMoney", `${path}.credits`, "values that sum to the value of the sale at most", minor - rest);
  const steps: (readonly number[])[] = [[...original, rest]];
  for (const change of changes) steps.push(adjustedValues(steps[0]!, steps.at(-1)!, change, currency));
  return steps;
}

/** The values after one more adjustment, never below zero and never above the original. */
function adjustedValues(
  original: readonly number[],
  left: readonly number[],
  change: Known<Adjustment>,
  currency: string,
): readonly number[] {
  const { kind, value } = change.fact;
  if (value.currency !== currency) {
    fail("currencyMismatch", `${change.path}.value`, `in ${currency}, as its sale`, value.currency);
  }
  const after =
    kind === "reinstatement" ? giveBackToParts(left, original, value.minor) : takeFromParts(left, value.minor);
  return after.parts;
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

/** What a plan takes its shares of, for everybody credited, at each step; `null` when the sale does not say. */
export function basesOf(
  history: SaleHistory,
  base: CommissionableBase,
  rounding: RoundingMode,
): { readonly currency: string; readonly of: (creator: CreatorId) => readonly number[] } | null {
  const { sale, currency, credited } = history;
  const nothing = history.stands.map(() => 0);
  if (base.kind === "saleValue") {
    return currency === null ? null : { currency, of: (creator) => credited.get(creator) ?? nothing };
  }
  if (sale.lines === undefined || sale.lines.length === 0) return null;
  const { total } = sumLines(sale.lines, base, `sale "${sale.id}" lines`);
  if (currency !== null && total.currency !== currency) {
    fail("currencyMismatch", `sale "${sale.id}" lines`, `in ${currency}, as its value`, total.currency);
  }
  const shares = history.split(total.minor);
  const of = (creator: CreatorId) =>
    scaled(shares.get(creator) ?? 0, credited.get(creator) ?? nothing, history, rounding);
  return { currency: total.currency, of };
}

/** A base that shrinks with the value left, each step rounded once from the original. */
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
