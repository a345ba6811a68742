import type { CompiledTerms } from "../terms/compiled.js";
import type { Claim } from "./claim.js";
import type { SaleHistory } from "./sale-history.js";

/** A claim with the plan it is made under and, of an override, the sale it is about. */
export interface PlanClaim extends Claim {
  readonly compiled: CompiledTerms;
  readonly history: SaleHistory | null;
}
