import { assertObject } from "../../errors/assert-object.js";
import { assertOneOf } from "../../errors/assert-one-of.js";
import type { AttributionPath, ShapleyAttribution, ShapleyCredit, ShapleyGame } from "../../models/journeys.js";
import { rateCredits } from "./rate-credits.js";
import { reachCredits } from "./reach-credits.js";
import { conversionTotal, type PathColumns, readPaths } from "./read-paths.js";

/** Which game is played. */
export interface ShapleyOptions {
  /** What a set of creators is worth. The two games can disagree about who is worth most, so there is no default. */
  readonly game: ShapleyGame;
}

/**
 * What does each creator add, on average over all orders in which the creators could have joined the programme? Use it where
 * it should not matter in which order a customer met them; {@link markovAttribution} looks at the order. A channel of the
 * literature is a creator here.
 *
 * In the game of `"reachability"` a set of creators is worth the conversions of those journeys that met nobody else. Then
 * the Shapley value is known without looking at a single set: every journey shares its conversions equally among the
 * creators it met, each once. It asks nothing about journeys that did not convert.
 *
 * In the game of `"conversionRate"` a set is worth the share of those journeys that converted: how good the programme would
 * be if there were nobody else. A creator whom many meet and few follow is worth little, or less than nothing. The
 * conversions are shared in proportion to what is above zero, and the value in proportion to the same game played with the
 * value of a journey. Journeys without any touch do not play, and a set that no journey kept to is worth 0.
 *
 * @formula φᵢ = Σ_{S ⊆ N∖i} |S|! (n − |S| − 1)! ÷ n! · (v(S ∪ i) − v(S))
 * @formula reachability: v(S) = Σ conversions of paths ⊆ S, so that φᵢ = Σ_{paths with i} conversions ÷ creators on the path
 * @formula conversionRate: v(S) = Σ conversions of paths ⊆ S ÷ Σ (conversions + nulls) of paths ⊆ S
 *
 * Units: Shapley values are conversions or a rate; conversions are fractions of a number; values are money.
 *
 * It has no value (`ok: false`) when nobody converted: there is nothing to share.
 *
 * Complexity: O(steps) in the game of reachability, for any number of creators. In the game of conversion rates O(2^n) for n
 * creators, in 40 MB for 20 of them: a fraction of a second.
 *
 * @param paths - rows of paths as `attributionPaths` writes them, or from elsewhere, in any order
 * @param options - `game`: what a set of creators is worth
 * @returns one row for every creator on a path, sorted by id, steps of nobody last with the id `null`; `unattributed` are the
 * conversions without any touch. Shapley values sum to the worth of all creators together; conversions sum to those of all
 * paths but for rounding, values exactly; left-over minor units go to the largest remainders, ties to the first.
 * @throws `invalidArgument` for an unknown game; `tooLarge` for more than 20 creators in the game of conversion rates, where steps of
 * nobody count as one
 * @throws `invalidArgument`, `invalidInteger`, `invalidMoney`, `unknownCurrency`, `currencyMismatch`, `moneyOverflow` for a
 * row that is none
 *
 * Source: K. Zhao, S. H. Mahboobi, S. R. Bagheri, "Shapley value methods for attribution modeling in online advertising",
 * arXiv:1804.05327 (2018), for reachability and its closed form; B. Dalessandro, C. Perlich, O. Stitelman, F. Provost,
 * "Causally motivated attribution for online advertising", ADKDD (2012), for conversion rates as the worth of a set.
 *
 * @example
 * ```ts
 * import { shapleyAttribution } from "creator-core/attribution";
 *
 * const found = shapleyAttribution([{ path: ["ann", "ben", "ann"], conversions: 3, nulls: 0 }], { game: "reachability" });
 * found.ok && found.rows.map((row) => [row.creatorId, row.conversions]); // => [["ann", 1.5], ["ben", 1.5]]
 * ```
 *
 * @example Ann alone converts a quarter, ben alone a half, and of all journeys a half convert: ben adds more.
 * ```ts
 * import { shapleyAttribution } from "creator-core/attribution";
 *
 * const paths = [
 *   { path: ["ann"], conversions: 1, nulls: 3 },
 *   { path: ["ben"], conversions: 1, nulls: 1 },
 *   { path: ["ann", "ben"], conversions: 2, nulls: 0 },
 * ];
 * const values = (game: "reachability" | "conversionRate") => {
 *   const found = shapleyAttribution(paths, { game });
 *   return found.ok && found.rows.map((row) => row.shapleyValue);
 * };
 * values("conversionRate"); // => [0.125, 0.375]
 * values("reachability"); // => [2, 2]
 *
 * shapleyAttribution([], { game: "reachability" }); // => { ok: false, kind: "shapley", reason: "noConversions" }
 * ```
 */
export function shapleyAttribution(paths: readonly AttributionPath[], options: ShapleyOptions): ShapleyAttribution {
  assertObject(options, "options");
  const { game } = options;
  assertOneOf(game, ["reachability", "conversionRate"], "options.game");
  const columns = readPaths(paths);
  const { total, unattributed, currency } = columns;
  if (total.conversions === 0) return { ok: false, kind: "shapley", reason: "noConversions" };
  return {
    ok: true,
    kind: "shapley",
    game,
    total: conversionTotal(total.conversions, total.value, currency),
    rows: creditsOf(columns, game),
    unattributed: conversionTotal(unattributed.conversions, unattributed.value, currency),
  };
}

function creditsOf(columns: PathColumns, game: ShapleyGame): ShapleyCredit[] {
  switch (game) {
    case "reachability":
      return reachCredits(columns);
    case "conversionRate":
      return rateCredits(columns);
  }
}
