import type { LinesBase } from "./commissionable-base.js";

/**
 * The usual commissionable bases, as data. Prices of lines are without tax, so `tax` is what comes on top.
 *
 * - `gross` — everything the order was priced at: goods, tax and shipping, before any discount.
 * - `netOfDiscounts` — what was charged: `gross` less what the seller and the platform took off.
 * - `netOfTaxAndShipping` — the goods alone, less discounts: the usual "net sales" of affiliate programmes.
 * - `tiktokShop` — TikTok Shop's "commission base": the listed price less platform coupon, seller coupon and tax. The
 *   listed price there contains the tax; the price of a line here does not, so it is not taken off a second time.
 *   Documented by TikTok Shop Academy for Viet Nam; other regions differ, so it is a preset and not a rule.
 *
 * @example
 * ```ts
 * import { commissionBases, commissionableBase, percentCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 * import { percent } from "creator-core/rate";
 *
 * // Listed at 39.99 with 2.73 tax in it: 37.26 without.
 * const line = { id: "1", quantity: 1, price: money("37.26", "USD"), tax: money("2.73", "USD"), platformDiscount: money("3.00", "USD"), sellerDiscount: money("4.00", "USD") };
 * const base = commissionableBase([line], commissionBases.tiktokShop).total;
 * base.minor; // => 3026
 * percentCommission(base, percent(12)).total.minor; // => 363
 * ```
 */
export const commissionBases = {
  gross: { kind: "lines", include: ["price", "tax", "shipping", "shippingTax"] },
  netOfDiscounts: {
    kind: "lines",
    include: ["price", "sellerDiscount", "platformDiscount", "tax", "shipping", "shippingTax"],
  },
  netOfTaxAndShipping: { kind: "lines", include: ["price", "sellerDiscount", "platformDiscount"] },
  tiktokShop: { kind: "lines", include: ["price", "sellerDiscount", "platformDiscount"] },
} as const satisfies Record<string, LinesBase>;
