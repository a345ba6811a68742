import type { CreatorId } from "../../ids/index.js";

/** Who has a part of a sale; `null` is nobody. */
export type Holder = CreatorId | null;

/** Who has how much of many conversions, in columns: the shares of one after those of the one before. */
export interface ShareColumns {
  /** By conversion, where its shares begin; at last, where they end. */
  readonly starts: Int32Array;
  /** By conversion, what the weights of its shares sum to. */
  readonly totalWeights: Float64Array;
  /** By conversion; `null` where it has no value. */
  readonly currencies: readonly (string | null)[];
  /** By share, the place of whoever has it in the list of holders; ascending within a conversion, each once. */
  readonly holders: Int32Array;
  readonly weights: Float64Array;
  readonly minors: Float64Array;
}
