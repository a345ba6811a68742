import type { CommissionComponent, LedgerEntry } from "creator-core/models";
import { type Money, money } from "creator-core/money";
import { toInstant } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { refusalOf } from "../../support/thrown.ts";
import { adjustment, brief, gbp, ledgerOf, percentRule, rule, sale, sumOf, terms } from "../fixtures.ts";

const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}T12:00:00Z`;
const bands = [
  { from: gbp("0"), rate: "0.04" },
  { from: gbp("200.00"), rate: "0.06" },
  { from: gbp("400.00"), rate: "0.08" },
];
const graduated = (more: Partial<Extract<CommissionComponent, { kind: "tiered" }>> = {}) =>
  rule("grow", {
    kind: "tiered",
    mode: "graduated",
    measure: "salesValue",
    tiers: bands,
    window: { kind: "calendarMonth" },
    onReversal: "recompute",
    ...more,
  });
const hundreds = (days: readonly number[]) => days.map((n) => sale(`order-${n}`, day(n), gbp("100.00")));
/** Without the zeros that only hold a decision. */
const paid = (ledger: readonly LedgerEntry[]) => ledger.filter(({ amount }) => amount.minor !== 0);
const bySale = (ledger: readonly LedgerEntry[]) =>
  ledger.map(({ source, kind, amount }) => [source.kind === "sale" ? source.conversionId : "", kind, amount.minor]);

describe("a graduated commission", () => {
  it("comes to 28.00 over five orders of 100, in one go or one by one", () => {
    const facts = { terms: [terms([graduated()])], sales: hundreds([1, 2, 3, 4, 5]) };
    const expected = [400, 400, 600, 600, 800].map((minor) => ["commission", minor]);
    expect(brief(ledgerOf(facts, day(9)))).toEqual(expected);
    expect(brief(ledgerOf(facts, day(1), day(2), day(3), day(4), day(5), day(6)))).toEqual(expected);
  });

  it("comes to 28.00 over 150, 100, 150 and 100", () => {
    const sales = ["150", "100", "150", "100"].map((value, index) => sale(`o-${index}`, day(index + 1), gbp(value)));
    expect(brief(ledgerOf({ terms: [terms([graduated()])], sales }, day(9))).map(([, minor]) => minor)).toEqual([
      600, 500, 900, 800,
    ]);
  });

  it("rates the window again after a refund", () => {
    // Without order-1 the others lie a hundred lower: 4, 4, 6, 6. The 6.00 of order-3 becomes 4.00, the 8.00 of order-5 6.00.
    const facts = {
      terms: [terms([graduated()])],
      sales: hundreds([1, 2, 3, 4, 5]),
      adjustments: [adjustment("r-1", "order-1", day(7), gbp("100.00"))],
    };
    const ledger = ledgerOf(facts, day(6), day(8), day(9));
    expect(bySale(ledger.slice(5))).toEqual([
      ["order-1", "reversal", -400],
      ["order-3", "trueUp", -200],
      ["order-5", "trueUp", -200],
    ]);
    expect(ledger.slice(5).map(({ occurredAt, corrects }) => [occurredAt, corrects])).toEqual([
      [toInstant(day(7)), "sale/order-1/c-1/plan/grow#1"],
      [toInstant(day(7)), "sale/order-3/c-1/plan/grow#1"],
      [toInstant(day(7)), "sale/order-5/c-1/plan/grow#1"],
    ]);
    expect(ledger[6]?.trace).toEqual([
      { code: "tier", ruleId: "grow", amount: gbp("4.00"), base: gbp("100.00"), rate: "0.04", at: 0, what: "netSales" },
      { code: "booked", ruleId: "grow", amount: gbp("-6.00") },
    ]);
    expect(ledgerOf(facts, day(9))).toEqual(ledger.map((entry) => ({ ...entry, bookedAt: toInstant(day(9)) })));
  });

  it("under a ratchet comes to what it would have, had nothing been taken back, of what is left", () => {
    // 4 % to 200.00, then 6 %. Whether the refund of order-1 is known before order-3 or after it: 4 % of nothing and of
    // 100.00, 6 % of 100.00.
    const facts = {
      terms: [terms([graduated({ onReversal: "ratchet" })])],
      sales: hundreds([1, 2, 3]),
      adjustments: [adjustment("r-1", "order-1", "2026-03-01T13:00:00Z", gbp("100.00"))],
    };
    expect(sumOf(ledgerOf(facts, day(9)))).toBe(1000);
    expect(sumOf(ledgerOf(facts, day(1), day(2), day(3), day(4)))).toBe(1000);
    const unrefunded = ledgerOf({ ...facts, adjustments: [] }, day(4));
    expect(sumOf(ledgerOf({ ...facts, booked: unrefunded }, day(5), day(6)))).toBe(1000);
  });

  it("under a ratchet trues up for an order that arrives late", () => {
    const plan = { terms: [terms([graduated({ onReversal: "ratchet" })])] };
    const booked = ledgerOf({ ...plan, sales: hundreds([2, 3]) }, day(4));
    expect(bySale(ledgerOf({ ...plan, sales: hundreds([1, 2, 3]), booked }, day(5), day(6)).slice(2))).toEqual([
      ["order-1", "commission", 400],
      ["order-3", "trueUp", 200],
    ]);
  });

  it("needs every sale that was booked in a window that moves", () => {
    const facts = { terms: [terms([graduated()])] };
    const booked = ledgerOf({ ...facts, sales: hundreds([1, 2]) }, day(4));
    const run = (days: readonly number[]) =>
      refusalOf(() => ledgerOf({ ...facts, sales: hundreds(days), booked }, day(9)));
    expect(run([1, 2, 3])).toBe("nothing thrown");
    expect(run([2])).toBe("inconsistentLedger at sales"); // one of the two is missing
    expect(run([3])).toBe("inconsistentLedger at sales"); // a new one, without the two
    expect(ledgerOf({ ...facts, booked }, day(9))).toEqual(booked);
    const april = [sale("later", "2026-04-02T12:00:00Z", gbp("100.00"))];
    expect(bySale(ledgerOf({ ...facts, sales: april, booked }, "2026-04-03T00:00:00Z")).at(-1)).toEqual([
      "later",
      "commission",
      400,
    ]);
    expect(() => ledgerOf({ ...facts, sales: hundreds([2]), booked }, day(9))).toThrow(
      "every sale booked in 2026-03 for creator c-1 under rule grow of plan",
    );
  });

  it("keeps the rates that were booked under a ratchet", () => {
    const facts = {
      terms: [terms([graduated({ onReversal: "ratchet" })])],
      sales: hundreds([1, 2, 3]),
      adjustments: [adjustment("r-1", "order-1", day(7), gbp("100.00"))],
    };
    expect(bySale(ledgerOf(facts, day(6), day(8)).slice(3))).toEqual([["order-1", "reversal", -400]]);
  });

  it("takes back its part of a sale that crossed a band", () => {
    // 150 at 4 %, then 100: 50 at 4 % and 50 at 6 %, 5.00. Half of that refunded: 2.50 at the rates booked.
    const facts = {
      terms: [terms([graduated({ onReversal: "ratchet" })])],
      sales: [sale("o-1", day(1), gbp("150.00")), sale("o-2", day(2), gbp("100.00"))],
      adjustments: [adjustment("r-1", "o-2", day(3), gbp("50.00"))],
    };
    const ledger = ledgerOf(facts, day(4));
    expect(bySale(ledger)).toEqual([
      ["o-1", "commission", 600],
      ["o-2", "commission", 500],
      ["o-2", "reversal", -250],
    ]);
    // Recomputed, what is left of it lies below 200: 50 at 4 %.
    const recomputed = ledgerOf({ ...facts, terms: [terms([graduated()])] }, day(4));
    expect(bySale(recomputed).at(-1)).toEqual(["o-2", "trueUp", -50]);
    expect(sumOf(recomputed)).toBe(800);
  });

  it("makes room for an order that arrives late", () => {
    const plan = { terms: [terms([graduated()])] };
    const booked = ledgerOf({ ...plan, sales: hundreds([2, 3]) }, day(4));
    const ledger = ledgerOf({ ...plan, sales: hundreds([1, 2, 3]), booked }, day(5), day(6));
    // order-3 now begins at 200.
    expect(bySale(ledger)).toEqual([
      ["order-2", "commission", 400],
      ["order-3", "commission", 400],
      ["order-1", "commission", 400],
      ["order-3", "trueUp", 200],
    ]);
  });

  it("starts again with the month of the zone", () => {
    // 23:00Z on 31 March is midnight in London, an hour into summer time.
    const sales = [
      sale("o-1", "2026-03-31T12:00:00Z", gbp("300.00")),
      sale("o-2", "2026-03-31T22:59:59.999Z", gbp("100.00")),
      sale("o-3", "2026-03-31T23:00:00Z", gbp("100.00")),
    ];
    const earned = (timeZone: string, window: "calendarMonth" | "calendarQuarter" | "lifetime") =>
      ledgerOf(
        { terms: [terms([graduated({ window: { kind: window } })], { timeZone })], sales },
        "2026-04-02T00:00:00Z",
      ).map(({ amount }) => amount.minor);
    expect(earned("Europe/London", "calendarMonth")).toEqual([1400, 600, 400]);
    expect(earned("UTC", "calendarMonth")).toEqual([1400, 600, 800]);
    expect(earned("Europe/London", "calendarQuarter")).toEqual([1400, 600, 400]);
    expect(earned("Europe/London", "lifetime")).toEqual([1400, 600, 800]);
  });

  it("goes on from the sum when a new version takes over, at the new rates", () => {
    const flat = [
      { from: gbp("0"), rate: "0.01" },
      { from: gbp("200.00"), rate: "0.1" },
    ];
    const plans = [
      terms([graduated()], { effective: { end: day(3) } }),
      terms([graduated({ tiers: flat })], { version: 2, effective: { start: day(3) } }),
    ];
    expect(brief(ledgerOf({ terms: plans, sales: hundreds([1, 2, 3]) }, day(9)))).toEqual([
      ["commission", 400],
      ["commission", 400],
      ["commission", 1000],
    ]);
  });

  it("counts sales below a first band that pays nothing, though they are booked under other rules", () => {
    const later = [
      { from: gbp("0"), rate: "0" },
      { from: gbp("200.00"), rate: "0.1" },
    ];
    const rules = [percentRule("0.01"), { ...graduated({ tiers: later }), mode: "additive" } as const];
    const ledger = ledgerOf({ terms: [terms(rules)], sales: hundreds([1, 2, 3]) }, day(1), day(2), day(3), day(4));
    expect(ledger.map(({ ruleId, amount }) => [ruleId, amount.minor])).toEqual([
      ["all", 100],
      ["all", 100],
      ["all", 100],
      ["grow", 1000],
    ]);
  });

  it("keeps creators apart", () => {
    const sales = [
      sale("o-1", day(1), gbp("200.00")),
      sale("o-2", day(2), gbp("100.00"), {}, [["c-2", 1, gbp("100.00")]]),
    ];
    expect(brief(ledgerOf({ terms: [terms([graduated()])], sales }, day(3)))).toEqual([
      ["commission", 800],
      ["commission", 400],
    ]);
  });
});

describe("a milestone", () => {
  const steps = [10, 20, 30].map((at) => ({ at, bonus: gbp("20.00") }));
  const milestone = (more: Partial<Extract<CommissionComponent, { kind: "milestone" }>> = {}) =>
    rule("many", {
      kind: "milestone",
      measure: "orders",
      steps,
      stack: "cumulative",
      window: { kind: "calendarMonth" },
      onReversal: "recompute",
      ...more,
    });
  /** One order an hour from 1 March. */
  const orders = (count: number, value: Money = gbp("10.00")) =>
    Array.from({ length: count }, (_, n) => sale(`o-${n}`, toInstant("2026-03-01T00:00:00Z") + n * 3_600_000, value));
  const declined = (count: number) =>
    Array.from({ length: count }, (_, n) => adjustment(`r-${n}`, `o-${n}`, toInstant(day(10)) + n, gbp("10.00")));

  it("every 10 at 20.00: 37 orders pay 60, and eight declined take 20 back", () => {
    const facts = { terms: [terms([milestone()])], sales: orders(37), adjustments: declined(8) };
    const ledger = paid(ledgerOf(facts, day(9), day(11), day(12)));
    expect(brief(ledger)).toEqual([
      ["bonus", 2000],
      ["bonus", 2000],
      ["bonus", 2000],
      ["reversal", -2000],
    ]);
    expect(ledger[2]).toEqual({
      id: "period/2026-03/GBP/c-1/plan/v1/many#3",
      kind: "bonus",
      creatorId: "c-1",
      amount: gbp("20.00"),
      source: { kind: "period", key: "2026-03", currency: "GBP" },
      occurredAt: toInstant("2026-03-02T05:00:00Z"), // the thirtieth hour
      bookedAt: toInstant(day(9)),
      availableAt: toInstant("2026-03-02T05:00:00Z"),
      terms: { id: "plan", version: 1 },
      ruleId: "many",
      trace: [
        { code: "step", ruleId: "many", amount: gbp("20.00"), count: 30, at: 10, what: "orders" },
        { code: "step", ruleId: "many", amount: gbp("20.00"), count: 30, at: 20, what: "orders" },
        { code: "step", ruleId: "many", amount: gbp("20.00"), count: 30, at: 30, what: "orders" },
        { code: "booked", ruleId: "many", amount: gbp("-40.00") },
      ],
    });
    const { corrects, adjustmentIds, occurredAt, trace } = ledger[3]!;
    expect({ corrects, adjustmentIds, occurredAt }).toEqual({
      corrects: "period/2026-03/GBP/c-1/plan/v1/many#3",
      adjustmentIds: ["r-0", "r-1", "r-2", "r-3", "r-4", "r-5", "r-6", "r-7"],
      occurredAt: toInstant(day(10)) + 7,
    });
    // Of the 60.00 that were booked 40.00 remain: 29 are below the step of 30.
    expect(trace.map(({ code, amount, count, at }) => [code, amount.minor, count, at])).toEqual([
      ["step", 2000, 29, 10],
      ["step", 2000, 29, 20],
      ["stepLost", 0, 29, 30],
      ["booked", -6000, undefined, undefined],
    ]);
    expect(paid(ledgerOf(facts, day(12)))).toEqual(ledger.map((entry) => ({ ...entry, bookedAt: toInstant(day(12)) })));
  });

  it("stands under a ratchet, and is not paid twice when it is reached again", () => {
    const facts = {
      terms: [terms([milestone({ onReversal: "ratchet" })])],
      sales: orders(10),
      adjustments: declined(1),
    };
    const booked = ledgerOf(facts, day(9), day(11));
    const again = [...orders(10), sale("late", day(12), gbp("10.00"))];
    expect(brief(paid(ledgerOf({ ...facts, sales: again, booked }, day(13))))).toEqual([["bonus", 2000]]);
    const recompute = ledgerOf({ ...facts, sales: again, terms: [terms([milestone()])] }, day(13));
    expect(brief(paid(recompute))).toEqual([
      ["bonus", 2000],
      ["reversal", -2000],
      ["bonus", 2000],
    ]);
  });

  it("pays the difference to a higher step, and takes it back from the latest bonus first", () => {
    const rising = [
      { at: 2, bonus: gbp("5.00") },
      { at: 3, bonus: gbp("12.00") },
    ];
    const facts = {
      terms: [terms([milestone({ steps: rising, stack: "highest" })])],
      sales: orders(3),
      adjustments: declined(2).map((each) => ({ ...each, occurredAt: day(10) })),
    };
    const ledger = paid(ledgerOf(facts, day(11)));
    expect(ledger.map(({ trace }) => trace.map(({ code, amount, at }) => [code, amount.minor, at]))).toEqual([
      [["step", 500, 2]],
      [
        ["step", 1200, 3],
        ["booked", -500, undefined],
      ],
      [["booked", -700, undefined]],
      [
        ["stepLost", 0, 2],
        ["booked", -500, undefined],
      ],
    ]);
    expect(ledger.map(({ kind, amount, corrects }) => [kind, amount.minor, corrects?.slice(-2)])).toEqual([
      ["bonus", 500, undefined],
      ["bonus", 700, undefined],
      ["reversal", -700, "#2"],
      ["reversal", -500, "#1"],
    ]);
  });

  it("counts net sales in minor units of its currency, and only sales in it", () => {
    const plan = terms([milestone({ measure: "salesValue", steps: [{ at: 3000, bonus: money("500", "JPY") }] })]);
    const sales = [...orders(2, money("1500", "JPY")), sale("pounds", day(3), gbp("99.00"))];
    const ledger = paid(ledgerOf({ terms: [plan], sales }, day(9)));
    expect(brief(ledger)).toEqual([["bonus", 500]]);
    expect(ledger[0]?.trace[0]).toMatchObject({ code: "step", at: 3000, count: 3000, what: "salesValue" });
  });

  it("counts the kinds its rule is for, and an order for every creator who has a part of it", () => {
    const one = milestone({ steps: [{ at: 1, bonus: gbp("1.00") }] });
    const plan = terms([{ ...one, scope: { kinds: ["order", "lead"] } }]);
    const shared = sale("o", day(1), gbp("2.00"), {}, [
      ["c-1", 1, gbp("1.00")],
      ["c-2", 1, gbp("1.00")],
    ]);
    const lead = sale("l", day(1), null, { kind: "lead" }, [["c-3", 1, null]]);
    const bonuses = (of: typeof plan) =>
      ledgerOf({ terms: [of], sales: [shared, lead] }, day(2)).filter(({ kind }) => kind === "bonus");
    expect(bonuses(plan).map(({ creatorId }) => creatorId)).toEqual(["c-1", "c-2", "c-3"]);
    expect(bonuses(terms([one])).map(({ creatorId }) => creatorId)).toEqual(["c-1", "c-2"]);
    const leads = bonuses(terms([{ ...one, scope: { kinds: ["lead"] } }]));
    expect(leads.map(({ trace }) => trace[0]?.what)).toEqual(["leads"]);
  });

  it("is dated when a late order shows it was reached", () => {
    const plan = { terms: [terms([milestone({ steps: steps.slice(0, 1) })])] };
    const booked = ledgerOf({ ...plan, sales: orders(9) }, day(5));
    const late = sale("late", "2026-02-28T23:59:59Z", gbp("10.00"));
    expect(paid(ledgerOf({ ...plan, sales: [...orders(9), late], booked }, day(6)))).toEqual([]);
    const inMonth = { ...late, occurredAt: "2026-03-01T00:00:00Z" };
    expect(
      paid(ledgerOf({ ...plan, sales: [...orders(9), inMonth], booked }, day(6))).map(({ occurredAt }) => occurredAt),
    ).toEqual([toInstant("2026-03-01T08:00:00Z")]);
  });

  it("is taken back when all its sales are credited to somebody else, and left alone when they are not given", () => {
    const plan = { terms: [terms([milestone({ steps: [{ at: 1, bonus: gbp("9.00") }] })])] };
    const booked = ledgerOf({ ...plan, sales: orders(1) }, day(5));
    const moved = [sale("o-0", "2026-03-01T00:00:00Z", gbp("10.00"), {}, [["c-2", 1, gbp("10.00")]])];
    const ledger = paid(ledgerOf({ ...plan, sales: moved, booked }, day(6), day(7)));
    expect(ledger.map(({ creatorId, kind, amount }) => [creatorId, kind, amount.minor])).toEqual([
      ["c-1", "bonus", 900],
      ["c-1", "reversal", -900],
      ["c-2", "bonus", 900],
    ]);
    expect(ledgerOf({ ...plan, booked }, day(6))).toEqual(booked);
  });

  it("counts what the plan decided when the sale was booked, whatever the creator's status is now", () => {
    const gold = {
      ...milestone({ steps: [{ at: 2, bonus: gbp("9.00") }] }),
      scope: { statusLevels: ["gold"] },
      mode: "additive",
    } as const;
    const facts = { terms: [terms([percentRule("0.1"), gold])], sales: orders(2) };
    const booked = ledgerOf({ ...facts, creators: [{ creatorId: "c-1", statusLevel: "gold" }] }, day(5));
    expect(brief(booked)).toEqual([
      ["commission", 100],
      ["commission", 100],
      ["bonus", 900],
    ]);
    expect(ledgerOf({ ...facts, booked }, day(6))).toEqual(booked);
  });

  const two = [{ at: 2, bonus: gbp("20.00") }];

  it("under a ratchet counts as if nothing had been taken back, whenever it is known", () => {
    const facts = {
      terms: [terms([milestone({ steps: two, onReversal: "ratchet" })])],
      sales: orders(2),
      adjustments: [adjustment("r-0", "o-0", "2026-03-01T00:30:00Z", gbp("10.00"))],
    };
    expect(sumOf(ledgerOf(facts, day(5)))).toBe(2000);
    const booked = ledgerOf({ ...facts, adjustments: [] }, day(5));
    expect(ledgerOf({ ...facts, booked }, day(6))).toEqual(booked);
  });

  it("names what is left, the step, and the adjustments, also when they are known late", () => {
    const facts = { terms: [terms([milestone({ steps: [{ at: 3, bonus: gbp("20.00") }] })])], sales: orders(3) };
    const booked = ledgerOf(facts, day(5));
    const adjustments = [adjustment("r-0", "o-0", "2026-03-01T00:30:00Z", gbp("10.00"))];
    const reversal = ledgerOf({ ...facts, adjustments, booked }, day(6)).at(-1);
    expect(reversal?.trace).toEqual([
      { code: "noStepYet", ruleId: "many", amount: gbp("0"), count: 2, at: 3, what: "orders" },
      { code: "booked", ruleId: "many", amount: gbp("-20.00") },
    ]);
    expect(reversal?.adjustmentIds).toEqual(["r-0"]);
  });

  it("counts what is left to a creator when a sale is credited to another", () => {
    const facts = { terms: [terms([milestone({ steps: two })])], sales: orders(2) };
    const booked = ledgerOf(facts, day(5));
    const moved = sale("o-1", facts.sales[1]!.occurredAt as number, gbp("10.00"), {}, [["c-2", 1, gbp("10.00")]]);
    const reversal = paid(ledgerOf({ ...facts, sales: [facts.sales[0]!, moved], booked }, day(6))).at(-1);
    expect(reversal?.trace[0]).toEqual({
      code: "noStepYet",
      ruleId: "many",
      amount: gbp("0"),
      count: 1,
      at: 2,
      what: "orders",
    });
    expect(reversal).not.toHaveProperty("adjustmentIds");
  });

  it("follows a sale whose date moves to another month", () => {
    const facts = { terms: [terms([milestone({ steps: [{ at: 1, bonus: gbp("20.00") }] })])] };
    const booked = ledgerOf(
      { ...facts, sales: [sale("o", "2026-03-31T12:00:00Z", gbp("1.00"))] },
      "2026-04-01T00:00:00Z",
    );
    const sales = [sale("o", "2026-04-01T12:00:00Z", gbp("1.00"))];
    expect(
      paid(ledgerOf({ ...facts, sales, booked }, "2026-04-02T00:00:00Z")).map(({ id, amount }) => [id, amount.minor]),
    ).toEqual([
      ["period/2026-03/GBP/c-1/plan/v1/many#1", 2000],
      ["period/2026-03/GBP/c-1/plan/v1/many#2", -2000],
      ["period/2026-04/GBP/c-1/plan/v1/many#1", 2000],
    ]);
  });

  it("is left alone by the sales of others, and needs all of its own", () => {
    const facts = { terms: [terms([milestone({ steps: two })])] };
    const booked = ledgerOf({ ...facts, sales: orders(2) }, day(5));
    const other = sale("other", day(3), gbp("1.00"), {}, [["c-2", 1, gbp("1.00")]]);
    expect(paid(ledgerOf({ ...facts, sales: [other], booked }, day(6)))).toEqual(paid(booked));
    expect(refusalOf(() => ledgerOf({ ...facts, sales: orders(1), booked }, day(6)))).toBe(
      "inconsistentLedger at sales",
    );
    expect(refusalOf(() => ledgerOf({ ...facts, sales: [sale("new", day(3), gbp("1.00"))], booked }, day(6)))).toBe(
      "inconsistentLedger at sales",
    );
  });

  it("refuses bonuses that fall, where only the highest step pays", () => {
    const falling = [
      { at: 1, bonus: gbp("50.00") },
      { at: 2, bonus: gbp("30.00") },
    ];
    const run = (stack: "highest" | "cumulative") =>
      refusalOf(() => ledgerOf({ terms: [terms([milestone({ steps: falling, stack })])] }, day(6)));
    expect(run("cumulative")).toBe("nothing thrown");
    expect(run("highest")).toBe("invalidPolicy at terms[0].rules[0].component.steps[1].bonus");
  });
});
