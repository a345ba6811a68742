import type { CreatorId } from "../../ids/index.js";
import { takeFromParts } from "../../kernels/adjust-parts.js";
import { largestRemainder } from "../../kernels/largest-remainder.js";
import type { FxRate } from "../../money/types.js";
import { baseSeries, partsAlong } from "./base-series.js";
import { fxOf, needsFx } from "./fx-of.js";
import type { SaleHistory } from "./known-sale.js";
import { originalBase } from "./original-base.js";
import type { BaseTerms, OriginalBase } from "./remembered-base.js";

/** What a rule takes its share of, for everybody credited, at each step. */
export interface Bases {
  readonly currency: string;
  /** Zeros for somebody who is not credited. */
  of(creatorId: CreatorId): readonly number[];
}

/**
 * The bases of a sale under some terms; `null` when the sale does not say: it has no value or no lines, a line lacks its
 * cost, or there is no rate at which to convert it.
 *
 * The original base is exact: the sum of the lines, converted once. Every step is a part of it, as much as is left of the
 * order or, for lines that were adjusted by themselves, of the line; rounded once. The bases of groups of lines sum to that
 * of the order at every step, and the shares of creators (with nobody's) to the group's.
 *
 * @param lines - the places of the lines that a rule takes, each once; `null` for the whole order
 * @param frozen - the rate at which the sale was booked. `null`, or of other currencies: that of its day
 */
export function basesOf(
  history: SaleHistory,
  terms: BaseTerms,
  lines: readonly number[] | null,
  frozen: FxRate | null = null,
): Bases | null {
  const converts = needsFx(history, terms);
  if (lines === null && !converts && terms.terms.base.kind === "saleValue") {
    const { value } = history.sale;
    return value === undefined ? null : new CreditedBases(value.currency, history);
  }
  const fx = converts ? rateFor(history, terms, frozen) : null;
  if (converts && fx === null) return null;
  const original = originalBase(history, terms, fx);
  const series = original === null ? null : baseSeries(history, original, lines, terms.rounding.mode);
  return series === null ? null : new SharedBases(history, original!, lines, series);
}

function rateFor(history: SaleHistory, terms: BaseTerms, frozen: FxRate | null): FxRate | null {
  const fits = frozen !== null && frozen.from === history.currency && frozen.to === terms.currency;
  return fits ? frozen : fxOf(history, terms);
}

/** Where the value of an order is the base: as it was attributed. */
class CreditedBases implements Bases {
  readonly currency: string;
  private readonly history: SaleHistory;

  constructor(currency: string, history: SaleHistory) {
    this.currency = currency;
    this.history = history;
  }

  of(creatorId: CreatorId): readonly number[] {
    return this.history.valuesOf(creatorId);
  }
}

/** The base of some lines at each step, shared out among the creators when somebody asks. */
class SharedBases implements Bases {
  readonly currency: string;
  private readonly history: SaleHistory;
  private readonly original: OriginalBase;
  private readonly lines: readonly number[] | null;
  private readonly series: readonly number[];
  private shares: ReadonlyMap<CreatorId, readonly number[]> | null = null;

  constructor(
    history: SaleHistory,
    original: OriginalBase,
    lines: readonly number[] | null,
    series: readonly number[],
  ) {
    this.currency = original.currency;
    this.history = history;
    this.original = original;
    this.lines = lines;
    this.series = series;
  }

  of(creatorId: CreatorId): readonly number[] {
    const { history, series, original, lines } = this;
    if (history.sole !== null) return creatorId === history.sole ? series : history.nothing;
    this.shares ??= history.byCreator(partsAlong(series, creditParts(history, original, lines)));
    return this.shares.get(creatorId) ?? history.nothing;
  }
}

/**
 * The part of each credit and, last, of nobody in some lines as they were sold. The lines take theirs one after the other
 * of what the credits have in the whole order, so that the parts sum to the lines on one side and to the credits on the
 * other: a value is never split twice.
 */
function creditParts(
  { weights }: SaleHistory,
  { order, lines: minors, parts }: OriginalBase,
  lines: readonly number[] | null,
): readonly number[] {
  const known = minors.map((minor) => minor ?? 0);
  const whole = lines === null ? order! : known.reduce((sum, minor) => sum + minor, 0);
  const all = parts ?? largestRemainder(whole, weights) ?? weights.map(() => 0);
  if (lines === null) return all;
  const asked = new Set(lines);
  const own = all.map(() => 0);
  let left: readonly number[] = all;
  known.forEach((minor, line) => {
    const after = takeFromParts(left, minor).parts;
    if (asked.has(line)) for (const [place, part] of left.entries()) own[place]! += part - after[place]!;
    left = after;
  });
  return own;
}
