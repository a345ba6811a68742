import { fail } from "../../errors/creator-core-error.js";
import type { Credit, Sale } from "../../models/attribution.js";
import type { UnplacedCredits, UnplacedReason } from "../../models/attribution-aftermath.js";
import type { Post } from "../../models/post.js";
import type { Touchpoint } from "../../models/tracking.js";
import type { Money } from "../../money/types.js";
import { toInstant } from "../../time/to-instant.js";
import type { Instant } from "../../time/types.js";
import { findRepeats } from "../find-repeats.js";
import { assertSale } from "./carry-out.js";
import { addAmount, amountsOf, type CurrencySums } from "./currency-sums.js";
import { readSales } from "./read-sales.js";

/** A credit on the curve. */
export interface PlacedCredit {
  /** Milliseconds from its start to the conversion; zero or more. */
  readonly delay: number;
  /** The start that it is counted from. */
  readonly startedAt: Instant;
  readonly value: Money | undefined;
}

/** Finds where credits are counted from. */
export interface Starts {
  readonly startOf: (credit: Credit, sale: Sale, soldAt: Instant) => Instant | UnplacedReason;
  /** When each post or winning touch began; complete after the last credit. */
  readonly cohorts: ReadonlyMap<string, Instant>;
}

const reasons: readonly UnplacedReason[] = [
  "afterAsOf",
  "unattributed",
  "noTouch",
  "unknownTouch",
  "noPost",
  "unknownPost",
  "beforeStart",
];

/** Counts every credit from its start, or says why it cannot be. */
export function placeCredits(
  sales: readonly Sale[],
  starts: Starts,
  asOf: Instant,
): { readonly placed: PlacedCredit[]; readonly unplaced: readonly UnplacedCredits[] } {
  const placed: PlacedCredit[] = [];
  const apart = new Map<UnplacedReason, { credits: number; readonly sums: CurrencySums }>();
  const setApart = (reason: UnplacedReason, value: Money | undefined): void => {
    const found = apart.get(reason) ?? { credits: 0, sums: new Map() };
    apart.set(reason, found);
    found.credits += 1;
    addAmount(found.sums, value);
  };
  for (const { sale, occurredAt, index } of readSales(sales, "facts.sales")) {
    assertSale(sale, `facts.sales[${index}]`);
    const isLater = occurredAt > asOf;
    if (sale.unattributed !== null) setApart(isLater ? "afterAsOf" : "unattributed", sale.unattributed.value);
    for (const credit of sale.credits) {
      const start = starts.startOf(credit, sale, occurredAt);
      if (isLater) setApart("afterAsOf", credit.value);
      else if (typeof start === "string") setApart(start, credit.value);
      else placed.push({ delay: occurredAt - start, startedAt: start, value: credit.value });
    }
  }
  const unplaced = reasons.flatMap((reason) => {
    const found = apart.get(reason);
    return found === undefined ? [] : [{ reason, credits: found.credits, values: amountsOf(found.sums) }];
  });
  return { placed, unplaced };
}

/** A winning touch tells its own age. Touches that won nothing are not known. */
export function startsOfTouches(): Starts {
  const cohorts = new Map<string, Instant>();
  return {
    cohorts,
    startOf({ touchpointId, ageMilliseconds }, { id }, soldAt) {
      if (touchpointId === null || ageMilliseconds === null) return "noTouch";
      if (!Number.isSafeInteger(ageMilliseconds) || ageMilliseconds < 0) {
        fail("invalidArgument", `the age of a touch of sale "${id}"`, "milliseconds, zero or more", ageMilliseconds);
      }
      cohorts.set(touchpointId, soldAt - ageMilliseconds);
      return soldAt - ageMilliseconds;
    },
  };
}

/** The post of the touch; else the one that the shop says led to the sale, unless it is another creator's. */
export function startsOfPosts(
  posts: readonly Pick<Post, "id" | "creatorId" | "publishedAt">[],
  touchpoints: readonly Touchpoint[],
): Starts {
  findRepeats(posts, "facts.posts");
  findRepeats(touchpoints, "facts.touchpoints");
  const authors = new Map(posts.map(({ id, creatorId }) => [id, creatorId]));
  const postOfTouch = new Map(touchpoints.map(({ id, postId }) => [id, postId]));
  const cohorts = new Map(
    posts.map(({ id, publishedAt }, i) => [id, toInstant(publishedAt, `facts.posts[${i}].publishedAt`)]),
  );
  return {
    cohorts,
    startOf({ creatorId, touchpointId }, { postId }, soldAt) {
      const isOthers = postId !== undefined && (authors.get(postId) ?? creatorId) !== creatorId;
      const post =
        (touchpointId === null ? undefined : postOfTouch.get(touchpointId)) ?? (isOthers ? undefined : postId);
      if (post === undefined) {
        return touchpointId === null ? "noTouch" : postOfTouch.has(touchpointId) ? "noPost" : "unknownTouch";
      }
      const publishedAt = cohorts.get(post);
      if (publishedAt === undefined) return "unknownPost";
      return publishedAt > soldAt ? "beforeStart" : publishedAt;
    },
  };
}
