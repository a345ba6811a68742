import { giveBackToParts, takeFromParts } from "../../kernels/adjust-parts.js";
import { mulDivRound } from "../../kernels/mul-div-round.js";
import { exactMinor } from "../../money/exact-money.js";
import type { RoundingMode } from "../../money/types.js";
import type { SaleHistory } from "./known-sale.js";
import type { OriginalBase } from "./remembered-base.js";

/** The base of some lines at each step, of the whole order for `null`; `null` where it is not known. */
export function baseSeries(
  history: SaleHistory,
  original: OriginalBase,
  lines: readonly number[] | null,
  mode: RoundingMode,
): readonly number[] | null {
  const first = lines === null ? original.order : sumAt(original.lines, lines);
  if (first === null) return null;
  if (history.steps.length === 1) return [first];
  if (lines === null && history.fates === null) return orderSeries(history, first, mode);
  return groupSeries(history, original, lines, mode);
}

function orderSeries({ totals, stands, name }: SaleHistory, order: number, mode: RoundingMode): readonly number[] {
  return totals.map((left, step) => partLeft(order, left, totals[0]!, stands[step]!, mode, name));
}

/**
 * Lines that shared one fate shrink together, rounded once, and have among themselves their parts of that; so whatever the
 * groups, they sum to the order.
 */
function groupSeries(
  history: SaleHistory,
  original: OriginalBase,
  lines: readonly number[] | null,
  mode: RoundingMode,
): readonly number[] {
  const { steps, totals, stands, fates, name } = history;
  const asked = lines === null ? null : new Set(lines);
  const series = steps.map(() => 0);
  const classes = fates?.classes ?? [original.lines.map((_, place) => place)];
  classes.forEach((members, index) => {
    const inside = members.flatMap((line, place) => (asked === null || asked.has(line) ? [place] : []));
    if (inside.length === 0) return;
    const own = members.map((line) => original.lines[line] ?? 0);
    const whole = own.reduce((sum, minor) => sum + minor, 0);
    const worth = fates === null ? totals : fates.steps.map((left) => left[index]!);
    const standing = fates === null ? stands : fates.standing.map((each) => each[index]!);
    const left = worth.map((now, step) => partLeft(whole, now, worth[0]!, standing[step]!, mode, name));
    const parts = inside.length === members.length ? null : partsAlong(left, own);
    for (let step = 0; step < series.length; step += 1) {
      series[step]! += parts === null ? left[step]! : sumAt(parts[step]!, inside)!;
    }
  });
  return series;
}

/** A base that shrinks with what is left, rounded once from the original. What is worth nothing is there or gone. */
function partLeft(
  original: number,
  left: number,
  whole: number,
  stands: boolean,
  mode: RoundingMode,
  name: string,
): number {
  if (whole === 0) return stands ? original : 0;
  if (left === whole) return original;
  const minor = mulDivRound(original, left, whole, mode);
  return Number.isSafeInteger(minor) ? Number(minor) : exactMinor(minor, `base of ${name}`);
}

/** The parts of a whole that shrinks and grows: each gives and gets in proportion, and nobody gains by a taking. */
export function partsAlong(series: readonly number[], original: readonly number[]): readonly (readonly number[])[] {
  let parts = original;
  let sum = series[0]!;
  return series.map((now) => {
    if (now < sum) parts = takeFromParts(parts, sum - now).parts;
    else if (now > sum) parts = giveBackToParts(parts, original, now - sum).parts;
    sum = now;
    return parts;
  });
}

/** `null` when one of them is not known, or there is none at such a place. */
function sumAt(minors: readonly (number | null)[], at: readonly number[]): number | null {
  let sum = 0;
  for (const place of at) {
    const minor = minors[place] ?? null;
    if (minor === null) return null;
    sum += minor;
  }
  return sum;
}
