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
import { type CategoryRelation, type CategoryTree, relationOf } from "./category-tree.js";
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
  const together = overlap(read.window, done.window);
  const platforms = commonPlatforms(clause.platforms, activity.platforms);
  if (together === null || platforms === null || !meets(read.extent.maybe, done.extent.maybe)) return null;
  const scope = scopeMeeting(clause.scope, activity, tree);
  if (scope === null) return null;

  const territories = countriesIn(intersect(read.extent.sure, done.extent.sure));
  const code = missing !== null ? "termPending" : territories.length === 0 ? "territoryUnknown" : scope.code;
  return {
    clauseId: clause.id,
    activityId: activity.id,
    creatorId: clause.creatorId,
    certainty: certainties[code],
    overlap: missing === null ? together : null,
    platforms,
    territories: territories.length === territoryData.countries.length ? ["WORLD"] : territories,
    nodes: scope.nodes,
    reason: reasonOf(code, scope.nodes, read, done),
  };
}

/** Sorted; `null` when there is none. What happens on no platform is forbidden only by clauses for all of them. */
function commonPlatforms(clause: readonly Platform[] | "all", activity: readonly Platform[]): Platform[] | null {
  const common = [...new Set(activity)].filter((platform) => clause === "all" || clause.includes(platform)).sort();
  return common.length > 0 || clause === "all" ? common : null;
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
  const excepted = (category: CategoryId) =>
    except.some((node) => ["sameCategory", "narrowerCategory"].includes(relationOf(category, node, tree) ?? ""));
  const reserved = [...new Set(include)].filter((category) => !excepted(category)).sort();
  if (reserved.length === 0) return null;
  if (categories.length === 0) return { code: "unknownCategory", nodes: [] };

  // An exception nobody knows may be about any category.
  const doubt = except.some((category) => tree.numberOf(category) === undefined);
  const found = new Set<CategoryRelation>();
  const nodes: { readonly clause: CategoryId; readonly activity: CategoryId }[] = [];
  const declared = [...new Set(categories)].filter((category) => !excepted(category)).sort();
  for (const clause of reserved) {
    for (const activity of declared) {
      const relation = relationOf(activity, clause, tree);
      if (relation === null) continue;
      found.add(doubt ? "unknownCategory" : relation);
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
  const reserved = listed(nodes.map((node) => node.clause));
  const declared = listed(nodes.map((node) => node.activity));
  const at = (field: keyof ExclusivityClause) => ["clauses", clause.id, field];
  switch (code) {
    case "sameCategory":
    case "narrowerCategory": {
      const message = `${who} is in ${declared}, and ${whose} reserves ${reserved}.`;
      return { code, path: at("scope"), expected: reserved, actual: declared, message };
    }
    case "widerCategory": {
      const message = `${who} is in ${declared}, which may be ${reserved}, and that is reserved by ${whose}.`;
      return { code, path: at("scope"), expected: reserved, actual: declared, message };
    }
    case "unknownCategory": {
      const message = `${who} may be in what ${whose} reserves: a category is missing or not in the tree.`;
      const actual = listed(activity.categories);
      return { code, path: at("scope"), expected: "categories of the tree", actual, message };
    }
    case "namedBrand": {
      const message = `${who} is for a brand that ${whose} names.`;
      return { code, path: at("scope"), expected: clause.holder, actual: activity.brand, message };
    }
    case "fullExclusivity": {
      const message = `${who} is for another brand, and ${whose} allows none.`;
      return { code, path: at("scope"), expected: clause.holder, actual: activity.brand, message };
    }
    case "territoryUnknown": {
      const unknown = listed([...extent.unknown, ...shown.unknown]);
      const message = `${who} may be where ${whose} holds: ${unknown} is neither a country nor a known group.`;
      return { code, path: at("territories"), expected: "countries or known groups", actual: unknown, message };
    }
    case "termPending": {
      const message = `${who} may be in the time of ${whose}, which is not known before ${missing}.`;
      return { code, path: at("term"), expected: missing ?? "", actual: "not known", message };
    }
  }
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "nothing" : [...new Set(names)].sort().join(", ");
}
