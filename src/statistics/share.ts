import { fail } from "../errors/creator-core-error.js";
import { asRate } from "../rate/as-rate.js";
import type { Rate } from "../rate/types.js";

/** A part of a whole, above 0 and at most 1: `"0.2"` or `0.2`. */
export type Share = Rate | number;

/** @internal */
export function shareValue(share: Share, path: string): number {
  const value = typeof share === "number" ? share : Number(asRate(share, path));
  return value > 0 && value <= 1 ? value : fail("invalidRate", path, "a share above 0, at most 1", share);
}
