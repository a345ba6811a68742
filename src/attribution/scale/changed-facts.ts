import type { AccumulatorState } from "../../models/attribution-aftermath.js";
import type { CustomerFacts } from "../types.js";
import { differenceOf } from "./fact-set.js";

/**
 * Of two states the facts that may be attributed differently: all those of customers of whom one state knows something that
 * the other does not. Without a customer key facts have nothing to do with each other, so of those only the ones that changed
 * themselves. What has another content under the same id comes along, whoever's it is, to be refused as everywhere.
 *
 * Complexity: O(n).
 */
export function changedFacts(
  before: AccumulatorState,
  after: AccumulatorState,
): readonly [before: CustomerFacts, after: CustomerFacts] {
  const conversions = differenceOf(before.conversions, after.conversions);
  const touchpoints = differenceOf(before.touchpoints, after.touchpoints);
  const conversionIds = new Set(conversions.map(({ id }) => id));
  const touchIds = new Set(touchpoints.map(({ id }) => id));
  const customers = new Set([...conversions, ...touchpoints].map(({ customerKey }) => customerKey));
  customers.delete("");
  const of = (state: AccumulatorState): CustomerFacts => ({
    conversions: state.conversions.filter(({ id, customerKey }) => conversionIds.has(id) || customers.has(customerKey)),
    touchpoints: state.touchpoints.filter(({ id, customerKey }) => touchIds.has(id) || customers.has(customerKey)),
  });
  return [of(before), of(after)];
}
