import { type Budget, type DenseFlow, isDense, pairsOf, type SparseFlow, squareOf } from "./flow.js";
import { foldDense } from "./fold-dense.js";
import { foldSparse } from "./fold-sparse.js";

/** What leaves by each of the exits, seen from one group of nodes. Only the proportions of `past` to `through` count. */
export interface Passage {
  /** What never met a node of the group. */
  readonly past: readonly number[];
  /** What met one of them, once or more often. */
  readonly through: readonly number[];
}

/** Nodes `from` to `from + size − 1`. */
interface Group {
  readonly id: number;
  readonly from: number;
  readonly size: number;
}

/**
 * For every group of nodes: how much of the flow from the source to each exit passes it by, and how much goes through it.
 * Groups are consecutive: `sizes` of them after node 0, and together all nodes.
 *
 * A group is asked about when all others are folded away: then what leaves at the source itself passed the group by. Half of
 * the groups are folded away for all of the other half at once, and so on with quarters: for single nodes that all meet
 * this costs less than one inverse. Nothing is subtracted (see `foldDense`), so that the smallest share has as many right
 * digits as the largest.
 *
 * Complexity: O(nodes³) where all nodes meet, and near the number of flows where few do. `null` when it would take more
 * steps than `mostSteps`.
 */
export function flowPast(flow: SparseFlow, sizes: ArrayLike<number>, mostSteps: number): Passage[] | null {
  const groups: Group[] = [];
  for (let id = 0, from = 1; id < sizes.length; id += 1) {
    groups.push({ id, from, size: sizes[id]! });
    from += sizes[id]!;
  }
  const passages = new Array<Passage>(groups.length);
  const enough = groups.length === 0 || divide(inBestForm(flow), groups, passages, { left: mostSteps });
  return enough ? passages : null;
}

/** Whether the budget was enough. */
function divide(flow: SparseFlow | DenseFlow, groups: readonly Group[], passages: Passage[], budget: Budget): boolean {
  const [only] = groups;
  if (groups.length === 1) {
    const passage = passageOf(flow, only!, budget);
    if (passage !== null) passages[only!.id] = passage;
    return passage !== null;
  }
  const cut = middle(groups);
  const halves = [groups.slice(0, cut), groups.slice(cut)] as const;
  return [halves, [halves[1], halves[0]] as const].every(([kept, away]) => {
    const rest = folded(flow, nodesOf(kept), nodesOf(away), budget);
    return rest !== null && divide(rest, renumbered(kept), passages, budget);
  });
}

/** Everybody else is folded away: what leaves at the source came past the group. */
function passageOf(flow: SparseFlow | DenseFlow, group: Group, budget: Budget): Passage | null {
  const past = flow.exits.map((exit) => exit[0]!);
  const inward = { ...flow, exits: flow.exits.map(withoutSource) };
  const rest = folded(inward, [], nodesOf([group]), budget);
  return rest === null ? null : { past, through: rest.exits.map((exit) => exit[0]!) };
}

function withoutSource(exit: Float64Array): Float64Array {
  const copy = exit.slice();
  copy[0] = 0;
  return copy;
}

function folded(
  flow: SparseFlow | DenseFlow,
  kept: readonly number[],
  away: readonly number[],
  budget: Budget,
): SparseFlow | DenseFlow | null {
  const order = [0, ...kept, ...away];
  if ("size" in flow) return foldDense(flow, order, 1 + kept.length, budget);
  const rest = foldSparse(flow, order, 1 + kept.length, budget);
  if (rest === null || rest.targets.length === 1 + kept.length) return rest === null ? null : inBestForm(rest);
  const left = Array.from(rest.targets, (_, node) => node);
  return foldDense(squareOf(rest), left, 1 + kept.length, budget);
}

function inBestForm(flow: SparseFlow): SparseFlow | DenseFlow {
  return isDense(pairsOf(flow), flow.targets.length) ? squareOf(flow) : flow;
}

/** Where the groups part into two halves of about as many nodes; neither is empty. */
function middle(groups: readonly Group[]): number {
  const first = groups[0]!;
  const last = groups.at(-1)!;
  const half = (first.from + last.from + last.size) / 2;
  let cut = 1;
  while (cut < groups.length - 1 && groups[cut]!.from + groups[cut]!.size / 2 < half) cut += 1;
  return cut;
}

function nodesOf(groups: readonly Group[]): number[] {
  const nodes: number[] = [];
  for (const { from, size } of groups) for (let node = from; node < from + size; node += 1) nodes.push(node);
  return nodes;
}

/** The numbers that the groups' nodes have when they alone are left. */
function renumbered(groups: readonly Group[]): Group[] {
  let from = 1;
  return groups.map(({ id, size }) => {
    const group = { id, from, size };
    from += size;
    return group;
  });
}
