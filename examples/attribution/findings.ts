import { compareModels } from "creator-core/attribution";
import type { ModelComparison } from "creator-core/models";
import type { Arguments } from "./arguments.js";
import { type Delay, delay } from "./delay.js";
import { type OneOrder, oneOrder } from "./one-order.js";
import { models } from "./policies.js";
import type { Season } from "./read-season.js";

/** Everything the page and the terminal tell about. */
export interface Findings {
  readonly facts: Season;
  readonly order: OneOrder;
  readonly comparison: ModelComparison;
  readonly delay: Delay;
  readonly timeZone: string;
}

/** The whole computation: everything else reads or writes. */
export function findingsOf(facts: Season, { order, asOf, timeZone }: Arguments): Findings {
  const policies = models.map(({ policy }) => policy);
  return {
    facts,
    order: oneOrder(facts, order),
    comparison: compareModels(facts, policies),
    delay: delay(facts, asOf),
    timeZone,
  };
}
