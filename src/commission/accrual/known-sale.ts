import { assertText } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import type { AdjustmentId, CreatorId } from "../../ids/index.js";
import { largestRemainder } from "../../kernels/largest-remainder.js";
import type { Credit, Sale } from "../../models/attribution.js";
import type { Adjustment } from "../../models/tracking.js";
import { readInstant, toInstant } from "../../time/to-instant.js";
import type { Instant, InstantInput } from "../../time/types.js";
import { commissionBases } from "../base/commission-bases.js";
import { compileBase } from "../base/compile-base.js";
import { lineBases, piecesOf } from "../base/line-bases.js";
import { assertLines, isGiven } from "../guards.js";
import { followAdjustments } from "./follow-adjustments.js";
import type { FxTable } from "./fx.js";
import { getOrAdd } from "./get-or-add.js";
import type { LineFates } from "./line-fates.js";
import type { Known } from "./read-facts.js";
import type { RememberedBase } from "./remembered-base.js";
import { pathOf, readCredits, valueParts, weightsOf } from "./sale-credits.js";

const once: readonly boolean[] = /* @__PURE__ */ Object.freeze([true]);
const zero: readonly number[] = /* @__PURE__ */ Object.freeze([0]);
const none: readonly never[] = /* @__PURE__ */ Object.freeze([]);

/**
 * A sale with everything that happened to it, in numbers. Step 0 is the sale as it was made, step n after n adjustments.
 *
 * What most sales are never asked is computed when it is asked: a sale of one creator without adjustments is a few numbers.
 */
export class SaleHistory {
  readonly sale: Sale;
  readonly id: string;
  readonly at: Instant;
  /** `null` while it is not known to be delivered; the same of the two that follow. */
  readonly deliveredAt: Instant | null;
  readonly settledAt: Instant | null;
  readonly approvedAt: Instant | null;
  /** Of its value, else of its lines; `null` for a sale that has neither. */
  readonly currency: string | null;
  /** By time, then id. */
  readonly adjustments: readonly { readonly id: AdjustmentId; readonly at: Instant }[];
  /** At each step, whether the order stands: not wholly taken back. */
  readonly stands: readonly boolean[];
  /** At each step, the part of each credit and, last, of nobody in what the order comes to. */
  readonly steps: readonly (readonly number[])[];
  /** Of each credit and, last, of nobody. */
  readonly weights: readonly number[];
  /** The one creator that is credited with all of it; `null` where there are several, or a part is nobody's. */
  readonly sole: CreatorId | null;
  /** What became of the lines, where one was adjusted by itself; `null` where all shared one fate. */
  readonly fates: LineFates | null;
  /** The exchange rates of the run. */
  readonly rates: FxTable;

  /** The last question about its base, and the answer. */
  memo: RememberedBase | null = null;

  private readonly credits: readonly Credit[];
  private readonly isValue: boolean;
  private knownCreators: readonly CreatorId[] | null = null;
  private knownTotals: readonly number[] | null = null;
  private knownParts: ReadonlyMap<CreatorId, readonly number[]> | null = null;
  private knownCredited: ReadonlyMap<CreatorId, readonly number[]> | null = null;
  private knownUnits: readonly number[] | null = null;

  constructor(
    sale: Sale,
    at: Instant,
    index: number,
    asOf: Instant,
    changes: readonly Known<Adjustment>[],
    rates: FxTable,
  ) {
    const credits = readCredits(sale, index);
    assertWords(sale, index);
    if (sale.lines !== undefined) assertLines(sale.lines, pathOf(index, "lines"));
    const weights = weightsOf(credits, index);
    const value = sale.value === undefined ? null : valueParts(sale, credits, index);
    const isValue = value !== null && sale.value!.minor > 0;
    const charged = isValue || !sale.lines?.length ? null : chargedFor(sale, index);
    const currency = sale.value?.currency ?? charged?.currency ?? null;
    const original = isValue ? value : (largestRemainder(charged?.total ?? 0, weights) ?? weights.map(() => 0));
    this.sale = sale;
    this.id = sale.id;
    this.at = at;
    this.deliveredAt = momentOf(sale.deliveredAt, asOf, index, "deliveredAt");
    this.settledAt = momentOf(sale.settledAt, asOf, index, "settledAt");
    this.approvedAt = momentOf(sale.approvedAt, asOf, index, "approvedAt");
    this.currency = currency;
    this.rates = rates;
    this.credits = credits;
    this.weights = weights;
    this.isValue = isValue;
    this.sole =
      credits.length === 1 && weights[0]! > 0 && weights[1] === 0 && original[1] === 0 ? credits[0]!.creatorId : null;
    if (changes.length === 0) {
      this.adjustments = none;
      this.stands = once;
      this.steps = [original];
      this.fates = null;
      return;
    }
    const followed = followAdjustments(sale, currency, original, changes);
    this.adjustments = changes.map(({ fact, at: changedAt }) => ({ id: fact.id, at: changedAt }));
    this.stands = followed.stands;
    this.steps = followed.steps;
    this.fates = followed.fates;
  }

  /** What it is called in errors. */
  get name(): string {
    return `sale "${this.id}"`;
  }

  /** Everybody credited, each once, sorted. */
  get creators(): readonly CreatorId[] {
    this.knownCreators ??= [...new Set(this.credits.map(({ creatorId }) => creatorId))];
    return this.knownCreators;
  }

  /** What the order comes to at each step. */
  get totals(): readonly number[] {
    this.knownTotals ??= this.steps.map(sumOf);
    return this.knownTotals;
  }

  /** Zero at each step. */
  get nothing(): readonly number[] {
    return this.steps.length === 1 ? zero : this.steps.map(() => 0);
  }

  /** Everybody credited, sorted, each with the value of their credits at each step; zeros for a sale without a value. */
  get credited(): ReadonlyMap<CreatorId, readonly number[]> {
    this.knownCredited ??= this.isValue
      ? this.parts
      : new Map(this.creators.map((creatorId) => [creatorId, this.nothing]));
    return this.knownCredited;
  }

  /** The same of what the order comes to: its value or, where that is nothing, what was charged for its lines. */
  get parts(): ReadonlyMap<CreatorId, readonly number[]> {
    this.knownParts ??= this.byCreator(this.steps);
    return this.knownParts;
  }

  /** The value of a creator's credits at each step. */
  valuesOf(creatorId: CreatorId): readonly number[] {
    if (this.sole === null) return this.credited.get(creatorId) ?? this.nothing;
    return this.isValue && creatorId === this.sole ? this.totals : this.nothing;
  }

  /** The creator with the most credit, of equals the one with the smaller id; `null` where nobody is credited. */
  get lead(): CreatorId | null {
    if (this.sole !== null) return this.sole;
    const weights = this.byCreator([this.weights]);
    let lead: CreatorId | null = null;
    for (const creatorId of this.creators) {
      if (lead === null || weights.get(creatorId)![0]! > weights.get(lead)![0]!) lead = creatorId;
    }
    return lead;
  }

  /** How many pieces stand at each step. A sale without lines is one piece. */
  get units(): readonly number[] {
    this.knownUnits ??= this.unitsOf(null);
    return this.knownUnits;
  }

  /**
   * The same of some lines, by their places. An adjustment takes pieces only with all that is left of a line or, of the
   * whole order, with all that is left of it.
   */
  unitsOf(lines: readonly number[] | null): readonly number[] {
    const { fates, sale, stands } = this;
    if (sale.lines === undefined || sale.lines.length === 0) return stands.map((standing) => (standing ? 1 : 0));
    const asked = lines === null ? null : new Set(lines);
    const pieces = sale.lines.map((line, place) =>
      asked === null || asked.has(place) ? piecesOf(line, `${this.name} lines`, place) : 0,
    );
    if (fates === null) {
      const all = sumOf(pieces);
      return stands.map((standing) => (standing ? all : 0));
    }
    const ofClass = fates.classes.map((members) => members.reduce((sum, place) => sum + pieces[place]!, 0));
    return fates.standing.map((standing) =>
      ofClass.reduce((sum, count, index) => sum + (standing[index] ? count : 0), 0),
    );
  }

  /** Splits any amount of the order as its value was split: over the original weights, the unattributed rest among them. */
  split(minor: number): ReadonlyMap<CreatorId, number> {
    if (this.sole !== null) return new Map([[this.sole, minor]]);
    const shares = this.byCreator([largestRemainder(minor, this.weights) ?? this.weights.map(() => 0)]);
    return new Map(this.creators.map((creatorId) => [creatorId, shares.get(creatorId)![0]!]));
  }

  /** Sums for each creator what is said of each credit at each step: a creator may have several. */
  byCreator(steps: readonly (readonly number[])[]): ReadonlyMap<CreatorId, readonly number[]> {
    const series = new Map<CreatorId, number[]>();
    this.credits.forEach(({ creatorId }, place) => {
      const own = getOrAdd(series, creatorId, () => steps.map(() => 0));
      for (let step = 0; step < steps.length; step += 1) own[step]! += steps[step]![place]!;
    });
    return series;
  }
}

const chargedBase = /* @__PURE__ */ (() => compileBase(commissionBases.netOfDiscounts))();

/** What entries, caps, windows and rules go by. */
function assertWords({ id, customerKey, kind, campaignId }: Sale, index: number): void {
  if (typeof id !== "string") assertText(id, pathOf(index, "id"));
  if (isGiven(customerKey) && typeof customerKey !== "string") assertText(customerKey, pathOf(index, "customerKey"));
  if (isGiven(kind) && typeof kind !== "string") assertText(kind, pathOf(index, "kind"));
  if (isGiven(campaignId) && typeof campaignId !== "string") assertText(campaignId, pathOf(index, "campaignId"));
}

/** What was charged for the lines of a sale that has no value of its own. */
function chargedFor({ id, value, lines, orderDiscounts }: Sale, index: number) {
  const paths = { lines: pathOf(index, "lines"), discounts: pathOf(index, "orderDiscounts") };
  const { currency, minors } = lineBases(lines!, orderDiscounts, chargedBase, "halfAwayFromZero", paths);
  if (value !== undefined && value.currency !== currency) {
    fail("currencyMismatch", paths.lines, `in ${value.currency}, as the value of sale "${id}"`, currency);
  }
  return { currency, total: minors.reduce<number>((sum, minor) => sum + (minor ?? 0), 0) };
}

/** A moment of a sale's life; what is to come is not known yet. */
function momentOf(input: InstantInput | undefined, asOf: Instant, index: number, field: string): Instant | null {
  if (input === undefined || input === null) return null;
  const at = readInstant(input);
  if (Number.isNaN(at)) return toInstant(input, pathOf(index, field));
  return at <= asOf ? at : null;
}

function sumOf(amounts: readonly number[]): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}
