import { latestCounts, totalCount } from "creator-core/metrics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";

describe("latestCounts", () => {
  const snapshots = deepFreeze([
    { at: "1970-01-01T00:00:02Z", views: 200 },
    { at: 1_000, views: 100, likes: 10 },
  ]);

  it("reads the latest snapshot at or before a moment, in plain numbers", () => {
    expect(latestCounts({ snapshots })).toEqual({ at: 2_000, views: 200 });
    expect(latestCounts({ snapshots }, new Date(2_000))).toEqual({ at: 2_000, views: 200 });
    expect(latestCounts({ snapshots }, 1_999)).toEqual({ at: 1_000, views: 100, likes: 10 });
    expect(latestCounts({ snapshots }, 999)).toBeNull();
    expect(latestCounts({ snapshots: [] })).toBeNull();
  });

  it("joins two readings of one instant, the larger count of each", () => {
    const one = { at: 5, views: 300, likes: 7 };
    const other = { at: "1970-01-01T00:00:00.005Z", views: 200, reach: 150 };
    const joined = { at: 5, views: 300, reach: 150, likes: 7 };
    expect(latestCounts(deepFreeze({ snapshots: [one, other] }))).toEqual(joined);
    expect(latestCounts(deepFreeze({ snapshots: [other, one] }))).toEqual(joined);
  });

  it("carries no key that was not measured, and no -0", () => {
    const counts = latestCounts({ snapshots: [{ at: 1, likes: -0 }] });
    expect(Object.keys(counts ?? {})).toEqual(["at", "likes"]);
    expect(counts?.likes).toBe(0);
  });

  it("refuses what is no snapshot", () => {
    expect(refusalOf(() => latestCounts({ snapshots: [{ at: 1, views: -1 }] }))).toBe("invalidInteger at post.views");
    expect(
      refusalOf(() =>
        latestCounts({
          snapshots: [
            { at: 1, views: 1 },
            { at: 1, views: Number.NaN },
          ],
        }),
      ),
    ).toBe("invalidInteger at post.snapshots[1].views");
    // @ts-expect-error snapshots from outside may be anything
    expect(refusalOf(() => latestCounts({ snapshots: [null] }))).toBe("invalidArgument at post.snapshots[0]");
    // @ts-expect-error snapshots from outside may be anything
    expect(refusalOf(() => latestCounts({}))).toBe("invalidArgument at post.snapshots");
  });
});

describe("totalCount", () => {
  const posts = deepFreeze([
    { views: 1_000, likes: 90, comments: 6 },
    { views: 500, likes: 10 },
  ]);

  it("adds up one count over the posts", () => {
    expect(totalCount(posts, "views")).toEqual({
      ok: true,
      value: 1_500,
      n: 2,
      definition: { name: "totalCount", unit: "count", numerator: "views", denominator: "1" },
      flags: [],
      exact: { numerator: 1_500, denominator: 1 },
    });
  });

  it("adds up several counts, named in one order", () => {
    const total = totalCount(posts.slice(0, 1), ["comments", "likes"]);
    expect(total).toMatchObject({ value: 96, definition: { numerator: "likes + comments" } });
  });

  it("has no value when a count is missing, unless asked to skip", () => {
    expect(totalCount(posts, "comments")).toMatchObject({ ok: false, reason: "missingInput", missing: ["comments"] });
    const known = totalCount(posts, "comments", { missing: "skip" });
    expect(known).toMatchObject({ value: 6, n: 1, flags: ["skippedUnmeasured"] });
    expect(totalCount(posts, "saves", { missing: "skip" })).toMatchObject({ ok: false, reason: "missingInput" });
  });

  it("is zero for no posts: nothing is missing", () => {
    expect(totalCount([], "views")).toMatchObject({ ok: true, value: 0, n: 0 });
  });

  it("has no -0", () => {
    expect(totalCount([{ views: -0 }], "views")).toMatchObject({ value: 0, exact: { numerator: 0 } });
  });

  it("reads posts as of a moment", () => {
    const snapshots = [
      { at: 1, views: 3 },
      { at: 9, views: 30 },
    ];
    const post = deepFreeze({ id: "p", creatorId: "c", platform: "tiktok", publishedAt: 0, snapshots });
    expect(totalCount([post], "views", { asOf: 8 })).toMatchObject({ value: 3 });
  });

  it("refuses counts that do not add up over posts, and sums that are not exact", () => {
    // @ts-expect-error one person stands in the reach of several posts
    expect(refusalOf(() => totalCount(posts, "reach"))).toBe("invalidArgument at fields");
    // @ts-expect-error the followers are the same for every post
    expect(refusalOf(() => totalCount(posts, ["followers"]))).toBe("invalidArgument at fields");
    // @ts-expect-error no such count
    expect(refusalOf(() => totalCount(posts, "__proto__"))).toBe("invalidArgument at fields");
    expect(refusalOf(() => totalCount(posts, ["likes", "likes"]))).toBe("invalidArgument at fields");
    expect(refusalOf(() => totalCount(posts, []))).toBe("invalidArgument at fields");
    const huge = { views: Number.MAX_SAFE_INTEGER };
    expect(refusalOf(() => totalCount([huge, { views: 1 }], "views"))).toBe("invalidInteger at posts");
  });
});
