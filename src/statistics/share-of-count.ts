import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import { fewestReaching, mostWithin } from "../kernels/part-of-count.js";
import { type Share, shareValue } from "./share.js";

/** How many of something "the top 20 %" are, as data. */
export interface SharePolicy {
  /** Above 0 and at most 1: `"0.2"` or `0.2`. */
  readonly share: Share;
  /** 20 % of 7 is 1.4: `ceil` makes it 2, `floor` and `nearest` 1; `nearest` takes halves up. */
  readonly rounding: "ceil" | "floor" | "nearest";
}

/**
 * How many are 20 % of 7? Use it wherever a share of people becomes a number of people: 1, 1 or 2 by `floor`, `nearest` and
 * `ceil`, so the rule is named. The share that they *hold* is {@link topShare}.
 *
 * @formula ⌈n · share⌉, ⌊n · share⌋ or ⌊n · share + ½⌋; a decimal means what is written, so that 0.07 of 100 is 7
 *
 * Units: whole things.
 *
 * Complexity: O(1).
 *
 * @param n - how many there are
 * @param policy - the share, and how a broken number becomes a whole one
 * @returns a whole number from 0 to n
 * @throws `invalidInteger` when `n` is no whole number of 0 or more
 * @throws `invalidRate` when the share is not above 0 and at most 1
 * @throws `invalidPolicy` when the rounding is none of the three
 *
 * @example
 * ```ts
 * import { shareOfCount } from "creator-core/statistics";
 *
 * shareOfCount(7, { share: "0.2", rounding: "ceil" }); // => 2
 * shareOfCount(7, { share: "0.2", rounding: "floor" }); // => 1
 * shareOfCount(7, { share: "0.2", rounding: "nearest" }); // => 1
 * shareOfCount(10, { share: 0.25, rounding: "nearest" }); // => 3
 * shareOfCount(100, { share: 0.07, rounding: "ceil" }); // => 7
 * ```
 */
export function shareOfCount(n: number, policy: SharePolicy): number {
  if (!Number.isSafeInteger(n) || n < 0) fail("invalidInteger", "n", "a whole number of 0 or more", n);
  const { share, rounding } = readSharePolicy(policy);
  if (n === 0) return 0; // no quotients by nobody
  switch (rounding) {
    case "ceil":
      return fewestReaching(share, n);
    case "floor":
      return mostWithin(share, n);
    case "nearest":
      return Math.ceil(mostWithin(share, 2 * n) / 2);
  }
}

/** @internal */
export function readSharePolicy(policy: SharePolicy): { share: number; rounding: SharePolicy["rounding"] } {
  assertObject(policy, "policy");
  const { rounding } = policy;
  if (rounding !== "ceil" && rounding !== "floor" && rounding !== "nearest") {
    fail("invalidPolicy", "policy.rounding", '"ceil" or "floor" or "nearest"', rounding);
  }
  return { share: shareValue(policy.share, "policy.share"), rounding };
}
