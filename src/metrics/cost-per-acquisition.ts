import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type { Metric } from "../models/metric.js";
import type { Cost } from "./cost-input.js";
import { type Count, costPer } from "./cost-per.js";
import { isList } from "./is-list.js";

/**
 * What does one acquisition (an order, a lead, an install) cost? Use it where each is worth about the same; where their
 * values differ, `returnOnAdSpend` weighs them.
 *
 * @formula cost ÷ acquisitions
 *
 * Units: `value` is major units of the currency per acquisition, for reading and ranking; `exact` is the ratio in minor
 * units, which `roundUnitPrice` rounds.
 *
 * It has no value (`ok: false`) when the cost holds several currencies (`mixedDefinitions`) or lacks an expected kind
 * (`partialCost`, with the kinds), when the acquisitions have none (their own reason), or before the first one
 * (`zeroDenominator`).
 *
 * Complexity: O(1).
 *
 * @param cost - an amount, 0 or more, or what `campaignCost` returned
 * @param acquisitions - the orders themselves, as a list of anything, or how many they are, or a count metric, which
 * says by itself what it counted
 * @param options - `acquisitions`: what was acquired, such as "orders" or "leads"; the definition names it, so that a
 * price of leads is not compared with a price of orders. Absent: "acquisitions", whatever they are.
 * @returns the price; `n` is the acquisitions, or what a count metric rests on
 * @throws `invalidMoney` when the cost is none or below zero
 * @throws `unknownCurrency`
 * @throws `invalidInteger` when the acquisitions are not a whole number of at least 0
 * @throws `invalidArgument` when a metric does not count, or something else than `options.acquisitions` says, or when that
 * is no name
 *
 * @example
 * ```ts
 * import { costPerAcquisition } from "creator-core/metrics";
 * import { money } from "creator-core/money";
 *
 * const orders = [{ id: "order-1" }, { id: "order-2" }];
 * const price = costPerAcquisition(money("50.00", "GBP"), orders);
 * price.ok && price.value; // => 25
 * const before = costPerAcquisition(money("50.00", "GBP"), []);
 * !before.ok && before.reason; // => "zeroDenominator"
 * ```
 *
 * @example
 * ```ts
 * import { costPerAcquisition } from "creator-core/metrics";
 * import { money } from "creator-core/money";
 *
 * const gifted = costPerAcquisition(money("0.00", "GBP"), 3);
 * gifted.ok && gifted.value; // => 0
 * const thirds = costPerAcquisition(money("100.00", "GBP"), 3);
 * thirds.ok && thirds.exact; // => { minor: 10000, count: 3, currency: "GBP" }
 * costPerAcquisition(money("50.00", "GBP"), 1.5); // => throws
 *
 * const leads = costPerAcquisition(money("50.00", "GBP"), 20, { acquisitions: "leads" });
 * leads.definition.denominator; // => "leads"
 * ```
 */
export function costPerAcquisition(
  cost: Cost,
  acquisitions: Count | readonly unknown[],
  options: { readonly acquisitions?: string | undefined } = {},
): Metric {
  assertObject(options, "options");
  const { acquisitions: named } = options;
  const count = isList(acquisitions) ? acquisitions.length : acquisitions;
  const thing =
    named === undefined ? { name: "acquisitions", nameOf: (counted: string) => counted } : { name: nameIn(named) };
  return costPer("costPerAcquisition", thing, cost, count);
}

function nameIn(named: string): string {
  const name = typeof named === "string" ? named.trim() : "";
  return name === "" ? fail("invalidArgument", "options.acquisitions", 'a name such as "orders"', named) : name;
}
