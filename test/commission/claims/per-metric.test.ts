import type { PerMetricComponent, Post } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { readPosts } from "../../../src/commission/components/activities.ts";
import { compilePerMetric } from "../../../src/commission/components/per-metric/compile-per-metric.ts";
import { perMetricBonus } from "../../../src/commission/components/per-metric/per-metric-bonus.ts";
import { readingsOfPost } from "../../../src/commission/components/per-metric/readings-of-post.ts";
import { explainLine } from "../../../src/commission/ledger/explain-line.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, untyped } from "../../support/thrown.ts";
import { brief, by, day, gbp, post } from "./fixtures.ts";

const five = deepFreeze({ amount: gbp("5.00"), per: 1000 });

describe("perMetricBonus", () => {
  it.each([
    ["2.00 per 1,000 at 50,000 views → 100.00", { amount: gbp("2.00"), per: 1000 }, 50_000, 10_000],
    ["5.00 per 1,000 at 12,345, prorata: 61.725 → 61.73", five, 12_345, 6173],
    ["completed: twelve whole thousands → 60.00", { ...five, partial: "completed" as const }, 12_345, 6000],
    ["completed, none whole", { ...five, partial: "completed" as const }, 999, 0],
    ["from 12,345 on", { ...five, from: 12_345 }, 12_345, 6173],
    ["one below it", { ...five, from: 12_346 }, 12_345, 0],
    ["raised to a minimum", { ...five, minimum: gbp("70.00") }, 12_345, 7000],
    ["no minimum for nothing", { ...five, minimum: gbp("70.00") }, 0, 0],
    ["no minimum below the count it pays from", { ...five, from: 100, minimum: gbp("70.00") }, 99, 0],
    ["held to a maximum", { ...five, maximum: gbp("50.00") }, 12_345, 5000],
  ])("%s", (_, terms, count, minor) => {
    const { total, lines } = perMetricBonus(terms, count);
    expect(total).toEqual({ minor, currency: "GBP" });
    expect(lines.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(minor);
  });

  it("rounds as it is told", () => {
    expect(perMetricBonus(five, 12_345, { rounding: "towardsZero" }).total.minor).toBe(6172);
    expect(perMetricBonus(five, 12_345, { rounding: "halfEven" }).total.minor).toBe(6172); // 6172.5
  });

  it("refuses terms it cannot rely on", () => {
    const refused = (terms: object, count = 1) => refusalOf(() => perMetricBonus({ ...five, ...terms }, count));
    expect(refused({ per: 0 })).toBe("invalidInteger at terms.per");
    expect(refused({ from: -1 })).toBe("invalidInteger at terms.from");
    expect(refused({ partial: "half" })).toBe("invalidPolicy at terms.partial");
    expect(refused({ minimum: gbp("2.00"), maximum: gbp("1.00") })).toBe("invalidPolicy at terms.maximum");
    expect(refused({ minimum: { minor: 1, currency: "JPY" } })).toBe("currencyMismatch at terms.minimum");
    expect(refused({ amount: gbp("-1.00") })).toBe("invalidMoney at terms.amount");
    expect(refused({ froom: 1 })).toBe("invalidPolicy at terms.froom");
    expect(refused({}, Number.NaN)).toBe("invalidInteger at count");
    expect(refusalOf(() => perMetricBonus(untyped(null), 1))).toBe("invalidArgument at terms");
  });
});

const compiled = (more: Partial<PerMetricComponent> = {}) =>
  compilePerMetric(
    deepFreeze({ kind: "perMetric", metric: "views", partial: "prorata", onReversal: "recompute", ...five, ...more }),
    "Europe/London",
    "component",
  );
const readings = (of: Post, more: Partial<PerMetricComponent> = {}) =>
  readingsOfPost(compiled(more), by, readPosts([of], day("12-31"))[0]!);

describe("readingsOfPost", () => {
  const synced = (...views: readonly number[]) =>
    post(
      "p",
      "03-01",
      views.map((count, n) => [`03-0${n + 2}`, count]),
    );

  it("re-sync to 13,000 → 65.00, which is +3.27", () => {
    expect(brief(readings(synced(12_345, 13_000)))).toEqual([
      ["03-02", 6173, "commission"],
      ["03-03", 6500, "commission"],
    ]);
  });

  it("corrected down from 13,000 to 12,000 → 60.00, which is −5.00; or 0 with a ratchet", () => {
    const post = synced(12_345, 13_000, 12_000);
    expect(brief(readings(post)).map(([, minor]) => minor)).toEqual([6173, 6500, 6000]);
    expect(brief(readings(post, { onReversal: "ratchet" })).map(([, minor]) => minor)).toEqual([6173, 6500]);
  });

  it("has no reading where nothing changes, and is caused by the post", () => {
    expect(readings(synced(12_345, 12_345), {})).toHaveLength(1);
    expect(readings(synced(12_345, 12_999), { partial: "completed" })).toHaveLength(1);
    expect(readings(synced(0))).toEqual([]);
    expect(readings(synced(12_345))[0]?.causes).toEqual(["p"]);
  });

  it("counts up to so long after publication", () => {
    const late = post("p", "03-01", [
      ["03-30", 1000],
      ["03-31", 2000],
      ["04-01", 3000],
    ]);
    // To midnight of 1 April in London, which is 23:00Z: summer time has begun.
    expect(brief(readings(late, { countedFor: { days: 31 } })).map(([, minor]) => minor)).toEqual([500, 1000]);
    expect(readings(late, { countedFor: { hours: 31 * 24 } })).toHaveLength(3);
    expect(readings(late, { countedFor: { hours: 31 * 24 - 1 } })).toHaveLength(2);
    expect(readings(late)).toHaveLength(3);
  });

  it("says how it comes about", () => {
    const said = (more: Partial<PerMetricComponent>) =>
      readings(synced(12_345), more).map(({ lines }) => lines().map(explainLine));
    expect(said({})).toEqual([["£5.00 for every 1,000 of 12,345 views"]]);
    expect(said({ maximum: gbp("60.00") })).toEqual([
      ["£5.00 for every 1,000 of 12,345 views", "held to the maximum of £60.00"],
    ]);
    const fell = readings(synced(12_345, 9), { from: 10 }).at(-1);
    expect(fell?.minor).toBe(0);
    expect(fell?.lines().map(explainLine)).toEqual(["9 views, below the 10 views from which it pays"]);
  });

  it("asks for the count it is told", () => {
    const liked = post("p", "03-01", [], { snapshots: [{ at: day("03-02"), likes: 2000, views: 9 }] });
    expect(brief(readings(liked, { metric: "likes" })).map(([, minor]) => minor)).toEqual([1000]);
    expect(refusalOf(() => compiled({ metric: untyped("stars") }))).toBe("invalidPolicy at component.metric");
    expect(refusalOf(() => compiled(untyped({ countdFor: { days: 1 } })))).toBe("invalidPolicy at component.countdFor");
    expect(refusalOf(() => compiled(untyped({ onReversal: "no" })))).toBe("invalidPolicy at component.onReversal");
    expect(refusalOf(() => compiled(untyped({ partial: "no" })))).toBe("invalidPolicy at component.partial");
  });
});
