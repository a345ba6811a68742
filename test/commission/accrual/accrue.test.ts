import { type accrue, balances } from "creator-core/commission";
import type { CommissionTerms } from "creator-core/models";
import { money } from "creator-core/money";
import { toInstant } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { refusalOf } from "../../support/thrown.ts";
import { adjustment, brief, gbp, ledgerOf, percentRule, rule, sale, sumOf, terms } from "../fixtures.ts";

const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}T12:00:00Z`;
const planOf = (rate: string) => [terms([percentRule(rate)])];

describe("a commission", () => {
  it("is booked with its receipt, once", () => {
    const facts = { terms: planOf("0.15"), sales: [sale("order-7", day(1), gbp("26.66"))] };
    const ledger = ledgerOf(facts, day(2), day(3));
    expect(ledger).toEqual([
      {
        id: "sale/order-7/c-1/plan/all#1",
        kind: "commission",
        creatorId: "c-1",
        amount: gbp("4.00"), // 3.999
        source: { kind: "sale", conversionId: "order-7" },
        occurredAt: toInstant(day(1)),
        bookedAt: toInstant(day(2)),
        availableAt: toInstant(day(1)),
        terms: { id: "plan", version: 1 },
        ruleId: "all",
        trace: [
          {
            code: "rateOfBase",
            ruleId: "all",
            amount: gbp("4.00"),
            base: gbp("26.66"),
            rate: "0.15",
            what: "netSales",
          },
        ],
        applied: ["all"],
        rejected: [],
      },
    ]);
  });

  it("is not known before it happens", () => {
    const facts = { terms: planOf("0.15"), sales: [sale("order-7", day(5), gbp("10.00"))] };
    expect(ledgerOf(facts, day(4))).toEqual([]);
    expect(brief(ledgerOf(facts, day(4), day(5)))).toEqual([["commission", 150]]);
  });

  it.each([
    ["JPY", "1999", 150, -150],
    ["KWD", "12.345", 926, -926],
  ])("and its full refund cancel in %s", (currency, value, earned, reversed) => {
    const worth = money(value, currency);
    const facts = {
      terms: planOf("0.075"),
      sales: [sale("order-7", day(1), worth)],
      adjustments: [adjustment("r-1", "order-7", day(2), worth)],
    };
    expect(brief(ledgerOf(facts, day(3)))).toEqual([
      ["commission", earned],
      ["reversal", reversed],
    ]);
  });

  it("is each creator's own share of the credited value, and each creator's part of a fixed amount", () => {
    const rules = [
      percentRule("0.1"),
      rule("gold", { kind: "percent", rate: "0.2" }, { scope: { statusLevels: ["gold"] } }),
      rule("order", { kind: "flat", amount: gbp("1.01") }, { mode: "additive" }),
    ];
    const shared = sale("order-7", day(1), gbp("33.33"), {}, [
      ["c-1", 1, gbp("16.67")],
      ["c-2", 1, gbp("16.66")],
    ]);
    const ledger = ledgerOf(
      { terms: [terms(rules)], sales: [shared], creators: [{ creatorId: "c-2", statusLevel: "gold" }] },
      day(1),
    );
    expect(ledger.map(({ creatorId, ruleId, amount }) => [creatorId, ruleId, amount.minor])).toEqual([
      ["c-1", "all", 167], // 1.667
      ["c-1", "order", 51],
      ["c-2", "gold", 333], // 3.332
      ["c-2", "order", 50],
    ]);
    expect(ledger.map(({ rejected }) => rejected?.map(({ ruleId }) => ruleId))).toEqual([
      ["gold"],
      undefined,
      ["all"],
      undefined,
    ]);
    expect(ledger[1]?.trace).toEqual([
      { code: "sharedAmount", ruleId: "order", amount: gbp("0.51"), base: gbp("1.01"), count: 1, what: "orders" },
    ]);
  });

  it("adds up a creator's several credits before rounding once", () => {
    // 0.05 + 0.05 = 0.10 at 15 % is 1.5 pence, so 2; apart it would be 1 + 1 or 0 + 0 by mode.
    const twice = sale("order-7", day(1), gbp("0.10"), {}, [
      ["c-1", 1, gbp("0.05")],
      ["c-1", 1, gbp("0.05")],
    ]);
    expect(brief(ledgerOf({ terms: planOf("0.15"), sales: [twice] }, day(1)))).toEqual([["commission", 2]]);
  });

  it("on lines is shared over the weights, the part nobody earned included", () => {
    const lines = [{ id: "1", quantity: 1, price: gbp("10.00"), tax: gbp("2.00") }];
    const third = {
      evidence: "code",
      touchpointId: null,
      campaignId: null,
      weight: 1,
      totalWeight: 3,
      ageMilliseconds: null,
    } as const;
    const partly = sale("order-7", day(1), gbp("12.00"), {
      lines,
      credits: [
        { ...third, creatorId: "c-1", value: gbp("4.00") },
        { ...third, creatorId: "c-2", value: gbp("4.00") },
      ],
      unattributed: { reason: "noneEligible", value: gbp("4.00") },
    });
    const plan = terms([percentRule("0.5")], { base: { kind: "lines", include: ["price"] } });
    const ledger = ledgerOf({ terms: [plan], sales: [partly] }, day(1));
    // 10.00 over 1/1/1 is 3.34, 3.33, 3.33: half of it 1.67 and 1.67 (1.665).
    expect(ledger.map(({ creatorId, amount }) => [creatorId, amount.minor])).toEqual([
      ["c-1", 167],
      ["c-2", 167],
    ]);
  });

  it("is paid by every plan in effect", () => {
    const plans = [terms([percentRule("0.1")]), terms([percentRule("0.02")], { id: "agency" })];
    const ledger = ledgerOf({ terms: plans, sales: [sale("order-7", day(1), gbp("100.00"))] }, day(1));
    expect(ledger.map(({ id, amount }) => [id, amount.minor])).toEqual([
      ["sale/order-7/c-1/agency/all#1", 200],
      ["sale/order-7/c-1/plan/all#1", 1000],
    ]);
  });

  it("has an id that no other position can have", () => {
    const sales = [
      sale("a/b", day(1), gbp("1.00"), {}, [["c", 1, gbp("1.00")]]),
      sale("a", day(1), gbp("1.00"), {}, [["b/c", 1, gbp("1.00")]]),
    ];
    expect(ledgerOf({ terms: planOf("0.1"), sales }, day(1)).map(({ id }) => id)).toEqual([
      "sale/a%2Fb/c/plan/all#1",
      "sale/a/b%2Fc/plan/all#1",
    ]);
    const polluting = ledgerOf({ terms: planOf("0.1"), sales: [sale("__proto__", day(1), gbp("1.00"))] }, day(1));
    expect(brief(polluting)).toEqual([["commission", 10]]);
  });
});

describe("a reversal", () => {
  it("is what is missing to the share of what is left", () => {
    // 12 % of 30.26 is 3.63; of the 15.13 left 1.82.
    const facts = {
      terms: planOf("0.12"),
      sales: [sale("order-7", day(1), gbp("30.26"))],
      adjustments: [adjustment("r-1", "order-7", day(4), gbp("15.13"))],
    };
    const ledger = ledgerOf(facts, day(2), day(5));
    expect(brief(ledger)).toEqual([
      ["commission", 363],
      ["reversal", -181],
    ]);
    const { id, corrects, adjustmentIds, occurredAt, trace, rejected } = ledger[1]!;
    expect({ id, corrects, adjustmentIds, occurredAt, rejected }).toEqual({
      id: "sale/order-7/c-1/plan/all#2",
      corrects: "sale/order-7/c-1/plan/all#1",
      adjustmentIds: ["r-1"],
      occurredAt: toInstant(day(4)),
      rejected: undefined,
    });
    expect(trace.map(({ code, amount, base }) => [code, amount.minor, base?.minor])).toEqual([
      ["rateOfBase", 182, 1513],
      ["booked", -363, undefined],
    ]);
  });

  it("of a base of lines shrinks the base in proportion, rounded once from the original", () => {
    // Value 32.99 with tax, base 30.26. Half of the value (16.50) goes: 30.26 × 16.49 / 32.99 = 15.1254; 12 % is 1.82.
    const lines = [{ id: "1", quantity: 1, price: gbp("30.26"), tax: gbp("2.73") }];
    const plan = terms([percentRule("0.12")], { base: { kind: "lines", include: ["price"] } });
    const facts = {
      terms: [plan],
      sales: [sale("order-7", day(1), gbp("32.99"), { lines })],
      adjustments: [adjustment("r-1", "order-7", day(4), gbp("16.50"))],
    };
    const ledger = ledgerOf(facts, day(5));
    expect(brief(ledger)).toEqual([
      ["commission", 363],
      ["reversal", -181],
    ]);
    expect(ledger[1]?.trace[0]?.base).toEqual(gbp("15.13"));
  });

  it("of 0.15 at 10 % is the exact negative", () => {
    const facts = {
      terms: planOf("0.1"),
      sales: [sale("order-7", day(1), gbp("0.15"))],
      adjustments: [adjustment("r-1", "order-7", day(2), gbp("0.15"))],
    };
    expect(brief(ledgerOf(facts, day(3)))).toEqual([
      ["commission", 2],
      ["reversal", -2],
    ]);
  });

  it("keeps the terms its sale was booked under", () => {
    const v1 = terms([percentRule("0.1")], { effective: { end: day(5) } });
    const v2 = terms([percentRule("0.15")], { version: 2, effective: { start: day(5) } });
    const facts = {
      terms: [v1, v2],
      sales: [sale("order-1", day(1), gbp("100.00")), sale("order-2", day(5), gbp("100.00"))],
      adjustments: [adjustment("r-1", "order-1", day(8), gbp("100.00"))],
    };
    const ledger = ledgerOf(facts, day(6), day(9));
    expect(brief(ledger)).toEqual([
      ["commission", 1000],
      ["commission", 1500],
      ["reversal", -1000],
    ]);
    expect(ledger[2]?.terms).toEqual({ id: "plan", version: 1 });
  });

  it.each<[string, readonly CommissionTerms[]]>([
    ["are gone", []],
    ["were rewritten", planOf("0.5")],
    ["give the sale to another rule", [terms([percentRule("0.5", "other")])]],
  ])("keeps its rate when the terms %s", (_, later) => {
    const facts = { terms: planOf("0.1"), sales: [sale("order-7", day(1), gbp("100.00"))] };
    const booked = ledgerOf(facts, day(2));
    const adjustments = [adjustment("r-1", "order-7", day(3), gbp("30.00"))];
    expect(brief(ledgerOf({ ...facts, terms: later, adjustments, booked }, day(4), day(5)))).toEqual([
      ["commission", 1000],
      ["reversal", -300],
    ]);
  });

  it("in two parts comes to nothing left", () => {
    // 0.79 on 7.90. 40 % is 3.16: 0.47 of 4.74 is left.
    const facts = {
      terms: planOf("0.1"),
      sales: [sale("order-7", day(1), gbp("7.90"))],
      adjustments: [
        adjustment("r-1", "order-7", day(2), gbp("3.16")),
        adjustment("r-2", "order-7", day(3), gbp("4.74")),
      ],
    };
    const expected = [
      ["commission", 79],
      ["reversal", -32],
      ["reversal", -47],
    ];
    expect(brief(ledgerOf(facts, day(4)))).toEqual(expected);
    expect(brief(ledgerOf(facts, day(1), day(2), day(3), day(4)))).toEqual(expected);
  });

  it("is given back when the sale is reinstated, never beyond the entry", () => {
    const facts = {
      terms: planOf("0.1"),
      sales: [sale("order-7", day(1), gbp("100.00"))],
      adjustments: [
        adjustment("r-1", "order-7", day(2), gbp("60.00"), "chargeback"),
        adjustment("r-2", "order-7", day(3), gbp("80.00"), "reinstatement"),
      ],
    };
    expect(brief(ledgerOf(facts, day(2), day(3)))).toEqual([
      ["commission", 1000],
      ["reversal", -600],
      ["reversal", 600],
    ]);
  });

  it("takes no more than there is", () => {
    const facts = {
      terms: planOf("0.1"),
      sales: [sale("order-7", day(1), gbp("100.00"))],
      adjustments: [
        adjustment("r-1", "order-7", day(2), gbp("500.00")),
        adjustment("r-2", "order-7", day(3), gbp("1.00")),
      ],
    };
    expect(brief(ledgerOf(facts, day(4)))).toEqual([
      ["commission", 1000],
      ["reversal", -1000],
    ]);
  });

  it("that changes nothing is answered with the next that does", () => {
    // 10 % of 0.10 and of 0.09 is a penny; of 0.01 nothing.
    const facts = {
      terms: planOf("0.1"),
      sales: [sale("order-7", day(1), gbp("0.10"))],
      adjustments: [
        adjustment("r-1", "order-7", day(2), gbp("0.01")),
        adjustment("r-2", "order-7", day(3), gbp("0.08")),
      ],
    };
    for (const moments of [[day(4)], [day(1), day(2), day(3)]]) {
      const ledger = ledgerOf(facts, ...moments);
      expect(brief(ledger)).toEqual([
        ["commission", 1],
        ["reversal", -1],
      ]);
      expect(ledger[1]?.adjustmentIds).toEqual(["r-1", "r-2"]);
    }
  });

  it("answers an adjustment that arrives after a later one", () => {
    const facts = { terms: planOf("0.1"), sales: [sale("order-7", day(1), gbp("100.00"))] };
    const later = adjustment("r-2", "order-7", day(5), gbp("20.00"));
    const booked = ledgerOf({ ...facts, adjustments: [later] }, day(6));
    const adjustments = [later, adjustment("r-1", "order-7", day(2), gbp("30.00"))];
    const ledger = ledgerOf({ ...facts, adjustments, booked }, day(7), day(8));
    expect(brief(ledger)).toEqual([
      ["commission", 1000],
      ["reversal", -200],
      ["reversal", -300],
    ]);
    expect(ledger[2]?.adjustmentIds).toEqual(["r-1"]);
  });

  it("of a fixed amount waits until the whole order is taken back", () => {
    const facts = {
      terms: [terms([rule("order", { kind: "flat", amount: gbp("5.00") }, { scope: { kinds: ["order", "lead"] } })])],
      sales: [sale("order-7", day(1), gbp("100.00")), sale("lead-1", day(1), null, { kind: "lead" })],
      adjustments: [
        adjustment("r-1", "order-7", day(2), gbp("99.99")),
        adjustment("r-2", "order-7", day(3), gbp("0.01")),
        adjustment("r-3", "lead-1", day(4), gbp("0"), "cancellation"),
      ],
    };
    const ledger = ledgerOf(facts, day(5));
    expect(ledger.map(({ kind, amount, occurredAt }) => [kind, amount.minor, occurredAt])).toEqual([
      ["commission", 500, toInstant(day(1))],
      ["commission", 500, toInstant(day(1))],
      ["reversal", -500, toInstant(day(3))],
      ["reversal", -500, toInstant(day(4))],
    ]);
  });
});

describe("a reinstatement of one adjustment", () => {
  const facts = (reinstates: string | undefined) => ({
    terms: planOf("0.1"),
    sales: [sale("order-7", day(1), gbp("100.00"))],
    adjustments: [
      adjustment("refund", "order-7", day(2), gbp("60.00")),
      adjustment("dispute", "order-7", day(3), gbp("60.00"), "chargeback"),
      {
        ...adjustment("won", "order-7", day(4), gbp("60.00"), "reinstatement"),
        ...(reinstates === undefined ? {} : { reinstates }),
      },
    ],
  });

  it("gives back what that one took, and no more", () => {
    // 60.00 went, then the 40.00 that were left: winning the dispute brings those back.
    expect(sumOf(ledgerOf(facts("dispute"), day(5)))).toBe(400);
    expect(sumOf(ledgerOf(facts(undefined), day(5)))).toBe(600);
    expect(sumOf(ledgerOf(facts("unheard of"), day(5)))).toBe(0);
  });

  it("is refused on anything else", () => {
    const refund = { ...adjustment("r", "order-7", day(2), gbp("1.00")), reinstates: "x" };
    expect(refusalOf(() => ledgerOf({ ...facts("dispute"), adjustments: [refund] }, day(5)))).toBe(
      "invalidArgument at adjustments[0].reinstates",
    );
  });
});

describe("an order that says its lines and no value", () => {
  const lines = [{ id: "1", quantity: 1, price: gbp("100.00"), tax: gbp("20.00") }];
  const plan = terms([percentRule("0.1")], { base: { kind: "lines", include: ["price"] } });
  const earned = (value: "0" | null, ...refunds: readonly string[]) =>
    sumOf(
      ledgerOf(
        {
          terms: [plan],
          sales: [sale("order-7", day(1), value === null ? null : gbp(value), { lines })],
          adjustments: refunds.map((refund, n) => adjustment(`r-${n}`, "order-7", day(n + 2), gbp(refund))),
        },
        day(9),
      ),
    );

  it.each([null, "0"] as const)("shrinks in proportion to what its lines come to (value %s)", (value) => {
    expect(earned(value)).toBe(1000);
    expect(earned(value, "30.00")).toBe(750); // 90 of the 120 charged are left
    expect(earned(value, "119.99")).toBe(0); // 10 % of the 0.01 that is left of the price
    expect(earned(value, "30.00", "90.00")).toBe(0);
  });
});

describe("other facts that change", () => {
  it("move a commission to whom the sale is credited now", () => {
    const facts = { terms: planOf("0.1"), sales: [sale("order-7", day(1), gbp("100.00"))] };
    const booked = ledgerOf(facts, day(2));
    const sales = [sale("order-7", day(1), gbp("100.00"), {}, [["c-2", 1, gbp("100.00")]])];
    const ledger = ledgerOf({ ...facts, sales, booked }, day(3), day(4));
    expect(ledger.map(({ creatorId, kind, amount }) => [creatorId, kind, amount.minor])).toEqual([
      ["c-1", "commission", 1000],
      ["c-1", "trueUp", -1000],
      ["c-2", "commission", 1000],
    ]);
  });

  it("change nothing when only the creator's status did", () => {
    const rules = [
      percentRule("0.1"),
      rule("gold", { kind: "percent", rate: "0.2" }, { scope: { statusLevels: ["gold"] } }),
    ];
    const facts = { terms: [terms(rules)], sales: [sale("order-7", day(1), gbp("100.00"))] };
    const booked = ledgerOf(facts, day(2));
    expect(ledgerOf({ ...facts, booked, creators: [{ creatorId: "c-1", statusLevel: "gold" }] }, day(3))).toEqual(
      booked,
    );
  });

  it("leave alone what is not among the facts any more", () => {
    const booked = ledgerOf({ terms: planOf("0.1"), sales: [sale("order-7", day(1), gbp("100.00"))] }, day(2));
    expect(ledgerOf({ terms: planOf("0.1"), booked }, day(3))).toEqual(booked);
  });
});

describe("a hold", () => {
  it("runs by the calendar of the zone", () => {
    // One month from 15 March is 15 April, an hour earlier by UTC: the clocks of London went forward.
    const plan = terms([percentRule("0.1")], { hold: { duration: { months: 1 }, from: "order" } });
    const [entry] = ledgerOf({ terms: [plan], sales: [sale("order-7", day(15), gbp("1.00"))] }, day(16));
    expect(entry?.availableAt).toBe(toInstant("2026-04-15T11:00:00Z"));
  });

  it("from delivery is pending until a release says from when", () => {
    const plan = terms([percentRule("0.1")], { hold: { duration: { days: 14 }, from: "delivery" } });
    const undelivered = sale("order-7", day(1), gbp("100.00"));
    const adjustments = [
      adjustment("r-1", "order-7", day(2), gbp("10.00")),
      adjustment("r-2", "order-7", day(9), gbp("10.00")),
    ];
    const booked = ledgerOf({ terms: [plan], sales: [undelivered], adjustments }, day(3));
    expect(booked.map(({ availableAt }) => availableAt)).toEqual([null, null]);

    const sales = [{ ...undelivered, deliveredAt: day(5) }];
    const ledger = ledgerOf({ terms: [plan], sales, adjustments, booked }, day(4), day(10), day(11));
    expect(ledger.map(({ kind, amount, availableAt }) => [kind, amount.minor, availableAt])).toEqual([
      ["commission", 1000, null],
      ["reversal", -100, null],
      ["release", 0, toInstant(day(19))],
      ["reversal", -100, toInstant(day(19))],
    ]);
    expect(ledger[2]?.corrects).toBe("sale/order-7/c-1/plan/all#1");
  });

  it("releases everything about a sale, whatever its entries are", () => {
    // Nothing below 100.00, then 10 %: what order-b and order-c earn moves with what is left of order-a before them.
    const bands = [
      { from: gbp("0"), rate: "0" },
      { from: gbp("100.00"), rate: "0.1" },
    ];
    const component = {
      kind: "tiered",
      mode: "graduated",
      measure: "salesValue",
      tiers: bands,
      window: { kind: "lifetime" },
      onReversal: "recompute",
    } as const;
    const plan = terms([rule("grow", component)], { hold: { duration: { days: 0 }, from: "delivery" } });
    const a = sale("order-a", day(1), gbp("100.00"));
    const b = sale("order-b", day(3), gbp("50.00"));
    const c = sale("order-c", "2026-03-02T18:00:00Z", gbp("100.00"));
    const adjustments = [
      adjustment("r-1", "order-a", day(2), gbp("100.00")),
      adjustment("r-2", "order-a", day(4), gbp("100.00"), "reinstatement"),
    ];
    const facts = { terms: [plan], adjustments };
    const early = ledgerOf({ ...facts, sales: [a, b] }, day(5));
    const late = ledgerOf({ ...facts, sales: [a, b, c], booked: early }, day(6));
    const delivered = [a, b, c].map((each) => ({ ...each, deliveredAt: day(7) }));
    const ledger = ledgerOf({ ...facts, sales: delivered, booked: late }, day(8), day(9));
    const once = ledgerOf({ ...facts, sales: delivered }, day(9));
    expect(balances(ledger, { asOf: day(10) })).toEqual(balances(once, { asOf: day(10) }));
    expect(balances(ledger, { asOf: day(10) })[0]).toMatchObject({ pending: gbp("0"), payable: gbp("15.00") });
    for (const { corrects } of ledger) expect(corrects ?? "…#1").toMatch(/#1$/);
  });
});

describe("a payout", () => {
  it("is booked once by its id", () => {
    const payouts = [{ id: "p-1", creatorId: "c-1", paidAt: day(2), amount: gbp("3.00") }];
    expect(brief(ledgerOf({ payouts }, day(1), day(2), day(3)))).toEqual([["payout", -300]]);
  });

  it("is refused under an id that is booked with another amount or creator", () => {
    const payout = { id: "p-1", creatorId: "c-1", paidAt: day(2), amount: gbp("3.00") };
    const booked = ledgerOf({ payouts: [payout] }, day(3));
    const again = (more: Partial<typeof payout>) =>
      refusalOf(() => ledgerOf({ payouts: [{ ...payout, ...more }], booked }, day(4)));
    expect(again({})).toBe("nothing thrown");
    expect(again({ amount: gbp("3.01") })).toBe("inconsistentLedger at payouts[0]");
    expect(again({ creatorId: "c-2" })).toBe("inconsistentLedger at payouts[0]");
  });

  it("is above zero", () => {
    const payouts = [{ id: "p-1", creatorId: "c-1", paidAt: day(2), amount: gbp("0") }];
    expect(refusalOf(() => ledgerOf({ payouts }, day(3)))).toBe("invalidMoney at payouts[0].amount");
  });
});

describe("facts", () => {
  const order = sale("order-7", day(1), gbp("100.00"));

  it("that are repeated count once", () => {
    const refund = adjustment("r-1", "order-7", day(2), gbp("10.00"));
    const again = { ...refund, occurredAt: toInstant(day(2)) };
    const facts = { terms: planOf("0.1"), sales: [order, { ...order }], adjustments: [refund, again] };
    expect(sumOf(ledgerOf(facts, day(3)))).toBe(900);
  });

  it("that are repeated in another form count once", () => {
    const delivered = { ...order, deliveredAt: day(2) };
    const again = { ...order, deliveredAt: toInstant(day(2)), campaignId: undefined } as never;
    const creators = [{ creatorId: "c-1" }, { creatorId: "c-1" }];
    expect(sumOf(ledgerOf({ terms: planOf("0.1"), sales: [delivered, again], creators }, day(3)))).toBe(1000);
  });

  it("that are many adjustments of one sale are no trouble", { timeout: 30_000 }, () => {
    const many = Array.from({ length: 150_000 }, (_, n) => adjustment(`r-${n}`, "order-7", day(2), gbp("0")));
    const facts = {
      terms: planOf("0.1"),
      sales: [order],
      adjustments: [...many, adjustment("z", "order-7", day(3), gbp("100.00"))],
    };
    expect(ledgerOf(facts, day(4), day(5)).at(-1)?.adjustmentIds).toHaveLength(150_001);
  });

  it("that contradict each other are refused", () => {
    const refund = adjustment("r-1", "order-7", day(2), gbp("10.00"));
    const other = { ...refund, value: gbp("11.00") };
    const run = (facts: Partial<Parameters<typeof accrue>[0]>) =>
      refusalOf(() => ledgerOf({ sales: [order], ...facts }, day(9)));
    expect(run({ adjustments: [refund, other] })).toBe("duplicateId at adjustments[1].id");
    expect(run({ sales: [order, sale("order-7", day(1), gbp("1.00"))] })).toBe("duplicateId at sales[1].id");
    expect(run({ adjustments: [{ ...refund, value: money("1", "JPY") }] })).toBe(
      "currencyMismatch at adjustments[0].value",
    );
    expect(run({ sales: [sale("x", day(1), gbp("1.00"), {}, [["c-1", 1, gbp("2.00")]])] })).toBe(
      "invalidMoney at sales[0].credits",
    );
    expect(run({ sales: [sale("x", day(1), gbp("3.00"), {}, [["c-1", 1, gbp("2.00")]])] })).toBe(
      "invalidMoney at sales[0].credits",
    );
    expect(run({ sales: [sale("x", day(1), gbp("1.00"), {}, [["c-1", 0.5, gbp("1.00")]])] })).toBe(
      "invalidWeights at sales[0].credits[0].totalWeight",
    );
    expect(run({ sales: [null as never] })).toBe("invalidArgument at sales[0].id");
  });

  it("and a ledger from after asOf are refused", () => {
    const booked = ledgerOf({ terms: planOf("0.1"), sales: [order] }, day(5));
    expect(refusalOf(() => ledgerOf({ booked }, day(4)))).toBe("inconsistentLedger at booked[0].bookedAt");
    expect(refusalOf(() => ledgerOf({ booked: [...booked, ...booked] }, day(6)))).toBe("duplicateId at booked[1].id");
  });

  it("never gives one id twice, even where a ledger from elsewhere has used it for something else", () => {
    const booked = ledgerOf({ terms: planOf("0.1"), sales: [order] }, day(5));
    const moved = booked.map((entry) => ({ ...entry, source: { kind: "sale", conversionId: "another" } as const }));
    const all = ledgerOf({ terms: planOf("0.1"), sales: [order], booked: moved }, day(6));
    expect(all.length).toBe(2);
    expect(new Set(all.map(({ id }) => id)).size).toBe(2);
  });
});
