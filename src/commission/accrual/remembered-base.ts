import type { FxRate } from "../../money/types.js";
import type { CompiledTerms } from "../terms/compiled.js";

/** The part of compiled terms that bases rest on. */
export type BaseTerms = Pick<CompiledTerms, "terms" | "rounding" | "zone" | "currency">;

/** What a sale comes to under a base as it was made, in the currency that is paid. */
export interface OriginalBase {
  readonly currency: string;
  /** The whole order; `null` where a line is not known. */
  readonly order: number | null;
  /** Each line; `null` where it is not known. */
  readonly lines: readonly (number | null)[];
  /** The parts of the credits and, last, of nobody, where the value itself is the base; else they follow the weights. */
  readonly parts: readonly number[] | null;
}

/** What a sale remembers of the last question: the rules of one plan ask the same again and again. */
export interface RememberedBase {
  readonly terms: BaseTerms;
  readonly fx: FxRate | null;
  readonly original: OriginalBase | null;
}
