import { fail } from "../errors/creator-core-error.js";
import { codeUnitOrder } from "../kernels/code-unit-order.js";
import { nodesOnCycles } from "../kernels/nodes-on-cycles.js";
import type { CategoryId } from "../models/platform.js";
import type { ExclusivityReasonCode, Taxonomy, TaxonomyFinding } from "../models/rights.js";
import { assertTaxonomy } from "./guards.js";

/** How a category of an activity lies to one of a clause, as far as categories can. */
export type CategoryRelation = Extract<
  ExclusivityReasonCode,
  "sameCategory" | "narrowerCategory" | "widerCategory" | "unknownCategory"
>;

/** Whether an exception takes a category out of a clause; `doubtful` when the tree is not sound enough to tell. */
export type Exception = "excepted" | "doubtful" | "free";

/** The caller's category tree, with its nodes numbered. */
export interface CategoryTree {
  readonly numberOf: (category: CategoryId) => number | undefined;
  /** A node and everything above it. */
  readonly lineage: (node: number) => ReadonlySet<number>;
  /** Those of its lineage that are above it without a step along a loop, of which nobody knows which step is wrong. */
  readonly soundLineage: (node: number) => ReadonlySet<number>;
  /** Whether everything above a category is in the tree. */
  readonly isComplete: (category: CategoryId) => boolean;
  readonly findings: readonly TaxonomyFinding[];
}

/**
 * Reads a tree. A parent that is not in it is left out, and found; a node above itself is found, and nothing worse.
 *
 * @throws `duplicateId` when two nodes have one id, `invalidArgument` when it is no tree.
 */
export function categoryTree(taxonomy: Taxonomy): CategoryTree {
  assertTaxonomy(taxonomy);
  const { nodes } = taxonomy;
  const numbers = new Map<CategoryId, number>();
  nodes.forEach(({ id }, index) => {
    if (numbers.has(id)) fail("duplicateId", `taxonomy.nodes[${index}].id`, "used once", id);
    numbers.set(id, index);
  });
  const parents = nodes.map((node) => node.parents.flatMap((parent) => numbers.get(parent) ?? []));
  const onCycles = nodesOnCycles(parents);
  const looping = new Set(onCycles);
  const lineage = remembered((node) => upwards(node, (member) => parents[member]!));
  const soundParents = (node: number) => {
    return looping.has(node) ? parents[node]!.filter((parent) => !lineage(parent).has(node)) : parents[node]!;
  };
  const missing = nodes.map((node) => [...new Set(node.parents)].filter((parent) => !numbers.has(parent)).sort());
  const complete = remembered((node) => [...lineage(node)].every((member) => missing[member]!.length === 0));
  return {
    numberOf: (category) => numbers.get(category),
    lineage,
    soundLineage: remembered((node) => upwards(node, soundParents)),
    isComplete: (category) => {
      const node = numbers.get(category);
      return node !== undefined && complete(node);
    },
    findings: [
      ...onCycles.map((node) => ownAncestor(nodes[node]!.id)),
      ...nodes.flatMap(({ id }, node) => missing[node]!.map((parent) => unknownParent(id, parent))),
    ].sort((a, b) => (a.node === b.node ? codeUnitOrder(a.message, b.message) : codeUnitOrder(a.node, b.node))),
  };
}

/**
 * How an activity's category lies to a clause's; `null` when they have nothing to do with each other. Where one of them, or
 * something above it, is not in the tree, nobody knows.
 */
export function relationOf(activity: CategoryId, clause: CategoryId, tree: CategoryTree): CategoryRelation | null {
  if (activity === clause) return "sameCategory";
  const below = tree.numberOf(activity);
  const above = tree.numberOf(clause);
  if (below === undefined || above === undefined) return "unknownCategory";
  if (tree.lineage(below).has(above)) return "narrowerCategory";
  if (tree.lineage(above).has(below)) return "widerCategory";
  return tree.isComplete(activity) && tree.isComplete(clause) ? null : "unknownCategory";
}

/** Whether a category is one of some exceptions or below one. */
export function exceptionOf(category: CategoryId, except: readonly CategoryId[], tree: CategoryTree): Exception {
  if (except.length === 0) return "free";
  if (except.includes(category)) return "excepted";
  const node = tree.numberOf(category);
  if (node === undefined) return "doubtful";
  const nodes = except.map(tree.numberOf);
  const isAmong = (lineage: ReadonlySet<number>) => nodes.some((above) => above !== undefined && lineage.has(above));
  if (isAmong(tree.soundLineage(node))) return "excepted";
  const doubtful = nodes.includes(undefined) || !tree.isComplete(category) || isAmong(tree.lineage(node));
  return doubtful ? "doubtful" : "free";
}

function upwards(node: number, parentsOf: (node: number) => readonly number[]): ReadonlySet<number> {
  // A set visits what is added while it is being walked, and adds nothing twice: cycles end here.
  const lineage = new Set([node]);
  for (const member of lineage) for (const parent of parentsOf(member)) lineage.add(parent);
  return lineage;
}

/** A function of a node that works out each node once. */
function remembered<Value>(workOut: (node: number) => Value): (node: number) => Value {
  const known = new Map<number, Value>();
  return (node) => {
    const value = known.get(node) ?? workOut(node);
    known.set(node, value);
    return value;
  };
}

function ownAncestor(node: CategoryId): TaxonomyFinding {
  return { code: "ownAncestor", node, message: `Category ${node} lies above itself.` };
}

function unknownParent(node: CategoryId, parent: CategoryId): TaxonomyFinding {
  return { code: "unknownParent", node, message: `Category ${node} has a parent that is not in the tree: ${parent}.` };
}
