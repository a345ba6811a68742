import { fail } from "../errors/creator-core-error.js";
import { type DecimalText, readDecimal } from "../rate/_decimal-text.js";

/**
 * Weights as whole numbers in the same proportions: untouched when they are whole already, all moved by the same power
 * of ten when some are decimal text.
 *
 * @throws `invalidWeights` naming the weight
 * @internal
 */
export function exactWeights(weights: readonly (number | string)[], path: string): readonly number[] | bigint[] {
  if (!Array.isArray(weights)) return fail("invalidWeights", path, "an array of weights", weights);
  for (let i = 0; i < weights.length; i += 1) {
    if (!isWholeWeight(weights[i])) return scaledWeights(weights, path);
  }
  return weights as readonly number[];
}

function isWholeWeight(weight: unknown): weight is number {
  return Number.isSafeInteger(weight) && (weight as number) >= 0;
}

function scaledWeights(weights: readonly (number | string)[], path: string): bigint[] {
  const decimals = Array.from(weights, (weight, i) => readWeight(weight, `${path}[${i}]`));
  const scale = decimals.reduce((most, decimal) => Math.max(most, decimal.scale), 0);
  return decimals.map((decimal) => BigInt(decimal.digits + "0".repeat(scale - decimal.scale)));
}

function readWeight(weight: unknown, path: string): DecimalText {
  const text = isWholeWeight(weight) ? String(weight) : weight;
  const decimal = typeof text === "string" ? readDecimal(text) : undefined;
  if (decimal !== undefined && !decimal.negative) return decimal;
  return fail("invalidWeights", path, "a whole number of at least 0, or a fraction as decimal text", weight);
}
