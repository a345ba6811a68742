import type { Budget, DenseFlow } from "./flow.js";

/**
 * Folds nodes away: what flowed through them flows past them, from where it came from to where it went, so that everything
 * that reaches the other nodes and the exits stays the same. `order` lists the nodes, the source first; the first `kept`
 * of them stay, and are numbered as they stand there.
 *
 * Only sums, products and quotients of numbers of 0 or more: nothing cancels, so that every result is right to nearly all
 * of its digits, however small it is beside others.
 *
 * Complexity: O(size³) at most, in memory for one more square. `null` when the budget does not suffice.
 *
 * Source: W. Grassmann, M. Taksar, D. Heyman, "Regenerative analysis and steady state distributions for Markov chains",
 * Operations Research 33 (1985).
 */
export function foldDense(flow: DenseFlow, order: readonly number[], kept: number, budget: Budget): DenseFlow | null {
  const size = order.length;
  budget.left -= (size ** 3 - kept ** 3) / 3 + size * size;
  if (budget.left < 0) return null;
  const { weights, exits } = reordered(flow, order);
  for (let node = size - 1; node >= kept; node -= 1) foldLast(weights, exits, size, node);
  return { size, weights, exits };
}

/** Folds the last of the nodes that are left. */
function foldLast(weights: Float64Array, exits: readonly Float64Array[], size: number, node: number): void {
  const row = node * size;
  let total = exits[0]![node]!;
  for (let to = 1; to < node; to += 1) total += weights[row + to]!;
  if (total === 0) return; // nothing ever leaves from here

  for (let from = 0; from < node; from += 1) {
    const flow = weights[from * size + node]!;
    if (flow === 0) continue;
    const share = flow / total;
    const own = from * size;
    for (let to = 1; to < node; to += 1) weights[own + to]! += share * weights[row + to]!;
    for (const exit of exits) exit[from]! += share * exit[node]!;
  }
}

function reordered(flow: DenseFlow, order: readonly number[]): Omit<DenseFlow, "size"> {
  const size = order.length;
  const weights = new Float64Array(size * size);
  for (let from = 0; from < size; from += 1) {
    const row = order[from]! * flow.size;
    for (let to = 0; to < size; to += 1) weights[from * size + to] = flow.weights[row + order[to]!]!;
  }
  return { weights, exits: flow.exits.map((exit) => Float64Array.from(order, (node) => exit[node]!)) };
}
