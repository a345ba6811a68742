import { type Budget, isDense, pairsOf, type SparseFlow } from "./flow.js";

/** Rows that may grow and shrink, and who flows into each node. */
interface Rows {
  readonly targets: number[][];
  readonly weights: number[][];
  readonly exits: readonly Float64Array[];
  /** Folded nodes may still be listed. */
  readonly sources: number[][];
  /** How many of `sources` are not folded. */
  readonly inflows: Int32Array;
  readonly folded: Uint8Array;
  /** How many pairs flow. */
  pairs: number;
  /** Scratch: where a target stands in the row at hand; −1: nowhere. */
  readonly place: Int32Array;
}

/** A step over rows takes as long as so many over a square. */
const SLOWNESS = 8;

/**
 * Folds nodes away as `foldDense` does, touching only what flows, until all are folded or so much flows that a square is
 * quicker: then there are more nodes in the result than `kept`, and the others come after them. The node that connects
 * fewest pairs goes first, because every pair may become a flow of its own.
 *
 * Complexity: O(pairs that are connected), far less than O(size³) where most nodes have few neighbours, and O(folded²) for
 * choosing. `null` when the budget does not suffice.
 */
export function foldSparse(
  flow: SparseFlow,
  order: readonly number[],
  kept: number,
  budget: Budget,
): SparseFlow | null {
  const rows = openRows(flow);
  const away = order.slice(kept);
  while (away.length > 0 && !isDense(rows.pairs, kept + away.length)) {
    budget.left -= away.length + SLOWNESS * foldNode(rows, takeCheapest(away, rows));
    if (budget.left < 0) return null;
  }
  return closeRows(rows, [...order.slice(0, kept), ...away]);
}

function openRows(flow: SparseFlow): Rows {
  const size = flow.targets.length;
  const sources = Array.from({ length: size }, (): number[] => []);
  for (let node = 0; node < size; node += 1) for (const target of flow.targets[node]!) sources[target]!.push(node);
  return {
    targets: flow.targets.map((row) => row.slice()),
    weights: flow.weights.map((row) => row.slice()),
    exits: flow.exits.map((exit) => exit.slice()),
    sources,
    inflows: Int32Array.from(sources, (list) => list.length),
    folded: new Uint8Array(size),
    pairs: pairsOf(flow),
    place: new Int32Array(size).fill(-1),
  };
}

/** Takes the node with the fewest pairs out of the list; of several the first. */
function takeCheapest(away: number[], { inflows, targets }: Rows): number {
  let best = 0;
  let fewest = Infinity;
  for (let i = 0; i < away.length; i += 1) {
    const pairs = inflows[away[i]!]! * targets[away[i]!]!.length;
    if (pairs >= fewest) continue;
    fewest = pairs;
    best = i;
  }
  return away.splice(best, 1)[0]!;
}

/** Folds one node away; returns how many flows it looked at. */
function foldNode(rows: Rows, node: number): number {
  const { exits, sources, inflows, folded } = rows;
  const targets = rows.targets[node]!;
  const weights = rows.weights[node]!;
  folded[node] = 1;
  let total = exits[0]![node]!;
  for (const weight of weights) total += weight;
  for (const target of targets) inflows[target]! -= 1;
  rows.pairs -= targets.length + inflows[node]!;

  let steps = 0;
  for (const source of sources[node]!) {
    if (folded[source] === 1) continue;
    const flow = openRow(rows, source, node);
    if (total > 0) {
      const share = flow / total;
      addRow(rows, source, targets, weights, share);
      for (const exit of exits) exit[source]! += share * exit[node]!;
    }
    steps += rows.targets[source]!.length + targets.length;
    closeRow(rows, source);
  }
  return steps;
}

/** Notes where the targets of a row stand, and takes one of them out; returns how much flowed to it. */
function openRow({ targets, weights, place }: Rows, source: number, without: number): number {
  const row = targets[source]!;
  const flows = weights[source]!;
  for (let i = 0; i < row.length; i += 1) place[row[i]!] = i;
  const gap = place[without]!;
  const flow = flows[gap]!;
  place[without] = -1;
  const lastTarget = row.pop()!;
  const lastFlow = flows.pop()!;
  if (lastTarget !== without) {
    row[gap] = lastTarget;
    flows[gap] = lastFlow;
    place[lastTarget] = gap;
  }
  return flow;
}

function addRow(rows: Rows, source: number, targets: readonly number[], added: readonly number[], share: number): void {
  const { sources, inflows, place } = rows;
  const row = rows.targets[source]!;
  const flows = rows.weights[source]!;
  for (let i = 0; i < targets.length; i += 1) {
    const target = targets[i]!;
    if (target === source) continue; // it went round
    const at = place[target]!;
    if (at >= 0) {
      flows[at]! += share * added[i]!;
      continue;
    }
    place[target] = row.length;
    row.push(target);
    flows.push(share * added[i]!);
    sources[target]!.push(source);
    inflows[target]! += 1;
    rows.pairs += 1;
  }
}

function closeRow({ targets, place }: Rows, source: number): void {
  for (const target of targets[source]!) place[target] = -1;
}

/** What is left, numbered anew. */
function closeRows({ targets, weights, exits, place }: Rows, kept: readonly number[]): SparseFlow {
  for (let i = 0; i < kept.length; i += 1) place[kept[i]!] = i;
  return {
    targets: kept.map((node) => targets[node]!.map((target) => place[target]!)),
    weights: kept.map((node) => weights[node]!),
    exits: exits.map((exit) => Float64Array.from(kept, (node) => exit[node]!)),
  };
}
