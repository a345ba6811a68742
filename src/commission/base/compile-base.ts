import { assertList } from "../../errors/assert-list.js";
import { assertTexts } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import type { BaseComponent, CommissionableBase } from "../../models/commission.js";
import { assertKeys, assertOneOf } from "../guards.js";

/** A base that is added up from the lines of an order. */
export type LinesBase = Exclude<CommissionableBase, { readonly kind: "saleValue" }>;

/** What a line contributes nothing for being: the first that holds. */
export type LineExclusion = "product" | "sku" | "category";

/** A base as it is asked of every line. */
export interface CompiledBase {
  readonly include: readonly BaseComponent[];
  /** Whether the cost of the goods comes off. */
  readonly margin: boolean;
  /** Whether a line of several pieces counts for one of them. */
  readonly onePiece: boolean;
  readonly excluded: Readonly<Record<LineExclusion, ReadonlySet<string> | null>>;
}

/** The sign with which each component enters; the order is that of every list of components. */
export const componentSigns = {
  price: 1,
  sellerDiscount: -1,
  platformDiscount: -1,
  tax: 1,
  shipping: 1,
  shippingTax: 1,
  giftWrap: 1,
} as const satisfies Record<BaseComponent, 1 | -1>;

const components = /* @__PURE__ */ Object.keys(componentSigns);
const exclusions = ["excludedCategories", "excludedProducts", "excludedSkus"] as const;

/** Checks the part of a policy that says what the base is. */
export function assertLinesBase(base: LinesBase, path: string): void {
  if (base?.kind !== "lines" && base?.kind !== "margin") {
    fail("invalidPolicy", `${path}.kind`, '"lines" or "margin"', (base as { kind?: unknown } | undefined)?.kind);
  }
  assertKeys(base, ["kind", "include", ...exclusions, ...(base.kind === "lines" ? ["pieces"] : [])], path);
  assertList(base.include, `${path}.include`);
  for (const [index, component] of base.include.entries()) {
    assertOneOf(component, components, `${path}.include[${index}]`);
    if (base.include.indexOf(component) !== index) {
      fail("invalidPolicy", `${path}.include[${index}]`, "named once", component);
    }
  }
  if (base.kind === "lines" && base.pieces !== undefined) assertOneOf(base.pieces, ["all", "one"], `${path}.pieces`);
  for (const list of exclusions) if (base[list] !== undefined) assertTexts(base[list], `${path}.${list}`);
}

/** Of a base that was checked before. */
export function compileBase(base: LinesBase): CompiledBase {
  return {
    include: base.include,
    margin: base.kind === "margin",
    onePiece: base.kind === "lines" && base.pieces === "one",
    excluded: {
      product: setOf(base.excludedProducts),
      sku: setOf(base.excludedSkus),
      category: setOf(base.excludedCategories),
    },
  };
}

function setOf(list: readonly string[] | undefined): ReadonlySet<string> | null {
  return list === undefined || list.length === 0 ? null : new Set(list);
}
