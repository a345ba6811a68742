import type { CommissionRule, CommissionTerms, ProductPick, Sale } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { quoteCommission } from "../../../src/commission/rules/quote-commission.js";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf } from "../../support/thrown.ts";
import { at, day, flatOf, gbp, line, percentOf, rule, sale, terms } from "./fixtures.ts";

type Facts = Partial<Omit<Extract<Parameters<typeof quoteCommission>[0], { readonly sale: Sale }>, "terms" | "sale">>;

const quote = (rules: readonly CommissionRule[], order: Sale, more: Partial<CommissionTerms> = {}, facts: Facts = {}) =>
  quoteCommission(deepFreeze({ terms: [terms(rules, more)], sale: order, ...facts }))[0];
const paid = (...question: Parameters<typeof quote>) => quote(...question)?.totals[0]?.minor;

describe("worked cases", () => {
  it("line overrides do not cascade: A 20.00 @ 10 % + B 30.00 @ 50 % = 2.00 + 15.00 = 17.00", () => {
    const lines = [line("1", "20.00", { productId: "A" }), line("2", "30.00", { productId: "B" })];
    const rules = [percentOf("all", "0.1"), percentOf("b", "0.5", { productIds: ["B"] })];
    const found = quote(rules, sale("order-7", at, gbp("50.00"), { lines }));
    expect(found?.totals).toEqual([gbp("17.00")]);
    expect(found?.lines.map(({ amount, base, rate }) => [amount.minor, base?.minor, rate])).toEqual([
      [200, 2000, "0.1"],
      [1500, 3000, "0.5"],
    ]);
    expect(found?.takes).toEqual([
      { ruleId: "all", lineIds: ["1"], rate: "0.1" },
      { ruleId: "b", lineIds: ["2"], rate: "0.5" },
    ]);
  });

  it.each([
    ["of one other line", [line("2", "40.00", { productId: "B" })]],
    [
      "of several other lines",
      [line("2", "40.00", { productId: "B" }), line("3", "80.00", { productId: "C", quantity: 2 })],
    ],
  ])("a fixed amount for the order is paid once, %s: A 30.00 @ 20 % + 15.00 = 21.00", (_, others) => {
    const lines = [line("1", "30.00", { productId: "A" }), ...others];
    const total = lines.reduce((sum, { price }) => sum + price.minor, 0);
    const rules = [flatOf("default", gbp("15.00")), percentOf("a", "0.2", { productIds: ["A"] })];
    const order = sale("order-7", at, { minor: total, currency: "GBP" }, { lines });
    expect(paid(rules, order)).toBe(600 + 1500);
    expect(paid(rules, order, { base: { kind: "lines", include: ["price"] } })).toBe(600 + 1500);
    // Alone it is no other line's: 30.00 @ 20 %.
    expect(paid(rules, sale("order-8", at, gbp("30.00"), { lines: [lines[0]!] }))).toBe(600);
  });

  const ladder = {
    precedence: {
      kind: "ladder",
      order: [["creatorIds", "productIds"], ["creatorIds"], ["statusLevels"], ["productIds"], []],
    },
  } as const;
  const global = percentOf("global", "0.2");
  const product = percentOf("product", "0.5", { productIds: ["p-1"] });
  const tier = percentOf("tier", "0.75", { statusLevels: ["gold"] });
  const creator = percentOf("creator", "0.3", { creatorIds: ["c-1"] });
  const both = percentOf("both", "0.8", { creatorIds: ["c-1"], productIds: ["p-1"] });

  it.each([
    ["global 20, product 50, tier 75", [global, product, tier], 7500],
    ["and per creator 30", [global, product, tier, creator], 3000],
    ["and creator with product 80", [global, product, tier, creator, both], 8000],
  ])("a ladder on 100.00: %s", (_, rules, expected) => {
    const creators = [{ creatorId: "c-1", statusLevel: "gold" }];
    const order = sale("order-7", at, gbp("100.00"), { productId: "p-1" });
    expect(paid(rules, order, ladder, { creators })).toBe(expected);
    expect(paid([...rules].reverse(), order, ladder, { creators })).toBe(expected);
    const lines = [line("1", "100.00", { productId: "p-1" })];
    expect(paid(rules, { ...order, lines }, ladder, { creators })).toBe(expected);
  });

  const standard = percentOf("standard", "0.1");
  const openAds = percentOf("openAds", "0.05", { channel: "ads" });
  const targetedAds = percentOf("targetedAds", "0.08", { channel: "ads", collaborations: ["targeted"] });
  const partnerAds = percentOf("partnerAds", "0.12", { channel: "ads", collaborations: ["partner"] });

  it.each<[string, readonly CommissionRule[], Partial<Sale>, number]>([
    ["organic, 10 %", [standard, openAds], { adDriven: false, collaboration: "open" }, 400],
    ["ad, with an open ads rate of 5 %", [standard, openAds], { adDriven: true, collaboration: "open" }, 200],
    ["ad, ads off: the standard rate", [standard], { adDriven: true, collaboration: "open" }, 400],
    ["targeted ads 8 %", [standard, openAds, targetedAds], { adDriven: true, collaboration: "targeted" }, 320],
    [
      "partner campaign 12 %",
      [standard, openAds, targetedAds, partnerAds],
      { adDriven: true, collaboration: "partner" },
      480,
    ],
    ["not known whether an ad: the standard rate", [standard, openAds], { collaboration: "open" }, 400],
  ])("ads precedence on 40.00: %s", (_, rules, more, expected) => {
    const order = sale("order-7", at, gbp("40.00"), more);
    const precedence = { kind: "ladder", order: [["channel", "collaborations"], ["channel"], []] } as const;
    expect(paid(rules, order, { precedence })).toBe(expected);
    expect(paid(rules, order)).toBe(expected);
  });

  it("graduated with history: 145,000 so far, 20,000 more: 5,000 @ 4 % + 15,000 @ 6 % = 200 + 900", () => {
    const tiers = [
      { from: gbp("0"), rate: "0.04" },
      { from: gbp("150000"), rate: "0.06" },
      { from: gbp("250000"), rate: "0.08" },
    ];
    const grow = rule("grow", {
      kind: "tiered",
      mode: "graduated",
      measure: "salesValue",
      tiers,
      window: { kind: "lifetime" },
      onReversal: "recompute",
    });
    const soFar = [{ creatorId: "c-1", termsId: "plan", ruleId: "grow", amount: gbp("145000") }];
    const found = quote([grow], sale("order-7", at, gbp("20000")), {}, { soFar });
    expect(found?.totals).toEqual([gbp("1100.00")]);
    expect(found?.lines.map(({ amount }) => amount.minor)).toEqual([20_000, 90_000]);
  });

  it.each([
    ["31 Aug", "2026-08-31", 300],
    ["30 Sep", "2026-09-30", 300],
    ["31 Oct", "2026-10-31", 300],
    ["30 Nov", "2026-11-30", undefined],
  ])("months: 3 from 31 August, the charge of %s", (_, date, expected) => {
    const rules = [percentOf("first", "0.1", {}, { recurring: { months: 3 } })];
    // At the same hour of UTC, which is an hour earlier in London once summer time is over; and at other hours.
    for (const hour of ["09:00:00Z", "10:00:00Z", "22:59:59Z"]) {
      const subscription = { startedAt: "2026-08-31T10:00:00Z" };
      const charge = sale("order-7", `${date}T${date === "2026-08-31" ? "10:00:00Z" : hour}`, gbp("30.00"), {
        subscription,
      });
      expect(paid(rules, charge)).toBe(expected);
    }
  });
});

describe("recurring", () => {
  const codes = (recurring: CommissionRule["recurring"], subscription: Sale["subscription"], when = at) =>
    quote(
      [percentOf("r", "0.1", {}, { recurring: recurring! })],
      sale("o", when, gbp("1.00"), subscription === undefined ? {} : { subscription }),
    )?.rejected.flatMap(({ reasons }) => reasons.map(({ code }) => code));

  it.each<[string, CommissionRule["recurring"], Sale["subscription"], readonly string[]]>([
    ["the last charge that pays", { charges: 3 }, { startedAt: day(1), charge: 3 }, []],
    ["the first that does not", { charges: 3 }, { startedAt: day(1), charge: 4 }, ["recurringOver"]],
    ["a charge that is not counted", { charges: 3 }, { startedAt: day(1) }, ["attributeUnknown"]],
    ["a charge that need not be counted", { months: 1 }, { startedAt: day(1) }, []],
    ["no subscription", { months: 1 }, undefined, ["attributeUnknown"]],
    ["either limit, by charges", { months: 12, charges: 1 }, { startedAt: day(1), charge: 2 }, ["recurringOver"]],
    [
      "either limit, by months",
      { months: 1, charges: 9 },
      { startedAt: "2026-01-10T12:00:00Z", charge: 2 },
      ["recurringOver"],
    ],
    [
      "over by months, however many charges",
      { months: 1, charges: 9 },
      { startedAt: "2026-01-10T12:00:00Z" },
      ["recurringOver"],
    ],
  ])("%s", (_, recurring, subscription, expected) => {
    expect(codes(recurring, subscription)).toEqual(expected);
  });

  it("ends as the day begins in the zone of the terms", () => {
    const subscription = { startedAt: "2026-05-31T22:30:00Z" }; // 23:30 on 31 May in London, 1 June in Berlin
    const codesIn = (timeZone: string, when: string) =>
      quote([percentOf("r", "0.1", {}, { recurring: { months: 1 } })], sale("o", when, gbp("1.00"), { subscription }), {
        timeZone,
      })?.rejected.length;
    expect(codesIn("Europe/London", "2026-06-29T22:59:59.999Z")).toBe(0);
    expect(codesIn("Europe/London", "2026-06-29T23:00:00Z")).toBe(1);
    expect(codesIn("Europe/Berlin", "2026-06-30T21:59:59.999Z")).toBe(0);
    expect(codesIn("Europe/Berlin", "2026-06-30T22:00:00Z")).toBe(1);
  });
});

describe("best for the creator", () => {
  const best = { precedence: { kind: "bestForCreator" } } as const;
  const flat = flatOf("flat", gbp("5.00"));
  const share = percentOf("share", "0.2");

  it.each([
    ["20.00: 5.00 against 4.00", "20.00", "flat", 500, "Rule flat pays more on this sale."],
    ["30.00: 5.00 against 6.00", "30.00", "share", 600, "Rule share pays more on this sale."],
    ["25.00: 5.00 against 5.00, the first in the plan", "25.00", "flat", 500, "Rule flat pays more on this sale."],
  ])("compares money, not numbers: on %s", (_, value, winner, expected, message) => {
    const found = quote([flat, share], sale("order-7", at, gbp(value)), best);
    expect(found?.applied).toEqual([winner]);
    expect(found?.totals[0]?.minor).toBe(expected);
    expect(found?.rejected).toHaveLength(1);
    expect(found?.rejected[0]?.reasons[0]).toMatchObject({ code: "paysLess", message });
  });

  it("gives the lines to rules so that all together pay the most", () => {
    // A 10.00 @ 50 % + B 100.00 @ 20 % = 5.00 + 20.00, against 110.00 @ 20 % = 22.00.
    const lines = [line("1", "10.00", { productId: "A" }), line("2", "100.00", { productId: "B" })];
    const rules = [share, percentOf("a", "0.5", { productIds: ["A"] })];
    expect(paid(rules, sale("order-7", at, gbp("110.00"), { lines }), best)).toBe(2500);
    // A 30.00 @ 20 % = 6.00 besides 15.00 for the rest = 21.00, against 15.00 for all.
    const fixed = [flatOf("default", gbp("15.00")), percentOf("a", "0.2", { productIds: ["A"] })];
    const other = [line("1", "30.00", { productId: "A" }), line("2", "20.00", { productId: "B" })];
    expect(paid(fixed, sale("order-7", at, gbp("50.00"), { lines: other }), best)).toBe(2100);
    // Alone, A earns the 15.00 rather than 6.00.
    expect(paid(fixed, sale("order-8", at, gbp("30.00"), { lines: [other[0]!] }), best)).toBe(1500);
  });

  it("goes by each creator's own share", () => {
    const order = sale("order-7", at, gbp("60.00"), {}, [
      ["c-1", 2, gbp("40.00")],
      ["c-2", 1, gbp("20.00")],
    ]);
    const whole = flatOf("flat", gbp("5.00"), { component: { kind: "flat", amount: gbp("5.00"), sharing: "each" } });
    // 20 % of 40.00 is 8.00, of 20.00 it is 4.00.
    const quotes = quoteCommission({ terms: [terms([whole, share], best)], sale: order });
    expect(quotes.map(({ creatorId, applied, totals }) => [creatorId, applied, totals[0]?.minor])).toEqual([
      ["c-1", ["share"], 800],
      ["c-2", ["flat"], 500],
    ]);
  });

  it("does not compare amounts of different currencies: those of the first", () => {
    const lead = sale("lead-1", at, null, { kind: "lead" });
    const scope = { kinds: ["lead"] } as const;
    const rules = [flatOf("pounds", gbp("1.00"), { scope }), flatOf("yen", money("900", "JPY"), { scope })];
    const found = quote(rules, lead, best);
    expect([found?.applied, found?.rejected[0]?.reasons[0]?.code]).toEqual([["pounds"], "otherCurrency"]);
  });
});

describe("a rate that changes", () => {
  // 10 % until 5 March, then 20 %, from the 15th 12 %.
  const changes = [
    { from: day(15), rate: "0.12" },
    { from: day(5), rate: "0.2" },
  ];
  const changing = (lock?: { readonly days: number; readonly anchor: "pickedAt" | "changedAt" }) =>
    rule("r", { kind: "percent", rate: "0.1", changes, ...(lock === undefined ? {} : { lock }) });
  const rateOn = (when: string, lock?: Parameters<typeof changing>[0], picks: readonly ProductPick[] = []) =>
    quote([changing(lock)], sale("o", when, gbp("1.00"), { productId: "p-1" }), {}, { picks })?.takes[0]?.rate;
  const picked = (pickedAt: string, droppedAt?: string): ProductPick => ({
    creatorId: "c-1",
    productId: "p-1",
    pickedAt,
    ...(droppedAt === undefined ? {} : { droppedAt }),
  });

  it.each([
    ["before the first change", "2026-03-05T11:59:59.999Z", "0.1"],
    ["from its moment on", day(5), "0.2"],
    ["before the second", "2026-03-15T11:59:59.999Z", "0.2"],
    ["from that on", day(15), "0.12"],
  ])("pays the rate of the time %s", (_, when, expected) => {
    expect(rateOn(when)).toBe(expected);
  });

  const days30 = { days: 30, anchor: "changedAt" } as const;
  it.each<[string, string, readonly ProductPick[], string]>([
    ["a raise applies at once", day(5), [picked(day(1))], "0.2"],
    ["a cut does not, for what was picked before", day(15), [picked(day(1))], "0.2"],
    ["picked at the moment of the cut", day(16), [picked(day(15))], "0.12"],
    ["picked a moment before the cut", day(16), [picked("2026-03-15T11:59:59.999Z")], "0.2"],
    ["not picked yet", day(16), [picked(day(17))], "0.12"],
    ["not known to be picked", day(16), [], "0.12"],
    ["picked by somebody else", day(16), [{ ...picked(day(1)), creatorId: "c-2" }], "0.12"],
    ["another product", day(16), [{ ...picked(day(1)), productId: "p-2" }], "0.12"],
    ["dropped", day(16), [picked(day(1), day(16))], "0.12"],
    ["dropped a moment later", day(16), [picked(day(1), "2026-03-16T12:00:00.001Z")], "0.2"],
    ["dropped and picked again after the cut", day(18), [picked(day(1), day(16)), picked(day(17))], "0.12"],
    ["dropped and picked again before the cut", day(18), [picked(day(1), day(3)), picked(day(4))], "0.2"],
    // 30 days after noon of 15 March in London: by then it is summer time, and noon is at 11:00 UTC.
    ["a moment before 30 days are over", "2026-04-14T10:59:59.999Z", [picked(day(1))], "0.2"],
    ["exactly 30 days later", "2026-04-14T11:00:00Z", [picked(day(1))], "0.12"],
  ])("a lock from the cut: %s", (_, when, picks, expected) => {
    expect(rateOn(when, days30, picks)).toBe(expected);
  });

  it.each<[string, string, readonly ProductPick[], string]>([
    ["a moment before 30 days after it", "2026-03-30T10:59:59.999Z", [picked("2026-02-28T12:00:00Z")], "0.2"],
    ["exactly 30 days after it", "2026-03-30T11:00:00Z", [picked("2026-02-28T12:00:00Z")], "0.12"],
    ["is over before the cut", day(15), [picked("2026-02-01T12:00:00Z")], "0.12"],
  ])("a lock from the pick: %s", (_, when, picks, expected) => {
    // 28 February, noon, and 30 days: 30 March, noon, which is 11:00 UTC.
    expect(rateOn(when, { days: 30, anchor: "pickedAt" }, picks)).toBe(expected);
  });

  it("locks the best of several rates, each for its own time", () => {
    // 20 % cut to 10 % on the 1st, raised to 15 % on the 5th, cut to 5 % on the 10th; locks of 14 days from each cut.
    const component = {
      kind: "percent",
      rate: "0.2",
      changes: [
        { from: day(1), rate: "0.1" },
        { from: day(5), rate: "0.15" },
        { from: day(10), rate: "0.05" },
      ],
      lock: { days: 14, anchor: "changedAt" },
    } as const;
    const rate = (when: string, pickedAt: string) =>
      quote(
        [rule("r", component)],
        sale("o", when, gbp("1.00"), { productId: "p-1" }),
        { timeZone: "UTC" },
        { picks: [picked(pickedAt)] },
      )?.takes[0]?.rate;
    const early = "2026-02-01T00:00:00Z";
    expect([day(2), day(6), day(11), day(14), day(15), day(23), day(24)].map((when) => rate(when, early))).toEqual([
      "0.2", // locked until the 15th
      "0.2", // better than the raise to 15 %
      "0.2", // and than the 15 % that are locked as well
      "0.2",
      "0.15", // locked until the 24th
      "0.15",
      "0.05",
    ]);
    // Picked between the cuts: only the second one is locked.
    expect([day(3), day(6), day(11), day(24)].map((when) => rate(when, day(2)))).toEqual([
      "0.1",
      "0.15",
      "0.15",
      "0.05",
    ]);
  });

  it("pays each line at the rate of its product", () => {
    const lines = [
      line("1", "10.00", { productId: "p-1" }),
      line("2", "20.00", { productId: "p-2" }),
      line("3", "30.00", { productId: "p-1" }),
    ];
    const order = sale("o", day(16), gbp("60.00"), { lines });
    const found = quote([changing(days30)], order, {}, { picks: [picked(day(1))] });
    // 40.00 @ 20 % + 20.00 @ 12 % = 8.00 + 2.40.
    expect(found?.takes).toEqual([
      { ruleId: "r", lineIds: ["1", "3"], rate: "0.2" },
      { ruleId: "r", lineIds: ["2"], rate: "0.12" },
    ]);
    expect(found?.applied).toEqual(["r"]);
    expect(found?.totals).toEqual([gbp("10.40")]);
  });

  it("is compared at its locked rate", () => {
    const rules = [flatOf("flat", gbp("1.50")), changing(days30)];
    const best = { precedence: { kind: "bestForCreator" } } as const;
    const order = sale("o", day(16), gbp("10.00"), { productId: "p-1" });
    // 1.50 against 12 % of 10.00; or against 20 % of it, with the lock.
    expect(quote(rules, order, best)?.applied).toEqual(["flat"]);
    expect(quote(rules, order, best, { picks: [picked(day(1))] })?.applied).toEqual(["r"]);
  });
});

describe("quoteCommission", () => {
  it("quotes every creator under every plan in effect", () => {
    const order = sale("order-7", at, gbp("33.33"), {}, [
      ["c-2", 1, gbp("16.66")],
      ["c-1", 1, gbp("16.67")],
    ]);
    const plans = [
      terms([percentOf("all", "0.1")], { id: "b" }),
      terms([percentOf("all", "0.2")], { id: "a" }),
      terms([percentOf("all", "0.5")], { id: "past", effective: { end: "2026-03-01T00:00:00Z" } }),
    ];
    const quotes = quoteCommission(deepFreeze({ terms: plans, sale: order }));
    expect(
      quotes.map(({ conversionId, creatorId, terms: { id }, totals }) => [
        conversionId,
        creatorId,
        id,
        totals[0]?.minor,
      ]),
    ).toEqual([
      ["order-7", "c-1", "a", 333], // 3.334
      ["order-7", "c-1", "b", 167], // 1.667
      ["order-7", "c-2", "a", 333], // 3.332
      ["order-7", "c-2", "b", 167], // 1.666
    ]);
    expect(quoteCommission({ terms: plans, sale: sale("o", at, gbp("1.00"), {}, []) })).toEqual([]);
  });

  it("goes by what is known of the creator on the day", () => {
    const rules = [percentOf("all", "0.1"), percentOf("gold", "0.2", { statusLevels: ["gold"] })];
    const creators = [
      { creatorId: "c-1", from: day(10), statusLevel: "gold" },
      { creatorId: "c-1", statusLevel: "silver" },
      { creatorId: "c-1", from: day(12) },
    ];
    const rateAt = (when: string) => paid(rules, sale("o", when, gbp("10.00")), {}, { creators });
    expect([day(9), "2026-03-10T11:59:59.999Z", day(10), day(11), day(12)].map(rateAt)).toEqual([
      100, 100, 200, 200, 100,
    ]);
  });

  it("shows that a milestone counts, and that a rule waits for approval", () => {
    const milestone = rule(
      "ten",
      {
        kind: "milestone",
        measure: "orders",
        steps: [{ at: 10, bonus: gbp("20.00") }],
        stack: "highest",
        window: { kind: "calendarMonth" },
        onReversal: "ratchet",
      },
      { mode: "additive" },
    );
    const approved = rule("approved", {
      kind: "tiered",
      mode: "volume",
      measure: "orders",
      tiers: [
        { from: 0, rate: "0.1" },
        { from: 3, rate: "0.2" },
      ],
      window: { kind: "calendarMonth" },
      onReversal: "recompute",
      counting: "approved",
    });
    const order = sale("o", at, gbp("10.00"));
    const found = quote([approved, milestone, percentOf("all", "0.05")], order);
    expect(found?.applied).toEqual(["ten"]);
    expect(found?.lines).toEqual([{ code: "countsTowards", ruleId: "ten", amount: gbp("0.00"), of: ["ten"] }]);
    expect(found?.rejected.map(({ ruleId, reasons }) => [ruleId, reasons[0]?.code])).toEqual([
      ["approved", "notApproved"],
      ["all", "lessSpecific"],
    ]);
    expect(paid([approved], { ...order, approvedAt: at })).toBe(100);
    // Two orders before it: it is the third, in the tier of 20 %.
    const soFar = [{ creatorId: "c-1", termsId: "plan", ruleId: "approved", amount: 2 }];
    expect(paid([approved], { ...order, approvedAt: at }, {}, { soFar })).toBe(200);
  });

  it("holds to the caps of the plan, as if nothing else was earned under them", () => {
    const caps = [
      { id: "order", amount: gbp("8.00"), per: "order", overflow: "clamp" },
      { id: "own", amount: gbp("3.00"), per: "creator", overflow: "clamp", ruleIds: ["extra"] },
    ] as const;
    const rules = [percentOf("all", "0.1"), flatOf("extra", gbp("5.00"), { mode: "additive" })];
    const found = quote(rules, sale("o", at, gbp("70.00")), { caps });
    // 7.00 of the 8.00 for the order, then 1.00 of 5.00, which is below 3.00.
    expect(found?.totals).toEqual([gbp("8.00")]);
    expect(found?.lines.map(({ code, ruleId, amount }) => [code, ruleId, amount.minor])).toEqual([
      ["rateOfBase", "all", 700],
      ["fixedAmount", "extra", 500],
      ["cap", "extra", -400],
    ]);
    const both = sale("o", at, gbp("100.00"), {}, [
      ["c-1", 1, gbp("50.00")],
      ["c-2", 1, gbp("50.00")],
    ]);
    const quotes = quoteCommission({ terms: [terms([percentOf("all", "0.1")], { caps: [caps[0]] })], sale: both });
    // 5.00 and 5.00 of one order: 8.00 in all.
    expect(quotes.map(({ totals }) => totals[0]?.minor)).toEqual([500, 300]);
  });

  it("converts to the currency of the plan at the rate of the day", () => {
    const fxRates = [
      { from: "EUR", to: "USD", rate: "1.0850", date: "2026-03-10", source: "ECB" },
      { from: "EUR", to: "USD", rate: "1.2000", date: "2026-03-11", source: "ECB" },
    ];
    const order = sale("o", at, money("86.40", "EUR"));
    // 86.40 × 1.0850 = 93.744, 93.74; 10 % of it 9.374.
    expect(quote([percentOf("all", "0.1")], order, { currency: "USD" }, { fxRates })?.totals).toEqual([
      money("9.37", "USD"),
    ]);
    const none = quote([percentOf("all", "0.1")], order, { currency: "USD" });
    expect([none?.totals, none?.rejected[0]?.reasons[0]?.code]).toEqual([[], "fxRateMissing"]);
  });
});

describe("a sale that is planned", () => {
  const rules = [
    percentOf("all", "0.15"),
    flatOf("live", gbp("1.00"), { scope: { contentKinds: ["live"] }, mode: "additive" }),
  ];
  const planned = { terms: [terms(rules)], creatorId: "c-1", value: gbp("50.00"), at };

  it("is quoted for one creator, before anything is posted", () => {
    const [found, ...others] = quoteCommission(deepFreeze(planned));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ conversionId: null, creatorId: "c-1", totals: [gbp("7.50")], applied: ["all"] });
    expect(found?.rejected).toEqual([
      {
        ruleId: "live",
        reasons: [
          {
            code: "attributeUnknown",
            path: ["terms", "plan", "rules", "live", "scope", "contentKinds"],
            expected: "live",
            message: "It asks for the content kind, which is not known here.",
          },
        ],
      },
    ]);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  it("takes what else is known of it", () => {
    expect(quoteCommission({ ...planned, details: { contentKind: "live" } })[0]?.totals).toEqual([gbp("8.50")]);
    const lead = {
      terms: [terms([flatOf("lead", gbp("3.00"), { scope: { kinds: ["lead"] } })])],
      creatorId: "c-1",
      at,
    };
    expect(quoteCommission({ ...lead, details: { kind: "lead" } })[0]?.totals).toEqual([gbp("3.00")]);
    const lines = [line("1", "40.00", { productId: "A" }), line("2", "10.00", { productId: "B" })];
    const listed = terms([percentOf("b", "0.5", { productIds: ["B"] })], {
      base: { kind: "lines", include: ["price"] },
    });
    expect(quoteCommission({ terms: [listed], creatorId: "c-1", at, details: { lines } })[0]?.totals).toEqual([
      gbp("5.00"),
    ]);
  });

  it("is taken as approved", () => {
    const component = {
      kind: "tiered",
      mode: "graduated",
      measure: "salesValue",
      tiers: [{ from: gbp("0"), rate: "0.1" }],
      window: { kind: "order" },
      onReversal: "recompute",
      counting: "approved",
    } as const;
    expect(quoteCommission({ ...planned, terms: [terms([rule("r", component)])] })[0]?.totals).toEqual([gbp("5.00")]);
  });

  it("must say whose and when", () => {
    const refused = (facts: object) => refusalOf(() => quoteCommission(facts as never));
    expect(refused({ ...planned, creatorId: undefined })).toBe("invalidArgument at creatorId");
    expect(refused({ ...planned, at: undefined })).toBe("invalidInstant at at");
    expect(refused({ ...planned, value: gbp("-1.00") })).toBe("invalidMoney at value");
    expect(refused({ ...planned, details: 7 })).toBe("invalidArgument at details");
    expect(refused({ ...planned, soFar: [{ creatorId: "c-1", termsId: "plan", ruleId: "all", amount: -1 }] })).toBe(
      "invalidInteger at soFar[0].amount",
    );
    expect(
      refused({ ...planned, picks: [{ creatorId: "c-1", productId: "p", pickedAt: day(2), droppedAt: day(1) }] }),
    ).toBe("invalidWindow at picks[0].droppedAt");
  });
});
