import type { MilestoneComponent } from "creator-core/models";
import { describe, expect, it } from "vitest";
import type { Counted } from "../../../src/commission/components/measure-window.ts";
import { compileMilestone } from "../../../src/commission/components/milestone/compile-milestone.ts";
import { milestoneBonus } from "../../../src/commission/components/milestone/milestone-bonus.ts";
import { readingsOfMilestone } from "../../../src/commission/components/milestone/readings-of-milestone.ts";
import { explainLine } from "../../../src/commission/ledger/explain-line.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, untyped } from "../../support/thrown.ts";
import { brief, by, counted, day, gbp } from "./fixtures.ts";

const steps = deepFreeze([10, 20, 30].map((at) => ({ at, bonus: gbp("20.00") })));
const every = deepFreeze({ every: 10, bonus: gbp("20.00") });

describe("milestoneBonus", () => {
  it.each([
    ["every 10 approved at 20.00: 37 → three of them, 60.00", every, 37, 6000],
    ["eight later declined, 29 → two of them, 40.00", every, 29, 4000],
    ["the same as named steps, 37", steps, 37, 6000],
    ["the same as named steps, 29", steps, 29, 4000],
    ["exactly at a step", every, 30, 6000],
    ["one below it", every, 29, 4000],
    ["nothing yet", every, 9, 0],
    ["of nothing", steps, 0, 0],
  ])("%s", (_, plan, reached, minor) => {
    const { total, lines } = milestoneBonus(plan, reached);
    expect(total).toEqual({ minor, currency: "GBP" });
    expect(lines.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(minor);
  });

  it("pays the highest step alone where told so", () => {
    expect(milestoneBonus(steps, 37, "highest").total).toEqual(gbp("20.00"));
    expect(milestoneBonus(every, 37, "highest").total).toEqual(gbp("20.00"));
    expect(milestoneBonus(every, 9, "highest").total).toEqual(gbp("0"));
  });

  it("has a line for each named step, and one for all of every so many", () => {
    expect(milestoneBonus(steps, 25).lines.map(({ at, amount }) => [at, amount.minor])).toEqual([
      [10, 2000],
      [20, 2000],
    ]);
    expect(milestoneBonus(every, 25).lines).toEqual([
      { code: "step", ruleId: null, amount: gbp("40.00"), count: 25, at: 20 },
    ]);
  });

  it("refuses steps it cannot rely on", () => {
    expect(refusalOf(() => milestoneBonus([], 1))).toBe("invalidPolicy at steps");
    expect(refusalOf(() => milestoneBonus([steps[1]!, steps[0]!], 1))).toBe("unsortedBands at steps[1].at");
    expect(refusalOf(() => milestoneBonus([{ at: 0, bonus: gbp("1") }], 1))).toBe("unsortedBands at steps[0].at");
    expect(refusalOf(() => milestoneBonus([{ at: 1, bonus: gbp("-1") }], 1))).toBe("invalidMoney at steps[0].bonus");
    const yen = { at: 20, bonus: { minor: 1, currency: "JPY" } };
    expect(refusalOf(() => milestoneBonus([steps[0]!, yen], 1))).toBe("currencyMismatch at steps[1].bonus");
    const falling = [steps[0]!, { at: 20, bonus: gbp("1") }];
    expect(refusalOf(() => milestoneBonus(falling, 1, "highest"))).toBe("invalidPolicy at steps[1].bonus");
    expect(refusalOf(() => milestoneBonus(falling, 1))).toBe("nothing thrown");
    expect(refusalOf(() => milestoneBonus({ ...every, every: 0 }, 1))).toBe("invalidInteger at steps.every");
    expect(refusalOf(() => milestoneBonus({ ...every, evry: 1 } as typeof every, 1))).toBe(
      "invalidPolicy at steps.evry",
    );
    expect(refusalOf(() => milestoneBonus(steps, 1.5))).toBe("invalidInteger at reached");
    expect(refusalOf(() => milestoneBonus(steps, 1, untyped("all")))).toBe("invalidArgument at stack");
    expect(refusalOf(() => milestoneBonus(untyped(null), 1))).toBe("invalidPolicy at steps");
    expect(refusalOf(() => milestoneBonus({ every: 1, bonus: gbp("90000000000000.00") }, 10 ** 6))).toBe(
      "moneyOverflow at bonus",
    );
  });
});

const component = (more: Partial<MilestoneComponent> = {}): MilestoneComponent => ({
  kind: "milestone",
  measure: "orders",
  steps: every,
  stack: "cumulative",
  window: { kind: "calendarMonth" },
  onReversal: "recompute",
  ...more,
});
const compiled = (more: Partial<MilestoneComponent> = {}) =>
  compileMilestone(deepFreeze(component(more)), "Europe/London", "component");

/** One order a day from 1 March. */
const orders = (count: number): Counted[] =>
  Array.from({ length: count }, (_, n) => counted(`o-${n}`, day("03-01") + n * 3_600_000, [1]));
const declined = (order: Counted, at: number): Counted => counted(order.id, order.at, [...order.amounts, 0], [at]);

describe("readingsOfMilestone", () => {
  it("dates each bonus when its step was reached, and its loss when it was lost", () => {
    const kept = orders(37);
    const members = kept.map((order, n) => (n < 8 ? declined(order, day("03-10") + n) : order));
    const readings = readingsOfMilestone(compiled(), by, members);
    // The 10th, 20th and 30th hour; 37 − 8 = 29 is below 30 with the last of the eight.
    expect(readings.map(({ at, minor }) => [at, minor])).toEqual([
      [day("03-01") + 9 * 3_600_000, 2000],
      [day("03-01") + 19 * 3_600_000, 4000],
      [day("03-01") + 29 * 3_600_000, 6000],
      [day("03-10") + 7, 4000],
    ]);
    expect(brief(readings).at(-1)).toEqual(["03-10", 4000, "bonus"]);
    expect(readings.at(-1)?.causes).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((n) => `o-${n}-1`));
    expect(readings.at(-1)?.lines().map(explainLine)).toEqual([
      "step of 20 orders reached",
      "29 orders left, below the step of 30 orders: £40.00 remains of £60.00",
    ]);
  });

  it("stands under a ratchet", () => {
    const members = orders(10).map((order) => declined(order, day("03-10")));
    expect(brief(readingsOfMilestone(compiled({ onReversal: "ratchet" }), by, members))).toEqual([
      ["03-01", 2000, "bonus"],
    ]);
    expect(brief(readingsOfMilestone(compiled(), by, members))).toEqual([
      ["03-01", 2000, "bonus"],
      ["03-10", 0, "bonus"],
    ]);
  });

  it("takes what happens at one instant at once", () => {
    const members = [
      ...orders(9),
      counted("new", day("03-10"), [1]),
      declined(counted("x", day("03-09"), [1]), day("03-10")),
    ];
    // Ten on 9 March; on the 10th one goes and one comes.
    expect(readingsOfMilestone(compiled(), by, members).map(({ minor }) => minor)).toEqual([2000]);
  });

  it("counts an adjustment that is dated before its sale with the sale", () => {
    const early = counted("o", day("03-05"), [1, 0], [day("03-01")]);
    const plan = compiled({ steps: { every: 1, bonus: gbp("1.00") } });
    expect(readingsOfMilestone(plan, by, [early])).toEqual([]);
    const other = counted("x", day("03-01"), [1]);
    expect(brief(readingsOfMilestone(plan, by, [early, other]))).toEqual([["03-01", 100, "bonus"]]);
  });

  it("names the difference between the steps where the highest alone pays", () => {
    const rising = deepFreeze([
      { at: 2, bonus: gbp("5.00") },
      { at: 3, bonus: gbp("12.00") },
    ]);
    const members = orders(3).map((order, n) => (n < 2 ? declined(order, day("03-10")) : order));
    const readings = readingsOfMilestone(compiled({ steps: rising, stack: "highest" }), by, members);
    expect(brief(readings).map(([, minor]) => minor)).toEqual([500, 1200, 0]);
    expect(readings.map(({ lines }) => lines().map(explainLine))).toEqual([
      ["step of 2 orders reached"],
      ["step of 3 orders reached"],
      ["1 order left, below the step of 2 orders: nothing remains of £12.00"],
    ]);
  });

  it("counts sales in minor units, and says what it counts", () => {
    const plan = compiled({ measure: "salesValue", steps: [{ at: 3000, bonus: gbp("5.00") }] });
    const members = [counted("a", day("03-01"), [1500]), counted("b", day("03-02"), [1500])];
    const [reading] = readingsOfMilestone(plan, by, members);
    expect(reading?.lines().map(explainLine)).toEqual(["step of £30.00 net sales reached"]);
    const leads = readingsOfMilestone(
      compiled({ steps: [{ at: 1, bonus: gbp("5.00") }] }),
      { ...by, orders: "leads" },
      [counted("l", day("03-01"), [1])],
    );
    expect(leads[0]?.lines().map(explainLine)).toEqual(["step of 1 lead reached"]);
  });

  it("looks back over rolling days from every sale, and does not lose by waiting", () => {
    const plan = compiled({ window: { kind: "rollingDays", days: 3 }, steps: { every: 2, bonus: gbp("1.00") } });
    // Two within three days are on the 2nd and 3rd; the one of the 6th is three days after the 3rd, so it is alone.
    const two = [counted("a", day("03-02"), [1]), counted("b", day("03-03"), [1]), counted("c", day("03-06"), [1])];
    expect(brief(readingsOfMilestone(plan, by, two))).toEqual([["03-03", 100, "bonus"]]);
    const apart = [counted("a", day("03-02"), [1]), counted("b", day("03-05"), [1])];
    expect(readingsOfMilestone(plan, by, apart)).toEqual([]);
    // 4, 5, 6 and 6 March: four in three days; when one of the 5th goes, three are left, which is one step.
    const more = [
      counted("d", day("03-04"), [1]),
      counted("e", day("03-05"), [1, 0], [day("03-20")]),
      counted("f", day("03-06"), [1]),
      counted("g", day("03-06"), [1]),
    ];
    expect(brief(readingsOfMilestone(plan, by, more))).toEqual([
      ["03-05", 100, "bonus"],
      ["03-06", 200, "bonus"],
      ["03-20", 100, "bonus"],
    ]);
  });
});

describe("compileMilestone", () => {
  it("names the stretch that something counts in", () => {
    const keyOf = (window: MilestoneComponent["window"], campaignId: string | null = "spring") =>
      compiled({ window }).window.keyOf({ at: Date.parse("2026-03-31T23:30:00Z"), campaignId, id: "o-1" });
    // Half past midnight of 1 April in London.
    expect(keyOf({ kind: "calendarMonth" })).toBe("2026-04");
    expect(keyOf({ kind: "calendarQuarter" })).toBe("2026-Q2");
    expect(keyOf({ kind: "lifetime" })).toBe("lifetime");
    expect(keyOf({ kind: "rollingDays", days: 30 })).toBe("rolling");
    expect(keyOf({ kind: "campaign" })).toBe("campaign/spring");
    expect(keyOf({ kind: "campaign" }, null)).toBe("campaign");
    expect(keyOf({ kind: "order" })).toBe("order/o-1");
    const { window } = compiled({ window: { kind: "calendarMonth" } });
    expect(refusalOf(() => window.keyOf({ at: 8.64e15, campaignId: null, id: "o" }))).toBe("invalidInstant at instant");
  });

  it("refuses what it does not know", () => {
    const refused = (more: object) => refusalOf(() => compiled(more));
    expect(refused({ measure: "likes" })).toBe("invalidPolicy at component.measure");
    expect(refused({ stack: "all" })).toBe("invalidPolicy at component.stack");
    expect(refused({ onReversal: "keep" })).toBe("invalidPolicy at component.onReversal");
    expect(refused({ counting: "all" })).toBe("invalidPolicy at component.counting");
    expect(refused({ window: { kind: "year" } })).toBe("invalidPolicy at component.window.kind");
    expect(refused({ window: { kind: "lifetime", days: 3 } })).toBe("invalidPolicy at component.window.days");
    expect(refused({ window: { kind: "rollingDays" } })).toBe("invalidPolicy at component.window.days");
    expect(refused({ window: { kind: "rollingDays", days: 0 } })).toBe("invalidPolicy at component.window.days");
    expect(refused({ onReversl: "ratchet" })).toBe("invalidPolicy at component.onReversl");
  });
});
