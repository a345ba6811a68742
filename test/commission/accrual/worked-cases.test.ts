import type { CommissionCap, CommissionComponent, LedgerEntry, Payout } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { commissionBases } from "../../../src/commission/base/commission-bases.js";
import { adjustment, brief, gbp, ledgerOf, percentRule, rule, sale, sumOf, terms } from "../fixtures.ts";

const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}T12:00:00Z`;
const monthEnd = (n: number) => new Date(Date.UTC(2026, n, 1)).toISOString();
const paid = (ledger: readonly LedgerEntry[]) => ledger.filter(({ amount }) => amount.minor !== 0);

describe("worked cases out of the ledger", () => {
  it("2: 39.99 less 3.00, 4.00 and 2.73 is 30.26; 12 % is 3.63; of the 15.13 left 1.82, so −1.81", () => {
    // The price of a line is without its tax: 37.26.
    const line = { id: "1", quantity: 1, price: gbp("37.26"), tax: gbp("2.73") };
    const lines = [{ ...line, platformDiscount: gbp("3.00"), sellerDiscount: gbp("4.00") }];
    const facts = {
      terms: [terms([percentRule("0.12")], { base: commissionBases.tiktokShop })],
      sales: [sale("o", day(1), gbp("30.26"), { lines })],
      adjustments: [adjustment("r", "o", day(4), gbp("15.13"))],
    };
    expect(brief(ledgerOf(facts, day(2), day(5)))).toEqual([
      ["commission", 363],
      ["reversal", -181],
    ]);
  });

  it("4: 0.15 at 10 % is 0.02, its full refund −0.02", () => {
    const facts = {
      terms: [terms([percentRule("0.1")])],
      sales: [sale("o", day(1), gbp("0.15"))],
      adjustments: [adjustment("r", "o", day(2), gbp("0.15"))],
    };
    expect(sumOf(ledgerOf(facts, day(1), day(3)))).toBe(0);
  });

  it.each([
    ["JPY", "1999", 150], // 149.925
    ["KWD", "12.345", 926], // 925.875 fils
  ])("6: 7.5 % in %s", (currency, value, earned) => {
    const facts = { terms: [terms([percentRule("0.075")])], sales: [sale("o", day(1), money(value, currency))] };
    expect(brief(ledgerOf(facts, day(2)))).toEqual([["commission", earned]]);
  });

  it("6: EUR 86.40 at 1.0850 is USD 93.74, and its full refund −93.74 whatever the rate is then", () => {
    const rate = (date: string, value: string) => ({ from: "EUR", to: "USD", rate: value, date, source: "ECB" });
    const euros = money("86.40", "EUR");
    const facts = {
      terms: [terms([percentRule("1")], { currency: "USD" })],
      sales: [sale("o", day(2), euros)],
      adjustments: [adjustment("r", "o", day(8), euros)],
      fxRates: [rate("2026-03-01", "1.0850"), rate("2026-03-07", "1.2000")],
    };
    const ledger = ledgerOf(facts, day(3), day(9));
    expect(ledger.map(({ kind, amount, fx }) => [kind, amount, fx?.rate])).toEqual([
      ["commission", money("93.74", "USD"), "1.0850"],
      ["reversal", money("-93.74", "USD"), "1.0850"],
    ]);
    // A rate that comes to light for the day of the sale moves nothing that is booked.
    const late = { ...facts, fxRates: [...facts.fxRates, rate("2026-03-02", "1.5000")], booked: ledger.slice(0, 1) };
    expect(sumOf(ledgerOf(late, day(9)))).toBe(0);
  });

  it("13: of charges at four month ends, 3 months pay three", () => {
    const startedAt = "2026-08-31T12:00:00Z";
    const charges = ["2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30"].map((date, index) =>
      sale(`charge-${index}`, `${date}T12:00:00Z`, gbp("10.00"), { subscription: { startedAt } }),
    );
    const plan = terms([{ ...percentRule("0.1"), recurring: { months: 3 } }]);
    expect(paid(ledgerOf({ terms: [plan], sales: charges }, "2026-12-01T00:00:00Z"))).toHaveLength(3);
  });

  it("15: a milestone every 10 at 20.00: 37 pay 60.00, and eight declined take 20.00 back", () => {
    const component: CommissionComponent = {
      kind: "milestone",
      measure: "orders",
      steps: { every: 10, bonus: gbp("20.00") },
      stack: "cumulative",
      window: { kind: "lifetime" },
      onReversal: "recompute",
      counting: "approved",
    };
    const sales = Array.from({ length: 37 }, (_, n) => sale(`o-${n}`, day(1), gbp("5.00"), { approvedAt: day(2) }));
    const adjustments = Array.from({ length: 8 }, (_, n) => adjustment(`r-${n}`, `o-${n}`, day(9), gbp("5.00")));
    const facts = { terms: [terms([rule("many", component)])], sales };
    const booked = ledgerOf(facts, day(3));
    expect(sumOf(booked)).toBe(6000);
    expect(brief(ledgerOf({ ...facts, adjustments, booked }, day(10)).slice(booked.length))).toEqual([
      ["reversal", -2000],
    ]);
  });

  it.each([
    ["2.00 per 1,000 at 50,000", "2.00", "prorata", "recompute", [50_000], [10_000]],
    ["5.00 per 1,000 at 12,345, in proportion", "5.00", "prorata", "recompute", [12_345], [6173]], // 61.725
    ["5.00 per 1,000 at 12,345, completed", "5.00", "completed", "recompute", [12_345], [6000]],
    [
      "read again at 13,000, corrected to 12,000",
      "5.00",
      "prorata",
      "recompute",
      [12_345, 13_000, 12_000],
      [6173, 327, -500],
    ],
    ["the same under a ratchet", "5.00", "prorata", "ratchet", [12_345, 13_000, 12_000], [6173, 327]],
  ] as const)("16: %s", (_, amount, partial, onReversal, counts, expected) => {
    const component = {
      kind: "perMetric",
      metric: "views",
      amount: gbp(amount),
      per: 1000,
      partial,
      onReversal,
    } as const;
    const snapshots = counts.map((views, index) => ({ at: day(2 + index), views }));
    const posts = [{ id: "p-1", creatorId: "c-1", platform: "tiktok" as const, publishedAt: day(1), snapshots }];
    const facts = { terms: [terms([rule("cpm", component)])], posts };
    const oneByOne = ledgerOf(facts, day(2), day(3), day(4));
    // What is taken back is taken of the latest entry first: 3.27 of the second and 1.73 of the first.
    const runs = [...new Set(oneByOne.map(({ bookedAt }) => bookedAt))];
    expect(runs.map((run) => sumOf(oneByOne.filter(({ bookedAt }) => bookedAt === run)))).toEqual(expected);
    expect(sumOf(ledgerOf(facts, day(9)))).toBe(sumOf(oneByOne));
    expect(oneByOne[0]?.source).toEqual({ kind: "post", postId: "p-1" });
  });

  describe("17: a cap of 100.00 with 92.50 booked", () => {
    const run = (onHeadroom: "later" | "refill") => {
      const cap: CommissionCap = { id: "month", amount: gbp("100.00"), per: "creator", overflow: "clamp", onHeadroom };
      const facts = { terms: [terms([percentRule("0.1")], { caps: [cap] })] };
      const first = sale("first", day(1), gbp("925.00"));
      const two = [sale("second", day(2), gbp("120.00")), sale("third", day(3), gbp("120.00"))];
      const booked = ledgerOf({ ...facts, sales: [first, ...two] }, day(4));
      const adjustments = [adjustment("r", "first", day(5), gbp("200.00"))];
      const reversed = ledgerOf({ ...facts, sales: [first, ...two], adjustments, booked }, day(6));
      const next = sale("next", day(7), gbp("120.00"));
      const ended = ledgerOf({ ...facts, sales: [first, ...two, next], adjustments, booked: reversed }, day(8), day(9));
      return { booked, reversal: reversed.slice(booked.length), next: ended.slice(reversed.length), ended };
    };

    it("pays 7.50 and 0.00 of two sales of 12.00, the zero with a trace", () => {
      const { booked } = run("later");
      expect(brief(booked)).toEqual([
        ["commission", 9250],
        ["commission", 750],
        ["commission", 0],
      ]);
      expect(booked[2]?.trace.map(({ code, amount, of }) => [code, amount.minor, of])).toEqual([
        ["rateOfBase", 1200, undefined],
        ["cap", -1200, ["month"]],
      ]);
    });

    it("later: −20.00, the next pays 12.00, net 92.00", () => {
      const { reversal, next, ended } = run("later");
      expect(brief(reversal)).toEqual([["reversal", -2000]]);
      expect(brief(next)).toEqual([["commission", 1200]]);
      expect(sumOf(ended)).toBe(9200);
    });

    it("refill: nets −3.50, the next pays 3.50, net 100.00", () => {
      const { reversal, next, ended } = run("refill");
      expect(brief(reversal)).toEqual([
        ["reversal", -2000],
        ["capAdjustment", 450],
        ["capAdjustment", 1200],
      ]);
      expect(brief(next)).toEqual([["commission", 350]]);
      expect(sumOf(ended)).toBe(10_000);
    });
  });

  it("18: a refund keeps the terms of its sale", () => {
    const facts = {
      terms: [
        terms([percentRule("0.1")], { effective: { end: day(5) } }),
        terms([percentRule("0.15")], { version: 2, effective: { start: day(5) } }),
      ],
      sales: [sale("o-1", day(1), gbp("100.00")), sale("o-2", day(5), gbp("100.00"))],
      adjustments: [adjustment("r", "o-1", day(8), gbp("100.00"))],
    };
    expect(brief(ledgerOf(facts, day(6), day(9))).at(-1)).toEqual(["reversal", -1000]);
  });

  it("19: 0.79 credited, 40 % then 60 % refunded: −0.32, then −0.47", () => {
    const facts = {
      terms: [terms([percentRule("0.1")])],
      sales: [sale("o", day(1), gbp("7.90"))],
      adjustments: [adjustment("r-1", "o", day(2), gbp("3.16")), adjustment("r-2", "o", day(3), gbp("4.74"))],
    };
    expect(brief(ledgerOf(facts, day(4))).slice(1)).toEqual([
      ["reversal", -32],
      ["reversal", -47],
    ]);
  });

  it("20: 58.80 is paid out; −14.70 and 40.00 are carried; with 30.00 more 55.30 is paid", () => {
    const order = (id: string, at: number, value: string) => sale(id, day(at), gbp(value));
    const payout = (id: string, at: number, amount: string): Payout => ({
      id,
      creatorId: "c-1",
      paidAt: day(at),
      amount: gbp(amount),
    });
    const plan = { terms: [terms([percentRule("0.1")])] };
    const sales = [order("a", 1, "588.00"), order("b", 5, "400.00"), order("c", 8, "300.00")];
    const adjustments = [adjustment("r", "a", day(4), gbp("147.00"))];
    const payouts = [payout("p-1", 3, "58.80"), payout("p-2", 9, "55.30")];
    const ledger = ledgerOf({ ...plan, sales, adjustments, payouts }, day(3), day(6), day(10));
    expect(brief(ledger)).toEqual([
      ["commission", 5880],
      ["payout", -5880],
      ["clawback", -1470],
      ["commission", 4000],
      ["commission", 3000],
      ["payout", -5530],
    ]);
    expect(sumOf(ledger)).toBe(0);
  });

  it("21: a draw of 2,000 recoverable pays 2750, 3000, 2000, 2000, 2875, 2750", () => {
    const earned = [2750, 3000, 1500, 2375, 3000, 2750];
    const draw = {
      kind: "guarantee",
      amount: gbp("2000.00"),
      window: { kind: "calendarMonth" },
      recoverable: true,
    } as const;
    const rules = [percentRule("1"), rule("draw", draw, { mode: "additive" })];
    const plan = terms(rules, { timeZone: "UTC", effective: { start: monthEnd(0) } });
    const sales = earned.map((amount, n) => sale(`m-${n}`, `2026-0${n + 1}-10T00:00:00Z`, gbp(`${amount}.00`)));
    for (const moments of [[monthEnd(6)], [1, 2, 3, 4, 5, 6].map(monthEnd)]) {
      const ledger = ledgerOf({ terms: [plan], sales }, ...moments);
      const months = earned.map((_, n) =>
        sumOf(
          ledger.filter(({ source }) =>
            source.kind === "period"
              ? source.key === `2026-0${n + 1}`
              : source.kind === "sale" && source.conversionId === `m-${n}`,
          ),
        ),
      );
      expect(months).toEqual([275_000, 300_000, 200_000, 200_000, 287_500, 275_000]);
    }
  });
});
