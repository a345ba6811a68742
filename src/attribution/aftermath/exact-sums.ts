/** Sums of whole numbers under keys, exact at any size: what no longer fits a safe integer steps aside. */
export type ExactSums<Key> = Map<Key, { sum: number; aside: bigint }>;

/** Adds a whole number, which may be zero or less, to the sum of a key. */
export function addTo<Key>(sums: ExactSums<Key>, key: Key, amount: number): void {
  const found = sums.get(key);
  if (found === undefined) {
    sums.set(key, { sum: amount, aside: 0n });
    return;
  }
  const next = found.sum + amount;
  if (Number.isSafeInteger(next)) {
    found.sum = next;
  } else {
    found.aside += BigInt(found.sum);
    found.sum = amount;
  }
}

/** The sum of one key. */
export function totalOf({ sum, aside }: { readonly sum: number; readonly aside: bigint }): bigint {
  return aside + BigInt(sum);
}
