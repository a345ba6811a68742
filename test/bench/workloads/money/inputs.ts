import type { Money } from "creator-core/money";
import type { Inputs } from "../../harness/experiment.ts";
import { seededRandom } from "../../harness/figures.ts";

/**
 * Amounts in pence; fewer are the first of more. Typical: order lines up to £10,000, every twentieth a refund. Hard: both signs up to 10^15, with
 * the neighbours of powers of two and ten among them, so that products with a rate pass 2^53.
 */
export function amountsInPence(count: number, inputs: Inputs): number[] {
  const random = seededRandom(20260401);
  return Array.from({ length: count }, (_, i) => (inputs === "hard" ? hardAmount(random, i) : typicalAmount(random)));
}

function typicalAmount(random: () => number): number {
  const pence = Math.floor(random() ** 3 * 1_000_000);
  return random() < 0.05 ? 0 - pence : pence;
}

function hardAmount(random: () => number, i: number): number {
  const sign = random() < 0.5 ? -1 : 1;
  const near = i % 3 === 0 ? 2 ** Math.floor(random() * 50) : 10 ** Math.floor(random() * 15);
  const magnitude = i % 3 === 2 ? Math.floor(random() * 1e15) : near + Math.floor(random() * 5) - 2;
  return sign * magnitude + 0;
}

export function moneys(count: number, inputs: Inputs): Money<"GBP">[] {
  return amountsInPence(count, inputs).map((minor) => ({ minor, currency: "GBP" }));
}

/** `product / denominator`, half to even, exactly. */
export function bigintHalfEven(product: bigint, denominator: bigint): bigint {
  const negative = product < 0n;
  const magnitude = negative ? -product : product;
  const quotient = magnitude / denominator;
  const twice = (magnitude % denominator) * 2n;
  const away = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  const rounded = away ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}
