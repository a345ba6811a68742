import { fail } from "../../errors/creator-core-error.js";
import type { CreatorId, PostId } from "../../ids/index.js";
import { textNumbers } from "../../kernels/text-numbers.js";
import type { Credit, Sale } from "../../models/attribution.js";
import type { UnplacedCredits, UnplacedReason } from "../../models/attribution-aftermath.js";
import type { Post } from "../../models/post.js";
import type { Touchpoint } from "../../models/tracking.js";
import type { Money } from "../../money/types.js";
import { toInstant } from "../../time/to-instant.js";
import type { Instant } from "../../time/types.js";
import { findRepeats } from "../evidence/find-repeats.js";
import { assertSale } from "./carry-out.js";
import { addAmount, amountsOf, type CurrencySums } from "./currency-sums.js";
import type { DelayCurve } from "./delay-curve.js";
import { readSales } from "./read-sales.js";

/** Finds where credits are counted from. */
export type StartOf = (credit: Credit, sale: Sale, soldAt: Instant) => Instant | UnplacedReason;

const reasons: readonly UnplacedReason[] = [
  "afterAsOf",
  "unattributed",
  "noTouch",
  "unknownTouch",
  "noPost",
  "unknownPost",
  "beforeStart",
];

/** Counts every credit from its start, or says why it cannot be. What came after `asOf` is not looked at any further. */
export function placeCredits(
  sales: readonly Sale[],
  startOf: StartOf,
  asOf: Instant,
  { addCredit }: DelayCurve,
): UnplacedCredits[] {
  const apart = new Map<UnplacedReason, { credits: number; readonly sums: CurrencySums }>();
  const setApart = (reason: UnplacedReason, value: Money | undefined): void => {
    const found = apart.get(reason) ?? { credits: 0, sums: [] };
    apart.set(reason, found);
    found.credits += 1;
    addAmount(found.sums, value);
  };
  for (const { sale, occurredAt, index } of readSales(sales, "facts.sales")) {
    assertSale(sale, `facts.sales[${index}]`);
    const isLater = occurredAt > asOf;
    if (sale.unattributed !== null) setApart(isLater ? "afterAsOf" : "unattributed", sale.unattributed.value);
    for (const [place, credit] of sale.credits.entries()) {
      assertTouch(credit, index, place);
      const start = isLater ? "afterAsOf" : startOf(credit, sale, occurredAt);
      if (typeof start === "string") setApart(start, credit.value);
      else addCredit(start, occurredAt, credit.value);
    }
  }
  return reasons.flatMap((reason) => {
    const found = apart.get(reason);
    return found === undefined ? [] : [{ reason, credits: found.credits, values: amountsOf(found.sums) }];
  });
}

/** The paths are text: made only when something is wrong. */
function assertTouch({ touchpointId, ageMilliseconds: age }: Credit, sale: number, credit: number): void {
  const path = () => `facts.sales[${sale}].credits[${credit}]`;
  if (touchpointId !== null && typeof touchpointId !== "string") {
    fail("invalidArgument", `${path()}.touchpointId`, "text, or null", touchpointId);
  }
  if (age === null || (Number.isSafeInteger(age) && age >= 0)) return;
  fail("invalidArgument", `${path()}.ageMilliseconds`, "milliseconds, zero or more, or null", age);
}

/** A winning touch tells its own age, and is a cohort. Touches that won nothing are not known. */
export function startsOfTouches({ addCohort }: DelayCurve): StartOf {
  const touches = textNumbers();
  return ({ touchpointId, ageMilliseconds }, _, soldAt) => {
    if (touchpointId === null || ageMilliseconds === null) return "noTouch";
    const known = touches.size();
    if (touches.add(touchpointId) === known) addCohort(soldAt - ageMilliseconds);
    return soldAt - ageMilliseconds;
  };
}

/**
 * The post of the touch; else the one that the shop says led to the sale, unless it is another creator's. Every post that
 * had been published is a cohort.
 */
export function startsOfPosts(
  posts: readonly Pick<Post, "id" | "creatorId" | "publishedAt">[],
  touchpoints: readonly Touchpoint[],
  asOf: Instant,
  { addCohort }: DelayCurve,
): StartOf {
  const published = new Map<PostId, { readonly creatorId: CreatorId; readonly publishedAt: Instant }>();
  const firstPost = findRepeats(posts, "facts.posts");
  for (const [i, { id, creatorId, publishedAt: at }] of posts.entries()) {
    const publishedAt = toInstant(at, `facts.posts[${i}].publishedAt`);
    published.set(id, { creatorId, publishedAt });
    if ((firstPost === null || firstPost[i] === i) && publishedAt <= asOf) addCohort(publishedAt);
  }
  findRepeats(touchpoints, "facts.touchpoints");
  const touches = textNumbers();
  const postOf: (PostId | undefined)[] = [];
  for (const { id, postId } of touchpoints) postOf[touches.add(id)] = postId;
  return ({ creatorId, touchpointId }, { postId }, soldAt) => {
    const touch = touchpointId === null ? -1 : touches.find(touchpointId);
    const isOthers = postId !== undefined && (published.get(postId)?.creatorId ?? creatorId) !== creatorId;
    const post = postOf[touch] ?? (isOthers ? undefined : postId);
    if (post === undefined) return touchpointId === null ? "noTouch" : touch < 0 ? "unknownTouch" : "noPost";
    const publishedAt = published.get(post)?.publishedAt;
    if (publishedAt === undefined) return "unknownPost";
    return publishedAt > soldAt ? "beforeStart" : publishedAt;
  };
}
