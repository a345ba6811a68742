import { assertKeys } from "../../errors/assert-keys.js";
import { assertList } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { AttributionPolicy } from "../../models/attribution.js";

/** What an advertiser asks of the browser. */
export interface W3cDraftOptions {
  /** A whole number, 1 or more. */
  readonly lookbackDays: number;
  /**
   * The weights of the impressions, whole numbers of 1 or more: the first is for the impression of the highest priority, of
   * one priority for the latest. The draft also takes fractions: `[0.5, 0.25]` is `[2, 1]`.
   */
  readonly credit: readonly number[];
}

/**
 * The W3C's draft "Attribution Level 1", last-n-touch: the impressions within the look-back share by rank, the highest
 * priority first, and of one priority the latest first. What whole shares leave over is drawn fairly.
 *
 * Use it to retrace what a browser would say, or as a model of several touches in which priority decides. An impression is
 * whatever was saved as one, so clicks, engaged views and views are all in one tier; `priority` is the touch's own.
 *
 * Both ends belong to the window. The draft's own limits (an impression's lifetime, privacy budgets, noise, which sites may
 * ask) are not here, and its draws are random while ours come from a hash of the ids: the shares of one conversion may
 * differ by a unit, their sums over many do not. The draft knows no creators, so they may buy from themselves.
 *
 * @param options - `lookbackDays` and `credit`
 * @returns an attribution policy, plain data
 * @throws `invalidArgument` for a look-back of no days, no weights, a weight below 1, or an option of
 * another name
 *
 * Source: https://w3c.github.io/attribution/ and its reference implementation,
 * https://github.com/w3c/attribution/blob/main/impl/src/backend.ts (an impression is passed over when the conversion is
 * later than `timestamp + lookback`; sorted by priority, then timestamp, both descending; "lookbackDays must be positive",
 * "credit must be positive").
 *
 * @example
 * ```ts
 * import { w3cDraft } from "creator-core/attribution";
 *
 * const policy = w3cDraft({ lookbackDays: 30, credit: [2, 1, 1] });
 * policy.model; // => { kind: "ranked", weights: [2, 1, 1] }
 * policy.farEnd; // => "inclusive"
 * policy.remainder; // => "fair"
 *
 * w3cDraft({ lookbackDays: 0, credit: [1] }); // => throws
 * w3cDraft({ lookbackDays: 30, credit: [0.5, 0.5] }); // => throws
 * ```
 */
export function w3cDraft(options: W3cDraftOptions): AttributionPolicy {
  assertObject(options, "options", "an object with lookbackDays and credit");
  assertKeys(options, ["lookbackDays", "credit"], "options", "invalidArgument");
  const { lookbackDays: days, credit } = options;
  assertCount(days, "options.lookbackDays");
  assertList(credit, "options.credit", "a list of weights");
  if (credit.length === 0) fail("invalidArgument", "options.credit", "a list of at least one weight", credit);
  const weights = credit.slice();
  for (const [place, weight] of weights.entries()) assertCount(weight, `options.credit[${place}]`);
  return {
    id: "w3cDraft",
    windows: { click: { days }, engagedView: { days }, view: { days } },
    farEnd: "inclusive",
    sameInstant: "eligible",
    tiers: [["click", "engagedView", "view"]],
    model: { kind: "ranked", weights },
    remainder: "fair",
    selfPurchase: "eligible",
  };
}

function assertCount(value: number, path: string): void {
  if (!Number.isSafeInteger(value) || value < 1) fail("invalidArgument", path, "a whole number, 1 or more", value);
}
