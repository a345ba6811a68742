import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { Sale } from "../../models/attribution.js";
import type { ConversionDelay, DelayPolicy } from "../../models/attribution-aftermath.js";
import type { Post } from "../../models/post.js";
import type { Touchpoint } from "../../models/tracking.js";
import { toInstant } from "../../time/to-instant.js";
import type { Instant, InstantInput } from "../../time/types.js";
import { type DelayCurve, drawCurve } from "./delay-curve.js";
import { compileMarks } from "./delay-marks.js";
import { delayRows } from "./delay-rows.js";
import { placeCredits, type StartOf, startsOfPosts, startsOfTouches } from "./place-credits.js";

/** What a delay curve is made of. Every list may be in any order. */
export interface DelayFacts {
  /** As `attributeConversions` returned them. */
  readonly sales: readonly Sale[];
  /** The touches that were attributed. Needed from publication, to know the posts of the winners. */
  readonly touchpoints?: readonly Touchpoint[];
  /** The posts in question; each is a cohort. Needed from publication. */
  readonly posts?: readonly Pick<Post, "id" | "creatorId" | "publishedAt">[];
}

/**
 * How long after a post is published, or after the touch that won, do conversions come?
 *
 * Use it to know how much of a young post's sales is still to come, and how long a campaign must run before it is
 * judged. Every mark says how many credits had come sooner, of what value; how many cohorts are old enough for that to be
 * the whole truth (`maturity`); and how many times as many credits there are in the end, learnt from complete cohorts only
 * (`completion`). Multiply a young post's count at a mark by that factor to see where it is likely to end.
 *
 * A cohort is a post that had been published by then, whether it sold anything or not, or a winning touch. What happened after
 * `asOf` changes nothing but a count of its own, so that a reading of a past day is what that day would have read. The unit is the credit: a conversion that two
 * creators share is one credit of each. A credit belongs to the post of its touch; where that names none, to the post on the
 * sale, if it is the same creator's. What has no place on the curve is counted apart, with its reason, so that placed and
 * unplaced values sum to those of the sales.
 *
 * **The marks are not look-back windows.** A curve is read from one attribution, under one policy. That 7 days from the
 * touch hold what a 7-day window would give is true only of the last touch inside one tier, where nothing else could have
 * won. With other models or several tiers attribute again for each window, as in the last example.
 *
 * @formula completion at a mark = credits of complete cohorts ÷ those of them that came sooner than the mark
 *
 * Units: values are minor units by currency; a day is 24 hours. Marks are half-open: what comes exactly 24 hours after
 * the start is not within 24 hours.
 * Without a value: `share` without placed credits (`zeroDenominator`), `maturity` without cohorts (`zeroDenominator`),
 * `completion` without cohorts (`insufficientSample`), without complete ones (`immatureWindow`), or when nothing of theirs
 * had come by the mark (`zeroDenominator`).
 * Complexity: O(n log marks) for n credits, posts and touches, and sorting sales that are not in order of time.
 *
 * @param facts - `{ sales, touchpoints?, posts? }`; from publication posts are required
 * @param policy - `{ from, marks, completeAfter? }`: marks such as `"24h"`, `{ days: 7 }` and `"full"`, ascending. A cohort
 * is complete when it is as old as `completeAfter`, or else as the longest mark that has a length
 * @param options - `{ asOf }`: the moment of the reading. Conversions after it are counted apart
 * @returns `{ from, asOf, cohorts, rows, unplaced }`: a row for each mark, in their order
 * @throws `unsortedBands` when marks do not ascend; `invalidDuration` for a mark that has no length; `invalidPolicy`;
 * `duplicateId`; `moneyOverflow`; `invalidArgument`, `invalidInstant` or `invalidMoney` for a fact that cannot be read
 *
 * @example Two orders came from clicks an hour and three days before.
 * ```ts
 * import { attributeConversions, conversionDelay, lastClick90Days } from "creator-core/attribution";
 *
 * const order = { kind: "order", occurredAt: "2026-03-10T12:00:00Z" } as const;
 * const conversions = [{ ...order, id: "o-1", customerKey: "k-1" }, { ...order, id: "o-2", customerKey: "k-2" }];
 * const click = { creatorId: "ann", kind: "click" } as const;
 * const touchpoints = [
 *   { ...click, id: "t-1", customerKey: "k-1", occurredAt: "2026-03-10T11:00:00Z" },
 *   { ...click, id: "t-2", customerKey: "k-2", occurredAt: "2026-03-07T12:00:00Z" },
 * ];
 * const { sales } = attributeConversions({ conversions, touchpoints }, lastClick90Days);
 *
 * const { rows } = conversionDelay({ sales }, { from: "touch", marks: ["24h", "7d"] }, { asOf: "2026-04-01T00:00:00Z" });
 * rows.map(({ mark, credits }) => [mark, credits]); // => [["24h", 1], ["7d", 2]]
 * ```
 *
 * @example A post is young, and tells only what has come so far; the older one tells what is to be expected.
 * ```ts
 * import { conversionDelay } from "creator-core/attribution";
 *
 * const DAY = 86_400_000;
 * const post = { creatorId: "ann", platform: "tiktok", snapshots: [] } as const;
 * const posts = [{ ...post, id: "old", publishedAt: 0 }, { ...post, id: "young", publishedAt: 59 * DAY }];
 * const credit = {
 *   creatorId: "ann", evidence: "shop", touchpointId: null, campaignId: null, weight: 1, totalWeight: 1, ageMilliseconds: null,
 * } as const;
 * const sale = { customerKey: "", kind: "order", credits: [credit], unattributed: null } as const;
 * const sales = [
 *   { ...sale, id: "o-1", postId: "old", occurredAt: 1 },
 *   { ...sale, id: "o-2", postId: "old", occurredAt: 3 * DAY },
 *   { ...sale, id: "o-3", postId: "young", occurredAt: 59 * DAY + 1 },
 *   { ...sale, id: "o-4", occurredAt: 59 * DAY },
 * ];
 * const marks = [{ hours: 24 }, { days: 7 }, "full"] as const;
 * const { rows, unplaced } = conversionDelay({ sales, posts }, { from: "publication", marks }, { asOf: 60 * DAY });
 *
 * rows.map(({ credits }) => credits); // => [2, 3, 3]
 * rows.map(({ maturity }) => maturity.ok && maturity.value); // => [1, 0.5, 0.5]
 * rows.map(({ completion }) => completion.ok && completion.value); // => [2, 1, 1]
 * unplaced; // => [{ reason: "noTouch", credits: 1, values: [] }]
 * ```
 *
 * @example With a model that looks at more than the last touch, a narrower window is another attribution.
 * ```ts
 * import { attributeConversions, lastClick90Days } from "creator-core/attribution";
 *
 * const DAY = 86_400_000;
 * const lead = { id: "lead-1", customerKey: "k-1", kind: "lead", occurredAt: 10 * DAY } as const;
 * const click = { customerKey: "k-1", kind: "click" } as const;
 * const touchpoints = [
 *   { ...click, id: "t-1", creatorId: "ann", occurredAt: 0 },
 *   { ...click, id: "t-2", creatorId: "ben", occurredAt: 9 * DAY },
 * ];
 * const firstClick = { ...lastClick90Days, model: { kind: "firstTouch" } } as const;
 *
 * const winners = [7, 30].map((days) => {
 *   const policy = { ...firstClick, windows: { click: { days } } };
 *   return attributeConversions({ conversions: [lead], touchpoints }, policy).sales[0]?.credits[0]?.creatorId;
 * });
 * winners; // => ["ben", "ann"]
 * ```
 */
export function conversionDelay(
  facts: DelayFacts,
  policy: DelayPolicy,
  options: { readonly asOf: InstantInput },
): ConversionDelay {
  assertObject(facts, "facts", "{ sales, touchpoints?, posts? }");
  const asOf = toInstant(options?.asOf, "options.asOf");
  const marks = compileMarks(policy);
  const curve = drawCurve(marks, asOf);
  const unplaced = placeCredits(facts.sales, startsOf(facts, marks.from, asOf, curve), asOf, curve);
  const rows = delayRows(curve, marks);
  return { from: marks.from, asOf, cohorts: curve.cohorts(), rows, unplaced };
}

function startsOf(facts: DelayFacts, from: DelayPolicy["from"], asOf: Instant, curve: DelayCurve): StartOf {
  if (from === "touch") return startsOfTouches(curve);
  const { posts, touchpoints = [] } = facts;
  if (posts === undefined) fail("invalidArgument", "facts.posts", "the posts, to count from their publication", posts);
  return startsOfPosts(posts, touchpoints, asOf, curve);
}
