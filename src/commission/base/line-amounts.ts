import { fail } from "../../errors/creator-core-error.js";
import type { BaseComponent } from "../../models/commission.js";
import type { ConversionLine } from "../../models/tracking.js";
import { assertMoney } from "../../money/assert-money.js";
import { assertNotNegative } from "../guards.js";

/** The currency of an order's lines: that of the price of the first. */
export function currencyOfLines(lines: readonly ConversionLine[], path: string): string {
  const [first] = lines;
  if (first === undefined) return fail("invalidArgument", path, "at least one line", lines);
  assertMoney(first.price, `${path}[0].price`);
  return first.price.currency;
}

/** One amount of a line, zero where it is not said; a price is always said. */
export function amountOf(
  line: ConversionLine,
  component: BaseComponent | "cost",
  currency: string,
  path: string,
  index: number,
): number {
  const amount = line[component];
  if (amount === undefined && component !== "price") return 0;
  const minor = amount?.minor;
  // What is wrong is said with its path, and the path is text: made only then.
  if (minor === undefined || !(Number.isSafeInteger(minor) && minor > 0) || amount?.currency !== currency) {
    const at = `${path}[${index}].${component}`;
    assertNotNegative(amount, at);
    if (amount.currency !== currency)
      fail("currencyMismatch", at, `in ${currency}, as the first line`, amount.currency);
    return 0;
  }
  return minor;
}
