import { fail } from "../../errors/creator-core-error.js";
import type { AttributionPath, PathTransform } from "../../models/journeys.js";
import { assertTransform } from "./assert-transform.js";
import { mergePaths } from "./merge-paths.js";
import { readPaths } from "./read-paths.js";
import { transformed } from "./transform-path.js";

/**
 * Which ways did journeys take, when repetitions, old steps or visits of nobody are not to count? Fewer and more frequent
 * paths: a Markov chain of a higher order has far fewer states after `"exposure"`. What each transform does to a path is
 * said at {@link transformPath}; without any transform, equal paths are merged all the same.
 *
 * Complexity: O(transforms × steps), and sorting the paths.
 *
 * @param paths - rows of paths as `attributionPaths` writes them, or from elsewhere, in any order
 * @param transforms - carried out one after the other; `["exposure", { trim: 5 }]` is not `[{ trim: 5 }, "exposure"]`
 * @returns one row for each path that is left, sorted by its steps; counts and values are exact sums. Rows that stand for
 * no journey are left out.
 * @throws `invalidArgument`, `invalidInteger`, `invalidMoney`, `unknownCurrency` for a row or transform that is none
 * @throws `currencyMismatch` when values are in several currencies; `moneyOverflow` when they sum to no safe integer
 *
 * Source: see {@link transformPath}.
 *
 * @example
 * ```ts
 * import { transformPaths } from "creator-core/attribution";
 *
 * const paths = [
 *   { path: ["ann", "ben"], conversions: 1, nulls: 2 },
 *   { path: ["ann", "ann", "ben"], conversions: 0, nulls: 3 },
 * ];
 * transformPaths(paths, ["exposure"]); // => [{ path: ["ann", "ben"], conversions: 1, nulls: 5 }]
 * ```
 *
 * @example
 * ```ts
 * import { transformPaths } from "creator-core/attribution";
 * import { money } from "creator-core/money";
 *
 * const paths = [
 *   { path: ["ann", null], conversions: 1, nulls: 0, value: money("20.00", "GBP") },
 *   { path: ["ann"], conversions: 1, nulls: 1, value: money("0.99", "GBP") },
 * ];
 * transformPaths(paths, [{ removeIfLastAndNotAll: null }])[0]?.value; // => { minor: 2099, currency: "GBP" }
 * transformPaths(paths, [{ trim: 0 }]); // => throws
 * ```
 */
export function transformPaths(
  paths: readonly AttributionPath[],
  transforms: readonly PathTransform[],
): AttributionPath[] {
  if (!Array.isArray(transforms)) fail("invalidArgument", "transforms", "a list of transforms", transforms);
  for (let i = 0; i < transforms.length; i += 1) assertTransform(transforms[i]!, `transforms[${i}]`);
  readPaths(paths);
  return mergePaths(
    paths
      .filter(({ conversions, nulls }) => conversions + nulls > 0)
      .map((row) => withPath(row, transforms.reduce<AttributionPath["path"]>(transformed, row.path))),
  );
}

function withPath({ conversions, nulls, value }: AttributionPath, path: AttributionPath["path"]): AttributionPath {
  return value === undefined ? { path, conversions, nulls } : { path, conversions, nulls, value };
}
