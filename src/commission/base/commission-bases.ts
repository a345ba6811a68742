import type { LinesBase } from "./compile-base.js";

/**
 * The usual commissionable bases, as data. A tax is taken once, whether it is part of the price
 * (`priceIncludesTax`) or comes on top. What was paid by gift card lowers none of them: it is a payment.
 *
 * - `gross` — everything the order was priced at: goods, gift wrap, tax and shipping, before any discount.
 * - `netOfDiscounts` — what was charged: `gross` less what the seller and the platform took off.
 * - `netOfTaxAndShipping` — the goods alone, less discounts: the usual "net sales" of affiliate programmes.
 * - `tiktokShop` — TikTok Shop's "commission base": the listed price less platform coupon, seller coupon and tax. The
 *   listed price there contains the tax, which `priceIncludesTax` says.
 *   Documented by TikTok Shop Academy for Viet Nam (https://seller-vn.tiktok.com/university/essay?knowledge_id=6837840205842177&lang=en); other regions differ, so it
 *   is a regional preset and not a rule.
 * - `margin` — what the goods earn the seller: their price less the seller's own discounts and less their cost. What the
 *   platform takes off is at the platform's expense. A line without its cost has no margin that is known.
 *
 * @example
 * ```ts
 * import { commissionBases, commissionableBase, percentCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 * import { percent } from "creator-core/rate";
 *
 * // Listed at 39.99 with 2.73 tax in it.
 * const line = { id: "1", quantity: 1, price: money("39.99", "USD"), priceIncludesTax: true, tax: money("2.73", "USD"), platformDiscount: money("3.00", "USD"), sellerDiscount: money("4.00", "USD") };
 * const base = commissionableBase([line], commissionBases.tiktokShop).total;
 * base.minor; // => 3026
 * percentCommission(base, percent(12)).total.minor; // => 363
 *
 * commissionableBase([{ ...line, cost: money("20.00", "USD") }], commissionBases.margin).total.minor; // => 1326
 * ```
 */
export const commissionBases = {
  gross: { kind: "lines", include: ["price", "tax", "shipping", "shippingTax", "giftWrap"] },
  netOfDiscounts: {
    kind: "lines",
    include: ["price", "sellerDiscount", "platformDiscount", "tax", "shipping", "shippingTax", "giftWrap"],
  },
  netOfTaxAndShipping: { kind: "lines", include: ["price", "sellerDiscount", "platformDiscount"] },
  tiktokShop: { kind: "lines", include: ["price", "sellerDiscount", "platformDiscount"] },
  margin: { kind: "margin", include: ["price", "sellerDiscount"] },
} as const satisfies Record<string, LinesBase>;
