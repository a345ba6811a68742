import type { Activity, ExclusivityClause, Taxonomy } from "creator-core/models";
import { findExclusivityConflicts } from "creator-core/rights";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";
import { activity, between, clause, days, moment, ms } from "./_fixtures.ts";

const taxonomy: Taxonomy = deepFreeze({
  nodes: [
    { id: "beauty", parents: [] },
    { id: "beauty/skincare", parents: ["beauty"] },
    { id: "beauty/skincare/cleanser", parents: ["beauty/skincare"] },
    { id: "beauty/skincare-tools", parents: ["beauty"] },
    { id: "beauty/makeup", parents: ["beauty"] },
    { id: "gifts", parents: [] },
    { id: "gift set", parents: ["gifts", "beauty/skincare"] },
  ],
});

const conflicts = (clauses: ExclusivityClause[], activities: Activity[]) =>
  findExclusivityConflicts(deepFreeze({ clauses, activities }), { taxonomy }).conflicts;
const certainty = (done: Partial<Activity>, promised: Partial<ExclusivityClause> = {}) =>
  conflicts([clause(promised)], [activity(done)])[0]?.certainty ?? "none";

const categories = (include: string[], except?: string[]): Partial<ExclusivityClause> => ({
  scope: { kind: "categories", include, ...(except && { except }) },
});

it("says what meets, where and why", () => {
  expect(conflicts([clause()], [activity({ territories: ["IE", "GB"], platforms: ["youtube", "tiktok"] })])).toEqual([
    {
      clauseId: "x-1",
      activityId: "a-1",
      creatorId: "c-12",
      certainty: "certain",
      overlap: { start: ms("2026-03-10T00:00:00Z"), end: ms("2026-03-11T00:00:00Z") },
      platforms: ["tiktok", "youtube"],
      territories: ["GB", "IE"],
      nodes: [{ clause: "beauty/skincare", activity: "beauty/skincare" }],
      reason: {
        code: "sameCategory",
        path: ["clauses", "x-1", "scope"],
        expected: "beauty/skincare",
        actual: "beauty/skincare",
        message: "Activity a-1 for luma is in beauty/skincare, and clause x-1 of glow reserves beauty/skincare.",
      },
    },
  ]);
});

describe("categories", () => {
  it.each([
    ["beauty/skincare", "certain"],
    ["beauty/skincare/cleanser", "certain"],
    ["beauty", "possible"],
    ["beauty/makeup", "none"],
    ["beauty/skincare-tools", "none"],
    ["gift set", "certain"],
    ["gifts", "none"],
    ["toys", "indeterminate"],
  ])("%s is %s for skincare", (category, expected) => {
    expect(certainty({ categories: [category] })).toBe(expected);
  });

  it("may have several parents, on either side", () => {
    expect(certainty({ categories: ["gift set"] }, categories(["gifts"]))).toBe("certain");
    expect(certainty({ categories: ["gifts"] }, categories(["gift set"]))).toBe("possible");
    expect(certainty({ categories: ["beauty"] }, categories(["gift set"]))).toBe("possible");
  });

  it("that are several meet as strongly as the strongest does", () => {
    const [conflict] = conflicts(
      [clause()],
      [activity({ categories: ["toys", "beauty", "beauty/skincare/cleanser"] })],
    );
    expect(conflict?.certainty).toBe("certain");
    expect(conflict?.reason.code).toBe("narrowerCategory");
    expect(conflict?.nodes).toEqual(
      ["beauty", "beauty/skincare/cleanser", "toys"].map((name) => ({ clause: "beauty/skincare", activity: name })),
    );
    expect(certainty({ categories: ["toys", "beauty"] })).toBe("possible");
    expect(certainty({ categories: ["beauty/makeup", "beauty"] })).toBe("possible");
  });

  it("that nobody knows leave it open, unless they are the same", () => {
    expect(certainty({}, categories(["toys"]))).toBe("indeterminate");
    expect(certainty({ categories: ["toys"] }, categories(["toys"]))).toBe("certain");
    expect(certainty({ categories: [] })).toBe("indeterminate");
    expect(certainty({ categories: ["__proto__"] })).toBe("indeterminate");
  });

  it("that are excepted are free, with everything below them", () => {
    const exceptSkincare = categories(["beauty"], ["beauty/skincare"]);
    expect(certainty({ categories: ["beauty/skincare"] }, exceptSkincare)).toBe("none");
    expect(certainty({ categories: ["beauty/skincare/cleanser"] }, exceptSkincare)).toBe("none");
    expect(certainty({ categories: ["gift set"] }, exceptSkincare)).toBe("none");
    expect(certainty({ categories: ["beauty/makeup"] }, exceptSkincare)).toBe("certain");
    expect(certainty({ categories: ["beauty"] }, exceptSkincare)).toBe("certain");
    expect(certainty({ categories: ["beauty/skincare", "beauty/makeup"] }, exceptSkincare)).toBe("certain");
    // All that was reserved is excepted: nothing is left to be wider than.
    expect(certainty({ categories: ["beauty"] }, categories(["beauty/skincare"], ["beauty/skincare"]))).toBe("none");
  });

  it("of an exception nobody knows leave it open", () => {
    expect(certainty({}, categories(["beauty"], ["toys"]))).toBe("indeterminate");
    expect(certainty({ categories: ["toys"] }, categories(["beauty"], ["toys"]))).toBe("none");
  });
});

describe("categories above which the tree is broken", () => {
  const among = (nodes: Taxonomy["nodes"], promised: Partial<ExclusivityClause>, categories: string[]) =>
    findExclusivityConflicts(
      { clauses: [clause(promised)], activities: [activity({ categories })] },
      { taxonomy: deepFreeze({ nodes }) },
    ).conflicts[0]?.certainty ?? "none";

  it("leave it open when a parent is missing, on either side", () => {
    const nodes = [
      { id: "skincare", parents: [] },
      { id: "serum", parents: ["skin-care"] },
      { id: "eye serum", parents: ["serum"] },
      { id: "toys", parents: [] },
    ];
    expect(among(nodes, categories(["skincare"]), ["serum"])).toBe("indeterminate");
    expect(among(nodes, categories(["skincare"]), ["eye serum"])).toBe("indeterminate");
    expect(among(nodes, categories(["eye serum"]), ["skincare"])).toBe("indeterminate");
    expect(among(nodes, categories(["serum"]), ["eye serum"])).toBe("certain");
    expect(among(nodes, categories(["serum"]), ["serum"])).toBe("certain");
    expect(among(nodes, categories(["skincare"]), ["toys"])).toBe("none");
    // What is missing above the activity may be the exception.
    expect(among(nodes, categories(["serum"], ["toys"]), ["eye serum"])).toBe("indeterminate");
    expect(among(nodes, categories(["serum"], ["serum"]), ["eye serum"])).toBe("none");
  });

  it("do not lose a clause to an exception that a loop puts above it", () => {
    const nodes = [
      { id: "beauty", parents: ["tools"] },
      { id: "skincare", parents: ["beauty"] },
      { id: "tools", parents: ["beauty"] },
      { id: "brushes", parents: ["tools"] },
    ];
    const beautyWithoutTools = categories(["beauty"], ["tools"]);
    expect(among(nodes, beautyWithoutTools, ["skincare"])).toBe("indeterminate");
    expect(among(nodes, beautyWithoutTools, ["beauty"])).toBe("indeterminate");
    // No step of the loop leads from brushes to tools, so they are excepted for sure.
    expect(among(nodes, beautyWithoutTools, ["brushes"])).toBe("none");
    expect(among(nodes, beautyWithoutTools, ["tools"])).toBe("none");
  });

  it("loop harmlessly when one is its own parent", () => {
    const nodes = [
      { id: "beauty", parents: ["beauty"] },
      { id: "skincare", parents: ["beauty", "skincare"] },
    ];
    expect(among(nodes, categories(["beauty"], ["skincare"]), ["skincare"])).toBe("none");
  });
});

describe("brands", () => {
  it("that are named conflict whatever they do, others never", () => {
    const named: Partial<ExclusivityClause> = { scope: { kind: "brands", brands: ["luma"] } };
    expect(certainty({ categories: ["toys"] }, named)).toBe("certain");
    expect(certainty({ brand: "nova" }, named)).toBe("none");
  });

  it("all conflict with full exclusivity, but not the holder", () => {
    const full: Partial<ExclusivityClause> = { scope: { kind: "full" } };
    expect(certainty({ categories: [] }, full)).toBe("certain");
    expect(certainty({ brand: "glow" }, full)).toBe("none");
    expect(certainty({ brand: "glow" }, { scope: { kind: "brands", brands: ["glow"] } })).toBe("none");
  });
});

describe("time", () => {
  it("ends with the last local day, not with its midnight in UTC", () => {
    expect(certainty({ window: moment("2026-03-31T10:00:00Z") })).toBe("certain");
    expect(certainty({ window: moment("2026-03-31T22:59:59Z") })).toBe("certain");
    expect(certainty({ window: moment("2026-03-31T23:00:00Z") })).toBe("none");
    expect(certainty({ window: moment("2026-02-28T23:59:59.999Z") })).toBe("none");
    expect(certainty({ window: moment("2026-03-01T00:00:00Z") })).toBe("certain");
  });

  it("may have no bounds", () => {
    const [conflict] = conflicts([clause({ term: { kind: "perpetual" } })], [activity({ window: {} })]);
    expect(conflict?.overlap).toEqual({ start: null, end: null });
  });

  it("that is not known yet leaves it open, where everything else meets", () => {
    const pending: Partial<ExclusivityClause> = {
      term: {
        kind: "duration",
        anchor: "publication",
        duration: { days: 30 },
        startsAt: "startOfDay",
        firstDayCounts: true,
        timeZone: "UTC",
      },
    };
    const [conflict] = conflicts([clause(pending)], [activity()]);
    expect(conflict).toMatchObject({
      certainty: "indeterminate",
      overlap: null,
      reason: { code: "termPending", expected: "publication" },
    });
    expect(certainty({ categories: ["beauty/makeup"] }, pending)).toBe("none");
    expect(certainty({}, { ...pending, termFacts: { publication: "2026-03-01T12:00:00Z" } })).toBe("certain");
    const facts = { clauses: [clause(pending)], activities: [activity()] };
    const shared = { taxonomy, termFacts: { publication: "2026-05-01T00:00:00Z" } };
    expect(findExclusivityConflicts(facts, shared).conflicts).toEqual([]);
  });
});

describe("the other axes", () => {
  it("must meet as well", () => {
    expect(certainty({ creatorId: "c-1" })).toBe("none");
    expect(certainty({ kind: "organicMention" })).toBe("none");
    expect(certainty({}, { platforms: ["youtube"] })).toBe("none");
    expect(certainty({}, { territories: { include: ["EU"] } })).toBe("none");
    expect(certainty({}, { activities: [] })).toBe("none");
    expect(certainty({}, { waivedActivityIds: ["a-1"] })).toBe("none");
    expect(certainty({}, { waivedActivityIds: ["a-2"] })).toBe("certain");
  });

  it("a boosted old post conflicts only when running ads is forbidden", () => {
    const boosted: Partial<Activity> = { kind: "paidUse" };
    expect(certainty(boosted)).toBe("none");
    expect(certainty(boosted, { activities: ["sponsoredPost", "paidUse"] })).toBe("certain");
  });

  it("what happens on no platform is forbidden by clauses for all of them", () => {
    const appearance: Partial<Activity> = { kind: "appearance", platforms: [] };
    expect(certainty(appearance, { activities: ["appearance"] })).toBe("certain");
    expect(certainty(appearance, { activities: ["appearance"], platforms: ["tiktok"] })).toBe("none");
  });

  it("are read apart for clauses that differ only in what they exclude", () => {
    const all = clause({ id: "x-1" });
    const notInGb = clause({ id: "x-2", territories: { include: ["WORLD"], exclude: ["GB"] } });
    expect(conflicts([all, notInGb], [activity()]).map(({ clauseId }) => clauseId)).toEqual(["x-1"]);
  });

  it("everywhere and everywhere is the world", () => {
    expect(conflicts([clause()], [activity({ territories: ["WORLD"] })])[0]?.territories).toEqual(["WORLD"]);
    expect(conflicts([clause()], [activity({ territories: ["UK"] })])[0]?.territories).toEqual(["GB"]);
  });

  it("territories nobody knows leave it open, unless known ones meet", () => {
    expect(conflicts([clause()], [activity({ territories: ["XK"] })])[0]).toMatchObject({
      certainty: "indeterminate",
      territories: [],
      reason: { code: "territoryUnknown", actual: "XK" },
    });
    expect(certainty({ territories: ["XK", "GB"] })).toBe("certain");
    expect(certainty({}, { territories: { include: ["WORLD"], exclude: ["XK"] } })).toBe("indeterminate");
    expect(certainty({}, { territories: { include: ["IE"], exclude: ["XK"] } })).toBe("none");
  });
});

describe("the tree", () => {
  const findings = (nodes: Taxonomy["nodes"]) =>
    findExclusivityConflicts({ clauses: [], activities: [] }, { taxonomy: deepFreeze({ nodes }) }).findings;

  it("may loop: every node on a loop is found, and none that only hangs from it", () => {
    const looping = [
      { id: "self", parents: ["self"] },
      { id: "b", parents: ["a"] },
      { id: "a", parents: ["c"] },
      { id: "c", parents: ["b"] },
      { id: "under", parents: ["a"] },
      { id: "under both", parents: ["under", "self"] },
    ];
    expect(findings(looping).map(({ code, node }) => [code, node])).toEqual([
      ["ownAncestor", "a"],
      ["ownAncestor", "b"],
      ["ownAncestor", "c"],
      ["ownAncestor", "self"],
    ]);
    const loop = { taxonomy: { nodes: looping } };
    const facts = { clauses: [clause(categories(["b"]))], activities: [activity({ categories: ["under both"] })] };
    expect(findExclusivityConflicts(facts, loop).conflicts[0]?.certainty).toBe("certain");
  });

  it("may lack a parent", () => {
    expect(findings([{ id: "beauty", parents: ["care", "all", "care"] }])).toEqual([
      { code: "unknownParent", node: "beauty", message: "Category beauty has a parent that is not in the tree: all." },
      { code: "unknownParent", node: "beauty", message: "Category beauty has a parent that is not in the tree: care." },
    ]);
  });

  it("may be a hundred thousand levels deep", () => {
    const deep = Array.from({ length: 100_000 }, (_, n) => ({ id: `n${n}`, parents: n === 0 ? [] : [`n${n - 1}`] }));
    const facts = { clauses: [clause(categories(["n0"]))], activities: [activity({ categories: ["n99999"] })] };
    const { conflicts, findings } = findExclusivityConflicts(facts, { taxonomy: { nodes: deep } });
    expect(conflicts[0]?.certainty).toBe("certain");
    expect(findings).toEqual([]);
  });

  it("has each node once", () => {
    expect(() =>
      findings([
        { id: "a", parents: [] },
        { id: "a", parents: [] },
      ]),
    ).toThrowError(/taxonomy\.nodes\[1\]\.id/);
  });
});

describe("many", () => {
  it("come sorted by clause, then activity, in whatever order they went in", () => {
    const clauses = [clause({ id: "x-2" }), clause({ id: "x-10" })];
    const activities = [activity({ id: "a-2" }), activity({ id: "a-10" })];
    const ids = conflicts(clauses, activities).map(({ clauseId, activityId }) => `${clauseId} ${activityId}`);
    expect(ids).toEqual(["x-10 a-10", "x-10 a-2", "x-2 a-10", "x-2 a-2"]);
    expect(conflicts(clauses.toReversed(), activities.toReversed())).toEqual(conflicts(clauses, activities));
  });

  it("of one creator are not compared with each other one by one", () => {
    // How often an activity is looked at grows like the number of activities, though all share creator, kind and node.
    const looks = (count: number) => {
      let reads = 0;
      const start = ms("2026-01-01T00:00:00Z");
      const hour = 3_600_000;
      const activities = Array.from({ length: count }, (_, n): Activity => {
        const { platforms, ...rest } = activity({
          id: `a-${n}`,
          window: { start: start + n * hour, end: start + (n + 1) * hour },
        });
        return {
          ...rest,
          get platforms() {
            reads += 1;
            return platforms;
          },
        };
      });
      const clauses = Array.from({ length: count }, (_, n) =>
        clause({ id: `x-${n}`, term: { kind: "instants", start: start + n * hour, end: start + (n + 1) * hour } }),
      );
      const found = findExclusivityConflicts({ clauses, activities }, { taxonomy }).conflicts.length;
      return { reads, found };
    };
    expect(looks(1000).found).toBe(1000);
    expect(looks(20_000).reads).toBe(20 * looks(1000).reads);
  });

  it("of one creator and one brand cost nothing but being checked", () => {
    let reads = 0;
    const activities = Array.from({ length: 20_000 }, (_, n): Activity => {
      const { platforms, ...rest } = activity({ id: `a-${n}`, brand: "glow" });
      return {
        ...rest,
        get platforms() {
          reads += 1;
          return platforms;
        },
      };
    });
    const clauses = Array.from({ length: 20_000 }, (_, n) => clause({ id: `x-${n}` }));
    expect(findExclusivityConflicts({ clauses, activities }, { taxonomy }).conflicts).toEqual([]);
    // Once each, when it is checked; no pair is looked at.
    expect(reads).toBe(20_000);
  });
});

it("four thousand clauses and as many activities of one creator are compared without being remembered", () => {
  // 17.6 million pairs meet in time: more than a set can hold, and none of them a conflict.
  const count = 4200;
  const clauses = Array.from({ length: count }, (_, n) =>
    clause({ id: `x-${n}`, scope: { kind: "full" }, platforms: ["instagram"] }),
  );
  const activities = Array.from({ length: count }, (_, n) => activity({ id: `a-${n}` }));
  expect(findExclusivityConflicts({ clauses, activities }, { taxonomy }).conflicts).toEqual([]);
}, 20_000);

it("a group of no country is refused", () => {
  const options = { taxonomy, territoryGroups: { nowhere: [] } };
  const facts = { clauses: [clause({ territories: { include: ["nowhere"] } })], activities: [activity()] };
  expect(refusalOf(() => findExclusivityConflicts(facts, options))).toBe("invalidArgument at territoryGroups.nowhere");
});

it("unusable facts are refused", () => {
  expect(() => conflicts([clause(), clause()], [])).toThrowError(/clauses\[1\]\.id/);
  expect(() => conflicts([], [activity(), activity()])).toThrowError(/activities\[1\]\.id/);
  expect(() => conflicts([], [activity({ territories: [] })])).toThrowError(/activities\[0\]\.territories/);
  expect(() => conflicts([clause({ territories: { include: [] } })], [])).toThrowError(/clauses\[0\]\.territories/);
  expect(() => conflicts([], [activity({ window: days("2026-03-02", "2026-03-01") })])).toThrowError(
    /activities\[0\]\.window/,
  );
  expect(() => conflicts([clause({ term: between("2026-03-02", "2026-03-01") })], [])).toThrowError(
    /clauses\[0\]\.term/,
  );
});
