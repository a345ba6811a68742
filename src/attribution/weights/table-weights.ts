import type { CreatorId } from "../../ids/index.js";
import { onePerCreator } from "./linear-weights.js";
import type { Survivors } from "./survivors.js";

/** A table model in billionths; under `null` what is no creator's. */
export interface WeightTable {
  readonly weightOf: ReadonlyMap<CreatorId | null, number>;
  readonly over: "touches" | "creators";
}

/** The weight of each survivor's creator; with `over: "creators"` only for the earliest of each. */
export function tableWeights({ weightOf, over }: WeightTable, survivors: Survivors): number[] {
  const { count, creatorIds } = survivors;
  const weights = new Array<number>(count);
  let heaviest = 0;
  for (let place = 0; place < count; place += 1) {
    const weight = weightOf.get(creatorIds[place]!) ?? 0;
    weights[place] = weight;
    if (weight > heaviest) heaviest = weight;
  }
  // A million touches of weight 9 come near 2^53. Beyond, all weights lose their last places alike.
  let unit = 1;
  while ((heaviest / unit) * count > Number.MAX_SAFE_INTEGER) unit *= 2;
  if (unit > 1) for (let place = 0; place < count; place += 1) weights[place] = Math.floor(weights[place]! / unit);
  return over === "touches" ? weights : onePerCreator(weights, survivors);
}
