import { attributionPaths, buildTouchIndex, type PathOptions } from "creator-core/attribution";
import type { AttributionPolicy, Conversion, Touchpoint } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { codeOf, refusalOf, untyped } from "../../support/thrown.js";

const DAY = 86_400_000;

const policy: AttributionPolicy = deepFreeze({
  id: "journeys",
  windows: { click: { days: 7 }, view: { days: 1 }, direct: { days: 7 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["click"], ["view", "direct"]],
  model: { kind: "lastTouch" },
  selfPurchase: "excluded",
});

let count = 0;
const touch = (creatorId: string | null, day: number, more: Partial<Touchpoint> = {}): Touchpoint => {
  count += 1;
  return { id: `t-${count}`, creatorId, customerKey: "k", kind: "click", occurredAt: Math.round(day * DAY), ...more };
};
const order = (day: number, more: Partial<Conversion> = {}): Conversion => {
  count += 1;
  return { id: `o-${count}`, customerKey: "k", kind: "order", occurredAt: Math.round(day * DAY), ...more };
};

function pathsOf(
  touchpoints: readonly Touchpoint[],
  conversions: readonly Conversion[],
  options?: PathOptions,
  by: Partial<AttributionPolicy> = {},
  context: { creators?: { id: string; customerKeys: string[] }[]; staff?: string[] } = {},
) {
  const facts = deepFreeze({ touchpoints, conversions, ...context });
  return attributionPaths(facts, { ...policy, ...by }, options).map(
    ({ path, conversions: converted, nulls }) => [path.join(), converted, nulls] as const,
  );
}

describe("the journey to a conversion", () => {
  it("is every touch of every tier, in the total order", () => {
    const touches = [
      touch("zoe", 9, { kind: "view" }),
      touch("ann", 5),
      touch("ben", 8, { id: "b" }),
      touch("cyd", 8, { id: "a" }),
      touch("dan", 8, { id: "c", priority: 1 }),
    ];
    expect(pathsOf(touches, [order(9.5)])).toEqual([["ann,dan,cyd,ben,zoe", 1, 0]]);
    expect(pathsOf([...touches].reverse(), [order(9.5)])).toEqual([["ann,dan,cyd,ben,zoe", 1, 0]]);
  });

  it("has only what its window, a tier and the instant admit", () => {
    const touches = [
      touch("old", 3),
      touch("ann", 3 + 1 / DAY),
      touch("late", 10 + 1 / DAY),
      touch("off", 9, { kind: "live" }),
      touch("revoked", 9, { revoked: true }),
      touch("stale", 9, { kind: "view" }),
      touch("ben", 10),
    ];
    const isTail = ["late", 0, 1] as const;
    expect(pathsOf(touches, [order(10)])).toEqual([["ann,ben", 1, 0], isTail]);
    expect(pathsOf(touches, [order(10)], {}, { farEnd: "inclusive" })).toEqual([isTail, ["old,ann,stale,ben", 1, 0]]);
    // What does not count at the instant of the conversion is the beginning of the next journey.
    expect(pathsOf(touches, [order(10)], {}, { sameInstant: "excluded" })).toEqual([
      ["ann", 1, 0],
      ["ben,late", 0, 1],
    ]);
  });

  it("keeps to the shop, where the policy does", () => {
    const touches = [touch("ann", 1, { shopId: "s-1" }), touch("ben", 2, { shopId: "s-2" }), touch("cyd", 3)];
    expect(pathsOf(touches, [order(4, { shopId: "s-1" })], {}, { scope: "shop" })).toEqual([["ann", 1, 0]]);
  });

  it("has no touch of a creator who bought it, and is none of the staff", () => {
    const touches = [touch("ann", 1), touch("ben", 2), touch("ann", 5, { customerKey: "staff" })];
    const creators = [{ id: "ann", customerKeys: ["k"] }];
    const conversions = [order(3), order(6, { customerKey: "staff" })];
    expect(pathsOf(touches, conversions, {}, {}, { creators, staff: ["staff"] })).toEqual([["ben", 1, 0]]);
    const lenient = { selfPurchase: "eligible", staffPurchase: "eligible" } as const;
    expect(pathsOf(touches, conversions, {}, lenient, { creators, staff: ["staff"] })).toEqual([
      ["ann", 1, 0],
      ["ann,ben", 1, 0],
    ]);
  });

  it("is empty without a touch: what stands on the order is no step", () => {
    const directory = { assignments: [{ kind: "code", key: "ANN10", creatorId: "ann" }] } as const;
    const conversions = [order(3, { codes: ["ann10"] }), order(4, { customerKey: "" })];
    const withCodes: AttributionPolicy = { ...policy, tiers: [["code", "click"]], codeAgainstLink: "codeWins" };
    expect(attributionPaths({ conversions, touchpoints: [], directory }, withCodes)).toEqual([
      { path: [], conversions: 2, nulls: 0 },
    ]);
  });

  it("has steps of nobody", () => {
    const touches = [touch("ann", 1), touch(null, 2, { kind: "direct" })];
    expect(attributionPaths({ touchpoints: touches, conversions: [order(3)] }, policy)).toEqual([
      { path: ["ann", null], conversions: 1, nulls: 0 },
    ]);
  });

  it("brings its value, summed exactly", () => {
    const conversions = [
      order(3, { value: money("1.10", "GBP") }),
      order(3, { customerKey: "j", value: money("2.20", "GBP") }),
      order(4, { kind: "lead" }),
    ];
    expect(attributionPaths({ touchpoints: [], conversions }, policy)).toEqual([
      { path: [], conversions: 3, nulls: 0, value: money("3.30", "GBP") },
    ]);
    expect(attributionPaths({ touchpoints: [], conversions: [conversions[2]!] }, policy)).toEqual([
      { path: [], conversions: 1, nulls: 0 },
    ]);
  });
});

describe("several conversions of a customer", () => {
  const touches = [touch("ann", 1), touch("ben", 3), touch("cyd", 5)];
  const conversions = [order(2), order(4)];

  it("begin a new journey each, or share their touches", () => {
    expect(pathsOf(touches, conversions)).toEqual([
      ["ann", 1, 0],
      ["ben", 1, 0],
      ["cyd", 0, 1],
    ]);
    expect(pathsOf(touches, conversions, { journey: "wholeWindow" })).toEqual([
      ["ann", 1, 0],
      ["ann,ben", 1, 0],
      ["cyd", 0, 1],
    ]);
  });

  it("at one instant: the first has the touches", () => {
    expect(pathsOf(touches, [order(6, { id: "b" }), order(6, { id: "a" })])).toEqual([
      ["", 1, 0],
      ["ann,ben,cyd", 1, 0],
    ]);
  });
});

describe("a journey without a conversion", () => {
  it("ends with its last touch and looks back from there", () => {
    const touches = [touch("old", 1), touch("ann", 5), touch("ben", 8), touch("stale", 6, { kind: "view" })];
    expect(pathsOf(touches, [])).toEqual([["ann,ben", 0, 1]]);
    expect(pathsOf(touches, [], {}, { farEnd: "inclusive" })).toEqual([["old,ann,ben", 0, 1]]);
    // The last touch itself counts, also where the instant of a conversion would not.
    expect(pathsOf([touch("ann", 8)], [], {}, { sameInstant: "excluded" })).toEqual([["ann", 0, 1]]);
  });

  it("needs a touch that counts", () => {
    const touches = [
      touch("ann", 1, { kind: "live" }),
      touch("ben", 1, { revoked: true }),
      touch("cyd", 1),
      touch("dan", 1, { customerKey: "" }),
      touch("eve", 1, { customerKey: "staff" }),
    ];
    const creators = [{ id: "cyd", customerKeys: ["k"] }];
    expect(pathsOf(touches, [], {}, {}, { creators, staff: ["staff"] })).toEqual([]);
  });

  it("keeps to no shop", () => {
    const touches = [touch("ann", 1, { shopId: "s-1" }), touch("ben", 2, { shopId: "s-2" }), touch("cyd", 3)];
    expect(pathsOf(touches, [], {}, { scope: "shop" })).toEqual([["ann,ben,cyd", 0, 1]]);
    const many = Array.from({ length: 300 }, (_, i) =>
      touch(i % 2 === 0 ? "ann" : "ben", i / 100, { shopId: `s-${i % 3}` }),
    );
    const [row] = attributionPaths({ touchpoints: many, conversions: [] }, { ...policy, scope: "shop" });
    expect(row?.path).toHaveLength(300);
  });

  it("is one only when it has been quiet for long enough", () => {
    const touches = [touch("ann", 5), touch("ben", 8, { customerKey: "j" })];
    expect(pathsOf(touches, [], { settledBefore: 8 * DAY })).toEqual([["ann", 0, 1]]);
    expect(pathsOf(touches, [], { settledBefore: 8 * DAY + 1 })).toEqual([
      ["ann", 0, 1],
      ["ben", 0, 1],
    ]);
  });

  it("has its last touch whatever a ring leaves out", () => {
    const ring = { windows: { click: { days: 7, minDays: 1 } } };
    expect(pathsOf([touch("ann", 5)], [], {}, ring)).toEqual([["ann", 0, 1]]);
    expect(pathsOf([touch("ann", 3), touch("ben", 4.5), touch("cyd", 5)], [], {}, ring)).toEqual([["ann,cyd", 0, 1]]);
    // Exactly one day before: of the ring; with an inclusive far end of the shorter window.
    const edge = [touch("ann", 4), touch("ben", 5)];
    expect(pathsOf(edge, [], {}, ring)).toEqual([["ann,ben", 0, 1]]);
    expect(pathsOf(edge, [], {}, { ...ring, farEnd: "inclusive" })).toEqual([["ben", 0, 1]]);
  });

  it("looks back from the very instant of its last touch, whether or not that instant counts", () => {
    const MILLISECOND = 1 / DAY;
    const ends = (farEnd: "exclusive" | "inclusive", age: number) =>
      (["eligible", "excluded"] as const).map((sameInstant) => {
        const touches = [touch("ann", 10 - age), touch("ben", 10)];
        return pathsOf(touches, [], {}, { farEnd, sameInstant })[0]?.[0];
      });
    expect(ends("inclusive", 7)).toEqual(["ann,ben", "ann,ben"]);
    expect(ends("inclusive", 7 + MILLISECOND)).toEqual(["ben", "ben"]);
    expect(ends("exclusive", 7 - MILLISECOND)).toEqual(["ann,ben", "ann,ben"]);
    expect(ends("exclusive", 7)).toEqual(["ben", "ben"]);
    // Of several touches at that instant only the last is on its own journey where the instant does not count.
    expect(ends("exclusive", 0)).toEqual(["ann,ben", "ben"]);
  });

  it("looks back by the day of its last touch, to the last millisecond of the day", () => {
    const touches = (last: string) => [
      touch("ann", 0, { occurredAt: "2026-03-09T12:00:00Z" }),
      touch("ben", 0, { occurredAt: last }),
    ];
    for (const sameInstant of ["eligible", "excluded"] as const) {
      const by = { sameInstant, windows: { click: { calendarDays: 2, timeZone: "UTC" } } };
      expect(pathsOf(touches("2026-03-10T23:59:59.999Z"), [], {}, by)).toEqual([["ann,ben", 0, 1]]);
      expect(pathsOf(touches("2026-03-11T00:00:00.000Z"), [], {}, by)).toEqual([["ben", 0, 1]]);
    }
  });

  it("is there at the end of time", () => {
    const last = touch("ann", 0, { occurredAt: 8.64e15 });
    for (const click of [{ days: 7 }, { days: 7, minDays: 1 }, { calendarDays: 2, timeZone: "UTC" }, "full"] as const) {
      for (const sameInstant of ["eligible", "excluded"] as const) {
        expect(pathsOf([last], [], {}, { sameInstant, windows: { click } })).toEqual([["ann", 0, 1]]);
      }
    }
  });
});

describe("facts and policies of all kinds", () => {
  it("an index serves as well as touches", () => {
    const touchpoints = [touch("ann", 1), touch("ben", 2, { customerKey: "j" })];
    const conversions = [order(3)];
    const index = buildTouchIndex(touchpoints);
    expect(attributionPaths({ index, conversions }, policy)).toEqual(
      attributionPaths({ touchpoints, conversions }, policy),
    );
  });

  it("the model plays no part, not even a weigher that is missing", () => {
    const custom = { model: { kind: "custom", weigher: "absent" } } as const;
    expect(pathsOf([touch("ann", 1)], [order(2)], {}, custom)).toEqual([["ann", 1, 0]]);
  });

  it("what is said twice counts once", () => {
    const [t, o] = [touch("ann", 1), order(2)];
    expect(pathsOf([t, { ...t }], [o, { ...o }])).toEqual([["ann", 1, 0]]);
  });

  it("as many conversions of one instant as touches of it", () => {
    const touchpoints = Array.from({ length: 50_000 }, (_, i) => touch("ann", 1, { id: `t-${i}` }));
    const conversions = Array.from({ length: 50_000 }, (_, i) => order(1, { id: `o-${i}` }));
    for (const journey of ["sinceLastConversion", "wholeWindow"] as const) {
      const paths = pathsOf(touchpoints, conversions, { journey }, { sameInstant: "excluded" });
      expect(paths).toEqual([
        ["", 50_000, 0],
        ["ann", 0, 1],
      ]);
    }
  });

  it("a hundred thousand touches of one customer, and as many conversions", () => {
    const touchpoints = Array.from({ length: 100_000 }, (_, i) => touch(`c-${i % 3}`, i / 1_000));
    const conversions = Array.from({ length: 20_000 }, (_, i) => order(i / 200));
    const everything = { ...policy, windows: { click: "full" } } as const;
    const paths = attributionPaths({ touchpoints, conversions }, everything);
    expect(paths.reduce((sum, row) => sum + row.conversions, 0)).toBe(20_000);
    // Every touch is on one journey, and none on two.
    expect(paths.reduce((sum, row) => sum + row.path.length * (row.conversions + row.nulls), 0)).toBe(100_000);
  });

  it("what is none is refused", () => {
    const facts = { touchpoints: [], conversions: [] };
    const refusal = (input: unknown, by: unknown = policy, options?: unknown) =>
      refusalOf(() => attributionPaths(untyped(input), untyped(by), untyped(options)));
    expect(refusal(null)).toBe("invalidArgument at facts");
    expect(refusal(facts, null)).toBe("invalidPolicy at policy");
    expect(refusal(facts, policy, null)).toBe("invalidArgument at options");
    expect(refusal(facts, policy, { journey: "all" })).toBe("invalidArgument at options.journey");
    expect(refusal(facts, policy, { settledBefore: "yesterday" })).toBe("invalidInstant at options.settledBefore");
    expect(codeOf(() => attributionPaths(facts, { ...policy, windows: { click: { days: -1 } } }))).toMatch(/^invalid/);
    const euros = [order(1, { value: money("1.00", "GBP") }), order(2, { value: money("1.00", "EUR") })];
    expect(refusal({ touchpoints: [], conversions: euros })).toBe("currencyMismatch at facts.conversions");
    const most = { minor: Number.MAX_SAFE_INTEGER, currency: "GBP" };
    const rich = [order(1, { value: most }), order(2, { value: money("0.01", "GBP") })];
    expect(refusal({ touchpoints: [], conversions: rich })).toBe("moneyOverflow at facts.conversions");
    expect(refusal({ touchpoints: [], conversions: [rich[0], { ...rich[0] }] })).toBe("nothing thrown");
    // A step without a name would be a path that nothing else reads.
    const nameless = [touch("ann", 1), touch("", 2)];
    expect(refusal({ touchpoints: nameless, conversions: [] })).toBe("invalidArgument at touchpoints[1].creatorId");
    expect(refusal({ touchpoints: nameless, conversions: [order(3)] })).toBe(
      "invalidArgument at touchpoints[1].creatorId",
    );
  });
});
