import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { MarkovOrder } from "../../models/journeys.js";

/** How to read paths as a Markov chain. */
export interface MarkovOptions {
  /** How many of the last steps decide what comes next. Absent: 1. */
  readonly order?: MarkovOrder;
}

/**
 * @throws `invalidArgument` when it is none
 */
export function readOrder(options: MarkovOptions): MarkovOrder {
  assertObject(options, "options");
  const { order = 1 } = options;
  if (order !== 1 && order !== 2 && order !== 3 && order !== 4) {
    fail("invalidArgument", "options.order", "1, 2, 3 or 4", order);
  }
  return order;
}
