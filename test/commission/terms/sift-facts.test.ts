import { isCreatorCoreError } from "creator-core/errors";
import type {
  Adjustment,
  BalanceTransfer,
  CommissionTerms,
  Credit,
  Deliverable,
  FactFinding,
  LedgerEntry,
  Payout,
  Post,
  Sale,
} from "creator-core/models";
import type { FxRate } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { type AccrualFacts, accrue } from "../../../src/commission/accrue.ts";
import { siftFacts } from "../../../src/commission/sift-facts.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";

const asOf = "2026-04-01T00:00:00Z";
const gbp = (minor: number) => ({ minor, currency: "GBP" });
const eur = (minor: number) => ({ minor, currency: "EUR" });

const credit = (creatorId: string, value: Credit["value"]): Credit =>
  ({
    creatorId,
    evidence: "code",
    touchpointId: null,
    campaignId: null,
    weight: 1,
    totalWeight: 1,
    ageMilliseconds: null,
    value,
  }) as Credit;

const sale = (id: string, more: Partial<Sale> = {}): Sale => {
  const value = more.value ?? gbp(10_000);
  return {
    id,
    customerKey: "k",
    kind: "order",
    occurredAt: "2026-03-05T12:00:00Z",
    credits: [credit("c-1", value)],
    unattributed: null,
    ...more,
    value,
  };
};

const refund = (id: string, conversionId: string, minor: number, more: Partial<Adjustment> = {}): Adjustment => ({
  id,
  conversionId,
  occurredAt: "2026-03-09T12:00:00Z",
  kind: "refund",
  value: gbp(minor),
  ...more,
});

const terms: CommissionTerms = deepFreeze({
  id: "p",
  version: 1,
  timeZone: "Europe/London",
  base: { kind: "saleValue" },
  rounding: "halfAwayFromZero",
  precedence: { kind: "specificity" },
  rules: [{ id: "all", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.1" } }],
  hold: { duration: { days: 30 }, from: "order" },
});

const facts = (more: Partial<AccrualFacts> = {}): AccrualFacts =>
  deepFreeze({ terms: [terms], sales: [], adjustments: [], booked: [], ...more });

const sift = (more: Partial<AccrualFacts>) => siftFacts(facts(more), { asOf });
const told = (findings: readonly FactFinding[]) =>
  findings.map(({ code, path, consequence }) => `${code} ${path.join(".")} ${consequence}`);

/** What the run books of the facts, in minor units. */
const due = (sifted: AccrualFacts) => accrue(sifted, { asOf }).reduce((sum, { amount }) => sum + amount.minor, 0);

describe("a plan that cannot be used", () => {
  const rateOf = (rate: string, id = "p", version = 1): CommissionTerms => ({
    ...terms,
    id,
    version,
    rules: [{ id: "all", scope: {}, mode: "exclusive", component: { kind: "percent", rate } }],
  });

  it("is set aside, and the others are computed", () => {
    const { facts: sifted, findings } = sift({ terms: [rateOf("15"), rateOf("0.1", "q")], sales: [sale("a")] });
    expect(told(findings)).toEqual(["unusableTerms terms.p leftOut"]);
    expect(findings[0]!.message).toBe(
      'Plan p cannot be used: rules[0].component.rate must be from "0" to "1": 15 % is "0.15"; it is set aside.',
    );
    expect(sifted.terms).toEqual([rateOf("0.1", "q")]);
    expect(due(sifted)).toBe(1000);
  });

  it("is set aside with its other versions, whatever order they come in", () => {
    const first = { ...rateOf("0.1"), effective: { end: "2026-03-01T00:00:00Z" } };
    const second = { ...rateOf("15", "p", 2), effective: { start: "2026-03-01T00:00:00Z" } };
    const { findings } = sift({ terms: [first, second] });
    expect(told(findings)).toEqual(["unusableTerms terms.p leftOut", "waitsForOthers terms.p leftOut"]);
    expect(sift({ terms: [second, first] }).findings).toEqual(findings);
  });

  it("is one whose versions hold at once, and something that is no plan", () => {
    const both = sift({ terms: [rateOf("0.1"), rateOf("0.2", "p", 2), 5 as never] });
    expect(both.facts.terms).toEqual([]);
    expect(told(both.findings)).toEqual(["unusableTerms terms.2 leftOut", "unusableTerms terms.p leftOut"]);
  });

  it("undoes nothing that is booked under it", () => {
    const known = { terms: [rateOf("0.1")], sales: [sale("a")] };
    const booked = accrue(facts(known), { asOf });
    expect(booked.map(({ amount }) => amount.minor)).toEqual([1000]);
    expect(accrue(sift({ ...known, terms: [rateOf("15")], booked }).facts, { asOf })).toEqual([]);
  });
});

describe("a month that is in order", () => {
  it("stays as it is", () => {
    const good = facts({ sales: [sale("a"), sale("b")], adjustments: [refund("r", "a", 4000)], payouts: [] });
    const { facts: sifted, findings } = siftFacts(good, { asOf });
    expect(findings).toEqual([]);
    expect(sifted).toEqual(good);
    // 10 % of 100 + 100 − 40
    expect(due(sifted)).toBe(1600);
  });

  it("keeps lists that were not given out", () => {
    expect(Object.keys(sift({}).facts).sort()).toEqual(["adjustments", "booked", "sales", "terms"]);
  });

  it("keeps what is still to come", () => {
    const { facts: sifted, findings } = sift({ sales: [sale("a", { occurredAt: "2026-05-01T00:00:00Z" })] });
    expect(findings).toEqual([]);
    expect(sifted.sales).toHaveLength(1);
  });
});

describe("adjustments", () => {
  it("before their sale count, and are told", () => {
    const early = refund("r", "a", 4000, { occurredAt: "2026-03-01T00:00:00Z" });
    const { facts: sifted, findings } = sift({ sales: [sale("a")], adjustments: [early] });
    expect(told(findings)).toEqual(["adjustmentBeforeSale adjustments.r.occurredAt kept"]);
    expect(findings[0]?.message).toBe("Adjustment r is dated before its sale a; it counts all the same.");
    // 10 % of 60
    expect(due(sifted)).toBe(600);
  });

  it("larger than what is left take what is left", () => {
    const { facts: sifted, findings } = sift({
      sales: [sale("a"), sale("b")],
      adjustments: [refund("r-1", "a", 4000), refund("r-2", "a", 7000), refund("r-3", "b", 10_000)],
    });
    expect(told(findings)).toEqual(["adjustmentLargerThanSale adjustments.r-2.value kept"]);
    expect(findings[0]).toEqual({
      code: "adjustmentLargerThanSale",
      path: ["adjustments", "r-2", "value"],
      expected: "£60.00 or less",
      actual: "£70.00",
      message: "Adjustment r-2 takes back £70.00, and only £60.00 of sale a could be taken; no more than that is.",
      consequence: "kept",
    });
    expect(due(sifted)).toBe(0);
  });

  it("without a sale, in another currency, below zero or of an unknown line are set aside", () => {
    const lines = [{ id: "1", quantity: 1, price: gbp(10_000) }];
    const { facts: sifted, findings } = sift({
      sales: [sale("a", { lines })],
      adjustments: [
        refund("r-1", "b", 1),
        refund("r-2", "a", 1, { value: eur(1) }),
        refund("r-3", "a", -1),
        refund("r-4", "a", 1, { lineId: "2" }),
        refund("r-5", "a", 1, { lineId: "1" }),
      ],
    });
    expect(told(findings)).toEqual([
      "adjustmentWithoutSale adjustments.r-1.conversionId leftOut",
      "mixedCurrencies adjustments.r-2.value leftOut",
      "negativeAmount adjustments.r-3.value leftOut",
      "unknownLine adjustments.r-4.lineId leftOut",
    ]);
    expect(sifted.adjustments.map(({ id }) => id)).toEqual(["r-5"]);
  });

  it("of one id that say the same count once, in whatever form", () => {
    const again = refund("r", "a", 4000, { occurredAt: Date.parse("2026-03-09T12:00:00Z") });
    const { facts: sifted, findings } = sift({
      sales: [sale("a")],
      adjustments: [refund("r", "a", 4000), again, again],
    });
    expect(told(findings)).toEqual(["repeated adjustments.r leftOut"]);
    expect(findings[0]?.message).toBe("Adjustment r is there 3 times, with the same content; it counts once.");
    expect(due(sifted)).toBe(600);
  });

  it("of one id that contradict each other: the first by time counts, in whatever order they came", () => {
    const first = refund("r", "a", 4000);
    const later = refund("r", "a", 5000, { occurredAt: "2026-03-10T12:00:00Z" });
    for (const adjustments of [
      [first, later],
      [later, first],
    ]) {
      const { facts: sifted, findings } = sift({ sales: [sale("a")], adjustments });
      expect(told(findings)).toEqual(["contradicted adjustments.r.occurredAt leftOut"]);
      expect(sifted.adjustments).toEqual([first]);
    }
  });

  it("of one id and time: the first by content, in whatever order they came", () => {
    // As text, 40 comes before 5.
    const [four, five] = [refund("r", "a", 4000), refund("r", "a", 5000)];
    for (const adjustments of [
      [four, five, four],
      [five, four, four],
    ]) {
      const { facts: sifted, findings } = sift({ sales: [sale("a")], adjustments });
      expect(told(findings)).toEqual(["repeated adjustments.r leftOut", "contradicted adjustments.r.value leftOut"]);
      expect(sifted.adjustments).toEqual([four]);
      expect(findings[1]?.message).toBe(
        "Adjustment r is told in two ways, which differ in value; the first by time and content counts, the other is set aside.",
      );
    }
  });

  it("wait for a sale that is set aside", () => {
    const { findings } = sift({ sales: [sale("a", { value: gbp(-1) })], adjustments: [refund("r", "a", 1)] });
    expect(told(findings)).toEqual([
      "negativeAmount sales.a.value leftOut",
      "waitsForOthers adjustments.r.conversionId leftOut",
    ]);
  });
});

describe("sales", () => {
  it("that do not add up, mix currencies or are below zero are set aside, and the others pay", () => {
    const { facts: sifted, findings } = sift({
      sales: [
        sale("a", { credits: [credit("c-1", gbp(9999))] }),
        sale("b", { credits: [credit("c-1", eur(10_000))] }),
        sale("c", { lines: [{ id: "1", quantity: 1, price: gbp(-5) }] }),
        sale("d"),
        sale("e", { orderDiscounts: [{ fundedBy: "seller", amount: eur(1) }] }),
        sale("f", { credits: [{ ...credit("c-1", gbp(10_000)), weight: 0.5 }] }),
        sale("g", { unattributed: { reason: "otherChannel", value: gbp(1) } }),
      ],
    });
    expect(told(findings)).toEqual([
      "creditsDoNotSum sales.a.credits leftOut",
      "mixedCurrencies sales.b.credits[0].value leftOut",
      "negativeAmount sales.c.lines[0].price leftOut",
      "mixedCurrencies sales.e.orderDiscounts[0].amount leftOut",
      "unreadable sales.f leftOut",
      "creditsDoNotSum sales.g.credits leftOut",
    ]);
    expect(findings[0]?.message).toBe(
      "Sale a is worth £100.00, and its credits with the part nobody earned come to £99.99; it is set aside.",
    );
    expect(due(sifted)).toBe(1000);
  });

  it("whose currency changed after they were booked are kept, and told", () => {
    const booked = accrue(facts({ sales: [sale("a")] }), { asOf: "2026-03-06T00:00:00Z" });
    const { facts: sifted, findings } = sift({ sales: [sale("a", { value: eur(10_000) })], booked });
    expect(told(findings)).toEqual(["currencyChanged sales.a.value.currency kept"]);
    const entries = accrue(sifted, { asOf });
    expect(entries.map(({ amount }) => amount).sort((a, b) => a.minor - b.minor)).toEqual([gbp(-1000), eur(1000)]);

    // Corrected and booked, it is no news any more, whatever the order of the ledger.
    for (const ledger of [
      [...booked, ...entries],
      [...entries, ...booked],
    ]) {
      expect(sift({ sales: [sale("a", { value: eur(10_000) })], booked: ledger }).findings).toEqual([]);
    }
  });

  it("that would be converted without a rate are kept, and told", () => {
    const fx: FxRate = { from: "EUR", to: "GBP", rate: "0.5", date: "2026-03-05", source: "ECB" };
    const inPounds = { terms: [{ ...terms, currency: "GBP" }] };
    const early = sale("a", { value: eur(10_000), occurredAt: "2026-03-04T12:00:00Z" });
    const { facts: sifted, findings } = sift({
      ...inPounds,
      sales: [early, sale("b", { value: eur(10_000) })],
      fxRates: [fx],
    });
    expect(told(findings)).toEqual(["fxRateMissing sales.a.value kept"]);
    // 10 % of 100.00 euros at 0.5
    expect(due(sifted)).toBe(500);
  });

  it("without an id, a time or an object are named by their places", () => {
    const bad = [
      null,
      5,
      { id: "" },
      { ...sale("t"), occurredAt: "yesterday" },
      { ...sale("u"), occurredAt: 8e15 },
      sale("v"),
    ];
    const { facts: sifted, findings } = sift({ sales: bad as unknown as Sale[] });
    expect(told(findings)).toEqual([
      "unreadable sales.0 leftOut",
      "unreadable sales.1 leftOut",
      "unreadable sales.2 leftOut",
      "unreadable sales.t leftOut",
      "unreadable sales.u leftOut",
    ]);
    expect(sifted.sales.map(({ id }) => id)).toEqual(["v"]);
  });

  it("with which sums would not be exact are set aside, the same ones in any order", () => {
    const large = (id: string) => sale(id, { value: gbp(300_000_000_000_000) });
    for (const sales of [
      [large("a"), large("b"), sale("c")],
      [sale("c"), large("b"), large("a")],
    ]) {
      const { facts: sifted, findings } = sift({ sales });
      expect(told(findings)).toEqual(["tooLarge sales.b leftOut"]);
      expect(sifted.sales.map(({ id }) => id).sort()).toEqual(["a", "c"]);
    }
  });
});

describe("the ledger", () => {
  const booked = deepFreeze(accrue(facts({ sales: [sale("a"), sale("b")] }), { asOf: "2026-03-06T00:00:00Z" }));

  it("keeps entries of terms that are not given, and tells them once", () => {
    const { facts: sifted, findings } = sift({ terms: [], booked });
    expect(told(findings)).toEqual([`unknownTerms booked.${booked[0]!.id}.terms kept`]);
    expect(findings[0]?.message).toMatch(
      /^Entry .+ and 1 more were booked under version 1 of plan p, which is not given/,
    );
    expect(sifted.booked).toEqual(booked);
  });

  it("keeps entries of a rule that its plan does not have any more, and tells them once", () => {
    const renamed = { ...terms, rules: terms.rules.map((rule) => ({ ...rule, id: "renamed" })) };
    const { facts: sifted, findings } = sift({ terms: [renamed], booked });
    expect(told(findings)).toEqual([`unknownTerms booked.${booked[0]!.id}.ruleId kept`]);
    expect(findings[0]?.message).toMatch(
      /^Entry .+ and 1 more were booked under rule .+, which version 1 of plan p does not have: it can only be taken back\.$/,
    );
    expect(sifted.booked).toEqual(booked);
  });

  it("has no entries from after the run, and none twice", () => {
    const later: LedgerEntry = { ...booked[0]!, id: "x", bookedAt: Date.parse(asOf) + 1 };
    const { facts: sifted, findings } = sift({ booked: [...booked, later, structuredClone(booked[0]!)] });
    expect(told(findings)).toEqual([
      `repeated booked.${booked[0]!.id} leftOut`,
      "bookedLater booked.x.bookedAt leftOut",
    ]);
    expect(sifted.booked).toEqual(booked);
  });

  it("never books again what an entry that cannot be read is about", () => {
    const broken = { ...booked[0]!, amount: { minor: 0.5, currency: "GBP" } };
    const { facts: sifted, findings } = sift({
      sales: [sale("a"), sale("b"), sale("c")],
      booked: [broken, booked[1]!],
    });
    expect(told(findings)).toEqual(["waitsForOthers sales.a leftOut", `unreadable booked.${booked[0]!.id} leftOut`]);
    // Only c is new.
    expect(due(sifted)).toBe(1000);
  });

  it("lets what was computed together with a broken sale wait, and the rest be paid", () => {
    const tiered: CommissionTerms = {
      ...terms,
      id: "t",
      rules: [
        {
          id: "grow",
          scope: {},
          mode: "exclusive",
          component: {
            kind: "tiered",
            mode: "volume",
            measure: "salesValue",
            window: { kind: "calendarMonth" },
            tiers: [
              { from: gbp(0), rate: "0.04" },
              { from: gbp(20_000), rate: "0.06" },
            ],
            onReversal: "recompute",
          },
        },
      ],
    };
    const month = { terms: [tiered] };
    const known = accrue(facts({ ...month, sales: [sale("a")] }), { asOf: "2026-03-06T00:00:00Z" });
    const others = [sale("b"), sale("c", { credits: [credit("c-2", gbp(10_000))] })];
    const broken = sale("a", { credits: [credit("c-1", gbp(1))] });
    const { facts: sifted, findings } = sift({ ...month, sales: [broken, ...others], booked: known });
    expect(told(findings)).toEqual(["creditsDoNotSum sales.a.credits leftOut", "waitsForOthers sales.b leftOut"]);
    // 4 % of the 100.00 of c-2
    expect(due(sifted)).toBe(400);
    // With a cap on all together, everybody waits.
    const capped = {
      ...tiered,
      caps: [{ id: "all", amount: gbp(5000), per: "plan" as const, overflow: "clamp" as const }],
    };
    const all = sift({ terms: [capped], sales: [broken, ...others], booked: known });
    expect(all.facts.sales).toEqual([]);
    expect(due(all.facts)).toBe(0);
  });
});

describe("payouts and transfers", () => {
  const payout = (id: string, more: Partial<Payout> = {}): Payout => ({
    id,
    creatorId: "c-1",
    paidAt: "2026-03-20T00:00:00Z",
    amount: gbp(500),
    ...more,
  });
  const transfer = (id: string, more: Partial<BalanceTransfer> = {}): BalanceTransfer => ({
    id,
    creatorId: "c-1",
    at: "2026-03-20T00:00:00Z",
    from: eur(1000),
    to: gbp(865),
    rate: "0.865",
    source: "bank",
    ...more,
  });

  it("that cannot be booked are set aside", () => {
    const { facts: sifted, findings } = sift({
      payouts: [
        payout("p-1"),
        payout("p-2", { amount: gbp(-5) }),
        payout("p-3", { amount: gbp(0) }),
        payout("p-4", { amount: gbp(0), writtenOff: gbp(5) }),
        payout("p-5", { fee: eur(5) }),
        payout("p-6", { creatorId: "" }),
      ],
      transfers: [
        transfer("t-1"),
        transfer("t-2", { to: eur(5) }),
        transfer("t-3", { from: eur(-1) }),
        transfer("t-4", { source: "" }),
      ],
    });
    expect(told(findings)).toEqual([
      "negativeAmount payouts.p-2.amount leftOut",
      "unreadable payouts.p-3 leftOut",
      "mixedCurrencies payouts.p-5 leftOut",
      "unreadable payouts.p-6 leftOut",
      "unreadable transfers.t-2 leftOut",
      "negativeAmount transfers.t-3.from leftOut",
      "unreadable transfers.t-4 leftOut",
    ]);
    expect(accrue(sifted, { asOf })).toHaveLength(4);
  });

  it("that are booked otherwise are outweighed by what is booked", () => {
    const booked = accrue(facts({ payouts: [payout("p-1", { fee: gbp(5) })], transfers: [transfer("t-1")] }), {
      asOf: "2026-03-21T00:00:00Z",
    });
    const same = sift({ payouts: [payout("p-1", { fee: gbp(5) })], transfers: [transfer("t-1")], booked });
    expect(same.findings).toEqual([]);
    expect(due(same.facts)).toBe(0);
    const { facts: sifted, findings } = sift({
      payouts: [payout("p-1")],
      transfers: [transfer("t-1", { creatorId: "c-2" })],
      booked,
    });
    expect(told(findings)).toEqual(["bookedOtherwise payouts.p-1 leftOut", "bookedOtherwise transfers.t-1 leftOut"]);
    expect(due(sifted)).toBe(0);
  });
});

describe("what is told of creators", () => {
  it("tells picks and referrals of nobody", () => {
    const picks = [
      { creatorId: "c-1", productId: "x", pickedAt: 0 },
      { creatorId: "c-9", productId: "x", pickedAt: 0 },
      { creatorId: "c-9", productId: "x", pickedAt: 5 },
    ];
    const { facts: sifted, findings } = sift({
      sales: [sale("a")],
      picks,
      referrals: [
        { creatorId: "c-1", referrerId: "agency" },
        { creatorId: "c-8", referrerId: "agency" },
      ],
    });
    expect(told(findings)).toEqual(["unknownCreator picks.c-9.x kept", "unknownCreator referrals.c-8.agency kept"]);
    expect(sifted.picks).toEqual(picks);
  });

  it("sets aside posts, deliverables, rates and attributes that cannot be read or contradict each other", () => {
    const post: Post = {
      id: "v",
      creatorId: "c-1",
      platform: "tiktok",
      publishedAt: 0,
      snapshots: [{ at: 1, views: 5 }],
    };
    const deliverable: Deliverable = { id: "d", creatorId: "c-1", approvedAt: 5 };
    const fx: FxRate = { from: "EUR", to: "GBP", rate: "0.5", date: "2026-03-05", source: "ECB" };
    const { facts: sifted, findings } = sift({
      posts: [
        post,
        { ...post, id: "w", snapshots: [{ at: 1, views: -5 }] },
        { ...post, id: "x", snapshots: 5 } as never,
      ],
      deliverables: [deliverable, { ...deliverable, campaignId: "k" }, { ...deliverable, id: "e", approvedAt: "soon" }],
      fxRates: [fx, { ...fx, rate: "0.6" }, { ...fx, rate: "0", date: "2026-03-06" }, { ...fx, source: "" }],
      creators: [
        { creatorId: "c-1", statusLevel: "gold" },
        { creatorId: "c-1", statusLevel: "silver" },
        { creatorId: "c-1", from: 5, statusLevel: "silver" },
        { creatorId: "c-2", groups: 5 } as never,
      ],
    });
    expect(told(findings)).toEqual([
      "unreadable posts.w leftOut",
      "unreadable posts.x leftOut",
      "contradicted deliverables.d.campaignId leftOut",
      "unreadable deliverables.e leftOut",
      "unreadable fxRates.EUR.GBP.2026-03-05 leftOut",
      "contradicted fxRates.EUR.GBP.2026-03-05.rate leftOut",
      "unreadable fxRates.EUR.GBP.2026-03-06 leftOut",
      "contradicted creators.c-1.statusLevel leftOut",
      "unreadable creators.c-2 leftOut",
    ]);
    expect(sifted.fxRates).toEqual([fx]);
    expect(sifted.creators).toHaveLength(2);
    expect(() => accrue(sifted, { asOf })).not.toThrow();
  });
});

describe("what is no facts at all", () => {
  it.each<[string, unknown, string]>([
    ["nothing", null, "invalidArgument at facts"],
    ["a list that is none", { ...facts(), posts: {} }, "invalidArgument at facts.posts"],
    ["no sales", { ...facts(), sales: undefined }, "invalidArgument at facts.sales"],
    ["no terms", { ...facts(), terms: undefined }, "invalidArgument at terms"],
  ])("is refused: %s", (_, input, refusal) => {
    let caught: unknown;
    try {
      siftFacts(input as AccrualFacts, { asOf });
    } catch (error) {
      caught = error;
    }
    expect(isCreatorCoreError(caught) && `${caught.code} at ${caught.details.path}`).toBe(refusal);
  });
});
