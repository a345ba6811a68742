import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type {
  Activity,
  ExclusivityClause,
  ExclusivityConflict,
  ExclusivityReport,
  Taxonomy,
  TermFacts,
  TerritoryGroups,
  TerritorySet,
} from "../models/rights.js";
import { timeWindow } from "../time/index.js";
import { categoryTree } from "./category-tree.js";
import { candidatePairs } from "./exclusivity-candidates.js";
import { meeting, type ReadActivity, type ReadClause } from "./exclusivity-meeting.js";
import { assertActivity, assertClause, distinct } from "./guards.js";
import { resolveTerm } from "./resolve-term.js";
import { extentOf, type TerritoryExtent, territoryNames } from "./territory-extent.js";

/** The promises, and what was or will be done. */
export interface ExclusivityFacts {
  readonly clauses: readonly ExclusivityClause[];
  readonly activities: readonly Activity[];
}

/** How `findExclusivityConflicts` is asked. */
export interface ExclusivityOptions {
  /** The categories that scopes and activities speak of. */
  readonly taxonomy: Taxonomy;
  /** Groups of countries beyond those of this library. */
  readonly territoryGroups?: TerritoryGroups | undefined;
  /** When events that all clauses share happened; a clause's own facts go first. */
  readonly termFacts?: TermFacts | undefined;
}

/**
 * Which activities of creators break a promise of exclusivity to another brand.
 *
 * For a deal before it is signed (its activities against all clauses) and for a whole programme. Whether a brand may use
 * content is the question of `checkUse`.
 *
 * There is a conflict where every axis meets: the same creator, another brand, a kind of activity the clause forbids, a
 * platform, a country, a moment, and the scope. In the caller's tree an activity in the same or a narrower category is a
 * `certain` conflict and one in a wider category a `possible` one; names are never compared by their beginning. What is
 * not known (a category or a parent outside the tree, a territory, the event a term counts from) makes it
 * `indeterminate`, never nothing. The same name is the same category even outside the tree. An exception takes its
 * category and everything below it out of the clause; where the tree cannot tell whether it does (an exception or a
 * parent outside the tree, a loop between them) the meeting is `indeterminate` too. Of several categories the strongest
 * meeting counts.
 *
 * Complexity: O(n log n + k) for n clauses and activities (each with its categories and those above them) and k pairs
 * that meet in creator, brand, kind, category and time, of which only the conflicts are held in memory.
 *
 * @param facts - `clauses` and `activities`, in any order
 * @param options - `taxonomy` is the tree; `territoryGroups` and `termFacts` add to what is known
 * @returns `conflicts`, sorted by clause, then activity; and `findings` about the tree: nodes above themselves, parents
 *   that are missing, sorted by node
 * @throws `duplicateId` when two clauses, activities, nodes or groups have one name
 * @throws `invalidArgument` when an activity, a clause or a group names no territory, or something is not what it should be
 * @throws `invalidWindow`, `invalidInstant` when an activity's window is none
 * @throws as `resolveTerm`
 *
 * @example
 * ```ts
 * import { findExclusivityConflicts } from "creator-core/rights";
 *
 * const taxonomy = { nodes: [{ id: "beauty", parents: [] }, { id: "skincare", parents: ["beauty"] }, { id: "makeup", parents: ["beauty"] }] };
 * const clause = {
 *   id: "x-1", creatorId: "c-12", holder: "glow", scope: { kind: "categories", include: ["skincare"] },
 *   activities: ["sponsoredPost"], platforms: "all", territories: { include: ["WORLD"] },
 *   term: { kind: "dates", start: "2026-03-01", end: "2026-03-31", endConvention: "inclusive", timeZone: "Europe/London" },
 * } as const;
 * const activity = {
 *   id: "a-1", creatorId: "c-12", brand: "luma", categories: ["skincare"], kind: "sponsoredPost",
 *   platforms: ["tiktok"], territories: ["GB"], window: { start: "2026-03-31T10:00:00Z", end: "2026-04-02T10:00:00Z" },
 * } as const;
 * const conflicts = (change: object) => findExclusivityConflicts({ clauses: [clause], activities: [{ ...activity, ...change }] }, { taxonomy }).conflicts;
 *
 * conflicts({})[0]?.certainty; // => "certain"
 * conflicts({})[0]?.reason.message; // => "Activity a-1 for luma is in skincare, and clause x-1 of glow reserves skincare."
 * conflicts({ categories: ["beauty"] })[0]?.certainty; // => "possible"
 * conflicts({ categories: ["toys"] })[0]?.certainty; // => "indeterminate"
 * conflicts({ categories: ["makeup"] }); // => []
 * conflicts({ brand: "glow" }); // => []
 * // The last day of March ends at 23:00 UTC, because London is on summer time.
 * conflicts({ window: { start: "2026-03-31T22:59:59Z" } }).length; // => 1
 * conflicts({ window: { start: "2026-03-31T23:00:00Z" } }); // => []
 * // Boosting an old post is another kind of activity.
 * conflicts({ kind: "paidUse" }); // => []
 * ```
 */
export function findExclusivityConflicts(facts: ExclusivityFacts, options: ExclusivityOptions): ExclusivityReport {
  assertObject(facts, "facts", "clauses and activities");
  assertObject(options, "options");
  const tree = categoryTree(options.taxonomy);
  const extents = extentReader(options.territoryGroups);
  const clauses = distinct(facts.clauses, "clauses").map(([clause, path]) =>
    readClause(clause, path, options, extents),
  );
  const activities = distinct(facts.activities, "activities").map(([done, path]) => readActivity(done, path, extents));

  const conflicts: ExclusivityConflict[] = [];
  // Only conflicts are remembered: there can be far more pairs than memory.
  const found = new Set<number>();
  candidatePairs(clauses, activities, tree, (clause, activity) => {
    const pair = clause * activities.length + activity;
    if (found.has(pair)) return;
    const conflict = meeting(clauses[clause]!, activities[activity]!, tree);
    if (conflict === null) return;
    found.add(pair);
    conflicts.push(conflict);
  });
  return { conflicts: conflicts.sort(byClauseThenActivity), findings: tree.findings };
}

type ExtentReader = (territories: TerritorySet, path: string) => TerritoryExtent;

function readClause(
  clause: ExclusivityClause,
  path: string,
  { termFacts = {} }: ExclusivityOptions,
  extents: ExtentReader,
): ReadClause {
  assertClause(clause, path);
  const term = resolveTerm(clause.term, { ...termFacts, ...clause.termFacts }, `${path}.term`);
  return {
    clause,
    window: term.status === "resolved" ? term.window : { start: null, end: null },
    missing: term.status === "pending" ? term.missing : null,
    extent: extents(clause.territories, `${path}.territories.include`),
    waived: new Set(clause.waivedActivityIds),
  };
}

function readActivity(activity: Activity, path: string, extents: ExtentReader): ReadActivity {
  assertActivity(activity, path);
  return {
    activity,
    window: timeWindow(activity.window, `${path}.window`),
    extent: extents({ include: activity.territories }, `${path}.territories`),
  };
}

/** Reads territories, each list of names once: thousands of activities share a few. */
function extentReader(groups: TerritoryGroups | undefined): ExtentReader {
  const names = territoryNames(groups);
  const known = new Map<string, TerritoryExtent>();
  return (territories, path) => {
    if (territories.include.length === 0) fail("invalidArgument", path, "at least one country or group", []);
    const key = JSON.stringify([territories.include, territories.exclude]);
    const extent = known.get(key) ?? extentOf(territories, names);
    known.set(key, extent);
    return extent;
  };
}

function byClauseThenActivity(a: ExclusivityConflict, b: ExclusivityConflict): number {
  if (a.clauseId !== b.clauseId) return a.clauseId < b.clauseId ? -1 : 1;
  return a.activityId < b.activityId ? -1 : 1;
}
