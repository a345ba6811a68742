import { lastPlace } from "./single-places.js";
import type { Survivors } from "./survivors.js";

/** A position-based model in lowest terms. */
export interface Positions {
  readonly first: number;
  readonly middle: number;
  readonly last: number;
  /** The weights of two touches. */
  readonly two: readonly [first: number, last: number];
}

/**
 * The parts of the first and the last, and the middle part shared by those between: everything times `n − 2`, so that their
 * shares are whole.
 *
 * Of touches of one instant the preferred one is the first; and of the latest instant the preferred one is the last, unless
 * it is the first already.
 */
export function positionWeights({ first, middle, last, two }: Positions, survivors: Survivors): number[] {
  const { count } = survivors;
  if (count < 2) return new Array<number>(count).fill(1);
  const weights = new Array<number>(count).fill(middle);
  weights[0] = count === 2 ? two[0] : first * (count - 2);
  weights[Math.max(1, lastPlace(survivors))] = count === 2 ? two[1] : last * (count - 2);
  return weights;
}
