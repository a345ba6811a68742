import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CommissionTerms } from "../../models/commission.js";
import { compileTerms } from "../terms/compile-terms.js";
import type { CompiledTerms } from "../terms/compiled.js";
import type { SaleColumns } from "./column-types.js";

/** A plan over bases that are given: its own base has been applied. What columns cannot be asked is refused. */
export function compileForRows(terms: CommissionTerms, columns: SaleColumns): CompiledTerms {
  assertObject(terms, "terms", "an object", "invalidPolicy");
  const compiled = compileTerms(terms, "terms");
  if (terms.precedence.kind === "bestForCreator") {
    refuse("precedence", "a ladder or specificity: use accrue", terms.precedence.kind);
  }
  if (compiled.rounding.level === "line") refuse("rounding.level", '"order": columns have no lines', "line");
  if (compiled.currency !== null && compiled.currency !== columns.currency) {
    fail("currencyMismatch", "terms.currency", `${columns.currency}, as the columns`, compiled.currency);
  }
  refuseLater(compiled, columns);
  return compileTerms({ ...terms, base: { kind: "saleValue" } }, "terms");
}

/**
 * A cap whose room serves later sales pays each sale at its moment, and corrects it when something was taken back, or when
 * a window of volume tiers turns out larger.
 */
function refuseLater({ caps, rules }: CompiledTerms, { base, left, currency }: SaleColumns): void {
  const byEnd = rules.filter(({ component }) => component.kind === "tiered" && component.mode === "volume");
  caps.forEach((cap, index) => {
    if (cap.onHeadroom !== "later" || cap.currency !== currency) return;
    const path = `caps[${index}].onHeadroom`;
    if (byEnd.some(({ id }) => cap.rules.has(id))) refuse(path, '"refill", above volume tiers', "later");
    if (left?.some((minor, row) => minor !== base[row])) {
      refuse(path, '"refill": columns do not say when something was taken back', "later");
    }
  });
}

function refuse(path: string, rule: string, value: unknown): never {
  return fail("invalidPolicy", `terms.${path}`, rule, value);
}
