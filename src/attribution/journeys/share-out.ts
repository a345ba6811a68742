import { largestRemainder } from "../../kernels/largest-remainder.js";
import type { ConversionTotal } from "../../models/journeys.js";

/**
 * Weights are measured to this part of their sum before money is divided by them: finer than anything that data say, and
 * coarse enough for creators who did the same to weigh the same, whatever the last bit of a sum.
 */
const FINEST = 1e-14;

/**
 * Shares conversions in proportion to weights, and their value to the last minor unit in proportion to weights of its own:
 * left-over units go to the largest remainders, ties to the first.
 */
export function shareOut(
  shared: { readonly conversions: number; readonly value: number },
  weights: readonly number[],
  valueWeights: readonly number[],
  currency: string | null,
): ConversionTotal[] {
  const sum = total(weights);
  const conversions = weights.map((weight) => (sum === 0 ? 0 : shared.conversions * (weight / sum)));
  if (currency === null) return conversions.map((count) => ({ conversions: count }));
  const minors = shareOutValue(shared.value, valueWeights);
  return conversions.map((count, i) => ({ conversions: count, value: { minor: minors[i]!, currency } }));
}

function shareOutValue(value: number, weights: readonly number[]): readonly number[] {
  const sum = total(weights);
  const whole = weights.map((weight) => (sum === 0 ? 0 : Math.round(weight / sum / FINEST)));
  return largestRemainder(value, whole) ?? weights.map(() => 0);
}

function total(weights: readonly number[]): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
}
