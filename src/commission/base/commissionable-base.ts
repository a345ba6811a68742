import { assertObjects } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import { exactTotal } from "../../kernels/exact-total.js";
import type { ConversionLine, OrderDiscount } from "../../models/tracking.js";
import { exactMinor } from "../../money/exact-money.js";
import type { Money, RoundingMode } from "../../money/types.js";
import { asRoundingMode } from "../../rate/as-rounding-mode.js";
import { assertLinesBase, compileBase, type LineExclusion, type LinesBase } from "./compile-base.js";
import { exclusionOf, lineBases } from "./line-bases.js";

export type { LinesBase } from "./compile-base.js";

/** What one line of an order contributes to the base. */
export interface CommissionableLine {
  readonly lineId: string;
  /** Zero or more. */
  readonly amount: Money;
  /** Why the line contributes nothing, when it is excluded; `null` otherwise. */
  readonly excluded: LineExclusion | null;
}

/** What was said of an order beside its lines. */
export interface CommissionableBaseOptions {
  /** What was taken off the order as a whole; spread over the lines by their prices. Absent: nothing. */
  readonly orderDiscounts?: readonly OrderDiscount[];
  /** How one piece of a line becomes whole minor units, for `pieces: "one"`. Absent: half away from zero. */
  readonly rounding?: RoundingMode;
}

/**
 * What of an order is commission paid on?
 *
 * The components that the base includes are added up for each line, discounts subtracted; those on the order as a whole
 * are spread over the lines first, by their prices (see `spreadOrderDiscounts`), excluded lines among them. A line never
 * counts for less than nothing, and an excluded line counts for nothing. What a gift card paid is no discount: it was
 * spent, like cash, so it appears nowhere here. For the usual choices see `commissionBases`.
 *
 * With `pieces: "one"` a line of several pieces counts for one of them: what the line comes to, divided by its quantity
 * and rounded once. A margin base subtracts the cost of the goods, and has no answer for a line that does not say it.
 *
 * @formula Σ over lines: max(0, price (less the tax in it) + tax + shipping + shippingTax + giftWrap − sellerDiscount − platformDiscount − cost), included ones only
 *
 * Units: minor units of the currency of the lines.
 * Complexity: O(n) for n lines; O(n log n) with discounts on the order.
 *
 * @param lines - the lines of one order, in one currency; amounts are for the whole line
 * @param base - the components to include; products, SKUs and categories that earn nothing; whether costs come off
 * @param options - discounts on the order as a whole, and the rounding of single pieces
 * @returns the total and each line's part, in the order given; the parts sum to the total
 * @throws `invalidArgument` when there are no lines, one is no object, or a discount is funded by neither
 * @throws `invalidPolicy` when a component is unknown or named twice, or a field is misspelt
 * @throws `invalidMoney` when an amount is no money or below zero, and when a margin is asked of a line without its cost
 * @throws `invalidInteger` when one piece is asked of a line whose quantity is no whole number above zero
 * @throws `currencyMismatch` when amounts are in several currencies
 * @throws `moneyOverflow`
 *
 * @example
 * ```ts
 * import { commissionableBase, commissionBases } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const line = { id: "1", quantity: 1, price: money("100.00", "GBP"), sellerDiscount: money("10.00", "GBP"), shipping: money("5.00", "GBP"), tax: money("9.00", "GBP") };
 * commissionableBase([line], commissionBases.netOfTaxAndShipping).total; // => { minor: 9000, currency: "GBP" }
 * commissionableBase([line], commissionBases.netOfDiscounts).total.minor; // => 10400
 * commissionableBase([line], commissionBases.gross).total.minor; // => 11400
 *
 * const books = { kind: "lines", include: ["price"], excludedCategories: ["books"] } as const;
 * commissionableBase([{ ...line, category: "books" }], books).lines; // => [{ lineId: "1", amount: { minor: 0, currency: "GBP" }, excluded: "category" }]
 * ```
 *
 * @example
 * A coupon on the whole order: 10.00 over three lines of 10.00 is 3.34, 3.33 and 3.33.
 * ```ts
 * import { commissionableBase, commissionBases } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const lines = ["1", "2", "3"].map((id) => ({ id, quantity: 1, price: money("10.00", "GBP") }));
 * const orderDiscounts = [{ fundedBy: "seller", amount: money("10.00", "GBP") }] as const;
 * const base = commissionableBase(lines, commissionBases.netOfTaxAndShipping, { orderDiscounts });
 * base.lines.map(({ amount }) => amount.minor); // => [666, 667, 667]
 * base.total.minor; // => 2000
 * ```
 *
 * @example
 * Never below zero for a line; one piece of three; a margin.
 * ```ts
 * import { commissionableBase, commissionBases } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const giveaway = { id: "2", quantity: 1, price: money("3.00", "GBP"), sellerDiscount: money("4.00", "GBP") };
 * commissionableBase([giveaway], commissionBases.netOfTaxAndShipping).total.minor; // => 0
 *
 * const three = { id: "3", quantity: 3, price: money("10.00", "GBP"), cost: money("6.00", "GBP") };
 * commissionableBase([three], { kind: "lines", include: ["price"], pieces: "one" }).total.minor; // => 333
 * commissionableBase([three], commissionBases.margin).total.minor; // => 400
 * commissionableBase([giveaway], commissionBases.margin); // => throws
 * ```
 */
export function commissionableBase(
  lines: readonly ConversionLine[],
  base: LinesBase,
  options: CommissionableBaseOptions = {},
): { readonly total: Money; readonly lines: readonly CommissionableLine[] } {
  assertLinesBase(base, "base");
  assertObject(options, "options");
  assertObjects(lines, "lines");
  const compiled = compileBase(base);
  const mode = asRoundingMode(options.rounding ?? "halfAwayFromZero", "options.rounding");
  const paths = { lines: "lines", discounts: "options.orderDiscounts" };
  const { currency, minors } = lineBases(lines, options.orderDiscounts, compiled, mode, paths);
  const known = minors.map((minor, index) => minor ?? refuseMargin(index));
  return {
    total: { minor: exactMinor(numberOf(exactTotal(known)), "total"), currency },
    lines: lines.map((line, index) => ({
      lineId: line.id,
      amount: { minor: known[index]!, currency },
      excluded: exclusionOf(line, compiled),
    })),
  };
}

function refuseMargin(index: number): never {
  return fail("invalidMoney", `lines[${index}].cost`, "what the goods cost: without it no margin is known", undefined);
}

function numberOf(total: bigint): number | bigint {
  const minor = Number(total);
  return Number.isSafeInteger(minor) ? minor : total;
}
