import { fail } from "../../errors/creator-core-error.js";
import { mulDivRound } from "../../kernels/mul-div-round.js";
import type { ConversionLine, OrderDiscount } from "../../models/tracking.js";
import { exactMinor } from "../../money/exact-money.js";
import type { RoundingMode } from "../../money/types.js";
import { type CompiledBase, componentSigns, type LineExclusion } from "./compile-base.js";
import { amountOf, currencyOfLines } from "./line-amounts.js";
import { discountTotals, spreadByPrice } from "./order-discounts.js";

/** What each line of an order contributes, in minor units. */
export interface LineBases {
  readonly currency: string;
  /** `null` for a line whose cost is not known, where the cost comes off. */
  readonly minors: readonly (number | null)[];
}

/** Where the lines and discounts of an order stand, for errors. */
export interface LinePaths {
  readonly lines: string;
  readonly discounts: string;
}

/** The contribution of every line, for a base that was checked before. The lines are known to be objects. */
export function lineBases(
  lines: readonly ConversionLine[],
  discounts: readonly OrderDiscount[] | undefined,
  base: CompiledBase,
  rounding: RoundingMode,
  paths: LinePaths,
): LineBases {
  const currency = currencyOfLines(lines, paths.lines);
  const off = orderDiscountsOff(lines, discounts, base, currency, paths);
  const minors = new Array<number | null>(lines.length);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    const amount = sumComponents(line, base, currency, paths.lines, index) - (off === null ? 0 : off[index]!);
    minors[index] = exclusionOf(line, base) === null ? partOf(line, amount, base, rounding, paths.lines, index) : 0;
  }
  return { currency, minors };
}

/** What the order's discounts take off each line, those that the base subtracts; `null` where there are none. */
function orderDiscountsOff(
  lines: readonly ConversionLine[],
  discounts: readonly OrderDiscount[] | undefined,
  { include }: CompiledBase,
  currency: string,
  paths: LinePaths,
): readonly number[] | null {
  const totals = discountTotals(discounts, currency, paths.discounts);
  if (totals === null) return null;
  const seller = include.includes("sellerDiscount") ? spreadByPrice(totals.seller, lines, currency, paths.lines) : null;
  const platform = include.includes("platformDiscount")
    ? spreadByPrice(totals.platform, lines, currency, paths.lines)
    : null;
  return lines.map((_, index) => exactMinor((seller?.[index] ?? 0) + (platform?.[index] ?? 0), paths.discounts));
}

function sumComponents(
  line: ConversionLine,
  { include, margin }: CompiledBase,
  currency: string,
  path: string,
  index: number,
): number {
  let minor = 0;
  for (const component of include) {
    minor += componentSigns[component] * amountOf(line, component, currency, path, index);
    if (component === "price" && line.priceIncludesTax) minor -= amountOf(line, "tax", currency, path, index);
    // A sum beyond the safe integers is not exact, also when what follows brings it back.
    if (!Number.isSafeInteger(minor)) exactMinor(minor, `${path}[${index}]`);
  }
  return margin ? minor - amountOf(line, "cost", currency, path, index) : minor;
}

/** Never below zero; of several pieces all or one; unknown where a cost is asked for that the line does not say. */
function partOf(
  line: ConversionLine,
  amount: number,
  { margin, onePiece }: CompiledBase,
  rounding: RoundingMode,
  path: string,
  index: number,
): number | null {
  if (margin && line.cost === undefined) return null;
  const minor = amount > 0 ? amount : 0;
  if (!Number.isSafeInteger(minor)) return exactMinor(minor, `${path}[${index}]`);
  return onePiece ? Number(mulDivRound(minor, 1, piecesOf(line, path, index), rounding)) : minor;
}

/** How many pieces a line has. */
export function piecesOf({ quantity }: ConversionLine, path: string, index: number): number {
  if (Number.isSafeInteger(quantity) && quantity > 0) return quantity;
  return fail("invalidInteger", `${path}[${index}].quantity`, "a whole number of pieces, 1 or more", quantity);
}

/** Why a line contributes nothing, when it is excluded; `null` otherwise. */
export function exclusionOf(line: ConversionLine, { excluded }: CompiledBase): LineExclusion | null {
  if (line.productId !== undefined && excluded.product?.has(line.productId)) return "product";
  if (line.sku !== undefined && excluded.sku?.has(line.sku)) return "sku";
  if (line.category !== undefined && excluded.category?.has(line.category)) return "category";
  return null;
}
