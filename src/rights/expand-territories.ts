import type { TerritoryGroups, TerritorySet } from "../models/rights.js";
import { assertTerritorySet } from "./guards.js";
import { countriesIn, extentOf, territoryNames } from "./territory-extent.js";

/** The countries of a set of territories, and the names in it that nobody knows. */
export interface ExpandedTerritories {
  /** ISO 3166-1 alpha-2 codes that are surely inside, sorted. */
  readonly countries: readonly string[];
  /** Names that are neither a country nor a group, sorted. */
  readonly unknown: readonly string[];
}

/**
 * Which countries a set of territories means.
 *
 * For showing a licence or checking a data import; `checkUse` and `findExclusivityConflicts` take the sets as they are.
 * The countries and groups known by name are those of `territoryData`; capitals matter. An unknown name that is excluded
 * leaves no country surely inside, because it may stand for any of them.
 *
 * Complexity: linear in the names.
 *
 * @param set - `include` minus `exclude`, each a list of countries and groups
 * @param territoryGroups - further groups, made of countries and groups of this library
 * @returns the countries and the unknown names
 * @throws `invalidArgument` when a group has no members, or an argument is none
 * @throws `duplicateId` when a group takes the name of a country or of a group of this library
 * @throws `danglingReference` when a member of a group is neither a country nor a group of this library
 *
 * @example
 * ```ts
 * import { expandTerritories } from "creator-core/rights";
 *
 * expandTerritories({ include: ["UK", "IE"] }); // => { countries: ["GB", "IE"], unknown: [] }
 * expandTerritories({ include: ["DACH"], exclude: ["CH"] }, { DACH: ["DE", "AT", "CH"] }).countries; // => ["AT", "DE"]
 * expandTerritories({ include: ["WORLD"], exclude: ["US"] }).countries.length; // => 248
 * expandTerritories({ include: ["FR", "Narnia"] }); // => { countries: ["FR"], unknown: ["Narnia"] }
 * expandTerritories({ include: ["FR"], exclude: ["Narnia"] }).countries; // => []
 * ```
 */
export function expandTerritories(set: TerritorySet, territoryGroups: TerritoryGroups = {}): ExpandedTerritories {
  assertTerritorySet(set, "set");
  const { sure, unknown } = extentOf(set, territoryNames(territoryGroups));
  return { countries: countriesIn(sure), unknown };
}
