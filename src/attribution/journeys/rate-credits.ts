import { fail } from "../../errors/creator-core-error.js";
import { shapleyValues } from "../../kernels/shapley-values.js";
import { subsetSums } from "../../kernels/subset-sums.js";
import type { ShapleyCredit } from "../../models/journeys.js";
import { type MetCreators, metCreators } from "./met-creators.js";
import type { PathColumns } from "./read-paths.js";
import { shareOut } from "./share-out.js";

/** Every set of them has a worth of its own: a million sets. */
const MOST_CREATORS = 20;

/**
 * The Shapley value of the game of conversion rates, from the worth of every set of creators; conversions are shared in
 * proportion to what is above zero, which somebody is whenever anybody converted.
 *
 * @throws `tooLarge` for more than 20 creators
 */
export function rateCredits(columns: PathColumns): ShapleyCredit[] {
  const { creators, conversions, nulls, values, total, unattributed, currency } = columns;
  if (creators.length > MOST_CREATORS) {
    const rule = `of at most ${MOST_CREATORS} creators in the game of conversion rates, where every set of them has a worth; the game of reachability takes any number`;
    fail("tooLarge", "paths", rule, `${creators.length} creators`);
  }
  const met = metCreators(columns);
  const journeys = withinSets(
    met,
    conversions.map((count, path) => count + nulls[path]!),
    creators.length,
  );
  const rates = shapleyValues(perJourney(withinSets(met, conversions, creators.length), journeys), creators.length);
  const amounts =
    currency === null
      ? []
      : shapleyValues(perJourney(withinSets(met, values, creators.length), journeys), creators.length);
  const shared = { conversions: total.conversions - unattributed.conversions, value: total.value - unattributed.value };
  const credits = shareOut(shared, rates.map(aboveZero), amounts.map(aboveZero), currency);
  return credits.map((credit, i) => ({ creatorId: creators[i]!, shapleyValue: rates[i]!, ...credit }));
}

/** For every set of creators, what the journeys come to that met nobody else; journeys that met nobody are left out. */
function withinSets({ starts, members }: MetCreators, amounts: Float64Array, creators: number): Float64Array {
  const sums = new Float64Array(1 << creators);
  for (let path = 0; path < amounts.length; path += 1) {
    let set = 0;
    for (let i = starts[path]!; i < starts[path + 1]!; i += 1) set |= 1 << members[i]!;
    if (set !== 0) sums[set]! += amounts[path]!;
  }
  subsetSums(sums);
  return sums;
}

/** In place. */
function perJourney(amounts: Float64Array, journeys: Float64Array): Float64Array {
  for (let set = 0; set < amounts.length; set += 1) if (journeys[set]! > 0) amounts[set]! /= journeys[set]!;
  return amounts;
}

function aboveZero(value: number): number {
  return value > 0 ? value : 0;
}
