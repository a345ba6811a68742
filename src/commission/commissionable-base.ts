import { assertList, assertObjects } from "../errors/assert-list.js";
import { fail } from "../errors/creator-core-error.js";
import type { BaseComponent, CommissionableBase } from "../models/commission.js";
import type { ConversionLine } from "../models/tracking.js";
import { assertMoney } from "../money/assert-money.js";
import { exactMoney } from "../money/exact-money.js";
import { sumMoney } from "../money/sum-money.js";
import type { Money } from "../money/types.js";
import { assertKeys, assertOneOf } from "./guards.js";

/** A base that is added up from the components of order lines. */
export type LinesBase = Extract<CommissionableBase, { readonly kind: "lines" }>;

/** What one line of an order contributes to the base. */
export interface CommissionableLine {
  readonly lineId: string;
  /** Zero or more. */
  readonly amount: Money;
  /** Why the line contributes nothing, when it is excluded; `null` otherwise. */
  readonly excluded: "product" | "category" | null;
}

/** The sign with which each component enters; the order is that of every list of components. */
const signs = {
  price: 1,
  sellerDiscount: -1,
  platformDiscount: -1,
  tax: 1,
  shipping: 1,
  shippingTax: 1,
} as const satisfies Record<BaseComponent, 1 | -1>;

const components = /* @__PURE__ */ Object.keys(signs);

/**
 * What of an order is commission paid on?
 *
 * The components that the base includes are added up for each line, discounts subtracted. A line never counts for less
 * than nothing, and an excluded line counts for nothing. What a gift card paid is no discount: it was spent, like cash.
 * For the usual choices see `commissionBases`.
 *
 * @formula Σ over lines: max(0, price + tax + shipping + shippingTax − sellerDiscount − platformDiscount), included ones only
 *
 * Units: minor units of the currency of the lines.
 * Complexity: O(n) for n lines.
 *
 * @param lines - the lines of one order, in one currency; amounts are for the whole line
 * @param base - the components to include, and products and categories that earn nothing
 * @returns the total and each line's part, in the order given
 * @throws `invalidArgument` when there are no lines, or one is no object
 * @throws `invalidPolicy` when a component is unknown or named twice
 * @throws `invalidMoney` when an amount is no money or below zero
 * @throws `currencyMismatch` when amounts are in several currencies
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
 *
 * // Never below zero for a line.
 * const giveaway = { id: "2", quantity: 1, price: money("3.00", "GBP"), sellerDiscount: money("4.00", "GBP") };
 * commissionableBase([giveaway], commissionBases.netOfTaxAndShipping).total.minor; // => 0
 * ```
 */
export function commissionableBase(
  lines: readonly ConversionLine[],
  base: LinesBase,
): { readonly total: Money; readonly lines: readonly CommissionableLine[] } {
  assertLinesBase(base, "base");
  return sumLines(lines, base, "lines");
}

/** The same for a base that was checked before. */
export function sumLines(lines: readonly ConversionLine[], base: LinesBase, path: string) {
  assertObjects(lines, path);
  const first = lines[0];
  if (first === undefined) return fail("invalidArgument", path, "at least one line", lines);
  assertMoney(first.price, `${path}[0].price`);
  const { currency } = first.price;
  const parts = lines.map((line, index): CommissionableLine => {
    const amount = sumComponents(line, base, currency, `${path}[${index}]`);
    const excluded = exclusionOf(line, base);
    return { lineId: line.id, amount: excluded === null ? amount : exactMoney(0, currency, path), excluded };
  });
  return {
    total: sumMoney(
      parts.map(({ amount }) => amount),
      currency,
    ),
    lines: parts,
  };
}

function sumComponents(line: ConversionLine, { include }: LinesBase, currency: string, path: string): Money {
  let minor = 0;
  for (const component of include) {
    const amount = line[component];
    if (amount === undefined) continue;
    assertMoney(amount, `${path}.${component}`);
    if (amount.currency !== currency) {
      fail("currencyMismatch", `${path}.${component}`, `in ${currency}, as the first line`, amount.currency);
    }
    if (amount.minor < 0) fail("invalidMoney", `${path}.${component}`, "zero or more", amount.minor);
    minor += signs[component] * amount.minor;
  }
  return exactMoney(Math.max(0, minor), currency, path);
}

function exclusionOf(line: ConversionLine, base: LinesBase): "product" | "category" | null {
  if (line.productId !== undefined && base.excludedProducts?.includes(line.productId)) return "product";
  if (line.category !== undefined && base.excludedCategories?.includes(line.category)) return "category";
  return null;
}

/** Checks the part of a policy that says what the base is. */
export function assertLinesBase(base: LinesBase, path: string): void {
  if (base?.kind !== "lines") fail("invalidPolicy", `${path}.kind`, '"lines"', base?.kind);
  assertKeys(base, ["kind", "include", "excludedCategories", "excludedProducts"], path);
  assertList(base.include, `${path}.include`);
  for (const [index, component] of base.include.entries()) {
    assertOneOf(component, components, `${path}.include[${index}]`);
    if (base.include.indexOf(component) !== index) {
      fail("invalidPolicy", `${path}.include[${index}]`, "named once", component);
    }
  }
  for (const list of ["excludedProducts", "excludedCategories"] as const) {
    if (base[list] !== undefined) assertList(base[list], `${path}.${list}`);
  }
}
