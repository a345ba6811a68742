import type { CategoryId, Platform } from "../models/platform.js";
import type {
  Activity,
  ExclusivityClause,
  ExclusivityConflict,
  ExclusivityReasonCode,
  ExclusivityScope,
  TermAnchor,
} from "../models/rights.js";
import { overlap, type TimeWindow } from "../time/index.js";
import { type CategoryRelation, type CategoryTree, exceptionOf, relationOf } from "./category-tree.js";
import { territoryData } from "./territories.js";
import { countriesIn, intersect, meets, type TerritoryExtent } from "./territory-extent.js";

/** A clause, read once. */
export interface ReadClause {
  readonly clause: ExclusivityClause;
  /** Unbounded when the term is not known. */
  readonly window: TimeWindow;
  /** What the term waits for; `null` when it is resolved. */
  readonly missing: TermAnchor | null;
  readonly extent: TerritoryExtent;
  readonly waived: ReadonlySet<string>;
}

/** An activity, read once. */
export interface ReadActivity {
  readonly activity: Activity;
  readonly window: TimeWindow;
  readonly extent: TerritoryExtent;
}

type Certainty = ExclusivityConflict["certainty"];
type Nodes = ExclusivityConflict["nodes"];

interface ScopeMeeting {
  readonly code: ExclusivityReasonCode;
  readonly nodes: Nodes;
}

const certainties: { readonly [Code in ExclusivityReasonCode]: Certainty } = {
  sameCategory: "certain",
  narrowerCategory: "certain",
  widerCategory: "possible",
  namedBrand: "certain",
  fullExclusivity: "certain",
  unknownCategory: "indeterminate",
  territoryUnknown: "indeterminate",
  termPending: "indeterminate",
};

/** Tests a clause and an activity on every axis: the conflict where all of them meet, else `null`. */
export function meeting(read: ReadClause, done: ReadActivity, tree: CategoryTree): ExclusivityConflict | null {
  const { clause, missing } = read;
  const { activity } = done;
  if (clause.creatorId !== activity.creatorId || clause.holder === activity.brand) return null;
  if (!clause.activities.includes(activity.kind) || read.waived.has(activity.id)) return null;
  if (!sharePlatform(clause.platforms, activity.platforms) || !meets(read.extent.maybe, done.extent.maybe)) return null;
  const together = overlap(read.window, done.window);
  const scope = scopeMeeting(clause.scope, activity, tree);
  if (together === null || scope === null) return null;

  const territories = countriesIn(intersect(read.extent.sure, done.extent.sure));
  const code = missing !== null ? "termPending" : territories.length === 0 ? "territoryUnknown" : scope.code;
  return {
    clauseId: clause.id,
    activityId: activity.id,
    creatorId: clause.creatorId,
    certainty: certainties[code],
    overlap: missing === null ? together : null,
    platforms: commonPlatforms(clause.platforms, activity.platforms),
    territories: territories.length === territoryData.countries.length ? ["WORLD"] : territories,
    nodes: scope.nodes,
    reason: reasonOf(code, scope.nodes, read, done),
  };
}

/** What happens on no platform is forbidden only by clauses for all of them. */
function sharePlatform(clause: readonly Platform[] | "all", activity: readonly Platform[]): boolean {
  return clause === "all" || activity.some((platform) => clause.includes(platform));
}

function commonPlatforms(clause: readonly Platform[] | "all", activity: readonly Platform[]): Platform[] {
  return [...new Set(activity)].filter((platform) => clause === "all" || clause.includes(platform)).sort();
}

function scopeMeeting(scope: ExclusivityScope, activity: Activity, tree: CategoryTree): ScopeMeeting | null {
  switch (scope.kind) {
    case "full":
      return { code: "fullExclusivity", nodes: [] };
    case "brands":
      return scope.brands.includes(activity.brand) ? { code: "namedBrand", nodes: [] } : null;
    case "categories":
      return categoryMeeting(scope.include, scope.except ?? [], activity.categories, tree);
  }
}

/** From the strongest to the weakest. */
const relations: readonly CategoryRelation[] = ["sameCategory", "narrowerCategory", "widerCategory", "unknownCategory"];

function categoryMeeting(
  include: readonly CategoryId[],
  except: readonly CategoryId[],
  categories: readonly CategoryId[],
  tree: CategoryTree,
): ScopeMeeting | null {
  const fate = (category: CategoryId) => exceptionOf(category, except, tree);
  const left = (names: readonly CategoryId[]) => [...new Set(names)].filter((name) => fate(name) !== "excepted").sort();
  const reserved = left(include);
  if (reserved.length === 0) return null;
  if (categories.length === 0) return { code: "unknownCategory", nodes: [] };

  const found = new Set<CategoryRelation>();
  const nodes: { readonly clause: CategoryId; readonly activity: CategoryId }[] = [];
  for (const clause of reserved) {
    for (const activity of left(categories)) {
      const relation = relationOf(activity, clause, tree);
      if (relation === null) continue;
      // What may be excepted is neither surely forbidden nor surely free.
      const inDoubt = fate(clause) === "doubtful" || fate(activity) === "doubtful";
      found.add(inDoubt ? "unknownCategory" : relation);
      nodes.push({ clause, activity });
    }
  }
  const code = relations.find((relation) => found.has(relation));
  return code === undefined ? null : { code, nodes };
}

function reasonOf(
  code: ExclusivityReasonCode,
  nodes: Nodes,
  { clause, missing, extent }: ReadClause,
  { activity, extent: shown }: ReadActivity,
): ExclusivityConflict["reason"] {
  const who = `Activity ${activity.id} for ${activity.brand}`;
  const whose = `clause ${clause.id} of ${clause.holder}`;
  const reason = (field: "scope" | "territories" | "term", expected: string, actual: string, message: string) => {
    return { code, path: ["clauses", clause.id, field], expected, actual, message };
  };
  const reserved = listed(nodes.map((node) => node.clause));
  const declared = listed(nodes.map((node) => node.activity));
  switch (code) {
    case "sameCategory":
    case "narrowerCategory":
      return reason("scope", reserved, declared, `${who} is in ${declared}, and ${whose} reserves ${reserved}.`);
    case "widerCategory": {
      const message = `${who} is in ${declared}, which may be ${reserved}, and that is reserved by ${whose}.`;
      return reason("scope", reserved, declared, message);
    }
    case "unknownCategory": {
      const message = `${who} may be in what ${whose} reserves: the category tree does not tell.`;
      return reason("scope", "categories of the tree", listed(activity.categories), message);
    }
    case "namedBrand":
      return reason("scope", clause.holder, activity.brand, `${who} is for a brand that ${whose} names.`);
    case "fullExclusivity":
      return reason("scope", clause.holder, activity.brand, `${who} is for another brand, and ${whose} allows none.`);
    case "territoryUnknown": {
      const unknown = listed([...extent.unknown, ...shown.unknown]);
      const message = `${who} may be where ${whose} holds: ${unknown} is neither a country nor a known group.`;
      return reason("territories", "countries or known groups", unknown, message);
    }
    case "termPending": {
      const message = `${who} may be in the time of ${whose}, which is not known before ${missing}.`;
      return reason("term", missing ?? "", "not known", message);
    }
  }
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "nothing" : [...new Set(names)].sort().join(", ");
}
