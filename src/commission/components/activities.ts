import { assertObjects } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CampaignId, CreatorId, PostId } from "../../ids/index.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { Deliverable, PostMetric } from "../../models/commission.js";
import type { MetricSnapshot, Post, PostCounts } from "../../models/post.js";
import { sameFacts } from "../../time/same-facts.js";
import { readInstant, toInstant } from "../../time/to-instant.js";
import type { Instant, InstantInput } from "../../time/types.js";
import { readFacts } from "../accrual/read-facts.js";
import { assertId } from "../guards.js";
import type { Counted } from "./measure-window.js";

/** What a post counted at one moment. */
export interface CountReading {
  readonly at: Instant;
  readonly count: number;
}

/** A post with everything that was read of it until now. */
export interface PostHistory {
  readonly id: PostId;
  readonly creatorId: CreatorId;
  readonly campaignId: CampaignId | null;
  /** What it is, where its format says: a rule may ask for it. */
  readonly contentKind: "video" | "live" | null;
  readonly publishedAt: Instant;
  /** Every reading of a metric in the order of time, one for an instant; empty where it was never read. */
  readonly readings: (metric: PostMetric) => readonly CountReading[];
}

/** Something a creator was asked to make, as far as it is accepted. */
export interface DeliverableHistory {
  readonly id: string;
  readonly creatorId: CreatorId;
  readonly campaignId: CampaignId | null;
  /** When it was accepted. */
  readonly approvedAt: Instant;
  /** When it was turned down after that; `null` while it stands. */
  readonly declinedAt: Instant | null;
}

/** The counts that a rule may pay for. */
export const postMetrics = [
  "views",
  "reach",
  "impressions",
  "likes",
  "comments",
  "shares",
  "saves",
  "clicks",
  "profileVisits",
  "watchTimeSeconds",
  "completions",
  "followers",
] as const satisfies readonly (keyof PostCounts)[];

/**
 * The posts known at a moment, in the order they were published, each with the snapshots known then. Snapshots of one
 * instant are read as one, count by count, the larger of the two.
 *
 * Complexity: O(n log n) for n posts and snapshots.
 *
 * @throws `invalidArgument`, `invalidInstant`, `invalidInteger` naming the place; `duplicateId` for two posts of one id
 */
export function readPosts(posts: readonly Post[], asOf: Instant, path = "posts"): readonly PostHistory[] {
  return readFacts(posts, path, "publishedAt", asOf).map(({ fact, at, index }) =>
    historyOf(fact, at, asOf, path, index),
  );
}

function historyOf(post: Post, publishedAt: Instant, asOf: Instant, path: string, index: number): PostHistory {
  const { id, creatorId, format } = post;
  const campaignId = post.campaignId ?? null;
  // Paths are text: made only when something is wrong.
  if (!isId(creatorId)) assertId(creatorId, `${path}[${index}].creatorId`);
  if (campaignId !== null && !isId(campaignId)) assertId(campaignId, `${path}[${index}].campaignId`);
  const snapshots = knownSnapshots(post.snapshots, publishedAt, asOf, path, index);
  return {
    id,
    creatorId,
    campaignId,
    contentKind: format === "video" || format === "live" ? format : null,
    publishedAt,
    readings: (metric) => readingsOf(snapshots, metric),
  };
}

function isId(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

interface Snapshot {
  readonly at: Instant;
  readonly counts: MetricSnapshot;
}

/** In the order of time; what is dated before the post was published was read when it was. */
function knownSnapshots(
  snapshots: readonly MetricSnapshot[],
  publishedAt: Instant,
  asOf: Instant,
  path: string,
  index: number,
): readonly Snapshot[] {
  if (!Array.isArray(snapshots)) assertObjects(snapshots, `${path}[${index}].snapshots`);
  const known: Snapshot[] = [];
  for (let place = 0; place < snapshots.length; place += 1) {
    const counts = snapshots[place]!;
    const at = readInstant(counts?.at);
    if (Number.isNaN(at) || !hasCounts(counts)) refuse(counts, `${path}[${index}].snapshots[${place}]`);
    if (at <= asOf) known.push({ at: Math.max(at, publishedAt), counts });
  }
  return known.sort((a, b) => a.at - b.at);
}

function hasCounts(counts: MetricSnapshot): boolean {
  for (const metric of postMetrics) {
    const count = counts[metric];
    if (count !== undefined && count !== null && !isCount(count)) return false;
  }
  return true;
}

function refuse(counts: MetricSnapshot, path: string): never {
  assertObject(counts, path);
  toInstant(counts.at, `${path}.at`);
  const metric = postMetrics.find(
    (each) => counts[each] !== undefined && counts[each] !== null && !isCount(counts[each]),
  );
  return fail("invalidInteger", `${path}.${metric}`, "a whole number, 0 or more", counts[metric ?? "views"]);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function readingsOf(snapshots: readonly Snapshot[], metric: PostMetric): readonly CountReading[] {
  const readings: CountReading[] = [];
  for (const { at, counts } of snapshots) {
    const count = (counts[metric] ?? null) === null ? null : counts[metric]! + 0;
    if (count === null) continue;
    const last = readings.at(-1);
    if (last === undefined || last.at !== at) readings.push({ at, count });
    else if (count > last.count) readings[readings.length - 1] = { at, count };
  }
  return readings;
}

/**
 * The deliverables that were accepted by a moment, in the order they were. Of an acceptance and a refusal the later one
 * says; of the same instant, the refusal.
 *
 * Complexity: O(n log n).
 *
 * @throws `invalidArgument`, `invalidInstant` naming the place; `duplicateId` for two deliverables of one id
 */
export function readDeliverables(
  deliverables: readonly Deliverable[],
  asOf: Instant,
  path = "deliverables",
): readonly DeliverableHistory[] {
  assertObjects(deliverables, path);
  const first = new Map<string, number>();
  const accepted: DeliverableHistory[] = [];
  deliverables.forEach((deliverable: Deliverable, index) => {
    const history = acceptedBy(deliverable, asOf, `${path}[${index}]`);
    const before = first.get(deliverable.id);
    if (before === undefined) {
      first.set(deliverable.id, index);
      if (history !== null) accepted.push(history);
    } else if (!sameFacts(deliverables[before], deliverable)) {
      fail("duplicateId", `${path}[${index}].id`, `new, or all of ${path}[${before}] repeated`, deliverable.id);
    }
  });
  return accepted.sort((a, b) => a.approvedAt - b.approvedAt || codeUnitOrder(a.id, b.id));
}

function acceptedBy(deliverable: Deliverable, asOf: Instant, path: string): DeliverableHistory | null {
  const { id, creatorId, campaignId } = deliverable;
  assertId(id, `${path}.id`);
  assertId(creatorId, `${path}.creatorId`);
  if ((campaignId ?? null) !== null) assertId(campaignId, `${path}.campaignId`);
  instantOf(deliverable.submittedAt, `${path}.submittedAt`);
  const approvedAt = instantOf(deliverable.approvedAt, `${path}.approvedAt`);
  const declinedAt = instantOf(deliverable.declinedAt, `${path}.declinedAt`);
  if (approvedAt === null || approvedAt > asOf) return null;
  const stands = declinedAt === null || declinedAt < approvedAt || declinedAt > asOf;
  return { id, creatorId, campaignId: campaignId ?? null, approvedAt, declinedAt: stands ? null : declinedAt };
}

function instantOf(input: InstantInput | null | undefined, path: string): Instant | null {
  return input === undefined || input === null ? null : toInstant(input, path);
}

/**
 * Posts as they count towards a measure of posts or of views: a post counts one from its publication on; its views from
 * each reading on, and every reading is an adjustment under the id of the post.
 *
 * Complexity: O(posts and readings).
 */
export function countedPosts(posts: readonly PostHistory[], measure: "posts" | "views"): readonly Counted[] {
  return posts.map((post): Counted => {
    const { publishedAt: at } = post;
    const id: string = post.id;
    if (measure === "posts") return { id, at, amounts: [1], adjustments: [] };
    const readings = post.readings("views");
    return {
      id,
      at,
      amounts: [0, ...readings.map(({ count }) => count)],
      adjustments: readings.map((reading) => ({ id, at: reading.at })),
    };
  });
}
