import { assertObjects } from "../../errors/assert-list.js";
import { fail } from "../../errors/creator-core-error.js";
import { largestRemainder } from "../../kernels/largest-remainder.js";
import type { ConversionLine, OrderDiscount } from "../../models/tracking.js";
import { exactMinor } from "../../money/exact-money.js";
import { assertNotNegative, assertOneOf } from "../guards.js";
import { amountOf } from "./line-amounts.js";

/** What was taken off an order as a whole, and who paid for it. */
export interface DiscountTotals {
  readonly seller: number;
  readonly platform: number;
}

/** The discounts of an order by who funds them; `null` where there are none. */
export function discountTotals(
  discounts: readonly OrderDiscount[] | undefined,
  currency: string,
  path: string,
): DiscountTotals | null {
  if (discounts === undefined || discounts === null) return null;
  assertObjects(discounts, path);
  const totals = { seller: 0, platform: 0 };
  for (const [index, { fundedBy, amount }] of discounts.entries()) {
    assertOneOf(fundedBy, ["seller", "platform"], `${path}[${index}].fundedBy`, "invalidArgument");
    assertNotNegative(amount, `${path}[${index}].amount`);
    if (amount.currency !== currency) {
      fail("currencyMismatch", `${path}[${index}].amount`, `in ${currency}, as the lines`, amount.currency);
    }
    totals[fundedBy] = exactMinor(totals[fundedBy] + amount.minor, path);
  }
  return totals;
}

/** Each line's part of an amount: by their prices; evenly where nothing has a price. The parts sum to the amount. */
export function spreadByPrice(
  minor: number,
  lines: readonly ConversionLine[],
  currency: string,
  path: string,
): readonly number[] {
  const prices = lines.map((line, index) => amountOf(line, "price", currency, path, index));
  return (
    largestRemainder(minor, prices) ??
    largestRemainder(
      minor,
      prices.map(() => 1),
    ) ??
    []
  );
}
