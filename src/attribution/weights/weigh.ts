import type { CompiledModel } from "./compile-model.js";
import { customWeights } from "./custom-weights.js";
import { linearWeights } from "./linear-weights.js";
import { positionWeights } from "./position-weights.js";
import { rankedWeights } from "./ranked-weights.js";
import { firstPlace, lastNonDirectPlace, lastPlace } from "./single-places.js";
import type { Survivors } from "./survivors.js";
import { tableWeights } from "./table-weights.js";
import { timeDecayWeights } from "./time-decay-weights.js";

/**
 * How the survivors share a conversion: a whole number for each, in their order, with a total below 2^53. All zero: the
 * model gives it to nobody.
 *
 * Complexity: O(n); O(n log n) for ranks.
 */
export function weigh(model: CompiledModel, survivors: Survivors): number[] {
  switch (model.kind) {
    case "firstTouch":
      return allTo(firstPlace(survivors), survivors);
    case "lastTouch":
      return allTo(lastPlace(survivors), survivors);
    case "lastNonDirect":
      return allTo(lastNonDirectPlace(survivors), survivors);
    case "linear":
      return linearWeights(model.over, survivors);
    case "positionBased":
      return positionWeights(model, survivors);
    case "timeDecay":
      return timeDecayWeights(model, survivors);
    case "ranked":
      return rankedWeights(model.weights, survivors);
    case "table":
      return tableWeights(model, survivors);
    case "custom":
      return customWeights(model.weigher, survivors);
  }
}

function allTo(place: number, { count }: Survivors): number[] {
  const weights = new Array<number>(count).fill(0);
  if (place >= 0) weights[place] = 1;
  return weights;
}
