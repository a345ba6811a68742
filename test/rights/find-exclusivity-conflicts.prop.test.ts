import type { Activity, ExclusivityClause, ExclusivityConflict, Taxonomy, Term } from "creator-core/models";
import { findExclusivityConflicts } from "creator-core/rights";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { activity, clause } from "./_fixtures.ts";

const ids = ["n0", "n1", "n2", "n3", "n4", "n5"];
const categories = [...ids, "stranger"];
const platforms = ["instagram", "tiktok"];
const brands = ["glow", "luma", "nova"];
const creators = ["c-1", "c-2"];
const kinds = ["sponsoredPost", "paidUse"] as const;

const some = <T>(of: readonly T[], minLength = 1) => fc.subarray([...of], { minLength });
const window = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 10 }))
  .map(([start, length]) => ({ start, end: start + length }));
const term: fc.Arbitrary<Term> = fc.oneof(
  { weight: 5, arbitrary: window.map((span): Term => ({ kind: "instants", ...span })) },
  {
    weight: 1,
    arbitrary: fc.constant<Term>({
      kind: "duration",
      anchor: "publication",
      duration: { days: 1 },
      startsAt: "instant",
      firstDayCounts: true,
      timeZone: "UTC",
    }),
  },
);

// Any parents at all: several, loops, a node above itself, now and then one that is not in the tree.
const taxonomy: fc.Arbitrary<Taxonomy> = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.subarray(ids, { maxLength: 2 }) }, fc.constant(["missing"])), {
    minLength: ids.length,
    maxLength: ids.length,
  })
  .map((parents) => deepFreeze({ nodes: ids.map((id, n) => ({ id, parents: parents[n]! })) }));

const clauses = fc
  .array(
    fc.record({
      creatorId: fc.constantFrom(...creators),
      holder: fc.constantFrom(...brands),
      activities: some(kinds),
      platforms: fc.oneof(some(platforms), fc.constant("all" as const)),
      territories: some(["GB", "IE", "US"]).map((include) => ({ include })),
      scope: fc.oneof(
        fc.record({ kind: fc.constant("categories" as const), include: some(categories), except: some(categories, 0) }),
        fc.record({ kind: fc.constant("brands" as const), brands: some(brands) }),
        fc.constant({ kind: "full" as const }),
      ),
      term,
      waivedActivityIds: some(["a-0", "a-1"], 0),
    }),
    { maxLength: 6 },
  )
  .map((list) => list.map((change, n) => clause({ ...change, id: `x-${n}` })));

const activities = fc
  .array(
    fc.record({
      creatorId: fc.constantFrom(...creators),
      brand: fc.constantFrom(...brands),
      categories: some(categories, 0),
      kind: fc.constantFrom(...kinds),
      platforms: some(platforms, 0),
      territories: some(["GB", "IE", "US"]),
      window,
    }),
    { maxLength: 8 },
  )
  .map((list) => list.map((change, n) => activity({ ...change, id: `a-${n}` })));

const facts = fc.record({ clauses, activities, taxonomy });

/** Whether one node lies above another or is it, step by step; as many steps as there are nodes are enough. */
function isAbove(above: string, below: string, tree: Taxonomy, steps = ids.length): boolean {
  if (above === below) return true;
  if (steps === 0) return false;
  const parents = tree.nodes.find(({ id }) => id === below)?.parents ?? [];
  return parents.some((parent) => isAbove(above, parent, tree, steps - 1));
}

/** The same without a step from which one can come back: along a loop nobody knows which step is wrong. */
function isSurelyAbove(above: string, below: string, tree: Taxonomy, steps = ids.length): boolean {
  if (above === below) return true;
  if (steps === 0) return false;
  const parents = tree.nodes.find(({ id }) => id === below)?.parents ?? [];
  return parents.some((parent) => !isAbove(below, parent, tree) && isSurelyAbove(above, parent, tree, steps - 1));
}

/** Whether the tree has a category and everything above it. */
function isKnown(category: string, tree: Taxonomy): boolean {
  return !isAbove("missing", category, tree) && ids.includes(category);
}

type Certainty = ExclusivityConflict["certainty"] | "none";

/** By the words of the rule, for one clause and one activity. */
function certaintyOf(promised: ExclusivityClause, done: Activity, tree: Taxonomy): Certainty {
  if (promised.creatorId !== done.creatorId || promised.holder === done.brand) return "none";
  if (!promised.activities.includes(done.kind)) return "none";
  if (promised.platforms !== "all" && !done.platforms.some((name) => promised.platforms.includes(name))) return "none";
  if (!done.territories.some((name) => promised.territories.include.includes(name))) return "none";
  if (promised.waivedActivityIds?.includes(done.id)) return "none";
  const meets = scopeCertainty(promised, done, tree);
  if (meets === "none" || promised.term.kind !== "instants") return meets === "none" ? "none" : "indeterminate";
  const { start, end } = promised.term as { start: number; end: number };
  const shown = done.window as { start: number; end: number };
  return start < shown.end && shown.start < end ? meets : "none";
}

function scopeCertainty({ scope }: ExclusivityClause, done: Activity, tree: Taxonomy): Certainty {
  if (scope.kind === "full") return "certain";
  if (scope.kind === "brands") return scope.brands.includes(done.brand) ? "certain" : "none";
  const except = scope.except ?? [];
  const free = (node: string) => except.some((exception) => isSurelyAbove(exception, node, tree));
  const mayBeFree = (node: string) =>
    except.some((exception) => isAbove(exception, node, tree) || exception === "stranger" || !isKnown(node, tree));
  const reserved = scope.include.filter((node) => !free(node));
  if (reserved.length === 0) return "none";
  if (done.categories.length === 0) return "indeterminate";
  const found: Certainty[] = [];
  for (const theirs of reserved) {
    for (const node of done.categories.filter((category) => !free(category))) {
      const meets = isAbove(theirs, node, tree)
        ? "certain"
        : isAbove(node, theirs, tree)
          ? "possible"
          : isKnown(node, tree) && isKnown(theirs, tree)
            ? "none"
            : "indeterminate";
      if (meets === "none") continue;
      found.push(mayBeFree(node) || mayBeFree(theirs) ? "indeterminate" : meets);
    }
  }
  return (["certain", "possible", "indeterminate"] as const).find((certainty) => found.includes(certainty)) ?? "none";
}

describe("findExclusivityConflicts", () => {
  it("finds what testing every pair finds", () => {
    fc.assert(
      fc.property(facts, ({ taxonomy, ...rest }) => {
        const expected = rest.clauses.flatMap((promised) =>
          rest.activities
            .map((done) => [promised.id, done.id, certaintyOf(promised, done, taxonomy)])
            .filter(([, , certainty]) => certainty !== "none"),
        );
        const { conflicts } = findExclusivityConflicts(rest, { taxonomy });
        expect(conflicts.map(({ clauseId, activityId, certainty }) => [clauseId, activityId, certainty])).toEqual(
          expected,
        );
      }),
      { numRuns: 500 },
    );
  });

  it("does not depend on the order of anything, and returns plain JSON", () => {
    fc.assert(
      fc.property(facts, ({ taxonomy, ...rest }) => {
        const report = findExclusivityConflicts(rest, { taxonomy });
        const reversed = {
          clauses: rest.clauses.toReversed(),
          activities: rest.activities.toReversed().map((done) => ({
            ...done,
            categories: done.categories.toReversed(),
            platforms: done.platforms.toReversed(),
            territories: done.territories.toReversed(),
          })),
        };
        const upsideDown = { nodes: taxonomy.nodes.toReversed() };
        expect(findExclusivityConflicts(reversed, { taxonomy: upsideDown })).toEqual(report);
        expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
      }),
    );
  });

  it("finds a node above itself exactly when a walk upwards comes back to it", () => {
    fc.assert(
      fc.property(taxonomy, (tree) => {
        const expected = tree.nodes
          .filter(({ id, parents }) => parents.some((parent) => isAbove(id, parent, tree)))
          .map(({ id }) => id);
        const { findings } = findExclusivityConflicts({ clauses: [], activities: [] }, { taxonomy: tree });
        expect(findings.filter(({ code }) => code === "ownAncestor").map(({ node }) => node)).toEqual(expected);
      }),
    );
  });
});
