import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type { CampaignCost, CostKind, CostLine } from "../models/campaign.js";
import { assertCurrency } from "../money/assert-currency.js";
import { assertMoney } from "../money/assert-money.js";
import { sumMoney } from "../money/sum-money.js";
import type { Money } from "../money/types.js";

/**
 * What did a campaign cost, and is that all of it? Use it to prepare the cost of `costPerView`, `costPerAcquisition` and
 * the like, which have no value as long as an expected kind of cost is missing. Where the cost is one known amount, give
 * them the amount itself.
 *
 * @formula total = Σ lines in the currency
 *
 * Units: minor units of the currency.
 *
 * Complexity: O(lines).
 *
 * @param lines - the costs of one campaign, in any order. A cost known to be nothing is a line of zero.
 * @param basis - `expected`: the kinds that must be known, often `campaign.expectedCosts`, `[]` for none; `currency`:
 * what to add up in. Lines in another currency are named in the result and not in the total.
 * @returns the total with the kinds in it, the expected kinds that are missing, and the other currencies; all sorted
 * @throws `invalidArgument` when a list is no list, or a kind no text
 * @throws `invalidMoney` when an amount is none or below zero
 * @throws `unknownCurrency`
 * @throws `moneyOverflow` when the total passes 2^53 − 1 minor units
 *
 * @example
 * ```ts
 * import { campaignCost } from "creator-core/metrics";
 * import { money } from "creator-core/money";
 *
 * const lines = [
 *   { kind: "creatorFees", amount: money("400.00", "GBP") },
 *   { kind: "samples", amount: money("50.00", "GBP") },
 * ] as const;
 * campaignCost(lines, { expected: ["creatorFees"], currency: "GBP" }).total; // => { minor: 45000, currency: "GBP" }
 * campaignCost(lines, { expected: ["creatorFees", "usageRights"], currency: "GBP" }).missing; // => ["usageRights"]
 * campaignCost(lines, { expected: [], currency: "EUR" }).otherCurrencies; // => ["GBP"]
 * ```
 */
export function campaignCost(
  lines: readonly (Pick<CostLine, "kind" | "amount"> & Partial<CostLine>)[],
  basis: { readonly expected: readonly CostKind[]; readonly currency: string },
): CampaignCost {
  assertObject(basis, "basis");
  const { expected, currency } = basis;
  assertCurrency(currency, "basis.currency");
  if (!Array.isArray(lines)) fail("invalidArgument", "lines", "an array of cost lines", lines);
  if (!Array.isArray(expected)) fail("invalidArgument", "basis.expected", "an array of kinds of cost", expected);
  const amounts: Money[] = [];
  const kinds = new Set<CostKind>();
  const known = new Set<CostKind>();
  const otherCurrencies = new Set<string>();
  lines.forEach((line: (typeof lines)[number], i) => {
    assertCost(line?.amount, `lines[${i}].amount`);
    if (typeof line.kind !== "string") fail("invalidArgument", `lines[${i}].kind`, "a kind of cost", line.kind);
    known.add(line.kind);
    if (line.amount.currency === currency) {
      kinds.add(line.kind);
      amounts.push(line.amount);
    } else {
      otherCurrencies.add(line.amount.currency);
    }
  });
  return {
    total: sumMoney(amounts, currency),
    kinds: [...kinds].sort(),
    missing: [...new Set<CostKind>(expected)].filter((kind) => !known.has(kind)).sort(),
    otherCurrencies: [...otherCurrencies].sort(),
  };
}

/**
 * The guard for what was spent.
 *
 * @throws `invalidMoney` or `unknownCurrency` naming `path`
 * @internal
 */
export function assertCost(value: unknown, path: string): asserts value is Money {
  assertMoney(value, path);
  if (value.minor < 0) fail("invalidMoney", `${path}.minor`, "0 or more: a cost is not negative", value.minor);
}
