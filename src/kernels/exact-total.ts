/**
 * The sum of whole numbers, exactly: safe integers in, a bigint out. Number arithmetic while the sum stays safe; then the
 * sum so far steps aside and counting starts again.
 *
 * Complexity: O(n).
 */
export function exactTotal(values: ArrayLike<number>): bigint {
  let aside = 0n;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) {
    const next = sum + values[i]!;
    if (Number.isSafeInteger(next)) {
      sum = next;
    } else {
      aside += BigInt(sum);
      sum = values[i]!;
    }
  }
  return aside + BigInt(sum);
}

/**
 * Σ `values[i] × weightOf(i)`, exactly; both whole. A product that is a safe integer is exact, and only the others are
 * multiplied as bigints.
 *
 * Complexity: O(n).
 */
export function exactWeightedTotal(values: ArrayLike<number>, weightOf: (place: number) => number): bigint {
  let aside = 0n;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) {
    const weight = weightOf(i);
    const product = values[i]! * weight;
    const next = sum + product;
    if (!Number.isSafeInteger(product)) {
      aside += BigInt(values[i]!) * BigInt(weight);
    } else if (Number.isSafeInteger(next)) {
      sum = next;
    } else {
      aside += BigInt(sum);
      sum = product;
    }
  }
  return aside + BigInt(sum);
}
