import { balances, explainEntry, explainUnpaid, statement } from "creator-core/commission";
import type { CommissionRule, CreatorAttributes, LedgerEntry } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { adjustment, brief, gbp, ledgerOf, percentRule, rule, sale, terms } from "../fixtures.ts";

const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}T12:00:00Z`;
const gold: readonly CreatorAttributes[] = [{ creatorId: "c-1", statusLevel: "gold" }];
const silver: readonly CreatorAttributes[] = [{ creatorId: "c-1", statusLevel: "silver" }];
const forGold = { scope: { statusLevels: ["gold"] } } as const;
const goldRate = (mode: "exclusive" | "additive" = "exclusive") =>
  rule("gold", { kind: "percent", rate: "0.2" }, { ...forGold, mode });
const two = rule(
  "two",
  {
    kind: "milestone",
    measure: "orders",
    steps: [{ at: 2, bonus: gbp("20.00") }],
    stack: "highest",
    window: { kind: "calendarMonth" },
    onReversal: "recompute",
  },
  { mode: "additive" },
);
const factsOf = (...rules: readonly CommissionRule[]) => ({
  terms: [terms(rules)],
  sales: [sale("order-7", day(1), gbp("100.00"))],
});
const decisionsOf = (ledger: readonly LedgerEntry[]) =>
  ledger.map(({ id, amount, applied, rejected }) => [id, amount.minor, applied, rejected?.map(({ ruleId }) => ruleId)]);

describe("a decision", () => {
  it("is booked as a zero when no rule pays, and stands when the creator is promoted", () => {
    const facts = factsOf(goldRate());
    const booked = ledgerOf({ ...facts, creators: silver }, day(2));
    expect(booked).toHaveLength(1);
    expect(decisionsOf(booked)).toEqual([["sale/order-7/c-1/plan#1", 0, [], ["gold"]]]);
    expect(booked[0]).toMatchObject({ kind: "commission", ruleId: null, terms: { id: "plan", version: 1 } });
    expect(explainEntry(booked[0]!)).toBe(
      "no rule of plan pays for this sale (order-7); 1 rule did not apply: gold: It is for status level gold, not silver.",
    );
    expect(ledgerOf({ ...facts, creators: gold, booked }, day(3))).toEqual(booked);
  });

  it("is on the first entry of the sale and plan, whole", () => {
    const flat = rule("order", { kind: "flat", amount: gbp("1.00") }, { mode: "additive" });
    const ledger = ledgerOf(factsOf(percentRule("0.1"), goldRate(), flat), day(2));
    expect(decisionsOf(ledger)).toEqual([
      ["sale/order-7/c-1/plan/all#1", 1000, ["all", "order"], ["gold"]],
      ["sale/order-7/c-1/plan/order#1", 100, undefined, undefined],
    ]);
  });

  it("keeps an additive rule away that came to apply later", () => {
    const facts = factsOf(percentRule("0.05"), goldRate("additive"));
    const booked = ledgerOf({ ...facts, creators: silver }, day(2));
    expect(ledgerOf({ ...facts, creators: gold, booked }, day(3))).toEqual(booked);
  });

  it("keeps a rule away that was added to the same version later", () => {
    const bands = [{ from: gbp("0"), rate: "0.5" }];
    const grow = {
      kind: "tiered",
      mode: "graduated",
      measure: "salesValue",
      tiers: bands,
      window: { kind: "lifetime" },
      onReversal: "recompute",
    } as const;
    const booked = ledgerOf(factsOf(percentRule("0.1")), day(2));
    const later = factsOf(percentRule("0.1"), rule("grow", grow, { mode: "additive" }), two);
    expect(ledgerOf({ ...later, booked }, day(3))).toEqual(booked);
  });

  it("holds for a commission that came to nothing", () => {
    // 10 % of 3 pence is 0.3: nothing. Gold would have made it 0.6, a penny.
    const facts = { ...factsOf(percentRule("0.1"), goldRate()), sales: [sale("order-7", day(1), gbp("0.03"))] };
    const booked = ledgerOf({ ...facts, creators: silver }, day(2));
    expect(decisionsOf(booked)).toEqual([["sale/order-7/c-1/plan/all#1", 0, ["all"], ["gold"]]]);
    expect(explainEntry(booked[0]!)).toBe(
      "10 % of £0.03 net sales (order-7, rule all); 1 rule did not apply: gold: It is for status level gold, not silver.",
    );
    expect(ledgerOf({ ...facts, creators: gold, booked }, day(3))).toEqual(booked);
  });

  it("holds for a plan of milestones alone, up and down", () => {
    const sales = [sale("o-1", day(1), gbp("1.00")), sale("o-2", day(2), gbp("1.00"))];
    const plan = [terms([{ ...two, ...forGold }])];
    const asSilver = ledgerOf({ terms: plan, sales, creators: silver }, day(3));
    expect(ledgerOf({ terms: plan, sales, creators: gold, booked: asSilver }, day(4))).toEqual(asSilver);
    const asGold = ledgerOf({ terms: plan, sales, creators: gold }, day(3));
    expect(brief(asGold)).toEqual([
      ["commission", 0],
      ["commission", 0],
      ["bonus", 2000],
    ]);
    expect(explainEntry(asGold[0]!)).toBe("nothing on the sale itself: it counts towards two (o-1)");
    expect(ledgerOf({ terms: plan, sales, creators: silver, booked: asGold }, day(4))).toEqual(asGold);
  });

  it("is each plan's own: one that is added later decides when it is", () => {
    const facts = factsOf(goldRate());
    const booked = ledgerOf({ ...facts, creators: silver }, day(2));
    const plans = [...facts.terms, terms([percentRule("0.02")], { id: "agency" })];
    expect(brief(ledgerOf({ ...facts, terms: plans, creators: gold, booked }, day(3)))).toEqual([
      ["commission", 0],
      ["commission", 200],
    ]);
  });

  it("waits for a sale that does not say yet what a rule takes its share of", () => {
    const facts = { terms: [terms([percentRule("0.1")])], sales: [sale("order-7", day(1), null)] };
    expect(ledgerOf(facts, day(2))).toEqual([]);
    const lead = { ...facts, sales: [sale("lead-1", day(1), null, { kind: "lead" })] };
    expect(ledgerOf(lead, day(2))).toEqual([]); // there is no currency to book a zero in
    const plan = [terms([percentRule("0.1"), rule("order", { kind: "flat", amount: gbp("1.00") })])];
    expect(brief(ledgerOf({ ...lead, terms: plan }, day(2)))).toEqual([["commission", 0]]);
  });

  it("outlasts the value of its sale", () => {
    const facts = factsOf(percentRule("0.1"), rule("more", { kind: "percent", rate: "0.2" }, { mode: "additive" }));
    const booked = ledgerOf({ ...facts, sales: [sale("order-7", day(1), gbp("0"))] }, day(2));
    const unsaid = ledgerOf({ ...facts, sales: [sale("order-7", day(1), null)], booked }, day(3));
    expect(unsaid).toEqual(booked);
    expect(brief(ledgerOf({ ...facts, booked }, day(4)).slice(1))).toEqual([
      ["trueUp", 1000],
      ["commission", 2000],
    ]);
  });

  it("is made again where a ledger from elsewhere has no receipt", () => {
    const facts = {
      ...factsOf(percentRule("0.1"), two),
      sales: [1, 2].map((n) => sale(`o-${n}`, day(n), gbp("1.00"))),
    };
    const bare = (entry: LedgerEntry): LedgerEntry => {
      const { applied: _, rejected: __, ...rest } = entry;
      return rest;
    };
    const booked = ledgerOf(facts, day(3));
    const nothing = booked.map((entry) => ({ ...bare(entry), applied: null, rejected: null }) as never);
    for (const ledger of [booked.map(bare), nothing]) {
      expect(ledgerOf({ ...facts, booked: ledger }, day(4))).toEqual(ledger);
    }
    // Another exclusive rule does not come beside the one that was booked.
    const promoted = { ...factsOf(percentRule("0.1"), goldRate()), creators: gold };
    const once = ledgerOf({ ...promoted, creators: silver }, day(2)).map(bare);
    expect(ledgerOf({ ...promoted, booked: once }, day(3))).toEqual(once);
  });

  it("moves no money: it is on no statement, and makes no balance and no release", () => {
    const facts = {
      ...factsOf(goldRate()),
      terms: [terms([goldRate()], { hold: { duration: { days: 1 }, from: "delivery" } })],
      creators: silver,
    };
    const booked = ledgerOf(facts, day(2));
    const sales = [sale("order-7", day(1), gbp("100.00"), { deliveredAt: day(3) })];
    expect(ledgerOf({ ...facts, sales, booked }, day(5))).toEqual(booked);
    expect(balances(booked, { asOf: day(5) })).toEqual([]);
    expect(statement(booked, { creatorId: "c-1", currency: "GBP", window: {} }).lines).toEqual([]);
  });
});

describe("fields that a table returns as null", () => {
  it("are as good as absent", () => {
    const facts = {
      ...factsOf(percentRule("0.1"), {
        ...two,
        component: { ...two.component, steps: [{ at: 1, bonus: gbp("5.00") }] } as never,
      }),
      adjustments: [adjustment("r-1", "order-7", day(2), gbp("100.00"))],
    };
    const none = { corrects: null, adjustmentIds: null, applied: null, rejected: null };
    const row = (entry: LedgerEntry): LedgerEntry => ({ ...none, ...entry }) as never;
    const early = ledgerOf({ ...facts, adjustments: [] }, day(1));
    const expected = ledgerOf({ ...facts, booked: early }, day(3)).slice(early.length);
    const rows = early.map(row);
    expect(brief(expected)).toEqual([
      ["reversal", -1000],
      ["reversal", -500],
    ]);
    expect(ledgerOf({ ...facts, booked: rows }, day(3)).slice(early.length)).toEqual(expected);
    expect(balances(rows, { asOf: day(3) })).toEqual(balances(early, { asOf: day(3) }));
    expect(rows.map(explainEntry)).toEqual(early.map(explainEntry));
  });
});

describe("a sale whose currency is corrected", () => {
  const usd = (amount: string) => money(amount, "USD");
  const run = (rules: readonly CommissionRule[]) => {
    const plan = [terms(rules)];
    const booked = ledgerOf({ terms: plan, sales: [sale("order-7", day(1), gbp("100.00"))] }, day(2));
    const sales = [sale("order-7", day(1), usd("120.00"))];
    const ledger = ledgerOf({ terms: plan, sales, booked }, day(3));
    expect(ledgerOf({ terms: plan, sales, booked: ledger }, day(4))).toEqual(ledger);
    return ledger.map(({ id, kind, amount }) => [id, kind, amount.minor, amount.currency]);
  };

  it("comes to nothing in the old one and is paid in the new one", () => {
    expect(run([percentRule("0.1")])).toEqual([
      ["sale/order-7/c-1/plan/all#1", "commission", 1000, "GBP"],
      ["sale/order-7/c-1/plan/all#2", "trueUp", -1000, "GBP"],
      ["sale/order-7/c-1/plan/all#3", "commission", 1200, "USD"],
    ]);
  });

  it("is no longer for rules in the old one", () => {
    const bands = [{ from: gbp("0"), rate: "0.1" }];
    const grow = {
      kind: "tiered",
      mode: "graduated",
      measure: "salesValue",
      tiers: bands,
      window: { kind: "lifetime" },
      onReversal: "recompute",
    } as const;
    for (const component of [{ kind: "flat", amount: gbp("10.00") } as const, grow]) {
      expect(run([rule("r", component)])).toEqual([
        ["sale/order-7/c-1/plan/r#1", "commission", 1000, "GBP"],
        ["sale/order-7/c-1/plan#1", "commission", 0, "USD"],
        ["sale/order-7/c-1/plan/r#2", "trueUp", -1000, "GBP"],
      ]);
    }
  });

  it("and corrected back is paid as it was", () => {
    const plan = [terms([percentRule("0.1")])];
    const pounds = [sale("order-7", day(1), gbp("100.00"))];
    const booked = ledgerOf({ terms: plan, sales: pounds }, day(2));
    const moved = ledgerOf({ terms: plan, sales: [sale("order-7", day(1), usd("120.00"))], booked }, day(3));
    const back = ledgerOf({ terms: plan, sales: pounds, booked: moved }, day(4), day(5));
    expect(balances(back, { asOf: day(6) }).map(({ currency, total }) => [currency, total.minor])).toEqual([
      ["GBP", 1000],
      ["USD", 0],
    ]);
  });
});

describe("explainUnpaid with a ledger", () => {
  it("leaves out what was decided and paid, and tells a frozen zero from its receipt", () => {
    const facts = factsOf(goldRate());
    const paid = ledgerOf({ ...facts, creators: gold }, day(2));
    expect(explainUnpaid({ ...facts, creators: silver, booked: paid }, { asOf: day(3) })).toEqual([]);
    const frozen = ledgerOf({ ...facts, creators: silver }, day(2));
    const unpaid = explainUnpaid({ ...facts, creators: gold, booked: frozen }, { asOf: day(3) });
    expect(unpaid.map(({ code, rejected }) => [code, rejected.map(({ ruleId }) => ruleId)])).toEqual([
      ["noRuleApplied", ["gold"]],
    ]);
    expect(explainUnpaid({ ...facts, creators: gold }, { asOf: day(3) })).toEqual([]);
    // What was paid in pounds says nothing about the sale in dollars.
    const pounds = factsOf(rule("order", { kind: "flat", amount: gbp("1.00") }));
    const booked = ledgerOf(pounds, day(2));
    const sales = [sale("order-7", day(1), money("9.00", "USD"))];
    expect(explainUnpaid({ ...pounds, sales, booked }, { asOf: day(3) })[0]?.rejected[0]?.reasons[0]?.code).toBe(
      "otherCurrency",
    );
  });
});
