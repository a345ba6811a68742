import type { CreatorId, TouchpointId } from "../../ids/index.js";

/**
 * What a model weighs: the survivors of the modelled tier in the order of touches (by time; of one instant the preferred one
 * first), and after them what stands on the order, as it came about, each piece of evidence once. The columns may be longer
 * than `count`, so that one set of them serves every conversion.
 */
export interface Survivors {
  readonly count: number;
  /** How many of them, the last ones, stand on the order itself. */
  readonly onOrder: number;
  /** Milliseconds before the conversion; 0 for what stands on the order. */
  readonly ages: ArrayLike<number>;
  /** The numbers of their kinds. */
  readonly kinds: ArrayLike<number>;
  /** 0 where none is given, and for what stands on the order. */
  readonly priorities: ArrayLike<number>;
  /** `null` for what is no creator's. */
  readonly creatorIds: ArrayLike<CreatorId | null>;
  /** `null` for what stands on the order. */
  readonly touchpointIds: ArrayLike<TouchpointId | null>;
}
