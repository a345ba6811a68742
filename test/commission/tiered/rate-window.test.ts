import type { TieredComponent } from "creator-core/models";
import { money } from "creator-core/money";
import { toInstant } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { compileTiered } from "../../../src/commission/components/tiered/compile-tiered.ts";
import { linesOf } from "../../../src/commission/components/tiered/lines-of.ts";
import {
  type MeasureChange,
  rateWindow,
  type TieredMember,
} from "../../../src/commission/components/tiered/rate-window.ts";
import { windowKeyOf } from "../../../src/commission/components/tiered/window-key-of.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf } from "../../support/thrown.ts";

const DAY = 86_400_000;
const gbp = (amount: string) => money(amount, "GBP");
const byValue = deepFreeze([
  { from: gbp("0"), rate: "0.04" },
  { from: gbp("200"), rate: "0.06" },
  { from: gbp("400"), rate: "0.08" },
]);
const byCount = deepFreeze([
  { from: 0, rate: "0.04" },
  { from: 2, rate: "0.06" },
  { from: 4, rate: "0.08" },
]);
const component = (more: Partial<TieredComponent> = {}): TieredComponent => ({
  kind: "tiered",
  mode: "graduated",
  measure: "salesValue",
  window: { kind: "lifetime" },
  tiers: byValue,
  onReversal: "recompute",
  ...more,
});
const compiled = (more: Partial<TieredComponent> = {}) =>
  compileTiered(deepFreeze(component(more)), "Europe/London", "component");

/** A sale on a day, with what is left of it after refunds on later days. */
const sale = (
  day: number,
  value: number,
  ...left: readonly (readonly [day: number, value: number])[]
): TieredMember => {
  const bases = [value, ...left.map(([, rest]) => rest)].map((pounds) => Math.round(pounds * 100));
  const adjustments = left.map(([at], index) => ({ id: `r-${day}-${index}`, at: at * DAY }));
  return deepFreeze({ id: `s-${day}`, at: day * DAY, bases, measures: bases, adjustments });
};
/** The same, counted: a sale counts as long as something is left of it. */
const counted = (member: TieredMember, pieces = 1): TieredMember =>
  deepFreeze({ ...member, measures: member.bases.map((base) => (base > 0 ? pieces : 0)) });
const rate = (more: Partial<TieredComponent>, members: readonly TieredMember[], changes?: readonly MeasureChange[]) =>
  rateWindow(compiled(more), deepFreeze([...members]), "halfAwayFromZero", deepFreeze(changes ?? []));
const made = (...args: Parameters<typeof rate>) => rate(...args).map((rating) => rating.made.minor / 100);
const final = (...args: Parameters<typeof rate>) => rate(...args).map((rating) => rating.final.minor / 100);

const five = [1, 2, 3, 4, 5].map((day) => sale(day, 100));
const forward = (crossing: "before" | "after", more: Partial<TieredComponent> = {}) =>
  ({ mode: "forward", crossing, ...more }) as const;

describe("five sales of 100 in one window", () => {
  it.each([
    ["graduated", {}, [4, 4, 6, 6, 8], [4, 4, 6, 6, 8]],
    ["volume: each at the sum with it, then all at 8 %", { mode: "volume" }, [4, 6, 6, 8, 8], [8, 8, 8, 8, 8]],
    ["forward before", forward("before"), [4, 4, 6, 6, 8], [4, 4, 6, 6, 8]],
    ["forward after", forward("after"), [4, 6, 6, 8, 8], [4, 6, 6, 8, 8]],
    [
      "volume, the beginning of a tier not in it",
      { mode: "volume", boundary: "upToInclusive" },
      [4, 4, 6, 6, 8],
      [8, 8, 8, 8, 8],
    ],
    [
      "forward before, the beginning of a tier not in it",
      forward("before", { boundary: "upToInclusive" }),
      [4, 4, 4, 6, 6],
      [4, 4, 4, 6, 6],
    ],
  ] as const)("%s", (_, more, atMoment, now) => {
    expect(made(more, five)).toEqual(atMoment);
    expect(final(more, five)).toEqual(now);
    expect(final(more, [...five].reverse())).toEqual([...now].reverse());
  });
});

describe("a refund of the first of five, after all of them", () => {
  const members = [sale(1, 100, [6, 0]), ...five.slice(1)];

  it.each([
    ["graduated: the others lie 100 lower", {}, [0, 4, 4, 6, 6]],
    ["graduated ratchet: the others stay", { onReversal: "ratchet" }, [0, 4, 6, 6, 8]],
    ["volume: 400 are left, still 8 %", { mode: "volume" }, [0, 8, 8, 8, 8]],
    ["volume, 400 not in the tier yet: 6 %", { mode: "volume", boundary: "upToInclusive" }, [0, 6, 6, 6, 6]],
    [
      "volume ratchet: 500 were made, 8 %",
      { mode: "volume", boundary: "upToInclusive", onReversal: "ratchet" },
      [0, 8, 8, 8, 8],
    ],
    ["forward before, at 0, 0, 100, 200, 300", forward("before"), [0, 4, 4, 6, 6]],
    ["forward before ratchet", forward("before", { onReversal: "ratchet" }), [0, 4, 6, 6, 8]],
    ["forward after, at 100, 200, 300, 400", forward("after"), [0, 4, 6, 6, 8]],
    ["forward after ratchet", forward("after", { onReversal: "ratchet" }), [0, 6, 6, 8, 8]],
  ] as const)("%s", (_, more, now) => {
    expect(final(more, members)).toEqual(now);
    // Nothing was known of it when they were made.
    expect(made(more, members)).toEqual(made(more, five));
    expect(rate(more, members).map(({ steps }) => steps)).toEqual([[0], [], [], [], []]);
  });

  it("says when the last fact happened that each rests on", () => {
    const days = (more: Partial<TieredComponent>) => rate(more, members).map(({ at }) => at / DAY);
    expect(days({})).toEqual([6, 6, 6, 6, 6]);
    expect(days({ onReversal: "ratchet" })).toEqual([6, 2, 3, 4, 5]);
    expect(days({ mode: "volume", onReversal: "ratchet" })).toEqual([6, 6, 6, 6, 6]);
    expect(rate({ mode: "volume" }, five).map(({ at }) => at / DAY)).toEqual([5, 5, 5, 5, 5]);
    expect(rate({}, five).map(({ at }) => at / DAY)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("a refund between sales", () => {
  it("counts from its moment: sales of that moment come before it", () => {
    // 100 refunded on day 3, together with the third sale: it is at 200, the fourth at 200 again.
    const members = [sale(1, 100, [3, 0]), ...five.slice(1)];
    expect(made({}, members)).toEqual([4, 4, 6, 6, 6]);
    expect(final({}, members)).toEqual([0, 4, 4, 6, 6]);
    // A ratchet has never heard of it.
    expect(made({ onReversal: "ratchet" }, members)).toEqual([4, 4, 6, 6, 8]);
  });

  it("that is dated before its own sale counts with it", () => {
    expect(made({}, [sale(2, 100, [1, 0]), sale(2.5, 300)])).toEqual([4, 14]); // 300 from 0: 8 + 6
  });
});

describe("what is left of a sale that crossed a tier", () => {
  // 150, then 100: 50 at 4 % and 50 at 6 %, 5.00. Half of it is refunded.
  const members = [sale(1, 150), sale(2, 100, [3, 50], [4, 25])];

  it("keeps its rates in proportion, for the adjustments and under a ratchet", () => {
    const [, second] = rate({ onReversal: "ratchet" }, members);
    expect(second?.made.minor).toBe(500);
    expect(second?.steps).toEqual([250, 125]);
    expect(second?.final.minor).toBe(125);
    expect(linesOf(second!.made, "grow", "GBP", "netSales")).toEqual([
      { code: "tier", ruleId: "grow", amount: gbp("2"), base: gbp("50"), rate: "0.04", at: 0, what: "netSales" },
      { code: "tier", ruleId: "grow", amount: gbp("3"), base: gbp("50"), rate: "0.06", at: 20_000, what: "netSales" },
    ]);
    expect(linesOf(second!.final, "grow", "GBP")).toEqual([
      { code: "restAtRates", ruleId: "grow", amount: gbp("1.25"), base: gbp("25"), whole: gbp("100") },
    ]);
  });

  it("lies lower when the window is rated again", () => {
    const [, second] = rate({}, members);
    expect(second?.final.minor).toBe(100); // 25.00 from 150 at 4 %
    expect(second?.final.parts).toEqual([{ tier: 0, base: 2500, minor: 100 }]);
  });

  it("comes back whole with a reinstatement", () => {
    const [, second] = rate({ onReversal: "ratchet" }, [sale(1, 150), sale(2, 100, [3, 0], [4, 100])]);
    expect(second?.steps).toEqual([0, 500]);
    expect(second?.final.minor).toBe(500);
  });
});

describe("counts", () => {
  const orders = five.map((member) => counted(member));
  const of = (more: Partial<TieredComponent>) => ({ measure: "orders", tiers: byCount, ...more }) as const;

  it("of orders: the first two are in the first tier", () => {
    expect(final(of({}), orders)).toEqual([4, 4, 6, 6, 8]);
    expect(final(of({ mode: "volume" }), orders)).toEqual([8, 8, 8, 8, 8]);
    expect(final(of(forward("before")), orders)).toEqual([4, 4, 6, 6, 8]);
    expect(final(of(forward("after")), orders)).toEqual([4, 6, 6, 8, 8]);
  });

  it("of orders that were wholly taken back do not count any more", () => {
    const members = [counted(sale(1, 100, [6, 0])), ...orders.slice(1)];
    expect(final(of({}), members)).toEqual([0, 4, 4, 6, 6]);
    expect(final(of({ onReversal: "ratchet" }), members)).toEqual([0, 4, 6, 6, 8]);
  });

  it("of units split a sale in proportion to its units", () => {
    // Three units, then three: one more below 4, two above. 100.00 is 33.33 at 6 % and 66.67 at 8 %: 7.3334.
    const [first, second] = rate({ measure: "units", tiers: byCount }, [
      counted(sale(1, 90), 3),
      counted(sale(2, 100), 3),
    ]);
    // 60.00 at 4 % and 30.00 at 6 %.
    expect(first?.made.parts).toEqual([
      { tier: 0, base: 6000, minor: 240 },
      { tier: 1, base: 3000, minor: 180 },
    ]);
    expect(second?.made.parts).toEqual([
      { tier: 1, base: 3333, minor: 200 },
      { tier: 2, base: 6667, minor: 533 },
    ]);
    expect(second?.made.minor).toBe(733);
  });

  it("of units that went without their price move what comes after, and the sale itself", () => {
    // Of six pieces two are left, for the same money: 100.00 below 4, where it was a third at 8 %.
    const gift: TieredMember = { ...sale(1, 100, [3, 100]), measures: [6, 2] };
    const [first, second] = rate({ measure: "units", tiers: byCount }, [gift, counted(sale(2, 100))]);
    expect(first?.made.minor).toBe(600); // two pieces each at 4, 6 and 8 %
    expect(first?.final.minor).toBe(400);
    expect([second?.made.minor, second?.final.minor]).toEqual([800, 600]);
  });

  it("of units of a sale that is worth nothing come to nothing", () => {
    const [only] = rate({ measure: "units", tiers: byCount }, [{ ...sale(1, 0), measures: [9] }]);
    expect(only?.final.parts).toEqual([{ tier: 0, base: 0, minor: 0 }]);
  });
});

describe("a measure that sales do not feed", () => {
  const tiers = deepFreeze([
    { from: 0, rate: "0.04" },
    { from: 10_000, rate: "0.06" },
  ]);
  const views = { measure: "views", tiers } as const;
  const members = five.map((member) => deepFreeze({ ...member, measures: [0] }));
  const changes = [
    { at: 4 * DAY, change: 3_000 },
    { at: 2 * DAY, change: 7_000 },
    { at: 4.5 * DAY, change: -1 },
  ];

  it("puts each sale whole into the tier of its moment", () => {
    // 7,000 from day 2, 10,000 from day 4, and one less before day 5.
    expect(final(views, members, changes)).toEqual([4, 4, 4, 6, 4]);
    expect(final({ ...views, ...forward("before") }, members, changes)).toEqual([4, 4, 4, 6, 4]);
    expect(final({ ...views, boundary: "upToInclusive" }, members, changes)).toEqual([4, 4, 4, 4, 4]);
  });

  it("rates by its end where the end decides", () => {
    const late = [...changes, { at: 9 * DAY, change: 1 }];
    expect(final({ ...views, mode: "volume" }, members, changes)).toEqual([4, 4, 4, 4, 4]);
    expect(final({ ...views, mode: "volume" }, members, late)).toEqual([6, 6, 6, 6, 6]);
    expect(rate({ ...views, mode: "volume" }, members, late).map(({ at }) => at / DAY)).toEqual([9, 9, 9, 9, 9]);
    expect(made({ ...views, mode: "volume" }, members, late)).toEqual([4, 4, 4, 6, 4]);
  });

  it("forgets what is out of reach", () => {
    const window = { kind: "rollingDays", days: 2 } as const;
    // On day 4 those of day 2 are 48 hours old, and out.
    expect(final({ ...views, window }, members, [{ at: 2 * DAY, change: 10_000 }])).toEqual([4, 6, 6, 4, 4]);
  });
});

describe("rolling days", () => {
  const window = { kind: "rollingDays", days: 3 } as const;

  it("add up the sales of the 72 hours up to each", () => {
    // Before each: 0, 100, 200, and from then on the two before it (the third is 72 hours old): 200.
    expect(final({ window }, five)).toEqual([4, 4, 6, 6, 6]);
    expect(final({ window, mode: "volume" }, five)).toEqual([4, 6, 6, 6, 6]); // with it 300
    expect(final({ window, ...forward("after") }, five)).toEqual([4, 6, 6, 6, 6]);
  });

  it("one millisecond less than 72 hours is in reach", () => {
    const members = [sale(1, 200), deepFreeze({ ...sale(4, 100), at: 4 * DAY - 1 })];
    expect(final({ window }, members)).toEqual([8, 6]);
    expect(final({ window }, [sale(1, 200), sale(4, 100)])).toEqual([8, 4]);
  });

  it("a refund lowers those that it is in reach of, and only those", () => {
    const members = [sale(1, 100, [9, 0]), ...five.slice(1)];
    expect(final({ window }, members)).toEqual([0, 4, 4, 6, 6]);
    expect(rate({ window }, members).map(({ at }) => at / DAY)).toEqual([9, 9, 9, 4, 5]);
  });

  it("a refund of what is out of reach already changes nothing", () => {
    const members = [sale(1, 100, [4.5, 0]), ...five.slice(1)];
    expect(made({ window }, members)).toEqual([4, 4, 6, 6, 6]);
  });
});

describe("windows", () => {
  const at = toInstant("2026-03-31T23:00:00Z"); // midnight in London, an hour into summer time
  const keyOf = (window: TieredComponent["window"], campaignId: string | null = "spring") =>
    windowKeyOf(compiled({ window }), { at, campaignId, saleId: "order-1" });

  it.each([
    [{ kind: "order" }, "order/order-1"],
    [{ kind: "calendarMonth" }, "2026-04"],
    [{ kind: "calendarQuarter" }, "2026-Q2"],
    [{ kind: "rollingDays", days: 30 }, "rolling"],
    [{ kind: "campaign" }, "campaign/spring"],
    [{ kind: "lifetime" }, "lifetime"],
  ] as const)("%o has the key %s", (window, key) => {
    expect(keyOf(window)).toBe(key);
  });

  it("what belongs to no campaign adds up together, apart from every campaign", () => {
    expect(keyOf({ kind: "campaign" }, null)).toBe("campaign");
    expect(keyOf({ kind: "campaign" }, "")).toBe("campaign/");
  });
});

describe("each order for itself, at the tier that it reaches", () => {
  const tiers = [
    { from: gbp("0"), rate: "0.05" },
    { from: gbp("100"), rate: "0.10" },
    { from: gbp("500"), rate: "0.15" },
  ];
  const policy = { ...forward("after"), window: { kind: "order" }, tiers } as const;

  it.each([
    ["99.99 at 5 % is 4.9995", 99.99, "fromInclusive", 5],
    ["100 at 10 %", 100, "fromInclusive", 10],
    ["600 at 15 %", 600, "fromInclusive", 90],
    ["100 is not in the second tier yet", 100, "upToInclusive", 5],
  ] as const)("%s (%d, %s)", (_, value, boundary, pounds) => {
    expect(final({ ...policy, boundary }, [sale(1, value)])).toEqual([pounds]);
  });
});

describe("a window", () => {
  it("is refused where its sum is no longer exact", () => {
    const huge = { ...sale(1, 0), bases: [0], measures: [Number.MAX_SAFE_INTEGER] };
    expect(refusalOf(() => rate({}, [huge, { ...sale(2, 0), bases: [0], measures: [1] }]))).toBe(
      "moneyOverflow at the sum of a window",
    );
  });
});

describe("compileTiered", () => {
  it("fills in the boundary and what has none", () => {
    const { currency, crossing, boundary, approvedOnly } = compiled();
    expect({ currency, crossing, boundary, approvedOnly }).toEqual({
      currency: "GBP",
      crossing: null,
      boundary: "fromInclusive",
      approvedOnly: false,
    });
    expect(compiled({ measure: "orders", tiers: byCount, counting: "approved" })).toMatchObject({
      currency: null,
      approvedOnly: true,
    });
  });

  const refused = (more: object) =>
    refusalOf(() => compileTiered({ ...component(), ...more } as TieredComponent, "UTC", "c"));
  it.each([
    ["a mode it does not know", { mode: "stepped" }, "invalidPolicy at c.mode"],
    ["forward without crossing", { mode: "forward" }, "invalidPolicy at c.crossing"],
    ["crossing where nothing is crossed", { crossing: "after" }, "invalidPolicy at c.crossing"],
    ["another boundary", { boundary: "inside" }, "invalidPolicy at c.boundary"],
    ["another measure", { measure: "likes" }, "invalidPolicy at c.measure"],
    ["another answer to refunds", { onReversal: "forgive" }, "invalidPolicy at c.onReversal"],
    ["another counting", { counting: "all" }, "invalidPolicy at c.counting"],
    ["a misspelt field", { bands: [] }, "invalidPolicy at c.bands"],
    ["no tiers", { tiers: [] }, "invalidPolicy at c.tiers"],
    ["no window", { window: null }, "invalidPolicy at c.window"],
    ["a window it does not know", { window: { kind: "year" } }, "invalidPolicy at c.window.kind"],
    ["days of a month", { window: { kind: "calendarMonth", days: 3 } }, "invalidPolicy at c.window.days"],
    ["tiers of counts for sales", { tiers: byCount }, "invalidMoney at c.tiers[0].from"],
    ["tiers of money for counts", { measure: "orders" }, "invalidInteger at c.tiers[0].from"],
    [
      "half an order",
      { measure: "orders", tiers: [byCount[0], { from: 1.5, rate: "0.1" }] },
      "invalidInteger at c.tiers[1].from",
    ],
  ])("refuses %s", (_, more, refusal) => {
    expect(refused(more)).toBe(refusal);
  });

  it("refuses rolling days that are no whole days", () => {
    for (const days of [0, -1, 1.5, Number.NaN, "30"]) {
      expect(refused({ window: { kind: "rollingDays", days } })).toMatch(/ at c\.window\.days$/);
    }
  });
});
