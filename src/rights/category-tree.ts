import { fail } from "../errors/creator-core-error.js";
import { nodesOnCycles } from "../kernels/nodes-on-cycles.js";
import type { CategoryId } from "../models/platform.js";
import type { ExclusivityReasonCode, Taxonomy, TaxonomyFinding } from "../models/rights.js";

/** How a category of an activity lies to one of a clause, as far as categories can. */
export type CategoryRelation = Extract<
  ExclusivityReasonCode,
  "sameCategory" | "narrowerCategory" | "widerCategory" | "unknownCategory"
>;

/** The caller's category tree, with its nodes numbered. */
export interface CategoryTree {
  /** How many nodes it has. */
  readonly size: number;
  readonly numberOf: (category: CategoryId) => number | undefined;
  /** A node and everything above it. */
  readonly lineage: (node: number) => ReadonlySet<number>;
  readonly findings: readonly TaxonomyFinding[];
}

/**
 * Reads a tree. A parent that is not in it is left out, and found; a node above itself is found, and nothing worse.
 *
 * @throws `duplicateId` when two nodes have one id.
 */
export function categoryTree({ nodes }: Taxonomy): CategoryTree {
  const numbers = new Map<CategoryId, number>();
  nodes.forEach(({ id }, index) => {
    if (numbers.has(id)) fail("duplicateId", `taxonomy.nodes[${index}].id`, "used once", id);
    numbers.set(id, index);
  });
  const parents = nodes.map((node) => node.parents.flatMap((parent) => numbers.get(parent) ?? []));
  const lineages = new Map<number, ReadonlySet<number>>();
  return {
    size: nodes.length,
    numberOf: (category) => numbers.get(category),
    lineage: (node) => {
      const known = lineages.get(node) ?? upwards(node, parents);
      lineages.set(node, known);
      return known;
    },
    findings: [
      ...nodesOnCycles(parents).map((node) => ownAncestor(nodes[node]!.id)),
      ...nodes.flatMap(({ id, parents: names }) => {
        const missing = [...new Set(names)].filter((parent) => !numbers.has(parent)).sort();
        return missing.map((parent) => unknownParent(id, parent));
      }),
    ].sort((a, b) => (a.node === b.node ? order(a.message, b.message) : order(a.node, b.node))),
  };
}

/** How an activity's category lies to a clause's; `null` when they have nothing to do with each other. */
export function relationOf(activity: CategoryId, clause: CategoryId, tree: CategoryTree): CategoryRelation | null {
  if (activity === clause) return "sameCategory";
  const below = tree.numberOf(activity);
  const above = tree.numberOf(clause);
  if (below === undefined || above === undefined) return "unknownCategory";
  if (tree.lineage(below).has(above)) return "narrowerCategory";
  return tree.lineage(above).has(below) ? "widerCategory" : null;
}

function upwards(node: number, parents: readonly (readonly number[])[]): ReadonlySet<number> {
  // A set visits what is added while it is being walked, and adds nothing twice: cycles end here.
  const lineage = new Set([node]);
  for (const member of lineage) for (const parent of parents[member]!) lineage.add(parent);
  return lineage;
}

function ownAncestor(node: CategoryId): TaxonomyFinding {
  return { code: "ownAncestor", node, message: `Category ${node} lies above itself.` };
}

function unknownParent(node: CategoryId, parent: CategoryId): TaxonomyFinding {
  return { code: "unknownParent", node, message: `Category ${node} has a parent that is not in the tree: ${parent}.` };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
