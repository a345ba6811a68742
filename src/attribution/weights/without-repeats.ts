import type { Survivors } from "./survivors.js";

/**
 * Weighs survivors as if nothing were on the order twice: two codes of one creator are one piece of evidence, the one that
 * was entered first. The others get nothing.
 *
 * Complexity: that of weighing where there are no repeats; O(n) more where there are.
 */
export function withoutRepeats(survivors: Survivors, weights: (pieces: Survivors) => number[]): number[] {
  const places = survivors.onOrder < 2 ? null : placesOfPieces(survivors);
  if (places === null) return weights(survivors);
  const all = new Array<number>(survivors.count).fill(0);
  const ofPieces = weights(piecesAt(places, survivors));
  for (let i = 0; i < places.length; i += 1) all[places[i]!] = ofPieces[i]!;
  return all;
}

/** The places without those that say again what an earlier one on the order says; `null` when none does. */
function placesOfPieces({ count, onOrder, kinds, creatorIds }: Survivors): number[] | null {
  const start = count - onOrder;
  const places: number[] = [];
  const seen = new Map<number, Set<string | null>>();
  for (let place = start; place < count; place += 1) {
    const creators = seen.get(kinds[place]!) ?? new Set();
    seen.set(kinds[place]!, creators);
    if (!creators.has(creatorIds[place]!)) places.push(place);
    creators.add(creatorIds[place]!);
  }
  return places.length === onOrder ? null : [...Array(start).keys()].concat(places);
}

function piecesAt(places: readonly number[], survivors: Survivors): Survivors {
  return {
    count: places.length,
    onOrder: survivors.onOrder - (survivors.count - places.length),
    ages: places.map((place) => survivors.ages[place]!),
    kinds: places.map((place) => survivors.kinds[place]!),
    priorities: places.map((place) => survivors.priorities[place]!),
    creatorIds: places.map((place) => survivors.creatorIds[place]!),
    touchpointIds: places.map((place) => survivors.touchpointIds[place]!),
  };
}
