import { assertList } from "../errors/assert-list.js";
import { assertObject } from "../errors/assert-object.js";
import { assertText, assertTexts } from "../errors/assert-text.js";
import { fail } from "../errors/creator-core-error.js";
import type {
  AccountAuthorization,
  Activity,
  ExclusivityClause,
  ExclusivityScope,
  PlannedUse,
  Taxonomy,
  TerritorySet,
  UsageGrant,
} from "../models/rights.js";

// What this area reads of each noun, for callers without types. There can be hundreds of thousands of each: paths are
// made only when something is wrong.

/** The fields of a noun that are text. */
function assertTextFields<Noun extends object>(noun: Noun, fields: readonly (keyof Noun & string)[], path: string) {
  for (const field of fields) if (typeof noun[field] !== "string") assertText(noun[field], `${path}.${field}`);
}

/** Those that are text when they are there. */
function assertOptionalTexts<Noun extends object>(noun: Noun, fields: readonly (keyof Noun & string)[], path: string) {
  for (const field of fields) if (noun[field] !== undefined) assertTextFields(noun, [field], path);
}

/** Those that are lists of text. */
function assertTextLists<Noun extends object>(noun: Noun, fields: readonly (keyof Noun & string)[], path: string) {
  for (const field of fields) {
    const list: unknown = noun[field];
    if (!Array.isArray(list) || !isAllText(list)) assertTexts(list, `${path}.${field}`);
  }
}

function isAllText(list: readonly unknown[]): boolean {
  for (let place = 0; place < list.length; place += 1) if (typeof list[place] !== "string") return false;
  return true;
}

function assertPlatforms({ platforms }: UsageGrant | ExclusivityClause, path: string): void {
  if (platforms === "all" || (Array.isArray(platforms) && isAllText(platforms))) return;
  fail("invalidArgument", `${path}.platforms`, 'a list of platforms, or "all"', platforms);
}

/** @throws `invalidArgument` */
export function assertTerritorySet(set: TerritorySet, path: string): void {
  assertObject(set, path, "territories to include and exclude");
  assertTextLists(set, set.exclude === undefined ? ["include"] : ["include", "exclude"], path);
}

/** @throws `invalidArgument` */
export function assertUse(use: PlannedUse): void {
  assertObject(use, "use", "a planned use");
  assertTextFields(use, ["assetId", "licensee", "media"], "use");
  assertOptionalTexts(use, ["id"], "use");
  assertTextLists(use, ["platforms", "territories"], "use");
  const { paid } = use;
  if (paid === undefined) return;
  assertObject(paid, "use.paid", "how it is advertised");
  assertTextFields(paid, ["mode"], "use.paid");
  assertOptionalTexts(paid, ["creatorId", "postId", "adAccount"], "use.paid");
}

/** @throws `invalidArgument` */
export function assertGrant(grant: UsageGrant, path: string): void {
  assertTextFields(grant, ["licensor", "status"], path);
  assertTextLists(grant, ["licensees", "media"], path);
  assertPlatforms(grant, path);
  assertTerritorySet(grant.territories, `${path}.territories`);
  const { paid } = grant;
  if (paid === undefined) return;
  assertObject(paid, `${path}.paid`, "what it says about advertising");
  assertTextLists(paid, paid.adAccounts === undefined ? ["modes"] : ["modes", "adAccounts"], `${path}.paid`);
}

/** @throws `invalidArgument` */
export function assertAuthorization(authorization: AccountAuthorization, path: string): void {
  assertTextFields(authorization, ["creatorId", "platform"], path);
  assertOptionalTexts(authorization, ["postId"], path);
}

/** @throws `invalidArgument`, `invalidPolicy` */
export function assertClause(clause: ExclusivityClause, path: string): void {
  assertTextFields(clause, ["creatorId", "holder"], path);
  assertTextLists(clause, ["activities"], path);
  if (clause.waivedActivityIds !== undefined) assertTextLists(clause, ["waivedActivityIds"], path);
  assertPlatforms(clause, path);
  assertTerritorySet(clause.territories, `${path}.territories`);
  assertScope(clause.scope, `${path}.scope`);
}

function assertScope(scope: ExclusivityScope, path: string): void {
  assertObject(scope, path, "the scope of a clause", "invalidPolicy");
  switch (scope.kind) {
    case "categories":
      assertTextLists(scope, scope.except === undefined ? ["include"] : ["include", "except"], path);
      return;
    case "brands":
      assertTextLists(scope, ["brands"], path);
      return;
    case "full":
      return;
    default:
      fail("invalidPolicy", `${path}.kind`, "categories, brands or full", (scope as ExclusivityScope).kind);
  }
}

/** @throws `invalidArgument` */
export function assertActivity(activity: Activity, path: string): void {
  assertTextFields(activity, ["creatorId", "brand", "kind"], path);
  assertTextLists(activity, ["categories", "platforms", "territories"], path);
}

/** @throws `invalidArgument` */
export function assertTaxonomy(taxonomy: Taxonomy): void {
  assertObject(taxonomy, "taxonomy", "a tree of categories");
  assertList(taxonomy.nodes, "taxonomy.nodes");
  for (const [index, node] of taxonomy.nodes.entries()) {
    const path = `taxonomy.nodes[${index}]`;
    assertObject(node, path, "a category with its parents");
    assertTextFields(node, ["id"], path);
    assertTextLists(node, ["parents"], path);
  }
}

/**
 * Nouns with their paths, each of an id of its own.
 *
 * @throws `invalidArgument` when it is no list of things with ids, `duplicateId` when two have the same
 */
export function distinct<Noun extends { readonly id: string }>(list: readonly Noun[], path: string): [Noun, string][] {
  assertList(list, path);
  const ids = new Set<string>();
  return Array.from(list, (noun: Noun, index) => {
    const place = `${path}[${index}]`;
    assertObject(noun, place);
    if (typeof noun.id !== "string") assertText(noun.id, `${place}.id`);
    if (ids.has(noun.id)) fail("duplicateId", `${place}.id`, "used once", noun.id);
    ids.add(noun.id);
    return [noun, place];
  });
}
