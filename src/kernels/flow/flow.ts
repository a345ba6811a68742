/**
 * Flow from a source through nodes until it leaves, as rows of sparse counts. Node 0 is the source: nothing flows into it.
 * No node flows into itself: what goes round comes back, and leaves by the same ways in the same proportions.
 */
export interface SparseFlow {
  /** For each node, where its flow goes on to. */
  readonly targets: readonly (readonly number[])[];
  /** How much of it, parallel to `targets`. All flows are 0 or more; only the proportions at a node count. */
  readonly weights: readonly (readonly number[])[];
  /** How much leaves at each node: first in all, then by each of the exits that are measured. */
  readonly exits: readonly Float64Array[];
}

/** The same in a square: what flows from `a` to `b` is `weights[a × size + b]`. What stands on the diagonal is not read. */
export interface DenseFlow {
  readonly size: number;
  readonly weights: Float64Array;
  readonly exits: readonly Float64Array[];
}

/** Steps of arithmetic that may still be taken. */
export interface Budget {
  left: number;
}

/** Whether so many pairs that flow are so large a share of all pairs that a square is quicker than rows. */
export function isDense(pairs: number, size: number): boolean {
  return 4 * pairs >= size * size;
}

/** How many pairs of nodes flow into one another. */
export function pairsOf({ targets }: SparseFlow): number {
  let pairs = 0;
  for (const row of targets) pairs += row.length;
  return pairs;
}

/** Rows as a square. */
export function squareOf(flow: SparseFlow): DenseFlow {
  const size = flow.targets.length;
  const weights = new Float64Array(size * size);
  for (let node = 0; node < size; node += 1) {
    const targets = flow.targets[node]!;
    for (let i = 0; i < targets.length; i += 1) weights[node * size + targets[i]!] = flow.weights[node]![i]!;
  }
  return { size, weights, exits: flow.exits };
}
