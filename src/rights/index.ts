export { checkUse } from "./check-use.js";
export { type ExpandedTerritories, expandTerritories } from "./expand-territories.js";
export {
  type ExclusivityFacts,
  type ExclusivityOptions,
  findExclusivityConflicts,
} from "./find-exclusivity-conflicts.js";
export type { CheckUseOptions, RightsFacts } from "./prepare-rights.js";
export { resolveTerm } from "./resolve-term.js";
export { type TerritoryData, territoryData } from "./territories.js";
