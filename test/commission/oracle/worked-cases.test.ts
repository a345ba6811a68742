import {
  accrue,
  cappedCommission,
  commissionableBase,
  commissionBases,
  flatCommission,
  forwardCommission,
  graduatedCommission,
  milestoneBonus,
  percentCommission,
  perMetricBonus,
  planPayout,
  quoteCommission,
  recoverableDraw,
  resolveRules,
  tiktokShopTerms,
  volumeCommission,
} from "creator-core/commission";
import type {
  Adjustment,
  BaseComponent,
  CommissionableBase,
  CommissionComponent,
  CommissionRule,
  CommissionTerms,
  ConversionLine,
  LedgerEntry,
  MilestoneComponent,
  PerMetricComponent,
  Post,
  Sale,
  TieredComponent,
} from "creator-core/models";
import { allocateMoney, applyRate, convertMoney, type Money, money, negateMoney } from "creator-core/money";
import { percent } from "creator-core/rate";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { adjustment, gbp, ledgerOf, percentRule, rule, sale, sumOf, terms } from "../fixtures.ts";

/** The worked cases of commission, each told by the functions that are usable alone and again by the ledger. */

const day = (date: string) => `2026-${date}T12:00:00Z`;
const LATE = "2027-12-31T00:00:00Z";

const line = (id: string, price: string, more: Partial<ConversionLine> = {}): ConversionLine => ({
  id,
  quantity: 1,
  price: gbp(price),
  ...more,
});

/** What the ledger comes to for one sale under one plan, after each of the adjustments. */
const posted = (plan: CommissionTerms, facts: { sales: readonly Sale[]; adjustments?: readonly Adjustment[] }) => {
  const ledger = ledgerOf({ terms: [plan], ...facts }, LATE);
  return { total: sumOf(ledger), minors: ledger.map(({ amount }) => amount.minor) };
};

/** A ledger that grows with the facts: every step is one more run over all the facts so far. */
interface Step {
  readonly sales?: readonly Sale[];
  readonly adjustments?: readonly Adjustment[];
  readonly posts?: readonly Post[];
  readonly asOf: string;
}
function runs(
  plans: readonly CommissionTerms[],
  steps: readonly Step[],
  more: Partial<Parameters<typeof accrue>[0]> = {},
) {
  let sales: readonly Sale[] = [];
  let adjustments: readonly Adjustment[] = [];
  let booked: readonly LedgerEntry[] = [];
  return steps.map((step) => {
    sales = [...sales, ...(step.sales ?? [])];
    adjustments = [...adjustments, ...(step.adjustments ?? [])];
    const posts = step.posts ?? [];
    const fresh = accrue(deepFreeze({ terms: plans, sales, adjustments, posts, ...more, booked }), { asOf: step.asOf });
    booked = [...booked, ...fresh];
    return fresh;
  });
}

const minorsOf = (all: readonly (readonly LedgerEntry[])[]) => all.map(sumOf);

describe("1. Net base", () => {
  const rows: readonly (readonly [string, ConversionLine, string, number])[] = [
    [
      "100.00 − 10 % coupon = 90.00; 20 % of it is 18.00",
      line("1", "100.00", { sellerDiscount: gbp("10.00") }),
      "0.2",
      1800,
    ],
    [
      "100.00 − 20 % = 80.00; 10 % tax (8.00) and 5.00 shipping stay out; 5 % of 80.00 is 4.00",
      line("1", "100.00", { sellerDiscount: gbp("20.00"), tax: gbp("8.00"), shipping: gbp("5.00") }),
      "0.05",
      400,
    ],
    [
      "100.00 − 10.00 = 90.00; 5.00 shipping and 9.00 tax stay out; 15 % of 90.00 is 13.50",
      line("1", "100.00", { sellerDiscount: gbp("10.00"), shipping: gbp("5.00"), tax: gbp("9.00") }),
      "0.15",
      1350,
    ],
  ];
  it.each(rows)("%s", (_, one, rate, expected) => {
    const base = commissionableBase([one], commissionBases.netOfTaxAndShipping).total;
    expect(percentCommission(base, rate).total).toEqual({ minor: expected, currency: "GBP" });
  });
  it.each(rows)("in the ledger: %s", (_, one, rate, expected) => {
    const plan = terms([percentRule(rate)], { base: commissionBases.netOfTaxAndShipping });
    expect(posted(plan, { sales: [sale("s", day("03-01"), gbp("100.00"), { lines: [one] })] }).minors).toEqual([
      expected,
    ]);
  });
  it("30.00 of it paid by gift card: still 13.50, because a gift card is a payment", () => {
    const plan = terms([percentRule("0.15")], { base: commissionBases.netOfTaxAndShipping });
    // 100.00 − 10.00 + 5.00 + 9.00 = 104.00 was charged, 74.00 of it to the card.
    const one = line("1", "100.00", { sellerDiscount: gbp("10.00"), shipping: gbp("5.00"), tax: gbp("9.00") });
    for (const value of ["104.00", "74.00"]) {
      expect(posted(plan, { sales: [sale("s", day("03-01"), gbp(value), { lines: [one] })] }).minors).toEqual([1350]);
    }
  });
});

describe("2. TikTok base", () => {
  // Listed at 39.99 with 2.73 of tax in it: 37.26 without.
  const one = line("1", "37.26", { tax: gbp("2.73"), platformDiscount: gbp("3.00"), sellerDiscount: gbp("4.00") });
  it("39.99 − 3.00 − 4.00 − 2.73 = 30.26; 12 % of it is 3.63 (3.6312)", () => {
    const base = commissionableBase([one], commissionBases.tiktokShop).total;
    expect(base).toEqual({ minor: 3026, currency: "GBP" });
    expect(percentCommission(base, percent(12)).total.minor).toBe(363);
  });
  it("15.13 of 30.26 taken back: 12 % of 15.13 is 1.82 (1.8156), so the reversal is −1.81", () => {
    const plan = terms([percentRule("0.12")], { base: commissionBases.tiktokShop });
    const sales = [sale("s", day("03-01"), gbp("30.26"), { lines: [one] })];
    const adjustments = [adjustment("r", "s", day("03-05"), gbp("15.13"))];
    expect(
      minorsOf(
        runs(
          [plan],
          [
            { sales, asOf: day("03-02") },
            { adjustments, asOf: day("03-06") },
          ],
        ),
      ),
    ).toEqual([363, -181]);
  });
});

describe("3. Exact decimals", () => {
  const rows = [
    ["7.50 × 8.2 % = 0.615 → 0.62", "7.50", "0.082", "halfAwayFromZero", 62],
    ["12.50 × 8.04 % = 1.005 → 1.01", "12.50", "0.0804", "halfAwayFromZero", 101],
    ["175.00 × 1.38 % = 2.415 → 2.42", "175.00", "0.0138", "halfAwayFromZero", 242],
    ["1.45 × 10 % = 0.145, half to even → 0.14", "1.45", "0.1", "halfEven", 14],
    ["1.55 × 10 % = 0.155, half to even → 0.16", "1.55", "0.1", "halfEven", 16],
  ] as const;
  it.each(rows)("%s", (_, base, rate, rounding, expected) => {
    expect(percentCommission(gbp(base), rate, { rounding }).total.minor).toBe(expected);
    expect(applyRate(gbp(base), rate, rounding).minor).toBe(expected);
  });
  it.each(rows)("in the ledger: %s", (_, base, rate, rounding, expected) => {
    expect(
      posted(terms([percentRule(rate)], { rounding }), { sales: [sale("s", day("03-01"), gbp(base))] }).minors,
    ).toEqual([expected]);
  });
});

describe("4. Symmetric", () => {
  it("0.15 × 10 % = 0.015 → 0.02; −0.15 → −0.02", () => {
    expect(percentCommission(gbp("0.15"), "0.1").total.minor).toBe(2);
    expect(percentCommission(gbp("-0.15"), "0.1").total.minor).toBe(-2);
  });
  it("in the ledger: 0.02, the full refund −0.02, net 0", () => {
    const sales = [sale("s", day("03-01"), gbp("0.15"))];
    const adjustments = [adjustment("r", "s", day("03-05"), gbp("0.15"))];
    const plan = terms([percentRule("0.1")]);
    expect(
      minorsOf(
        runs(
          [plan],
          [
            { sales, asOf: day("03-02") },
            { adjustments, asOf: day("03-06") },
          ],
        ),
      ),
    ).toEqual([2, -2]);
  });
});

describe("5. Base matrix: product 20.00, shipping 5.00, tax 10 % (2.00 and 0.50), rate 20 %", () => {
  const one = line("1", "20.00", { tax: gbp("2.00"), shipping: gbp("5.00"), shippingTax: gbp("0.50") });
  const rows: readonly (readonly [string, readonly BaseComponent[], number])[] = [
    ["everything: 27.50 → 5.50", ["price", "tax", "shipping", "shippingTax"], 550],
    ["without tax: 25.00 → 5.00", ["price", "shipping"], 500],
    ["without tax and shipping: 20.00 → 4.00", ["price"], 400],
    ["tax on shipping is a component of its own: 27.00 without it → 5.40", ["price", "tax", "shipping"], 540],
    ["and 0.50 alone → 0.10", ["shippingTax"], 10],
  ];
  it.each(rows)("%s", (_, include, expected) => {
    const base: CommissionableBase = { kind: "lines", include };
    expect(percentCommission(commissionableBase([one], base).total, "0.2").total.minor).toBe(expected);
    const sales = [sale("s", day("03-01"), gbp("27.50"), { lines: [one] })];
    expect(posted(terms([percentRule("0.2")], { base }), { sales }).minors).toEqual([expected]);
  });
});

describe("6. Currencies", () => {
  const rows = [
    ["JPY 1999 × 7.5 % = 149.925 → 150", money("1999", "JPY"), 150],
    ["KWD 12.345 × 7.5 % = 0.925875 → 0.926", money("12.345", "KWD"), 926],
    ["CLF 1.2345 × 7.5 % = 0.0925875 → 0.0926", money("1.2345", "CLF"), 926],
  ] as const;
  it.each(rows)("%s", (_, base: Money, expected) => {
    expect(percentCommission(base, "0.075").total).toEqual({ minor: expected, currency: base.currency });
    const ledger = ledgerOf({ terms: [terms([percentRule("0.075")])], sales: [sale("s", day("03-01"), base)] }, LATE);
    expect(ledger.map(({ amount }) => amount)).toEqual([{ minor: expected, currency: base.currency }]);
  });

  const fx = { from: "EUR", to: "USD", rate: "1.0850", date: "2026-03-01", source: "ECB reference rate" } as const;
  const later = { ...fx, rate: "1.2000", date: "2026-03-04" } as const;
  it("EUR 86.40 × 1.0850 = USD 93.744 → 93.74", () => {
    expect(convertMoney(money("86.40", "EUR"), fx)).toEqual({ minor: 9374, currency: "USD" });
    expect(convertMoney(money("-86.40", "EUR"), fx).minor).toBe(-9374);
  });
  it("in the ledger: 93.74, and −93.74 for its full refund, whatever the rate is by then", () => {
    const plan = terms([percentRule("1")], { currency: "USD" });
    const sales = [sale("s", day("03-01"), money("86.40", "EUR"))];
    const adjustments = [adjustment("r", "s", day("03-05"), money("86.40", "EUR"))];
    const ledger = runs(
      [plan],
      [
        { sales, asOf: day("03-02") },
        { adjustments, asOf: day("03-06") },
      ],
      { fxRates: [fx, later] },
    );
    expect(ledger.flat().map(({ amount, fx: frozen }) => [amount.minor, amount.currency, frozen?.rate])).toEqual([
      [9374, "USD", "1.0850"],
      [-9374, "USD", "1.0850"],
    ]);
  });
});

describe("7. Rules for lines do not cascade", () => {
  const lines = (a: string, b: string) => [line("1", a, { productId: "A" }), line("2", b, { productId: "B" })];
  const base: CommissionableBase = { kind: "lines", include: ["price"] };
  it("A 20.00 × 10 % + B 30.00 × 50 % = 2.00 + 15.00 = 17.00", () => {
    const plan = terms(
      [
        rule("a", { kind: "percent", rate: "0.1" }, { scope: { productIds: ["A"] } }),
        rule("b", { kind: "percent", rate: "0.5" }, { scope: { productIds: ["B"] } }),
      ],
      { base },
    );
    const sales = [sale("s", day("03-01"), gbp("50.00"), { lines: lines("20.00", "30.00") })];
    expect(posted(plan, { sales }).total).toBe(1700);
  });
  it("A 30.00 × 20 % + one flat 15.00 for the rest = 6.00 + 15.00 = 21.00", () => {
    const plan = terms(
      [
        rule("a", { kind: "percent", rate: "0.2" }, { scope: { productIds: ["A"] } }),
        rule("default", { kind: "flat", amount: gbp("15.00") }),
      ],
      { base },
    );
    // The flat amount is for the order, however many lines fall to it.
    const rest = [line("2", "10.00", { productId: "B" }), line("3", "10.00", { productId: "C" })];
    const sales = [sale("s", day("03-01"), gbp("50.00"), { lines: [line("1", "30.00", { productId: "A" }), ...rest] })];
    expect(posted(plan, { sales }).total).toBe(2100);
    expect(flatCommission(gbp("15.00")).total.minor).toBe(1500);
  });
});

describe("8. Rounding level: a 10.00 coupon over three lines of 10.00, 10 %", () => {
  const lines = ["1", "2", "3"].map((id) => line(id, "10.00"));
  const orderDiscounts = [{ fundedBy: "seller", amount: gbp("10.00") }] as const;
  const base = commissionBases.netOfTaxAndShipping;
  const parts = commissionableBase(lines, base, { orderDiscounts }).lines.map(({ amount }) => amount);
  it("the lines are 6.66, 6.67, 6.67", () => expect(parts.map(({ minor }) => minor)).toEqual([666, 667, 667]));
  it("line level: 0.67 + 0.67 + 0.67 = 2.01", () => {
    const rounding = { mode: "halfAwayFromZero", level: "line" } as const;
    expect(percentCommission(parts, "0.1", { rounding }).total.minor).toBe(201);
    const sales = [sale("s", day("03-01"), gbp("20.00"), { lines, orderDiscounts })];
    expect(posted(terms([percentRule("0.1")], { base, rounding }), { sales }).total).toBe(201);
  });
  it("order level: 20.00 × 10 % = 2.00, allocated 0.66 / 0.67 / 0.67", () => {
    const commission = percentCommission(parts, "0.1");
    expect(commission.lines.map(({ amount }) => amount.minor)).toEqual([66, 67, 67]);
    const sales = [sale("s", day("03-01"), gbp("20.00"), { lines, orderDiscounts })];
    expect(posted(terms([percentRule("0.1")], { base }), { sales }).total).toBe(200);
  });
});

describe("9. Ladder on 100.00", () => {
  const order = [["creatorIds", "productIds"], ["creatorIds"], ["statusLevels"], ["productIds"], []] as const;
  const global = percentRule("0.2", "global");
  const product = rule("product", { kind: "percent", rate: "0.5" }, { scope: { productIds: ["P"] } });
  const tier = rule("tier", { kind: "percent", rate: "0.75" }, { scope: { statusLevels: ["gold"] } });
  const creator = rule("creator", { kind: "percent", rate: "0.3" }, { scope: { creatorIds: ["c-1"] } });
  const both = rule("both", { kind: "percent", rate: "0.8" }, { scope: { creatorIds: ["c-1"], productIds: ["P"] } });
  const rows: readonly (readonly [string, readonly CommissionRule[], number])[] = [
    ["global 20, product 50, tier 75 → 75.00", [global, product, tier], 7500],
    ["and for the creator 30 → 30.00", [global, product, tier, creator], 3000],
    ["and for the creator's product 80 → 80.00", [global, product, tier, creator, both], 8000],
  ];
  it.each(rows)("%s", (_, rules, expected) => {
    const plan = terms(rules, { precedence: { kind: "ladder", order } });
    const one = sale("s", day("03-01"), gbp("100.00"), {
      lines: [line("1", "100.00", { productId: "P" })],
      productId: "P",
    });
    const creators = [{ creatorId: "c-1", statusLevel: "gold" }];
    expect(sumOf(ledgerOf({ terms: [plan], sales: [one], creators }, LATE))).toBe(expected);
    expect(quoteCommission({ terms: [plan], sale: one, creators })[0]?.totals[0]?.minor).toBe(expected);
    expect(resolveRules(plan, one, creators[0]!).applied.map(({ id }) => id)).toEqual([rules.at(-1)!.id]);
  });
});

describe("10. Ads precedence on 40.00", () => {
  const zone = { timeZone: "Europe/London" };
  const rates = (standard: string, ads?: string) => (ads === undefined ? { standard } : { standard, ads });
  const rows: readonly (readonly [string, Parameters<typeof tiktokShopTerms>[0], Partial<Sale>, number])[] = [
    [
      "organic at 10 % → 4.00",
      { ...zone, open: rates("0.10", "0.05") },
      { adDriven: false, collaboration: "open" },
      400,
    ],
    [
      "from an ad at the open ads rate 5 % → 2.00",
      { ...zone, open: rates("0.10", "0.05") },
      { adDriven: true, collaboration: "open" },
      200,
    ],
    ["ads rate off → standard 4.00", { ...zone, open: rates("0.10") }, { adDriven: true, collaboration: "open" }, 400],
    [
      "targeted ads 8 % → 3.20",
      { ...zone, open: rates("0.10", "0.05"), targeted: rates("0.10", "0.08") },
      { adDriven: true, collaboration: "targeted" },
      320,
    ],
    [
      "partner campaign 12 % → 4.80",
      { ...zone, open: rates("0.10", "0.05"), targeted: rates("0.10", "0.08"), partner: rates("0.15", "0.12") },
      { adDriven: true, collaboration: "partner" },
      480,
    ],
  ];
  it.each(rows)("%s", (_, offer, more, expected) => {
    const plan: CommissionTerms = { ...tiktokShopTerms(offer), base: { kind: "saleValue" } };
    const one = sale("s", day("03-01"), gbp("40.00"), { productId: "P", deliveredAt: day("03-03"), ...more });
    expect(posted(plan, { sales: [one] }).total).toBe(expected);
    expect(quoteCommission({ terms: [plan], sale: one })[0]?.totals[0]?.minor).toBe(expected);
  });
});

const gbpTiers = (...tiers: readonly (readonly [string, string])[]) =>
  tiers.map(([from, rate]) => ({ from: gbp(from), rate }));
const tiered = (more: Partial<TieredComponent> & Pick<TieredComponent, "tiers" | "mode">): TieredComponent => ({
  kind: "tiered",
  measure: "salesValue",
  window: { kind: "calendarMonth" },
  onReversal: "recompute",
  ...more,
});

describe("11. Graduated with history", () => {
  const tiers = gbpTiers(["0", "0.04"], ["150000", "0.06"], ["250000", "0.08"]);
  it("145,000 so far and 20,000: 5,000 × 4 % + 15,000 × 6 % = 200 + 900 = 1,100", () => {
    const { lines, total } = graduatedCommission(tiers, { soFar: gbp("145000"), amount: gbp("20000") });
    expect(lines.map(({ amount }) => amount.minor)).toEqual([200_00, 900_00]);
    expect(total.minor).toBe(1_100_00);
  });
  it("in the ledger: 145,000 × 4 % = 5,800, then 1,100", () => {
    const plan = terms([rule("t", tiered({ mode: "graduated", tiers }))]);
    const sales = [sale("a", day("03-01"), gbp("145000")), sale("b", day("03-02"), gbp("20000"))];
    expect(posted(plan, { sales }).minors).toEqual([5_800_00, 1_100_00]);
  });
});

describe("12. One plan, four policies: 4 %, 6 % from 200, 8 % from 400", () => {
  const tiers = gbpTiers(["0", "0.04"], ["200", "0.06"], ["400", "0.08"]);
  const even = ["100", "100", "100", "100", "100"];
  const uneven = ["150", "100", "150", "100"];
  const graduated = { mode: "graduated" } as const;
  const volume = { mode: "volume" } as const;
  const before = { mode: "forward", crossing: "before" } as const;
  const after = { mode: "forward", crossing: "after" } as const;
  const rows = [
    ["five of 100, graduated: 4 + 4 + 6 + 6 + 8 = 28", even, graduated, 28_00],
    ["five of 100, volume: 500 × 8 % = 40", even, volume, 40_00],
    ["five of 100, forward by the tier before: 4 + 4 + 6 + 6 + 8 = 28", even, before, 28_00],
    ["five of 100, forward by the tier after: 4 + 6 + 6 + 8 + 8 = 32", even, after, 32_00],
    ["150/100/150/100, graduated: 200 × 4 % + 200 × 6 % + 100 × 8 % = 28", uneven, graduated, 28_00],
    ["150/100/150/100, volume: 500 × 8 % = 40", uneven, volume, 40_00],
    ["150/100/150/100, before: 6 + 4 + 9 + 8 = 27", uneven, before, 27_00],
    ["150/100/150/100, after: 6 + 6 + 12 + 8 = 32", uneven, after, 32_00],
  ] as const;
  it.each(rows)("%s", (_, orders, how, expected) => {
    const amounts = orders.map(gbp);
    const alone =
      how.mode === "graduated"
        ? graduatedCommission(tiers, amounts)
        : how.mode === "volume"
          ? volumeCommission(tiers, amounts)
          : forwardCommission(tiers, amounts, { crossing: how.crossing });
    expect(alone.total.minor).toBe(expected);
  });
  it.each(rows)("in the ledger, at once and night by night: %s", (_, orders, how, expected) => {
    const plan = terms([rule("t", tiered({ ...how, tiers }))]);
    const sales = orders.map((value, index) => sale(`s${index}`, day(`03-0${index + 1}`), gbp(value)));
    expect(posted(plan, { sales }).total).toBe(expected);
    const nightly = runs(
      [plan],
      sales.map((one, index) => ({ sales: [one], asOf: day(`03-0${index + 2}`) })),
    );
    expect(sumOf(nightly.flat())).toBe(expected);
  });
});

describe("13. Month-end", () => {
  it("charges of 31 August, 30 September, 31 October, 30 November with `months: 3`: before 30 November, so 3 pay", () => {
    const plan = terms([rule("r", { kind: "percent", rate: "0.1" }, { recurring: { months: 3 } })]);
    const startedAt = day("08-31");
    const sales = ["08-31", "09-30", "10-31", "11-30"].map((date, index) =>
      sale(`s${index}`, day(date), gbp("10.00"), { subscription: { startedAt, charge: index + 1 } }),
    );
    const paid = ledgerOf({ terms: [plan], sales }, LATE).filter(({ amount }) => amount.minor !== 0);
    expect(paid.map(({ source }) => source.kind === "sale" && source.conversionId)).toEqual(["s0", "s1", "s2"]);
  });
});

describe("14. Boundary: each order alone, whole, at the tier it reaches; 5 %, 10 % from 100, 15 % from 500", () => {
  const tiers = gbpTiers(["0", "0.05"], ["100", "0.1"], ["500", "0.15"]);
  const rows = [
    ["99.99 × 5 % = 4.9995 → 5.00", "99.99", "fromInclusive", 500],
    ["100.00 × 10 % = 10.00", "100.00", "fromInclusive", 1000],
    ["600.00 × 15 % = 90.00", "600.00", "fromInclusive", 9000],
    ["up to inclusive: 100.00 × 5 % = 5.00", "100.00", "upToInclusive", 500],
  ] as const;
  it.each(rows)("%s", (_, value, boundary, expected) => {
    expect(forwardCommission(tiers, gbp(value), { crossing: "after", boundary }).total.minor).toBe(expected);
    const component = tiered({ mode: "forward", crossing: "after", boundary, window: { kind: "order" }, tiers });
    // A sale beside it changes nothing: every order is its own window.
    const sales = [sale("a", day("03-01"), gbp("0.00")), sale("b", day("03-02"), gbp(value))];
    expect(posted(terms([rule("t", component)]), { sales }).total).toBe(expected);
  });
});

describe("15. Milestone: 20.00 at every 10 approved", () => {
  const steps = { every: 10, bonus: gbp("20.00") };
  it("37 reach 3 steps: 60.00; 29 reach 2: 40.00, so −20.00", () => {
    expect(milestoneBonus(steps, 37).total.minor).toBe(6000);
    expect(milestoneBonus(steps, 29).total.minor).toBe(4000);
  });
  const component: MilestoneComponent = {
    kind: "milestone",
    measure: "orders",
    steps,
    stack: "cumulative",
    window: { kind: "lifetime" },
    onReversal: "recompute",
    counting: "approved",
  };
  it("in the ledger: 37 approved → 60.00; eight later declined → −20.00", () => {
    const two = (index: number) => String(index).padStart(2, "0");
    const approvedAt = day("04-01");
    const sales = Array.from({ length: 38 }, (_, index) =>
      sale(`s${two(index)}`, `2026-03-01T00:${two(index)}:00Z`, gbp("10.00"), index < 37 ? { approvedAt } : {}),
    );
    const declined = sales
      .slice(0, 8)
      .map(({ id }) => adjustment(`r-${id}`, id, day("04-10"), gbp("10.00"), "cancellation"));
    const ledger = runs(
      [terms([rule("m", component, { mode: "additive" })])],
      [
        { sales, asOf: day("04-02") },
        { adjustments: declined, asOf: day("04-11") },
      ],
    );
    expect(minorsOf(ledger)).toEqual([6000, -2000]);
  });
});

describe("16. Per metric", () => {
  it("2.00 per 1,000 at 50,000 views: 100.00", () => {
    expect(perMetricBonus({ amount: gbp("2.00"), per: 1000 }, 50_000).total.minor).toBe(10_000);
  });
  it("5.00 per 1,000 at 12,345: in proportion 61.725 → 61.73; whole ones 12 × 5.00 = 60.00", () => {
    const amounts = { amount: gbp("5.00"), per: 1000 };
    expect(perMetricBonus(amounts, 12_345).total.minor).toBe(6173);
    expect(perMetricBonus({ ...amounts, partial: "completed" }, 12_345).total.minor).toBe(6000);
  });

  const component = (more: Partial<PerMetricComponent> = {}): PerMetricComponent => ({
    kind: "perMetric",
    metric: "views",
    amount: gbp("5.00"),
    per: 1000,
    partial: "prorata",
    onReversal: "recompute",
    ...more,
  });
  const views = (...counts: readonly number[]): Post => ({
    id: "p",
    creatorId: "c-1",
    platform: "tiktok",
    publishedAt: day("03-01"),
    snapshots: counts.map((count, index) => ({ at: day(`03-0${index + 2}`), views: count })),
  });
  const told = (of: PerMetricComponent, ...counts: readonly number[]) =>
    minorsOf(
      runs(
        [terms([rule("v", of, { mode: "additive" })])],
        counts.map((_, index) => ({
          posts: [views(...counts.slice(0, index + 1))],
          asOf: `2026-03-0${index + 3}T00:00:00Z`,
        })),
      ),
    );
  it("in the ledger: 2.00 per 1,000 at 50,000 views: 100.00", () => {
    expect(told(component({ amount: gbp("2.00") }), 50_000)).toEqual([10_000]);
  });
  it("in the ledger: 61.73 at 12,345; 65.00 at 13,000, so +3.27; 60.00 at 12,000, so −5.00", () => {
    expect(told(component(), 12_345, 13_000, 12_000)).toEqual([6173, 327, -500]);
  });
  it("in the ledger, with ratchet: the correction to 12,000 takes nothing", () => {
    expect(told(component({ onReversal: "ratchet" }), 12_345, 13_000, 12_000)).toEqual([6173, 327, 0]);
  });
  it("in the ledger, whole ones: 60.00 at 12,345, +5.00 at 13,000, −5.00 at 12,000", () => {
    expect(told(component({ partial: "completed" }), 12_345, 13_000, 12_000)).toEqual([6000, 500, -500]);
  });
});

describe("17. Period cap of 100.00 with 92.50 booked", () => {
  const twelve = percentCommission(gbp("120.00"), "0.1");
  it("two of 12.00 pay 7.50 and 0.00, the zero with a trace", () => {
    const { each } = cappedCommission(gbp("100.00"), [twelve, twelve], { booked: gbp("92.50") });
    expect(each.map(({ total }) => total.minor)).toEqual([750, 0]);
    expect(each[1]?.lines.map(({ code, amount }) => [code, amount.minor])).toEqual([
      ["rateOfBase", 1200],
      ["cap", -1200],
    ]);
  });

  // Sales of 200.00 and 725.00 at 10 % book 92.50; then two of 120.00, a refund of the first (20.00), and one more.
  const rows = [
    ["later: −20.00, and the next 12.00 pays 12.00; net 92.00", "later", [9250, 750, -2000, 1200], 9200],
    [
      "refill: −20.00 and 16.50 of what was clipped: −3.50; the next pays 3.50; net 100.00",
      "refill",
      [9250, 750, -350, 350],
      10_000,
    ],
  ] as const;
  it.each(rows)("%s", (_, onHeadroom, expected, net) => {
    const amounts = ["12.00", "12.00", "-20.00", "12.00"].map(gbp);
    const alone = cappedCommission(gbp("100.00"), amounts, { booked: gbp("92.50"), onHeadroom });
    expect(alone.each.map(({ total }) => total.minor)).toEqual([750, 0, ...expected.slice(2)]);
    expect(alone.total.minor + 9250).toBe(net);

    const cap = {
      id: "month",
      amount: gbp("100.00"),
      per: "creator",
      window: { kind: "calendarMonth" },
      overflow: "clamp",
      onHeadroom,
    } as const;
    const plan = terms([percentRule("0.1")], { caps: [cap] });
    const one = (id: string, date: string, value: string) => sale(id, day(date), gbp(value));
    const ledger = runs(
      [plan],
      [
        { sales: [one("a", "03-01", "200.00"), one("b", "03-02", "725.00")], asOf: day("03-03") },
        { sales: [one("c", "03-04", "120.00"), one("d", "03-05", "120.00")], asOf: day("03-06") },
        { adjustments: [adjustment("r", "a", day("03-07"), gbp("200.00"))], asOf: day("03-08") },
        { sales: [one("e", "03-09", "120.00")], asOf: day("03-10") },
      ],
    );
    expect(minorsOf(ledger)).toEqual(expected);
    const clipped = ledger[1]?.find(({ source }) => source.kind === "sale" && source.conversionId === "d");
    expect(clipped?.trace.map(({ code, amount }) => [code, amount.minor])).toEqual([
      ["rateOfBase", 1200],
      ["cap", -1200],
    ]);
  });
});

describe("18. A refund keeps its terms", () => {
  const sales = [sale("a", day("03-01"), gbp("100.00")), sale("b", day("03-11"), gbp("100.00"))];
  const adjustments = [adjustment("r", "a", day("03-15"), gbp("100.00"))];
  const steps = [
    { sales, asOf: day("03-12") },
    { adjustments, asOf: day("03-16") },
  ];
  const reversalOf = (plans: readonly CommissionTerms[]) => minorsOf(runs(plans, steps));
  it("100.00 at 10 %, then 100.00 at 15 %: 10.00 + 15.00; the first is refunded: −10.00", () => {
    const change = rule("r", {
      kind: "percent",
      rate: "0.10",
      changes: [{ from: "2026-03-10T00:00:00Z", rate: "0.15" }],
    });
    expect(reversalOf([terms([change])])).toEqual([2500, -1000]);
    const version = (number: number, rate: string, effective: CommissionTerms["effective"]) =>
      terms([percentRule(rate)], { version: number, ...(effective === undefined ? {} : { effective }) });
    const turn = "2026-03-10T00:00:00Z";
    expect(
      reversalOf([
        version(1, "0.10", { start: "2026-01-01T00:00:00Z", end: turn }),
        version(2, "0.15", { start: turn }),
      ]),
    ).toEqual([2500, -1000]);
  });
  it("also when the percentage was edited after it was booked", () => {
    const [booked] = runs([terms([percentRule("0.10")])], [{ sales: [sales[0]!], asOf: day("03-02") }]);
    const facts = { terms: [terms([percentRule("0.15")])], sales, adjustments, booked: booked! };
    // −10.00 of the first, 15.00 of the second.
    expect(accrue(facts, { asOf: day("03-16") }).map(({ amount }) => amount.minor)).toEqual([1500, -1000]);
  });
});

describe("19. Split refund", () => {
  it("0.79 credited; 40 % back leaves 0.474 → 0.47, so −0.32; then −0.47; net 0", () => {
    const sales = [sale("s", day("03-01"), gbp("7.90"))];
    const refund = (id: string, date: string, value: string) => [adjustment(id, "s", day(date), gbp(value))];
    const ledger = runs(
      [terms([percentRule("0.1")])],
      [
        { sales, asOf: day("03-02") },
        { adjustments: refund("r1", "03-03", "3.16"), asOf: day("03-04") },
        { adjustments: refund("r2", "03-05", "4.74"), asOf: day("03-06") },
      ],
    );
    expect(minorsOf(ledger)).toEqual([79, -32, -47]);
  });
});

describe("20. Payout with a minimum of 50.00", () => {
  const policy = { minimum: [gbp("50.00")], negativeCarry: { kind: "carry" } } as const;
  const plan = terms([percentRule("1")]);
  it("58.80 is paid; −14.70 + 40.00 = 25.30 is carried; + 30.00 = 55.30 is paid", () => {
    let booked: readonly LedgerEntry[] = [];
    const seen: (readonly [string, number, number])[] = [];
    const sales = [
      sale("a", day("03-01"), gbp("58.80")),
      sale("b", day("04-01"), gbp("40.00")),
      sale("c", day("05-01"), gbp("30.00")),
    ];
    const adjustments = [adjustment("r", "a", day("03-20"), gbp("14.70"))];
    for (const asOf of [day("03-10"), day("04-10"), day("05-10")]) {
      booked = [...booked, ...accrue({ terms: [plan], sales, adjustments, booked }, { asOf })];
      const plans = planPayout(booked, policy, { asOf });
      const payouts = plans.flatMap(({ payout }) => payout ?? []);
      booked = [...booked, ...accrue({ terms: [plan], sales, adjustments, payouts, booked }, { asOf })];
      seen.push(...plans.map(({ action, net, carried }) => [action, net.minor, carried.minor] as const));
    }
    expect(seen).toEqual([
      ["pay", 5880, 0],
      ["carry", 0, 2530],
      ["pay", 5530, 0],
    ]);
  });
  it.each([
    ["exactly 50.00 is paid", "50.00", "pay"],
    ["49.99 is not", "49.99", "carry"],
  ] as const)("%s", (_, value, action) => {
    const booked = ledgerOf({ terms: [plan], sales: [sale("a", day("03-01"), gbp(value))] }, day("03-02"));
    expect(planPayout(booked, policy, { asOf: day("03-02") }).map((one) => one.action)).toEqual([action]);
  });
});

describe("21. Recoverable draw of 2,000", () => {
  const earned = ["2750", "3000", "1500", "2375", "3000", "2750"];
  // 1,500 lacks 500; 375 of 2,375 are above the draw and kept back; the last 125 of 3,000.
  const paid = [2750_00, 3000_00, 2000_00, 2000_00, 2875_00, 2750_00];
  it("earned 2750, 3000, 1500, 2375, 3000, 2750 → paid 2750, 3000, 2000, 2000, 2875, 2750", () => {
    expect(recoverableDraw(gbp("2000"), earned.map(gbp)).periods.map((period) => period.paid.minor)).toEqual(paid);
  });
  it("in the ledger, month by month", () => {
    const draw: CommissionComponent = {
      kind: "guarantee",
      amount: gbp("2000"),
      window: { kind: "calendarMonth" },
      recoverable: true,
    };
    const plan = terms([percentRule("1"), rule("draw", draw, { mode: "additive", scope: { creatorIds: ["c-1"] } })], {
      effective: { start: "2026-01-01T00:00:00Z", end: "2026-07-01T00:00:00+01:00" },
    });
    const sales = earned.map((value, index) => sale(`s${index}`, day(`0${index + 1}-15`), gbp(value)));
    const months = Array.from({ length: 6 }, (_, index) => `2026-0${index + 2}-02T00:00:00Z`);
    const steps = sales.map((one, index) => ({ sales: [one], asOf: months[index]! }));
    expect(minorsOf(runs([plan], steps))).toEqual(paid);
  });
});

describe("22. Allocation", () => {
  const rows = [
    [
      "99.99 by 75/25: 74.9925 and 24.9975, one penny left for the larger rest → 74.99 / 25.00",
      "99.99",
      [75, 25],
      [7499, 2500],
    ],
    [
      "100.00 by 30/20/40/40 of 130: 23.0769, 15.3846, 30.7692, 30.7692 → 23.08 / 15.38 / 30.77 / 30.77",
      "100.00",
      [30, 20, 40, 40],
      [2308, 1538, 3077, 3077],
    ],
    ["0.10 by 5/3/3 of 11: 4.54, 2.72, 2.72 → 0.04 / 0.03 / 0.03", "0.10", [5, 3, 3], [4, 3, 3]],
    ["0.01 by 33/66: 0.33 and 0.67 → 0 / 0.01", "0.01", [33, 66], [0, 1]],
  ] as const;
  it.each(rows)("%s", (_, amount, weights, expected) => {
    expect(allocateMoney(gbp(amount), weights).map(({ minor }) => minor)).toEqual(expected);
    const negative = allocateMoney(negateMoney(gbp(amount)), weights).map(({ minor }) => minor);
    expect(negative).toEqual(expected.map((minor) => 0 - minor));
  });
  it.each(rows)("a fixed amount shared like the credit: %s", (_, amount, weights, expected) => {
    const plan = terms([rule("f", { kind: "flat", amount: gbp(amount), sharing: "proportional" })]);
    const shares = weights.map((weight, index) => [`c-${index}`, weight, null] as const);
    const ledger = ledgerOf({ terms: [plan], sales: [sale("s", day("03-01"), null, {}, shares)] }, LATE);
    expect(ledger.map(({ creatorId, amount: { minor } }) => [creatorId, minor])).toEqual(
      expected.map((minor, index) => [`c-${index}`, minor]),
    );
  });
});
