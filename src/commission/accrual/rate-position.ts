import { mulDivRound } from "../../kernels/mul-div-round.js";
import { exactMinor } from "../../money/exact-money.js";
import type { RoundingMode } from "../../money/types.js";
import { rateFraction } from "../../rate/rate-fraction.js";
import type { Rate } from "../../rate/types.js";
import type { SaleHistory } from "./sale-history.js";
import type { Earning, Pay, RatedPart } from "./sale-position.js";

const noSteps: readonly number[] = [];

/** Nothing, ever. */
export const noEarning: Earning = { made: 0, steps: noSteps, final: 0, at: Number.NEGATIVE_INFINITY };

/** What a position comes to that rests on its sale alone. */
export function ratePosition(
  pay: Pay,
  history: SaleHistory,
  bases: readonly number[],
  isOver: boolean,
  rounding: RoundingMode,
): Earning {
  const count = history.adjustments.length;
  if (count === 0) {
    const made = amountAt(pay, 0, bases, rounding);
    return { made, steps: noSteps, final: isOver ? 0 : made, at: history.at };
  }
  const steps = new Array<number>(count);
  for (let step = 0; step < count; step += 1) steps[step] = amountAt(pay, step + 1, bases, rounding);
  const at = Math.max(history.at, history.adjustments[count - 1]!.at);
  return { made: amountAt(pay, 0, bases, rounding), steps, final: isOver ? 0 : steps[count - 1]!, at };
}

function amountAt(pay: Pay, step: number, bases: readonly number[], rounding: RoundingMode): number {
  switch (pay.kind) {
    case "share":
      return sharesAt(pay.parts, step, rounding);
    case "fixed":
      return pay.shares[step]!;
    case "tiered":
      return 0;
    case "asBooked":
      return partOf(pay.first.amount.minor, bases[step]!, bases[0]!);
  }
}

function sharesAt(parts: readonly RatedPart[], step: number, rounding: RoundingMode): number {
  let sum = 0;
  for (let part = 0; part < parts.length; part += 1) {
    const { rate, bases } = parts[part]!;
    sum += shareAt(bases[step]!, rate, rounding);
  }
  return parts.length === 1 ? sum : exactMinor(sum, "commission");
}

/** A share of one base, rounded once. */
export function shareAt(base: number, rate: Rate, rounding: RoundingMode): number {
  const { numerator, denominator } = rateFraction(rate);
  return exactMinor(mulDivRound(base, numerator, denominator, rounding), "commission");
}

/** An amount that shrinks with what it was taken of. */
export function partOf(amount: number, left: number, whole: number): number {
  if (left === whole || amount === 0) return amount;
  return whole === 0 ? 0 : exactMinor(mulDivRound(amount, left, whole, "halfAwayFromZero"), "commission");
}

/** Between nothing and the whole, on whichever side of zero that is. */
export function within(whole: number, left: number): number {
  return whole < 0 ? Math.min(0, Math.max(left, whole)) : Math.max(0, Math.min(left, whole));
}
