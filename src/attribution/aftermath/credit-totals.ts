import { assertObjects } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { assertText } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { Credit, Sale } from "../../models/attribution.js";
import type { CreditTotal } from "../../models/attribution-aftermath.js";
import { assertMoney } from "../../money/assert-money.js";
import type { Money } from "../../money/types.js";
import { addAmount, amountsOf, type CurrencySums } from "./currency-sums.js";
import { fixedPoint, fromFixedPoint } from "./fixed-point.js";

/** What somebody has so far. */
interface Tally {
  fraction: bigint;
  readonly sums: CurrencySums;
}

/**
 * How much was each creator credited with, over all these sales?
 *
 * Use it on the sales of `attributeConversions` for what was sold, or on the `remaining` of `applyRefunds` for what is left of it
 * after refunds. What creators are owed for it is `creator-core/commission`'s to say.
 *
 * @formula conversions of a creator = Σ weight / totalWeight of their credits
 *
 * Units: values are minor units, one amount for each currency; conversions are counted in shares, and refunds do not change
 * them.
 * Rounding: values are exact. Shares are added as exact fractions and rounded once: three thirds are 1.
 * Complexity: O(credits), and sorting the creators.
 *
 * @param sales - `{ credits, unattributed }` of each, in any order
 * @returns one row for each creator, by id, and at last one with `creatorId: null` for what nobody was credited with, where there
 * is any
 * @throws `invalidArgument`, `invalidMoney` or `unknownCurrency` for a credit that cannot be read; `moneyOverflow` when a total is
 * beyond 2^53 minor units
 *
 * @example
 * ```ts
 * import { applyRefunds, attributeConversions, creditTotals, lastClick90Days } from "creator-core/attribution";
 * import { money } from "creator-core/money";
 *
 * const order = { id: "order-7", customerKey: "k-1", kind: "order", occurredAt: 9, value: money("30.00", "GBP") } as const;
 * const click = { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: 1 } as const;
 * const { sales } = attributeConversions({ conversions: [order], touchpoints: [click] }, lastClick90Days);
 *
 * creditTotals(sales); // => [{ creatorId: "ann", conversions: 1, values: [{ minor: 3000, currency: "GBP" }] }]
 *
 * const refund = { id: "r-1", conversionId: "order-7", kind: "refund", occurredAt: 10, value: money("10.00", "GBP") } as const;
 * creditTotals(applyRefunds(sales, [refund]).remaining)[0]?.values; // => [{ minor: 2000, currency: "GBP" }]
 * ```
 */
export function creditTotals(sales: readonly Pick<Sale, "credits" | "unattributed">[]): CreditTotal[] {
  assertObjects(sales, "sales");
  const tallies = new Map<string | null, Tally>();
  for (const [index, { credits, unattributed }] of sales.entries()) {
    assertObjects(credits, `sales[${index}].credits`);
    let creditedWeight = 0;
    for (const [place, credit] of credits.entries()) {
      assertCredit(credit, () => `sales[${index}].credits[${place}]`);
      creditedWeight += credit.weight;
      add(tallyOf(tallies, credit.creatorId), credit.weight, credit.totalWeight, credit.value);
    }
    if ((unattributed ?? null) === null) continue;
    assertObject(unattributed, `sales[${index}].unattributed`, "the part nobody gets, or null");
    if (unattributed.value !== undefined) assertMoney(unattributed.value, `sales[${index}].unattributed.value`);
    const totalWeight = credits[0]?.totalWeight ?? 1;
    add(tallyOf(tallies, null), totalWeight - creditedWeight, totalWeight, unattributed.value);
  }
  return [...tallies].sort(byHolder).map(([creatorId, { fraction, sums }]) => ({
    creatorId,
    conversions: fromFixedPoint(fraction),
    values: amountsOf(sums),
  }));
}

function tallyOf(tallies: Map<string | null, Tally>, creatorId: string | null): Tally {
  let tally = tallies.get(creatorId);
  if (tally === undefined) {
    tally = { fraction: 0n, sums: [] };
    tallies.set(creatorId, tally);
  }
  return tally;
}

function add(tally: Tally, weight: number, totalWeight: number, value: Money | undefined): void {
  tally.fraction += fixedPoint(weight, totalWeight);
  addAmount(tally.sums, value);
}

/** The path is text: made only when something is wrong. */
function assertCredit({ creatorId, weight, totalWeight, value }: Credit, path: () => string): void {
  if (typeof creatorId !== "string") assertText(creatorId, `${path()}.creatorId`);
  if (!Number.isSafeInteger(totalWeight) || totalWeight < 1) {
    fail("invalidArgument", `${path()}.totalWeight`, "a whole number, 1 or more", totalWeight);
  }
  if (!Number.isSafeInteger(weight) || weight < 0 || weight > totalWeight) {
    fail("invalidArgument", `${path()}.weight`, `a whole number from 0 to ${totalWeight}`, weight);
  }
  if (value !== undefined) assertMoney(value, `${path()}.value`);
}

/** By id; nobody comes last. */
function byHolder([a]: readonly [string | null, Tally], [b]: readonly [string | null, Tally]): number {
  return a === null ? 1 : b === null ? -1 : codeUnitOrder(a, b);
}
