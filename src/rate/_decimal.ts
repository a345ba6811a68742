import { Decimal as SharedDecimal } from "decimal.js";

/**
 * This library's own decimal.js constructor: whatever the application sets on the shared one changes nothing here.
 * No other file imports decimal.js.
 *
 * Sixty digits are exact for every sum (33 digits and a carry) and for every product that is a rate: a product with at
 * most 15 digits before the point has at most 15 + 18 + 18 = 51 digits. Longer ones are refused by the limits of a
 * rate, before or after rounding.
 *
 * @internal
 */
export const Decimal = /* @__PURE__ */ SharedDecimal.clone({
  defaults: true,
  precision: 60,
  toExpNeg: -100,
  toExpPos: 100,
});
