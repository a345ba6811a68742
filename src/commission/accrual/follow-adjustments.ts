import { fail } from "../../errors/creator-core-error.js";
import { adjustParts, type PartChange } from "../../kernels/adjust-parts.js";
import type { Sale } from "../../models/attribution.js";
import type { Adjustment } from "../../models/tracking.js";
import { followLines, type LineFates } from "./line-fates.js";
import type { Known } from "./read-facts.js";

/** What a sale comes to after each of its adjustments. */
export interface Followed {
  readonly steps: readonly (readonly number[])[];
  readonly stands: readonly boolean[];
  readonly fates: LineFates | null;
}

/** Carries out the adjustments of a sale one after the other, over the parts of its credits and, last, of nobody. */
export function followAdjustments(
  sale: Sale,
  currency: string | null,
  original: readonly number[],
  changes: readonly Known<Adjustment>[],
): Followed {
  let isPlain = original.length === 2 && original[1] === 0;
  let isByLine = false;
  for (const { fact, index } of changes) {
    if (currency !== null && fact.value.currency !== currency) refuseCurrency(fact, index, currency);
    if ((fact.lineId ?? null) !== null) isByLine = true;
    if ((fact.reinstates ?? null) !== null) isPlain = false;
  }
  if (isByLine && sale.lines?.length) return followByLine(sale, currency, original, changes);
  const steps = isPlain ? plainSteps(original[0]!, changes) : stepsOf(original, changes.map(partChange));
  return { steps, stands: standing(steps, changes), fates: null };
}

function refuseCurrency({ conversionId, value }: Adjustment, index: number, currency: string): never {
  return fail(
    "currencyMismatch",
    `adjustments[${index}].value`,
    `in ${currency}, as its sale "${conversionId}"`,
    value.currency,
  );
}

function partChange({ fact: { id, kind, value, reinstates } }: Known<Adjustment>): PartChange {
  return { id, takes: kind !== "reinstatement", amount: value.minor, undoes: reinstates ?? null };
}

/** Of the one creator of most sales, where nothing is undone by name, there is nothing to share out. */
function plainSteps(whole: number, changes: readonly Known<Adjustment>[]): readonly (readonly number[])[] {
  const steps: (readonly number[])[] = [[whole, 0]];
  let left = whole;
  for (const { fact } of changes) {
    const { minor } = fact.value;
    if (fact.kind === "reinstatement") left += Math.min(minor, whole - left);
    else left -= Math.min(minor, left);
    steps.push([left, 0]);
  }
  return steps;
}

/** Where an adjustment is about one line: no more is taken of the order than what was left of that line. */
function followByLine(
  sale: Sale,
  currency: string | null,
  original: readonly number[],
  changes: readonly Known<Adjustment>[],
): Followed {
  const ids = new Set(sale.lines!.map(({ id }) => id));
  const lineChanges = changes.map(({ fact: { id, kind, value, reinstates, lineId }, index }) => {
    const line = lineId ?? null;
    if (line !== null && !ids.has(line)) {
      fail("danglingReference", `adjustments[${index}].lineId`, `a line of its sale "${sale.id}"`, line);
    }
    const takes = kind !== "reinstatement";
    return { id, takes, amount: value.minor, undoes: reinstates ?? null, lineId: line };
  });
  const fates = followLines(sale, sumOf(original), currency, lineChanges, `sale "${sale.id}"`);
  const steps = stepsOf(
    original,
    lineChanges.map(({ id, takes }, place) => ({ id, takes, amount: fates.moved[place]!, undoes: null })),
  );
  return { steps, stands: fates.standing.map((classes) => classes.includes(true)), fates };
}

/** The parts at each step, never below zero and never above the original. */
function stepsOf(original: readonly number[], changes: readonly PartChange[]): readonly (readonly number[])[] {
  return [original, ...adjustParts(original, changes).map(({ parts }) => parts)];
}

/** An order that is worth nothing is taken back by any adjustment, until one reinstates it. */
function standing(steps: readonly (readonly number[])[], changes: readonly Known<Adjustment>[]): readonly boolean[] {
  const isWorth = sumOf(steps[0]!) > 0;
  return steps.map((parts, step) => {
    if (isWorth) return sumOf(parts) > 0;
    return step === 0 || changes[step - 1]!.fact.kind === "reinstatement";
  });
}

function sumOf(amounts: readonly number[]): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}
