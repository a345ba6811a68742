/**
 * The Shapley value of every player of a game: what they add to a set of players, on average over all orders in which the
 * players may come. `worth[S]` is what the set S is worth, a set being the number whose bits are its players; `worth` has
 * 2^players places, the first of them 0.
 *
 * @formula φᵢ = Σ_{S ∋ i} (w(|S| − 1) + w(|S|)) · worth(S) − Σ_{S ≠ N} w(|S|) · worth(S), where w(s) = s! (n − s − 1)! ÷ n!
 *
 * This is the usual sum over worth(S ∪ i) − worth(S), sorted by sets, so that every set is looked at once and not once for
 * each player. Sums are taken in pairs of pairs: their rounding errors do not grow with the number of sets.
 *
 * Complexity: O(2^players), in memory for one more column.
 *
 * Source: L. Shapley, "A value for n-person games" (1953).
 */
export function shapleyValues(worth: Float64Array, players: number): number[] {
  const chances = chancesOf(players);
  const sizes = sizesOf(worth.length);
  const column = new Float64Array(worth.length);

  for (let set = 0; set < worth.length; set += 1) column[set] = chances[sizes[set]!]! * worth[set]!;
  const lacked = pairedSum(column, 0, column.length);

  for (let set = 1; set < worth.length; set += 1) {
    const size = sizes[set]!;
    column[set] = (chances[size - 1]! + chances[size]!) * worth[set]!;
  }
  column[0] = 0;
  return sumsByMember(column, players).map((sum) => sum - lacked);
}

/** For every number of players that came before, how likely it is that just these did: s! (n − s − 1)! ÷ n!; none after all. */
function chancesOf(players: number): Float64Array {
  const chances = new Float64Array(players + 1);
  let choices = 1; // how many sets of so many others there are
  for (let before = 0; before < players; before += 1) {
    chances[before] = 1 / (players * choices);
    choices = (choices * (players - 1 - before)) / (before + 1);
  }
  return chances;
}

function sizesOf(sets: number): Uint8Array {
  const sizes = new Uint8Array(sets);
  for (let set = 1; set < sets; set += 1) sizes[set] = sizes[set >> 1]! + (set & 1);
  return sizes;
}

/** For each member the sum over the sets with them. The column is folded in half for each, and used up. */
function sumsByMember(column: Float64Array, members: number): number[] {
  const sums = new Array<number>(members);
  for (let member = members - 1; member >= 0; member -= 1) {
    const half = 2 ** member;
    sums[member] = pairedSum(column, half, 2 * half);
    for (let set = 0; set < half; set += 1) column[set]! += column[set + half]!;
  }
  return sums;
}

/** Below this length adding one after the other does no harm. */
const SHORT = 16;

function pairedSum(values: Float64Array, from: number, to: number): number {
  if (to - from <= SHORT) {
    let sum = 0;
    for (let i = from; i < to; i += 1) sum += values[i]!;
    return sum;
  }
  const middle = (from + to) >> 1;
  return pairedSum(values, from, middle) + pairedSum(values, middle, to);
}
