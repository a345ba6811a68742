import type { Survivors } from "./survivors.js";

/** One part for every survivor; or for every creator, whose earliest survivor stands for all of theirs. */
export function linearWeights(over: "touches" | "creators", survivors: Survivors): number[] {
  const weights = new Array<number>(survivors.count).fill(1);
  return over === "touches" ? weights : onePerCreator(weights, survivors);
}

/** Leaves each creator the weight of their earliest survivor. What is no creator's is together one nobody's. */
export function onePerCreator(weights: number[], { creatorIds }: Survivors): number[] {
  if (weights.length < 2) return weights;
  const seen = new Set<string | null>();
  for (let place = 0; place < weights.length; place += 1) {
    const before = seen.size;
    if (seen.add(creatorIds[place]!).size === before) weights[place] = 0;
  }
  return weights;
}
