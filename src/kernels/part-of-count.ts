/**
 * The fewest of `n` things that are at least this share of them: the smallest `k` with `k ÷ n ≥ share`.
 *
 * Shares are compared as quotients, not products multiplied out: `0.07 × 100` is 7.000000000000001 in floating point,
 * but `7 ÷ 100` is 0.07. So a share that is itself `k ÷ n`, or is written as its decimal, comes to exactly `k`.
 *
 * Complexity: O(1).
 */
export function fewestReaching(share: number, n: number): number {
  const near = Math.ceil(share * n);
  if (near > 0 && (near - 1) / n >= share) return near - 1;
  return near / n < share ? near + 1 : near;
}

/**
 * The most of `n` things that are at most this share of them: the largest `k` with `k ÷ n ≤ share`.
 *
 * Complexity: O(1).
 */
export function mostWithin(share: number, n: number): number {
  const near = Math.floor(share * n);
  if (near < n && (near + 1) / n <= share) return near + 1;
  return near > 0 && near / n > share ? near - 1 : near;
}
