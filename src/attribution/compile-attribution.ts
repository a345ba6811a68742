import { assertObject } from "../errors/assert-object.js";
import type { AttributedSale, AttributionPolicy } from "../models/attribution.js";
import { decideAll } from "./decide/decide-all.js";
import { readContext } from "./decide/read-context.js";
import { checkConversions } from "./decide/read-conversions.js";
import { salesOf } from "./decide/sales-of.js";
import { compilePolicy } from "./policy/compile-policy.js";
import { indexTouches } from "./touches/touch-index.js";
import type { AttributionContext, AttributionOptions, CustomerFacts } from "./types.js";

/**
 * Attribution as a function of one customer's facts, with the policy and the directory read once.
 *
 * Use it where an engine has the facts grouped already, or hands them over customer by customer: what it returns for each is
 * what `attributeConversions` returns for all together. With everything in memory that is the shorter way.
 *
 * The two differ in one thing: that one id means two different facts of two customers, only who sees both can know.
 *
 * Complexity: as `attributeConversions`, for the facts of one customer.
 *
 * @param context - `{ directory?, creators?, staff? }`, which hold for all customers
 * @param policy - who gets credit
 * @param options - `{ weighers? }`
 * @returns a function of `{ conversions, touchpoints }` that returns their sales, by time, then id. It keeps nothing from one
 * call to the next.
 * @throws what `attributeConversions` throws: for the context, the policy and the options at once, for facts when they come.
 *
 * @example
 * ```ts
 * import { compileAttribution, lastClick90Days } from "creator-core/attribution";
 *
 * const attribute = compileAttribution({}, lastClick90Days);
 *
 * const order = { id: "order-7", customerKey: "k-1", kind: "order", occurredAt: "2026-03-10T12:00:00Z" } as const;
 * const click = { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: "2026-03-07T12:00:00Z" } as const;
 * attribute({ conversions: [order], touchpoints: [click] })[0]?.credits[0]?.creatorId; // => "ann"
 * attribute({ conversions: [order], touchpoints: [] })[0]?.unattributed; // => { reason: "noEvidence" }
 * ```
 */
export function compileAttribution(
  context: AttributionContext,
  policy: AttributionPolicy,
  options: AttributionOptions = {},
): (customer: CustomerFacts) => AttributedSale[] {
  const compiled = compilePolicy(policy, options);
  assertObject(context, "context", "{ directory, creators, staff }");
  const read = readContext(context);
  return (customer) => {
    assertObject(customer, "facts", "{ conversions, touchpoints }");
    const checked = checkConversions(customer.conversions);
    const decisions = decideAll(customer.conversions, checked, indexTouches(customer.touchpoints), read, compiled);
    return salesOf(customer.conversions, checked, decisions);
  };
}
