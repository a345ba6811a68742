import { attributeConversions, conversionDelay, type DelayFacts, lastClick90Days } from "creator-core/attribution";
import type { Credit, DelayMark, DelayPolicy, Metric, Sale, Touchpoint } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { refusalOf, untyped } from "../../support/thrown.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const pounds = (minor: number) => ({ minor, currency: "GBP" });
const credit = (touchpointId: string | null, minor: number | null, more: Partial<Credit> = {}): Credit => ({
  creatorId: "ann",
  evidence: touchpointId === null ? "code" : "click",
  touchpointId,
  campaignId: null,
  weight: 1,
  totalWeight: 1,
  ...(minor === null ? {} : { value: pounds(minor) }),
  ageMilliseconds: touchpointId === null ? null : HOUR,
  ...more,
});
const sale = (id: string, occurredAt: number, credits: readonly Credit[], more: Partial<Sale> = {}): Sale => {
  const minors = credits.flatMap(({ value }) => value?.minor ?? []);
  return {
    id,
    customerKey: "k-1",
    kind: "order",
    occurredAt,
    ...(minors.length === 0 ? {} : { value: pounds(minors.reduce((a, b) => a + b)) }),
    credits,
    unattributed: null,
    ...more,
  };
};
const post = (id: string, publishedAt: number, creatorId = "ann") => ({ id, creatorId, publishedAt });
const touch = (id: string, postId?: string): Touchpoint => ({
  id,
  creatorId: "ann",
  customerKey: "k-1",
  occurredAt: 0,
  kind: "click",
  ...(postId === undefined ? {} : { postId }),
});
const run = (facts: DelayFacts, asOf: number, policy: Partial<DelayPolicy> = {}) =>
  conversionDelay(
    deepFreeze(facts),
    deepFreeze({ from: "publication", marks: ["24h", "7d", "30d", "full"], ...policy }),
    { asOf },
  );
const shown = (metric: Metric) => (metric.ok ? metric.value : metric.reason);

/**
 * Two posts. The old one, of day 0, sold for 10 after 10 hours, for 20 after 3 days and for 5 after 40. The young one, of
 * day 55, sold for 7 after an hour and for 8 after 2 days.
 */
const facts: DelayFacts = {
  posts: [post("old", 0), post("young", 55 * DAY)],
  touchpoints: [touch("t-old", "old"), touch("t-young", "young")],
  sales: [
    sale("o-1", 10 * HOUR, [credit("t-old", 1000)]),
    sale("o-2", 3 * DAY, [credit("t-old", 2000)]),
    sale("o-3", 40 * DAY, [credit("t-old", 500)]),
    sale("o-4", 55 * DAY + HOUR, [credit("t-young", 700)]),
    sale("o-5", 57 * DAY, [credit("t-young", 800)]),
  ],
};

describe("conversionDelay from publication", () => {
  it("counts credits and values by each mark", () => {
    const { rows, cohorts, unplaced } = run(facts, 60 * DAY);
    expect(cohorts).toBe(2);
    expect(unplaced).toEqual([]);
    expect(rows.map(({ mark, milliseconds }) => [mark, milliseconds])).toEqual([
      ["24h", DAY],
      ["7d", 7 * DAY],
      ["30d", 30 * DAY],
      ["full", null],
    ]);
    // Within a day o-1 and o-4; within a week all but o-3.
    expect(rows.map(({ credits }) => credits)).toEqual([2, 4, 4, 5]);
    expect(rows.map(({ values }) => values)).toEqual([1700, 4500, 4500, 5000].map((minor) => [pounds(minor)]));
    expect(rows.map(({ share }) => shown(share))).toEqual([0.4, 0.8, 0.8, 1]);
  });

  it("says how many cohorts are old enough for each mark", () => {
    const maturity = (asOf: number) => run(facts, asOf).rows.map((row) => shown(row.maturity));
    // On day 60 the young post is 5 days old.
    expect(maturity(60 * DAY)).toEqual([1, 0.5, 0.5, 0.5]);
    // A millisecond before it is 7 days old, and then.
    expect(maturity(62 * DAY - 1)[1]).toBe(0.5);
    expect(maturity(62 * DAY)[1]).toBe(1);
    expect(maturity(85 * DAY)).toEqual([1, 1, 1, 1]);
    // On day 54 the young post has not been published; before the first post there are no cohorts.
    expect(maturity(54 * DAY)).toEqual([1, 1, 1, 1]);
    expect(maturity(-1)).toEqual(new Array(4).fill("zeroDenominator"));
  });

  it("learns completion from complete cohorts only", () => {
    // Of the old post alone 3 in the end: 1 within a day, 2 within a week and a month.
    const { rows } = run(facts, 60 * DAY);
    expect(rows.map(({ completion }) => shown(completion))).toEqual([3, 1.5, 1.5, 1]);
    expect(rows[0]?.completion).toMatchObject({ n: 1, exact: { numerator: 3, denominator: 1 } });
    // Both are complete on day 85: 5 in the end, 2 within a day, 4 within a week.
    expect(run(facts, 85 * DAY).rows.map(({ completion }) => shown(completion))).toEqual([2.5, 1.25, 1.25, 1]);
    // With cohorts that are complete after 50 days the old post is not, on day 49.
    const early = run(facts, 49 * DAY, { completeAfter: "50d" });
    expect(early.rows.map(({ completion }) => shown(completion))).toEqual(new Array(4).fill("immatureWindow"));
    expect(shown(early.rows[3]!.maturity)).toBe(0);
  });

  it("has no completion where nothing had come yet, and none without cohorts", () => {
    const late = { ...facts, sales: facts.sales.slice(1, 3) };
    expect(run(late, 60 * DAY).rows.map(({ completion }) => shown(completion))).toEqual(["zeroDenominator", 2, 2, 1]);
    const nothing = run({ sales: [], posts: [] }, 0).rows[0]!;
    expect([shown(nothing.completion), shown(nothing.maturity), shown(nothing.share)]).toEqual([
      "insufficientSample",
      "zeroDenominator",
      "zeroDenominator",
    ]);
  });

  it("keeps marks half-open, as windows are", () => {
    const at = (occurredAt: number) =>
      run({ ...facts, sales: [sale("o", occurredAt, [credit("t-old", 1)])] }, 60 * DAY).rows.map(
        ({ credits }) => credits,
      );
    expect(at(DAY - 1)).toEqual([1, 1, 1, 1]);
    expect(at(DAY)).toEqual([0, 1, 1, 1]);
    expect(at(0)).toEqual([1, 1, 1, 1]);
  });

  it("counts apart what has no place, and loses no value", () => {
    const lost = run(
      {
        posts: [post("old", 10 * DAY), post("bens", 0, "ben")],
        touchpoints: [touch("t-old", "old"), touch("t-none"), touch("t-other", "unheard of")],
        sales: [
          sale("a", 11 * DAY, [credit("t-old", 1)]),
          sale("b", 10 * DAY - 1, [credit("t-old", 2)]),
          sale("c", 11 * DAY, [credit("t-none", 4)]),
          sale("d", 11 * DAY, [credit("t-other", 8)]),
          sale("e", 11 * DAY, [credit("t-lost", 16)]),
          sale("f", 11 * DAY, [credit(null, 32)], { postId: "bens" }),
          sale("g", 11 * DAY, [], { value: pounds(64), unattributed: { reason: "noEvidence", value: pounds(64) } }),
          sale("h", 61 * DAY, [credit("t-old", 128)]),
          sale("i", 11 * DAY, [credit("t-none", null)]),
        ],
      },
      60 * DAY,
    );
    expect(lost.rows.at(-1)).toMatchObject({ credits: 1, values: [pounds(1)] });
    expect(lost.unplaced).toEqual([
      { reason: "afterAsOf", credits: 1, values: [pounds(128)] },
      { reason: "unattributed", credits: 1, values: [pounds(64)] },
      { reason: "noTouch", credits: 1, values: [pounds(32)] },
      { reason: "unknownTouch", credits: 1, values: [pounds(16)] },
      { reason: "noPost", credits: 2, values: [pounds(4)] },
      { reason: "unknownPost", credits: 1, values: [pounds(8)] },
      { reason: "beforeStart", credits: 1, values: [pounds(2)] },
    ]);
  });

  it("takes the post on the sale where the touch names none, if it is the creator's", () => {
    const named = (postId: string) =>
      run(
        {
          posts: [post("anns", 0), post("bens", 0, "ben")],
          touchpoints: [touch("t-none")],
          sales: [sale("a", HOUR, [credit("t-none", 1), credit(null, 1)], { postId })],
        },
        60 * DAY,
      );
    expect(named("anns").rows[0]?.credits).toBe(2);
    expect(named("bens").unplaced.map(({ reason }) => reason)).toEqual(["noTouch", "noPost"]);
    expect(named("unheard of").unplaced.map(({ reason }) => reason)).toEqual(["unknownPost"]);
  });

  it("adds each currency for itself, and says zero for one of which nothing had come", () => {
    const yen = { minor: 900, currency: "JPY" };
    const { rows } = run(
      {
        ...facts,
        sales: [...facts.sales, sale("y", 3 * DAY, [credit("t-old", null, { value: yen })], { value: yen })],
      },
      60 * DAY,
    );
    expect(rows[0]?.values).toEqual([pounds(1700), { minor: 0, currency: "JPY" }]);
    expect(rows[1]?.values).toEqual([pounds(4500), yen]);
  });
});

describe("conversionDelay from the touch", () => {
  it("is as old as the winning touch, whoever's post it was", () => {
    const conversions = [1, 5, 20].map((days, i) => {
      return {
        id: `o-${i}`,
        customerKey: `k-${i}`,
        kind: "order",
        occurredAt: 100 * DAY,
        value: pounds(days),
      } as const;
    });
    const touchpoints = [1, 5, 20].map((days, i) => {
      return {
        id: `t-${i}`,
        creatorId: "ann",
        customerKey: `k-${i}`,
        kind: "click",
        occurredAt: (100 - days) * DAY,
      } as const;
    });
    const { sales } = attributeConversions({ conversions, touchpoints }, lastClick90Days);
    const { rows, cohorts } = run({ sales }, 110 * DAY, { from: "touch", marks: ["1d", { days: 7 }, { hours: 720 }] });
    expect(cohorts).toBe(3);
    expect(rows.map(({ mark, credits }) => [mark, credits])).toEqual([
      ["1d", 0],
      ["7d", 2],
      ["720h", 3],
    ]);
    expect(rows.map(({ values }) => values[0]?.minor)).toEqual([0, 6, 26]);
    // The touches are 11, 15 and 30 days old: only the last is as old as the longest mark.
    expect(rows.map(({ maturity }) => shown(maturity))).toEqual([1, 1, 1 / 3]);
    expect(rows.map(({ completion }) => shown(completion))).toEqual(["zeroDenominator", "zeroDenominator", 1]);
  });

  it("counts a conversion that two share as a credit of each, and evidence without a touch apart", () => {
    const shared = sale("o", DAY, [credit("t-1", 5), credit("t-2", 5, { creatorId: "ben" }), credit(null, 1)]);
    const { rows, unplaced } = run({ sales: [shared] }, 60 * DAY, { from: "touch", marks: ["24h"] });
    expect(rows[0]?.credits).toBe(2);
    expect(unplaced).toEqual([{ reason: "noTouch", credits: 1, values: [pounds(1)] }]);
  });

  it("defines its numbers by what they count", () => {
    const { rows } = run(facts, 60 * DAY, { from: "touch", marks: ["24h"] });
    expect(rows[0]?.share.definition).toEqual({
      name: "conversionDelay",
      unit: "ratio",
      numerator: "credits within 24h of the touch",
      denominator: "credits",
    });
    expect(rows[0]?.completion.definition).toEqual({
      name: "completionFactor",
      unit: "multiple",
      numerator: "credits",
      denominator: "credits within 24h of the touch",
      method: "cohorts of 24h",
    });
  });
});

describe("conversionDelay refuses", () => {
  const marks = (...list: readonly unknown[]) => ({ marks: untyped<DelayMark[]>(list) });
  it.each<[string, Partial<DelayPolicy>, string]>([
    ["no marks", marks(), "invalidPolicy at policy.marks"],
    ["marks that are no list", { marks: untyped("24h") }, "invalidPolicy at policy.marks"],
    ["marks that go down", marks("7d", "24h"), "unsortedBands at policy.marks[1]"],
    ["one mark twice", marks("24h", { days: 1 }), "unsortedBands at policy.marks[1]"],
    ["something after everything", marks("full", "7d"), "unsortedBands at policy.marks[1]"],
    ["a mark of no length", marks("0h"), "invalidDuration at policy.marks[0]"],
    ["a mark of two units", marks({ days: 1, hours: 1 }), "invalidDuration at policy.marks[0]"],
    ["a mark in weeks", marks("1w"), "invalidDuration at policy.marks[0]"],
    ["half a day", marks({ days: 0.5 }), "invalidDuration at policy.marks[0]"],
    ["a mark of another kind", marks({ __proto__: 1, constructor: 1 }), "invalidDuration at policy.marks[0]"],
    ["a hole", { marks: new Array(1) }, "invalidDuration at policy.marks[0]"],
    ["a day too far", marks({ days: 2 ** 50 }), "invalidDuration at policy.marks[0]"],
    ["all there is without a length to be complete after", marks("full"), "invalidPolicy at policy.marks"],
    ["cohorts complete before the last mark", { completeAfter: "7d" }, "invalidPolicy at policy.completeAfter"],
    ["cohorts that never are", { completeAfter: untyped("full") }, "invalidPolicy at policy.completeAfter"],
    ["a rule of another name", untyped({ completeafter: "60d" }), "invalidPolicy at policy"],
    ["an unknown start", { from: untyped("upload") }, "invalidPolicy at policy.from"],
  ])("%s", (_, policy, refusal) => {
    expect(refusalOf(() => run(facts, 0, policy))).toBe(refusal);
  });

  it.each<[string, () => unknown, string]>([
    ["no facts", () => run(untyped(null), 0), "invalidArgument at facts"],
    ["publication without posts", () => run({ sales: [] }, 0), "invalidArgument at facts.posts"],
    ["no moment", () => run(facts, Number.NaN), "invalidInstant at options.asOf"],
    [
      "no options",
      () => conversionDelay(facts, { from: "touch", marks: ["1d"] }, untyped(undefined)),
      "invalidInstant at options.asOf",
    ],
    [
      "a post of no time",
      () => run({ sales: [], posts: [post("p", Number.NaN)] }, 0),
      "invalidInstant at facts.posts[0].publishedAt",
    ],
    [
      "two posts of one id",
      () => run({ sales: [], posts: [post("p", 0), post("p", 1)] }, 0),
      "duplicateId at facts.posts[1].id",
    ],
    [
      "a touch from the future",
      () => run({ sales: [sale("o", 0, [credit("t", 1, { ageMilliseconds: -1 })])] }, 9, { from: "touch" }),
      "invalidArgument at facts.sales[0].credits[0].ageMilliseconds",
    ],
    [
      "a touch without a name",
      () =>
        run({ sales: [sale("o", 0, [credit("t", 1, { touchpointId: undefined as never })])] }, 9, { from: "touch" }),
      "invalidArgument at facts.sales[0].credits[0].touchpointId",
    ],
  ])("%s", (_, call, refusal) => {
    expect(refusalOf(call)).toBe(refusal);
  });
});
