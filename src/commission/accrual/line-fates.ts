import { fail } from "../../errors/creator-core-error.js";
import { giveBackToParts, takeFromParts } from "../../kernels/adjust-parts.js";
import { largestRemainder } from "../../kernels/largest-remainder.js";
import type { Sale } from "../../models/attribution.js";
import { commissionBases } from "../base/commission-bases.js";
import { type CompiledBase, compileBase } from "../base/compile-base.js";
import { lineBases } from "../base/line-bases.js";

/** An adjustment of an order, or of one of its lines. */
export interface LineChange {
  readonly id: string;
  readonly takes: boolean;
  readonly amount: number;
  readonly undoes: string | null;
  /** The line it is about; `null` for the order as a whole. */
  readonly lineId: string | null;
}

/** Lines that have shared every adjustment, and so one fate; those that were adjusted by themselves are alone. */
export interface LineFates {
  /** The lines of each class, by their places in the order. */
  readonly classes: readonly (readonly number[])[];
  /** What is left of each class at each step. */
  readonly steps: readonly (readonly number[])[];
  /** Whether each class stands at each step: is not wholly taken back. */
  readonly standing: readonly (readonly boolean[])[];
  /** How much each change really took or gave back. */
  readonly moved: readonly number[];
}

/** What the value of an order may be made up of, the likeliest first. */
const compositions: readonly CompiledBase[] = /* @__PURE__ */ [
  commissionBases.netOfDiscounts,
  { kind: "lines", include: ["price", "sellerDiscount", "platformDiscount", "tax"] } as const,
  commissionBases.netOfTaxAndShipping,
  { kind: "lines", include: ["price", "sellerDiscount"] } as const,
  { kind: "lines", include: ["price"] } as const,
  commissionBases.gross,
].map(compileBase);

/**
 * What each line is worth of what the order comes to. Shops mean different things by the value of an order: with tax and
 * shipping or without. What sums to it is taken for what it is; where nothing does, it is spread in proportion to what was
 * charged for the lines, evenly where nothing was.
 */
export function worthOfLines(sale: Sale, total: number, currency: string | null, name: string): readonly number[] {
  const lines = sale.lines ?? [];
  const paths = { lines: `${name} lines`, discounts: `${name} orderDiscounts` };
  let charged: readonly number[] | null = null;
  for (const base of compositions) {
    const { minors, currency: own } = lineBases(lines, sale.orderDiscounts, base, "halfAwayFromZero", paths);
    if (own !== currency) fail("currencyMismatch", paths.lines, `in ${currency}, as its value`, own);
    const amounts = minors.map((minor) => minor ?? 0);
    if (sumOf(amounts) === total) return amounts;
    charged ??= amounts;
  }
  const even = lines.map(() => 1);
  return largestRemainder(total, charged ?? even) ?? largestRemainder(total, even) ?? [];
}

/**
 * Carries out the changes of an order line by line. One that names a line takes from that line alone, and no more than is
 * left of it; one that names none takes from every line in proportion to what is left. What gives back does the same with
 * what was taken: of the one change it undoes, or of all.
 *
 * Complexity: O(changes × classes), and O(classes log classes) for a change of the whole order.
 */
export function followLines(
  sale: Sale,
  total: number,
  currency: string | null,
  changes: readonly LineChange[],
  name: string,
): LineFates {
  const classes = classesOf(sale, changes);
  const worths = worthOfLines(sale, total, currency, name);
  const original = classes.map((members) => members.reduce((sum, line) => sum + worths[line]!, 0));
  const classOf = new Map(classes.map((members, index) => [sale.lines![members[0]!]!.id, index]));
  const takings = takingsOf(original);
  const gone = original.map(() => false);
  const steps: (readonly number[])[] = [original];
  const standing: (readonly boolean[])[] = [original.map(() => true)];
  const moved: number[] = [];
  let left: readonly number[] = original;
  for (const change of changes) {
    const only = change.lineId === null ? null : classOf.get(change.lineId)!;
    const after = change.takes ? take(left, change.amount, only) : giveBack(left, original, takings, change, only);
    if (change.takes) takings.take(change.id, left, after);
    else takings.giveBack(change.undoes, left, after);
    // What was worth nothing is gone when it is taken back by name, or with an order that was worth nothing.
    if (only !== null) gone[only] = change.takes;
    else if (total === 0 || !change.takes) gone.fill(change.takes);
    moved.push(Math.abs(sumOf(after) - sumOf(left)));
    left = after;
    const stands = total === 0 || sumOf(left) > 0;
    steps.push(left);
    standing.push(original.map((worth, index) => (worth > 0 ? left[index]! > 0 : stands && !gone[index])));
  }
  return { classes, steps, standing, moved };
}

/** Every line that is named by itself, then all others together. */
function classesOf(sale: Sale, changes: readonly LineChange[]): readonly (readonly number[])[] {
  const named = new Map<string, number[]>();
  for (const { lineId } of changes) if (lineId !== null) named.set(lineId, []);
  const others: number[] = [];
  sale.lines!.forEach(({ id }, place) => {
    (named.get(id) ?? others).push(place);
  });
  const classes = [...named.values()];
  return others.length === 0 ? classes : [...classes, others];
}

function take(left: readonly number[], amount: number, only: number | null): readonly number[] {
  if (only === null) return takeFromParts(left, amount).parts;
  return left.map((part, index) => (index === only ? part - Math.min(amount, part) : part));
}

function giveBack(
  left: readonly number[],
  original: readonly number[],
  takings: Takings,
  { amount, undoes }: LineChange,
  only: number | null,
): readonly number[] {
  const open = undoes === null ? null : takings.openOf(undoes);
  const full = left.map((part, index) => {
    if (only !== null && index !== only) return part;
    return open === null ? original[index]! : part + open[index]!;
  });
  return giveBackToParts(left, full, amount).parts;
}

type Takings = ReturnType<typeof takingsOf>;

/** What every change took from each class and has not been given back; together always what is missing. */
function takingsOf(original: readonly number[]) {
  const nothing = original.map(() => 0);
  const open = new Map<string, number[]>();
  const latest = original.map((): number[][] => []); // of each class, what took from it; the last may be settled by now
  return {
    openOf: (id: string): readonly number[] => open.get(id) ?? nothing,
    take(id: string, before: readonly number[], after: readonly number[]): void {
      const taken = before.map((part, index) => part - after[index]!);
      open.set(id, taken);
      for (const [index, amount] of taken.entries()) if (amount > 0) latest[index]!.push(taken);
    },
    giveBack(undoes: string | null, before: readonly number[], after: readonly number[]): void {
      for (const [index, part] of after.entries()) {
        let rest = part - before[index]!;
        if (undoes !== null && rest > 0) open.get(undoes)![index]! -= rest;
        while (undoes === null && rest > 0) {
          const taken = latest[index]!.at(-1)!;
          const back = Math.min(rest, taken[index]!);
          taken[index]! -= back;
          rest -= back;
          if (taken[index] === 0) latest[index]!.pop();
        }
      }
    },
  };
}

function sumOf(amounts: readonly number[]): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}
