import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type { Post, PostCounts } from "../models/post.js";
import { toInstant } from "../time/to-instant.js";
import type { Instant, InstantInput } from "../time/types.js";
import { assertCount } from "./assert-count.js";
import { latestSnapshot } from "./latest-snapshot.js";

/** A post with its snapshots, or simply its counts. */
export type PostOrCounts = Post | PostCounts;

/** How posts are read. */
export interface ReadPostsOptions {
  /**
   * Read every post at its latest snapshot at or before this moment, and leave out posts published later. Absent: at the
   * latest snapshot of all. Bare counts have no time and are taken as they are.
   */
  readonly asOf?: InstantInput | undefined;
  /**
   * What to do about a post that lacks a needed count: leave it out and flag it, or give no number. Each function says
   * what it does by itself.
   */
  readonly missing?: "skip" | "refuse" | undefined;
}

/** What was read, as one column of whole numbers for each field. */
interface Columns {
  /** In the order of the fields; a row for every post that has all of them. */
  readonly columns: readonly (readonly number[])[];
  /** How many rows there are. */
  readonly rows: number;
  /** How many posts there were at the time, measured or not. */
  readonly posts: number;
  /** What the others lacked. */
  readonly missing: readonly string[];
}

/**
 * Reads the fields of every post that has all of them.
 *
 * @throws `invalidArgument`, `invalidInstant` or `invalidInteger` naming the post
 * @internal
 */
export function readPosts(
  posts: readonly PostOrCounts[],
  fields: readonly (keyof PostCounts)[],
  options: ReadPostsOptions,
): Columns {
  assertReadPostsOptions(options);
  const { asOf } = options;
  if (!Array.isArray(posts)) fail("invalidArgument", "posts", "an array of posts or counts", posts);
  const limit = asOf === undefined ? Number.POSITIVE_INFINITY : toInstant(asOf, "asOf");
  const columns = fields.map((): number[] => []);
  const missing = new Set<string>();
  let known = 0;
  for (let i = 0; i < posts.length; i += 1) {
    const counts = countsAt(posts[i], limit, i);
    if (counts === "unpublished") continue;
    known += 1;
    if (!hasAll(counts, fields, missing)) continue;
    for (let f = 0; f < fields.length; f += 1) columns[f]!.push(proven(counts, fields[f]!, i));
  }
  return { columns, rows: columns[0]?.length ?? 0, posts: known, missing: [...missing] };
}

function assertReadPostsOptions(options: ReadPostsOptions): void {
  assertObject(options, "options");
  const { missing } = options;
  if (missing !== undefined && missing !== "skip" && missing !== "refuse") {
    fail("invalidArgument", "options.missing", '"skip" or "refuse"', missing);
  }
}

const nothing: PostCounts = {};

function countsAt(post: PostOrCounts | undefined, limit: Instant, index: number): PostCounts | "unpublished" {
  if (typeof post !== "object" || post === null) {
    return fail("invalidArgument", `posts[${index}]`, "a post or its counts", post);
  }
  if (!("snapshots" in post)) return post;
  const unpublished =
    limit !== Number.POSITIVE_INFINITY && toInstant(post.publishedAt, `posts[${index}].publishedAt`) > limit;
  return unpublished ? "unpublished" : (latestSnapshot(post, limit, `posts[${index}]`)?.counts ?? nothing);
}

function hasAll(counts: PostCounts, fields: readonly (keyof PostCounts)[], missing: Set<string>): boolean {
  let complete = true;
  for (const field of fields) {
    if (counts[field] !== undefined) continue;
    missing.add(field);
    complete = false;
  }
  return complete;
}

function proven(counts: PostCounts, field: keyof PostCounts, index: number): number {
  const value = counts[field];
  // The path is text: made only when something is wrong, not for every count.
  if (!Number.isSafeInteger(value) || value! < 0) assertCount(value, `posts[${index}].${field}`);
  return value!;
}
