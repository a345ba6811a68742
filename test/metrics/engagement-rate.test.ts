import { engagementDefinitions, engagementRate } from "creator-core/metrics";
import type { EngagementDefinition, Post } from "creator-core/models";
import { sameDefinition } from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";

const likes = { basis: "views", interactions: ["likes"] } as const;
const posts = deepFreeze([
  { views: 1_000, likes: 90, comments: 6, shares: 4 },
  { views: 3_000, likes: 150, comments: 30, shares: 20 },
]);
const post = (snapshots: Post["snapshots"], more: Partial<Post> = {}): Post =>
  deepFreeze({ id: "p", creatorId: "c", platform: "tiktok", publishedAt: 0, snapshots, ...more });

describe("a usual engagement rate", () => {
  it("is all interactions over all views", () => {
    // (90 + 6 + 4 + 150 + 30 + 20) ÷ (1,000 + 3,000) = 300 ÷ 4,000
    expect(engagementRate(posts, "byViews")).toEqual({
      ok: true,
      value: 0.075,
      n: 2,
      definition: {
        name: "engagementRate",
        unit: "ratio",
        numerator: "likes + comments + shares",
        denominator: "views",
        aggregation: "ratioOfSums",
      },
      flags: [],
      exact: { numerator: 300, denominator: 4_000 },
    });
  });

  it.each([
    ["byViews", "views"],
    ["byReach", "reach"],
    ["byImpressions", "impressions"],
    ["byFollowers", "followers"],
  ] as const)("%s divides by %s", (preset, basis) => {
    const counts = { views: 1, reach: 1, impressions: 1, followers: 1, likes: 3, comments: 1, shares: 1, [basis]: 50 };
    const rate = engagementRate([counts], preset);
    expect(rate).toMatchObject({ ok: true, value: 0.1, definition: { denominator: basis } });
    expect(engagementRate([counts], engagementDefinitions[preset])).toEqual(rate);
  });

  it("does not count saves unless they are declared", () => {
    const saved = [{ views: 100, likes: 5, comments: 0, shares: 0, saves: 15 }];
    const interactions = ["likes", "saves"] as const;
    expect(engagementRate(saved, "byViews")).toMatchObject({ value: 0.05 });
    expect(engagementRate(saved, { basis: "views", interactions })).toMatchObject({ value: 0.2 });
  });
});

describe("aggregation", () => {
  // Rates of the posts: 10 ÷ 100 = 0.1, 40 ÷ 100 = 0.4, 700 ÷ 1,000 = 0.7, 900 ÷ 1,000 = 0.9.
  const four = deepFreeze([
    { views: 100, likes: 10 },
    { views: 100, likes: 40 },
    { views: 1_000, likes: 700 },
    { views: 1_000, likes: 900 },
  ]);

  it("gives one post one vote in the mean and in the median, one view one vote in the ratio of sums", () => {
    // 1,650 ÷ 2,200 = 0.75; (0.1 + 0.4 + 0.7 + 0.9) ÷ 4 = 0.525; (0.4 + 0.7) ÷ 2 = 0.55
    expect(engagementRate(four, likes)).toMatchObject({ value: 0.75 });
    expect(engagementRate(four, { ...likes, aggregation: "meanOfRatios" })).toMatchObject({ value: 0.525, n: 4 });
    const middle = engagementRate(four, { ...likes, aggregation: "medianOfRatios" });
    expect(middle.ok && middle.value).toBeCloseTo(0.55, 15);
    expect(middle).not.toHaveProperty("exact");
  });

  it("leaves posts that nobody saw out of mean and median, and says so; the ratio of sums counts them", () => {
    const unseen = [...four, { views: 0, likes: 0 }];
    const mean = engagementRate(unseen, { ...likes, aggregation: "meanOfRatios" });
    expect(mean).toMatchObject({ value: 0.525, n: 4, flags: ["skippedZeroDenominator"] });
    expect(engagementRate(unseen, likes)).toMatchObject({ value: 0.75, n: 5, flags: [] });
    // Likes without a view exist: the counters of platforms are not read at the same instant.
    expect(engagementRate([...four, { views: 0, likes: 22 }], likes)).toMatchObject({ value: 0.76 });
  });

  it("weighs interactions as declared", () => {
    // (10 + 3 × 4) ÷ 100
    const counts = [{ views: 100, likes: 10, shares: 4 }];
    const rate = engagementRate(counts, { basis: "views", interactions: ["shares", "likes"], weights: { shares: 3 } });
    expect(rate).toMatchObject({ value: 0.22, definition: { numerator: "likes + 3 × shares" } });
  });

  it("has one definition for two ways to write it", () => {
    const one = engagementRate(posts, { basis: "views" }).definition;
    const other: EngagementDefinition = {
      basis: "views",
      interactions: ["shares", "likes", "comments"],
      weights: { likes: 1 },
    };
    expect(sameDefinition(one, engagementRate(posts, other).definition)).toBe(true);
    expect(sameDefinition(one, engagementRate(posts, "byReach").definition)).toBe(false);
  });
});

describe("what was not measured", () => {
  const partly = deepFreeze([...posts, { views: 9_000, likes: 900 }, { likes: 5, comments: 1, shares: 1 }]);

  it("is left out and flagged, never taken for zero", () => {
    const rate = engagementRate(partly, "byViews");
    expect(rate).toMatchObject({ value: 0.075, n: 2, flags: ["skippedUnmeasured"] });
  });

  it("gives no number when asked to refuse, and names everything missing", () => {
    const rate = engagementRate(partly, "byViews", { missing: "refuse" });
    expect(rate).toMatchObject({ ok: false, reason: "missingInput", missing: ["comments", "shares", "views"] });
    expect(engagementRate(posts, "byViews", { missing: "refuse" }).ok).toBe(true);
  });

  it("gives no number when no post has everything", () => {
    const rate = engagementRate([{ views: 9, likes: 1 }, { shares: 2 }], likes);
    expect(rate).toMatchObject({ ok: true, n: 1 });
    expect(engagementRate([{ likes: 1 }, { views: 9 }], likes)).toMatchObject({
      reason: "missingInput",
      missing: ["likes", "views"],
    });
  });
});

describe("no number", () => {
  it("without posts", () => {
    expect(engagementRate([], "byViews")).toMatchObject({ ok: false, reason: "insufficientSample" });
  });

  it.each(["ratioOfSums", "meanOfRatios", "medianOfRatios"] as const)("without a view: %s", (aggregation) => {
    const rate = engagementRate([{ views: 0, likes: 0 }], { ...likes, aggregation });
    expect(rate).toMatchObject({ ok: false, reason: "zeroDenominator" });
    expect(rate).not.toHaveProperty("value");
  });
});

describe("posts with snapshots", () => {
  const growing = post([
    { at: "1970-01-01T00:00:03Z", views: 400, likes: 100 },
    { at: new Date(1_000), views: 100, likes: 10 },
    { at: 2_000, views: 200, likes: 30 },
  ]);
  const rateAt = (asOf?: number) => engagementRate([growing], likes, asOf === undefined ? {} : { asOf });

  it("are read at the latest one, or at the latest one at or before a moment", () => {
    expect(rateAt()).toMatchObject({ value: 0.25 });
    expect(rateAt(2_999)).toMatchObject({ value: 0.15 });
    expect(rateAt(2_000)).toMatchObject({ value: 0.15 });
    expect(rateAt(1_999)).toMatchObject({ value: 0.1 });
  });

  it("are unmeasured before the first one", () => {
    expect(rateAt(999)).toMatchObject({ reason: "missingInput", missing: ["likes", "views"] });
  });

  it("did not exist before they were published", () => {
    const later = post([{ at: 9_000, views: 1, likes: 1 }], { publishedAt: 8_000 });
    expect(engagementRate([growing, later], likes, { asOf: 5_000 })).toMatchObject({ value: 0.25, n: 1, flags: [] });
    expect(engagementRate([later], likes, { asOf: 5_000 })).toMatchObject({ reason: "insufficientSample" });
    expect(engagementRate([later], likes, { asOf: 8_500 })).toMatchObject({ reason: "missingInput" });
  });

  it("stand beside bare counts", () => {
    // (100 + 20) ÷ (400 + 400)
    expect(engagementRate([growing, { views: 400, likes: 20 }], likes)).toMatchObject({ value: 0.15, n: 2 });
  });
});

describe("what it refuses", () => {
  it.each([
    ["definition", "byLikes"],
    ["definition", "__proto__"],
    ["definition", null],
    ["definition.basis", { basis: "likes" }],
    ["definition.basis", {}],
    ["definition.interactions", { basis: "views", interactions: [] }],
    ["definition.interactions", { basis: "views", interactions: "likes" }],
    ["definition.interactions[1]", { basis: "views", interactions: ["likes", "views"] }],
    ["definition.interactions[1]", { basis: "views", interactions: ["likes", "likes"] }],
    ["definition.aggregation", { basis: "views", aggregation: "mean" }],
    ["definition.weights", { basis: "views", weights: null }],
    ["definition.weights.saves", { basis: "views", weights: { saves: 2 } }],
    ["definition.weights.likes", { basis: "views", weights: { likes: 0 } }],
    ["definition.weights.likes", { basis: "views", weights: { likes: 1.5 } }],
    ["definition.weights.__proto__", JSON.parse('{"basis":"views","weights":{"__proto__":2}}')],
  ])("a definition that is unusable at %s: %j", (path, definition) => {
    expect(refusalOf(() => engagementRate([], definition))).toBe(`invalidPolicy at ${path}`);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, "12", null, 2 ** 53])("a count of %j", (count) => {
    const wrong = JSON.parse("{}");
    wrong.views = 10;
    wrong.likes = count;
    expect(refusalOf(() => engagementRate([{ views: 1, likes: 1 }, wrong], likes))).toBe(
      "invalidInteger at posts[1].likes",
    );
  });

  it("posts that are none", () => {
    // @ts-expect-error posts from outside may be anything
    expect(refusalOf(() => engagementRate("posts", likes))).toBe("invalidArgument at posts");
    // @ts-expect-error posts from outside may be anything
    expect(refusalOf(() => engagementRate([null], likes))).toBe("invalidArgument at posts[0]");
    expect(refusalOf(() => engagementRate([post([{ at: "yesterday", views: 1 }])], likes))).toBe(
      "invalidInstant at posts[0].snapshots[0].at",
    );
    expect(refusalOf(() => engagementRate([], likes, { asOf: "2026-03-31" }))).toBe("invalidInstant at asOf");
  });

  it("sums beyond 2^53 − 1, which would no longer be exact", () => {
    const huge = { views: Number.MAX_SAFE_INTEGER, likes: 1 };
    expect(engagementRate([huge], likes).ok).toBe(true);
    expect(refusalOf(() => engagementRate([huge, huge], likes))).toBe("invalidInteger at posts.basis");
    const loved = { views: 1, likes: Number.MAX_SAFE_INTEGER };
    const twice = { ...likes, weights: { likes: 2 }, aggregation: "meanOfRatios" } as const;
    expect(refusalOf(() => engagementRate([loved], twice))).toBe("invalidInteger at posts.interactions");
  });
});
