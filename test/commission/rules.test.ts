import { explainUnpaid, quoteCommission, resolveRules } from "creator-core/commission";
import type { CommissionRule, RuleScope } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";
import { gbp, percentRule, rule, sale, terms } from "./fixtures.ts";

const at = "2026-03-10T12:00:00Z";
const percentOf = (id: string, rate: string, scope: RuleScope): CommissionRule =>
  rule(id, { kind: "percent", rate }, { scope });

/** Codes by rule. */
const codesOf = (rejected: ReturnType<typeof resolveRules>["rejected"]) =>
  rejected.map(({ ruleId, reasons }) => [ruleId, ...reasons.map(({ code }) => code)]);

describe("a ladder", () => {
  const precedence = {
    kind: "ladder",
    order: [["creatorIds", "productIds"], ["creatorIds"], ["statusLevels"], ["productIds"], []],
  } as const;
  const global = percentOf("global", "0.2", {});
  const product = percentOf("product", "0.5", { productIds: ["p-1"] });
  const tier = percentOf("tier", "0.75", { statusLevels: ["gold"] });
  const creator = percentOf("creator", "0.3", { creatorIds: ["c-1"] });
  const both = percentOf("both", "0.8", { creatorIds: ["c-1"], productIds: ["p-1"] });
  const order = deepFreeze(sale("order-7", at, gbp("100.00"), { productId: "p-1" }));
  const paid = (rules: readonly CommissionRule[]) =>
    quoteCommission({
      terms: [deepFreeze(terms(rules, { precedence }))],
      sale: order,
      creators: [{ creatorId: "c-1", statusLevel: "gold" }],
    })[0]?.totals[0]?.minor;

  it("pays the first rung that matches, however much it pays", () => {
    expect(paid([global, product, tier])).toBe(7500);
    expect(paid([global, product, tier, creator])).toBe(3000);
    expect(paid([global, product, tier, creator, both])).toBe(8000);
  });

  it("never pays a rule whose combination is not on it", () => {
    const odd = percentOf("odd", "0.9", { creatorIds: ["c-1"], statusLevels: ["gold"] });
    const resolution = resolveRules(terms([odd, global], { precedence }), order, {
      creatorId: "c-1",
      statusLevel: "gold",
    });
    expect(resolution.applied.map(({ id }) => id)).toEqual(["global"]);
    expect(codesOf(resolution.rejected)).toEqual([["odd", "notOnLadder"]]);
  });
});

describe("specificity", () => {
  it("pays the rule with the most dimensions, and of equals the first in the plan", () => {
    const rules = [
      percentOf("all", "0.1", {}),
      percentOf("video", "0.2", { contentKinds: ["video"] }),
      percentOf("open", "0.3", { collaborations: ["open"] }),
    ];
    const order = sale("order-7", at, gbp("10.00"), { contentKind: "video", collaboration: "open" });
    const { applied, rejected } = resolveRules(terms(rules), order, { creatorId: "c-1" });
    expect(applied.map(({ id }) => id)).toEqual(["video"]);
    expect(codesOf(rejected)).toEqual([
      ["all", "lessSpecific"],
      ["open", "lessSpecific"],
    ]);
    expect(rejected[0]?.reasons[0]?.message).toBe("Rule video comes first.");
  });

  it("lets additive rules pay besides", () => {
    const rules = [percentRule("0.1"), rule("extra", { kind: "flat", amount: gbp("1.00") }, { mode: "additive" })];
    const [quote] = quoteCommission({ terms: [terms(rules)], sale: sale("order-7", at, gbp("10.00")) });
    expect(quote?.applied).toEqual(["all", "extra"]);
    expect(quote?.totals).toEqual([gbp("2.00")]);
  });
});

describe("matching", () => {
  const bare = sale("order-7", at, gbp("10.00"));
  const reasonsFor = (scope: RuleScope, order = bare) =>
    resolveRules(terms([percentOf("r", "0.1", scope)]), order, { creatorId: "c-1" }).rejected[0]?.reasons.map(
      ({ code, message }) => [code, message],
    );

  it.each<[RuleScope, string]>([
    [{ statusLevels: ["gold"] }, "status level"],
    [{ followerTiers: ["micro"] }, "follower tier"],
    [{ campaignIds: ["spring"] }, "campaign"],
    [{ productIds: ["p-1"] }, "product"],
    [{ categories: ["skincare"] }, "category"],
    [{ collaborations: ["open"] }, "collaboration"],
    [{ contentKinds: ["live"] }, "content kind"],
    [{ channel: "organic" }, "channel"],
  ])("never matches what is not known: %j", (scope, noun) => {
    expect(reasonsFor(scope)).toEqual([["attributeUnknown", `It asks for the ${noun}, which is not known here.`]]);
  });

  it("gives every reason, not the first", () => {
    const scope = { creatorIds: ["c-2", "c-3"], channel: "ads" } as const;
    expect(reasonsFor(scope, { ...bare, adDriven: false })).toEqual([
      ["scopeMismatch", "It is for creators c-2 and c-3, not c-1."],
      ["scopeMismatch", "It is for channel ads, not organic."],
    ]);
  });

  it("takes a category only when every line is in it", () => {
    const line = (id: string, category?: string) => ({
      id,
      quantity: 1,
      price: gbp("5.00"),
      ...(category === undefined ? {} : { category }),
    });
    const scope = { categories: ["skincare"] };
    expect(reasonsFor(scope, { ...bare, lines: [line("1", "skincare"), line("2", "skincare")] })).toBeUndefined();
    expect(reasonsFor(scope, { ...bare, lines: [line("1", "skincare"), line("2", "books")] })?.[0]?.[0]).toBe(
      "scopeMismatch",
    );
    expect(reasonsFor(scope, { ...bare, lines: [line("1", "skincare"), line("2")] })?.[0]?.[0]).toBe(
      "attributeUnknown",
    );
  });

  it("keeps to its time, its currency and what there is to take a share of", () => {
    const rules = [
      rule("early", { kind: "percent", rate: "0.1" }, { during: { end: at } }),
      rule("yen", { kind: "flat", amount: money("100", "JPY") }),
      rule("share", { kind: "percent", rate: "0.1" }),
      rule("lead", { kind: "flat", amount: gbp("3.00") }, { scope: { kinds: ["order", "lead"] } }),
    ];
    const codes = (order = bare) => codesOf(resolveRules(terms(rules), order, { creatorId: "c-1" }).rejected);
    expect(codes()).toEqual([
      ["early", "outsideDuring"],
      ["yen", "otherCurrency"],
      ["share", "lessSpecific"],
    ]);
    const lead = sale("lead-1", at, null, { kind: "lead" });
    expect(codes(lead)).toEqual([
      ["early", "scopeMismatch", "outsideDuring", "baseUnknown"],
      ["yen", "scopeMismatch"],
      ["share", "scopeMismatch", "baseUnknown"],
    ]);
  });

  it("is for orders unless it names other kinds", () => {
    const lead = sale("lead-1", at, gbp("10.00"), { kind: "lead" });
    expect(reasonsFor({}, lead)).toEqual([["scopeMismatch", "It is for conversion kind order, not lead."]]);
    expect(reasonsFor({ kinds: ["lead"] }, lead)).toBeUndefined();
    expect(reasonsFor({ kinds: ["lead", "trial"] })).toEqual([
      ["scopeMismatch", "It is for conversion kinds lead and trial, not order."],
    ]);
    // Named, it is a dimension like the others; absent, it is none.
    const precedence = { kind: "ladder", order: [[]] } as const;
    const rules = [percentOf("all", "0.1", {}), percentOf("orders", "0.2", { kinds: ["order"] })];
    const { applied, rejected } = resolveRules(terms(rules, { precedence }), bare, { creatorId: "c-1" });
    expect([applied.map(({ id }) => id), codesOf(rejected)]).toEqual([["all"], [["orders", "notOnLadder"]]]);
    expect(resolveRules(terms(rules), bare, { creatorId: "c-1" }).applied.map(({ id }) => id)).toEqual(["orders"]);
  });

  it("reads the campaign of the creator's credit, then that of the sale", () => {
    const won = (campaignId: string | null, more = {}) => {
      const order = sale("order-7", at, gbp("10.00"), more);
      return { ...order, credits: order.credits.map((credit) => ({ ...credit, campaignId })) };
    };
    const spring = { campaignIds: ["spring"] };
    expect(reasonsFor(spring, won("spring"))).toBeUndefined();
    expect(reasonsFor(spring, won("spring", { campaignId: "summer" }))).toBeUndefined();
    expect(reasonsFor(spring, won(null, { campaignId: "spring" }))).toBeUndefined();
    expect(reasonsFor(spring, won(null))?.[0]?.[0]).toBe("attributeUnknown");
    expect(reasonsFor(spring, won("summer", { campaignId: "spring" }))?.[0]?.[0]).toBe("scopeMismatch");
  });

  it("refuses a dimension it does not know: the rule would apply to everything", () => {
    const misspelt = JSON.parse('{ "creatorId": ["c-1"] }') as RuleScope;
    expect(refusalOf(() => resolveRules(terms([percentOf("r", "0.1", misspelt)]), bare, { creatorId: "c-1" }))).toBe(
      "invalidPolicy at terms.rules[0].scope.creatorId",
    );
  });
});

describe("quoteCommission", () => {
  it("quotes every creator under every plan in effect", () => {
    const order = sale("order-7", at, gbp("33.33"), {}, [
      ["c-2", 1, gbp("16.66")],
      ["c-1", 1, gbp("16.67")],
    ]);
    const plans = [
      terms([percentRule("0.1")], { id: "b" }),
      terms([percentRule("0.2")], { id: "a" }),
      terms([percentRule("0.5")], { id: "past", effective: { end: "2026-03-01T00:00:00Z" } }),
    ];
    const quotes = quoteCommission(deepFreeze({ terms: plans, sale: order }));
    expect(quotes.map(({ creatorId, terms: { id }, totals }) => [creatorId, id, totals[0]?.minor])).toEqual([
      ["c-1", "a", 333], // 3.334
      ["c-1", "b", 167], // 1.667
      ["c-2", "a", 333], // 3.332
      ["c-2", "b", 167], // 1.666
    ]);
  });

  it("pays a fixed amount once, however many lines, besides a share of some of them", () => {
    // A at 30.00 earns 20 %, B nothing; 15.00 for the order: 6.00 + 15.00.
    const lines = [
      { id: "1", productId: "A", quantity: 1, price: gbp("30.00") },
      { id: "2", productId: "B", quantity: 1, price: gbp("40.00") },
      { id: "3", productId: "B", quantity: 2, price: gbp("80.00") },
    ];
    const plan = terms(
      [percentRule("0.2"), rule("order", { kind: "flat", amount: gbp("15.00") }, { mode: "additive" })],
      { base: { kind: "lines", include: ["price"], excludedProducts: ["B"] } },
    );
    const [quote] = quoteCommission({ terms: [plan], sale: sale("order-7", at, gbp("150.00"), { lines }) });
    expect(quote?.totals).toEqual([gbp("21.00")]);
    expect(quote?.lines.map(({ note }) => note)).toEqual([
      "20 % of £30.00 commissionable base",
      "£15.00 for the order",
    ]);
  });

  it("starts a graduated rule where the caller says, and shows that a milestone counts", () => {
    const bands = [
      { from: gbp("0"), rate: "0.04" },
      { from: gbp("150000"), rate: "0.06" },
    ];
    const plan = terms([
      rule("grow", { kind: "graduated", bands, window: { kind: "lifetime" }, onReversal: "recompute" }),
      rule(
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
      ),
    ]);
    const soFar = [{ creatorId: "c-1", termsId: "plan", ruleId: "grow", amount: gbp("145000") }];
    const [quote] = quoteCommission({ terms: [plan], sale: sale("order-7", at, gbp("20000")), soFar });
    expect(quote?.totals).toEqual([gbp("1100.00")]);
    expect(quote?.lines.map(({ amount }) => amount.minor)).toEqual([20_000, 90_000, 0]);
  });
});

describe("explainUnpaid", () => {
  it("lists credited sales without terms or without a rule, and no others", () => {
    const plan = terms([percentOf("gold", "0.1", { statusLevels: ["gold"] })], {
      effective: { start: "2026-03-01T00:00:00Z" },
    });
    const sales = [
      sale("late", "2026-03-20T00:00:00Z", gbp("1.00")),
      sale("none", at, gbp("1.00")),
      sale("early", "2026-02-01T00:00:00Z", gbp("1.00")),
      sale("uncredited", at, gbp("1.00"), {}, []),
      sale("paid", at, gbp("1.00"), {}, [["c-2", 1, gbp("1.00")]]),
    ];
    const creators = [{ creatorId: "c-2", statusLevel: "gold" }];
    const facts = deepFreeze({ terms: [plan], sales, creators });
    const unpaid = explainUnpaid(facts, { asOf: "2026-03-15T00:00:00Z" });
    expect(unpaid.map(({ conversionId, creatorId, code }) => [conversionId, creatorId, code])).toEqual([
      ["early", "c-1", "noTermsInEffect"],
      ["none", "c-1", "noRuleApplied"],
    ]);
    expect(codesOf(unpaid[1]?.rejected ?? [])).toEqual([["gold", "attributeUnknown"]]);
  });
});

describe("guards of terms", () => {
  const order = sale("order-7", at, gbp("1.00"));
  const errorIn = (...plans: Parameters<typeof quoteCommission>[0]["terms"]) =>
    refusalOf(() => quoteCommission({ terms: plans, sale: order }));

  it("names the field that is unusable", () => {
    const good = terms([percentRule("0.1")]);
    expect(errorIn(good)).toBe("nothing thrown");
    expect(errorIn(terms([percentRule("0.1"), percentRule("0.2", "b"), percentRule("x", "c")]))).toBe(
      "invalidRate at terms[0].rules[2].component.rate",
    );
    expect(errorIn(terms([percentRule("-0.1")]))).toBe("invalidPolicy at terms[0].rules[0].component.rate");
    expect(errorIn(terms([percentRule("0.1"), percentRule("0.2")]))).toBe("duplicateId at terms[0].rules[1].id");
    expect(errorIn({ ...good, timeZone: "Mars" })).toBe("unknownTimeZone at terms[0].timeZone");
    expect(errorIn({ ...good, hold: { duration: {}, from: "order" } })).toBe(
      "invalidDuration at terms[0].hold.duration",
    );
    expect(errorIn({ ...good, precedence: { kind: "ladder", order: [[], []] } })).toBe(
      "invalidPolicy at terms[0].precedence.order[1]",
    );
    expect(errorIn(terms([rule("f", { kind: "flat", amount: gbp("-1.00") })]))).toBe(
      "invalidMoney at terms[0].rules[0].component.amount",
    );
    const steps = [
      { at: 2, bonus: gbp("1") },
      { at: 1, bonus: gbp("1") },
    ];
    const milestone = { kind: "milestone", measure: "orders", steps, stack: "highest", onReversal: "ratchet" } as const;
    expect(errorIn(terms([rule("m", { ...milestone, window: { kind: "lifetime" } })]))).toBe(
      "unsortedBands at terms[0].rules[0].component.steps[1].at",
    );
    expect(errorIn(terms([percentRule("15")]))).toBe("invalidPolicy at terms[0].rules[0].component.rate");
    expect(errorIn(terms([percentRule("1")]))).toBe("nothing thrown");
    expect(errorIn(terms([percentOf("r", "0.1", { creatorIds: [] })]))).toBe(
      "invalidPolicy at terms[0].rules[0].scope.creatorIds",
    );
    const component = { kind: "percent", rate: "0.1", cap: 1 } as never;
    const unknown: readonly (readonly [object, string])[] = [
      [{ ...good, efective: {} }, "efective"],
      [{ ...good, hold: { ...good.hold, form: "order" } }, "hold.form"],
      [{ ...good, base: { ...good.base, include: [] } }, "base.include"],
      [{ ...good, precedence: { kind: "specificity", tie: "newest" } }, "precedence.tie"],
      [terms([{ ...percentRule("0.1"), durring: {} } as never]), "rules[0].durring"],
      [terms([rule("r", component)]), "rules[0].component.cap"],
    ];
    for (const [plan, field] of unknown) expect(errorIn(plan as never)).toBe(`invalidPolicy at terms[0].${field}`);
    expect(errorIn({ ...good, effective: undefined } as never)).toBe("nothing thrown");
    expect(errorIn({ ...good, base: { kind: "lines", include: ["price"], excludedProducts: "p" as never } })).toBe(
      "invalidArgument at terms[0].base.excludedProducts",
    );
  });

  it("refuses one version twice, and versions that hold at once", () => {
    const v1 = terms([percentRule("0.1")], { effective: { end: "2026-03-02T00:00:00Z" } });
    const v2 = { ...v1, version: 2, effective: { start: "2026-03-01T00:00:00Z" } };
    expect(errorIn(v1, v1)).toBe("duplicateId at terms[1].version");
    expect(errorIn(v2, v1)).toBe("invalidPolicy at terms[0].effective");
    expect(errorIn({ ...v2, effective: { start: "2026-03-02T00:00:00Z" } }, v1)).toBe("nothing thrown");
  });
});
