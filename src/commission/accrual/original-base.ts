import { fail } from "../../errors/creator-core-error.js";
import { largestRemainder } from "../../kernels/largest-remainder.js";
import { convertMoney } from "../../money/convert-money.js";
import { exactMinor } from "../../money/exact-money.js";
import type { FxRate, RoundingMode } from "../../money/types.js";
import { type CompiledBase, compileBase, type LinesBase } from "../base/compile-base.js";
import { lineBases } from "../base/line-bases.js";
import type { SaleHistory } from "./known-sale.js";
import { worthOfLines } from "./line-fates.js";
import type { BaseTerms, OriginalBase } from "./remembered-base.js";

/** The base as the sale was made, converted where there is a rate; `null` when the sale does not say. */
export function originalBase(history: SaleHistory, terms: BaseTerms, fx: FxRate | null): OriginalBase | null {
  const { memo } = history;
  if (memo !== null && memo.terms === terms && memo.fx === fx) return memo.original;
  const original = convert(asSold(history, terms), fx, terms.rounding.mode);
  history.memo = { terms, fx, original };
  return original;
}

/** In the currency of the sale. */
function asSold(history: SaleHistory, terms: BaseTerms): OriginalBase | null {
  const { base } = terms.terms;
  if (base.kind === "saleValue") return valueAsSold(history);
  const { sale, name } = history;
  if (sale.lines === undefined || sale.lines.length === 0) return null;
  const paths = { lines: `${name} lines`, discounts: `${name} orderDiscounts` };
  const compiled = compiledBase(terms, base);
  const { currency, minors } = lineBases(sale.lines, sale.orderDiscounts, compiled, terms.rounding.mode, paths);
  if (sale.value !== undefined && currency !== sale.value.currency) {
    fail("currencyMismatch", paths.lines, `in ${sale.value.currency}, as its value`, currency);
  }
  return { currency, order: totalOf(minors, name), lines: minors, parts: null };
}

function valueAsSold({ sale, name, totals, steps }: SaleHistory): OriginalBase | null {
  if (sale.value === undefined) return null;
  const { minor, currency } = sale.value;
  const hasLines = sale.lines !== undefined && sale.lines.length > 0;
  const lines = hasLines ? worthOfLines(sale, minor, currency, name) : [];
  return { currency, order: minor, lines, parts: minor === totals[0] ? steps[0]! : null };
}

/** Long lists of what is excluded are looked through once for a plan, not for each sale. */
const compiledBases = /* @__PURE__ */ new WeakMap<BaseTerms, CompiledBase>();

function compiledBase(terms: BaseTerms, base: LinesBase): CompiledBase {
  const known = compiledBases.get(terms);
  if (known !== undefined) return known;
  const compiled = compileBase(base);
  compiledBases.set(terms, compiled);
  return compiled;
}

function totalOf(minors: readonly (number | null)[], name: string): number | null {
  let sum = 0;
  for (const minor of minors) {
    if (minor === null) return null;
    sum += minor;
  }
  return Number.isSafeInteger(sum) ? sum : exactMinor(sum, `base of ${name}`);
}

/** Converted once, as a whole; the lines share it in proportion. */
function convert(original: OriginalBase | null, fx: FxRate | null, mode: RoundingMode): OriginalBase | null {
  if (original === null || fx === null) return original;
  const known = original.lines.map((minor) => minor ?? 0);
  const sum = original.order ?? known.reduce((total, minor) => total + minor, 0);
  const { minor, currency } = convertMoney({ minor: sum, currency: original.currency }, fx, mode);
  const shares = largestRemainder(minor, known) ?? known;
  return {
    currency,
    order: original.order === null ? null : minor,
    lines: original.lines.map((line, place) => (line === null ? null : shares[place]!)),
    parts: null,
  };
}
