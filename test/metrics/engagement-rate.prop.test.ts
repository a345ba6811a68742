import { engagementRate, totalCount } from "creator-core/metrics";
import type { EngagementDefinition, Metric, Post, PostCounts } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

const count = fc.nat(1_000_000);
const measured = fc.record({ views: count, likes: count, comments: count, shares: count });
const partly: fc.Arbitrary<PostCounts> = fc.record(
  { views: count, likes: count, comments: count, shares: count, saves: count },
  { requiredKeys: [] },
);
const aggregations = ["ratioOfSums", "meanOfRatios", "medianOfRatios"] as const;
const definitions: fc.Arbitrary<EngagementDefinition> = fc.record({
  basis: fc.constant("views"),
  interactions: fc.subarray(["likes", "comments", "shares"] as const, { minLength: 1 }),
  aggregation: fc.constantFrom(...aggregations),
});
/** A number or the reason for none, to 12 digits. */
const outcome = (metric: Metric) => (metric.ok ? metric.value.toPrecision(12) : metric.reason);
const shuffled = <T>(list: readonly T[], seed: number) =>
  list
    .map((item, i) => ({ item, key: ((i + 1) * (seed * 2 + 1)) % 101 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

describe("every engagement rate", () => {
  it("is the same, to the last digit, in whatever order the posts come", () => {
    fc.assert(
      fc.property(fc.array(partly), definitions, fc.nat(100), (posts, definition, seed) => {
        expect(engagementRate(shuffled(posts, seed), definition)).toEqual(
          engagementRate(deepFreeze(posts), definition),
        );
      }),
    );
  });

  it("does not change when everything is counted k times", () => {
    fc.assert(
      fc.property(fc.array(measured), definitions, fc.integer({ min: 2, max: 1_000 }), (posts, definition, k) => {
        const scaled = posts.map(({ views, likes, comments, shares }) => ({
          views: views * k,
          likes: likes * k,
          comments: comments * k,
          shares: shares * k,
        }));
        expect(outcome(engagementRate(scaled, definition))).toBe(outcome(engagementRate(posts, definition)));
      }),
    );
  });

  it("lies between the rates of the posts", () => {
    fc.assert(
      fc.property(fc.array(measured, { minLength: 1 }), fc.constantFrom(...aggregations), (posts, aggregation) => {
        const seen = posts.filter((post) => post.views > 0);
        const rates = seen.map((post) => post.likes / post.views);
        const rate = engagementRate(seen, { basis: "views", interactions: ["likes"], aggregation });
        if (!rate.ok) {
          expect(rates).toEqual([]);
          return;
        }
        expect(rate.value).toBeGreaterThanOrEqual(Math.min(...rates) * (1 - 1e-12));
        expect(rate.value).toBeLessThanOrEqual(Math.max(...rates) * (1 + 1e-12));
      }),
    );
  });

  it("is the rate of one post when all posts are equal", () => {
    fc.assert(
      fc.property(measured, fc.integer({ min: 1, max: 20 }), (post, n) => {
        const posts = Array.from({ length: n }, () => post);
        const outcomes = aggregations.map((aggregation) =>
          outcome(engagementRate(posts, { basis: "views", aggregation })),
        );
        expect(new Set(outcomes).size).toBe(1);
        expect(outcomes[0]).toBe(outcome(engagementRate([post], "byViews")));
      }),
    );
  });

  it("takes what is missing for missing, not for zero: it is the rate of the measured posts alone", () => {
    fc.assert(
      fc.property(fc.array(partly), definitions, (posts, definition) => {
        const needed = ["views", ...(definition.interactions ?? [])] as const;
        const complete = posts.filter((post) => needed.every((field) => post[field] !== undefined));
        const all = engagementRate(posts, definition);
        if (complete.length > 0) expect(outcome(all)).toBe(outcome(engagementRate(complete, definition)));
        else expect(outcome(all)).toBe(posts.length === 0 ? "insufficientSample" : "missingInput");
        if (all.ok) expect(all.flags.includes("skippedUnmeasured")).toBe(complete.length < posts.length);
        const strict = engagementRate(posts, definition, { missing: "refuse" });
        if (strict.ok) expect(complete).toHaveLength(posts.length);
      }),
    );
  });

  it("is plain data without NaN, -0 or undefined", () => {
    fc.assert(
      fc.property(fc.array(partly), definitions, (posts, definition) => {
        const metric = engagementRate(posts, definition);
        expect(JSON.parse(JSON.stringify(metric))).toStrictEqual(metric);
        if (metric.ok) expect(Number.isFinite(metric.value)).toBe(true);
      }),
    );
  });
});

it("a post is what its latest snapshot says, wherever in the list that stands", () => {
  const snapshots = fc.uniqueArray(fc.tuple(fc.nat(1_000), measured), {
    selector: ([at]) => at,
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(snapshots, fc.nat(1_000), fc.nat(100), (list, asOf, seed) => {
      const post = (taken: typeof list): Post => ({
        id: "p",
        creatorId: "c",
        platform: "tiktok",
        publishedAt: 0,
        snapshots: taken.map(([at, counts]) => ({ at, ...counts })),
      });
      const known = list.filter(([at]) => at <= asOf).sort(([a], [b]) => a - b);
      const bare = known.at(-1)?.[1] ?? {};
      const read = engagementRate([post(shuffled(list, seed))], "byViews", { asOf });
      expect(read).toEqual(engagementRate([bare], "byViews"));
    }),
  );
});

it("a total is the sum of the totals of its parts", () => {
  fc.assert(
    fc.property(fc.array(measured), fc.array(measured), (some, others) => {
      const total = (posts: typeof some) => {
        const metric = totalCount(deepFreeze(posts), ["likes", "comments", "shares"]);
        return metric.ok ? metric.value : Number.NaN;
      };
      expect(total([...some, ...others])).toBe(total(some) + total(others));
      expect(total([...others, ...some])).toBe(total([...some, ...others]));
    }),
  );
});
