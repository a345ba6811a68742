import type { CommissionRule, RuleScope, Sale, ScopeDimension } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { resolveRules } from "../../../src/commission/rules/resolve-rules.js";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { at, flatOf, gbp, line, percentOf, rule, sale, terms } from "./fixtures.ts";

type Resolution = ReturnType<typeof resolveRules>;

/** Codes by rule. */
const codesOf = ({ rejected }: Resolution) =>
  rejected.map(({ ruleId, reasons }) => [ruleId, ...reasons.map(({ code }) => code)]);
const idsOf = ({ applied }: Resolution) => applied.map(({ id }) => id);
const takesOf = ({ takes }: Resolution) => takes.map(({ ruleId, lineIds, rate }) => [ruleId, lineIds, rate]);
const bare = sale("order-7", at, gbp("10.00"));
const resolve = (rules: readonly CommissionRule[], order: Sale = bare, more: Parameters<typeof terms>[1] = {}) =>
  resolveRules(deepFreeze(terms(rules, more)), deepFreeze(order), deepFreeze({ creatorId: "c-1" }));

describe("a ladder", () => {
  const precedence = { kind: "ladder", order: [["creatorIds"], ["statusLevels"], []] } as const;
  const creator = { creatorId: "c-1", statusLevel: "gold" };

  it("never pays a rule whose combination is not on it", () => {
    const odd = percentOf("odd", "0.9", { creatorIds: ["c-1"], statusLevels: ["gold"] });
    const resolution = resolveRules(terms([odd, percentOf("all", "0.2")], { precedence }), bare, creator);
    expect(idsOf(resolution)).toEqual(["all"]);
    expect(codesOf(resolution)).toEqual([["odd", "notOnLadder"]]);
  });

  it("tells each rule that does not pay which one comes first", () => {
    const rules = [
      percentOf("all", "0.9"),
      percentOf("gold", "0.5", { statusLevels: ["gold"] }),
      percentOf("own", "0.1", { creatorIds: ["c-1"] }),
    ];
    const { rejected } = resolveRules(terms(rules, { precedence }), bare, creator);
    expect(rejected.map(({ ruleId, reasons: [reason] }) => [ruleId, reason?.code, reason?.message])).toEqual([
      ["all", "lessSpecific", "Rule own comes first."],
      ["gold", "lessSpecific", "Rule own comes first."],
    ]);
  });
});

describe("specificity", () => {
  const order = sale("order-7", at, gbp("10.00"), { contentKind: "video", collaboration: "open" });
  const rules = [
    percentOf("all", "0.1"),
    percentOf("video", "0.2", { contentKinds: ["video"] }),
    percentOf("open", "0.3", { collaborations: ["open"] }),
  ];

  it.each([
    ["the first of equals unless told otherwise", { kind: "specificity" }, "video"],
    ["the oldest", { kind: "specificity", tie: "oldest" }, "video"],
    ["the newest", { kind: "specificity", tie: "newest" }, "open"],
  ] as const)("pays the rule with the most dimensions: %s", (_, precedence, winner) => {
    expect(idsOf(resolve(rules, order, { precedence }))).toEqual([winner]);
  });

  it("counts what a rule is for, and not what it is not for", () => {
    const but = {
      ...percentOf("but", "0.5"),
      except: { contentKinds: ["live"], collaborations: ["partner"] },
    } as const;
    expect(idsOf(resolve([but, ...rules], order))).toEqual(["video"]);
  });

  it("lets additive rules pay besides", () => {
    expect(idsOf(resolve([percentOf("all", "0.1"), flatOf("extra", gbp("1.00"), { mode: "additive" })]))).toEqual([
      "all",
      "extra",
    ]);
  });
});

describe("what a rule asks for", () => {
  const reasonsFor = (scope: RuleScope, order: Sale = bare) =>
    resolve([percentOf("r", "0.1", scope)], order).rejected[0]?.reasons.map(({ code, message }) => [code, message]);

  it.each<[RuleScope, string]>([
    [{ statusLevels: ["gold"] }, "status level"],
    [{ followerTiers: ["micro"] }, "follower tier"],
    [{ groups: ["agency-a"] }, "group"],
    [{ campaignIds: ["spring"] }, "campaign"],
    [{ productIds: ["p-1"] }, "product"],
    [{ skus: ["p-1-red"] }, "SKU"],
    [{ categories: ["skincare"] }, "category"],
    [{ collaborations: ["open"] }, "collaboration"],
    [{ contentKinds: ["live"] }, "content kind"],
    [{ channel: "organic" }, "channel"],
    [{ customerOfShop: "new" }, "kind of customer of the shop"],
    [{ customerOfCreator: "returning" }, "kind of customer of the creator"],
    [{ countries: ["GB"] }, "country"],
  ])("never matches what is not known: %j", (scope, noun) => {
    expect(reasonsFor(scope)).toEqual([["attributeUnknown", `It asks for the ${noun}, which is not known here.`]]);
  });

  it.each<[RuleScope, Partial<Sale>]>([
    [{ channel: "organic" }, { adDriven: null as never }],
    [{ customerOfShop: "new" }, { newCustomer: null as never }],
    [{ customerOfCreator: "new" }, { firstThrough: null as never }],
    [{ countries: ["GB"] }, { country: null as never }],
  ])("takes what a table returns as null for unknown: %j", (scope, more) => {
    expect(reasonsFor(scope, { ...bare, ...more })?.[0]?.[0]).toBe("attributeUnknown");
  });

  it.each<[string, RuleScope, Partial<Sale>, Partial<Sale>, string]>([
    [
      "collaboration",
      { collaborations: ["open"] },
      { collaboration: "open" },
      { collaboration: "partner" },
      "It is for collaboration open, not partner.",
    ],
    [
      "content",
      { contentKinds: ["live", "video"] },
      { contentKind: "live" },
      { contentKind: "showcase" },
      "It is for content kinds live and video, not showcase.",
    ],
    ["ads", { channel: "ads" }, { adDriven: true }, { adDriven: false }, "It is for channel ads, not organic."],
    ["organic", { channel: "organic" }, { adDriven: false }, { adDriven: true }, "It is for channel organic, not ads."],
    [
      "new to the shop",
      { customerOfShop: "new" },
      { newCustomer: true },
      { newCustomer: false },
      "It is for new customers of the shop, not returning ones.",
    ],
    // New to the creator, however often they bought in the shop before; and the other way round.
    [
      "new to the creator",
      { customerOfCreator: "new" },
      { newCustomer: false, firstThrough: ["c-9", "c-1"] },
      { newCustomer: true, firstThrough: ["c-9"] },
      "It is for new customers of the creator, not returning ones.",
    ],
    [
      "known to the creator",
      { customerOfCreator: "returning" },
      { firstThrough: [] },
      { firstThrough: ["c-1"] },
      "It is for returning customers of the creator, not new ones.",
    ],
    [
      "country",
      { countries: ["GB", "IE"] },
      { country: "IE" },
      { country: "US" },
      "It is for countries GB and IE, not US.",
    ],
    [
      "product of the sale",
      { productIds: ["p-1"] },
      { productId: "p-1" },
      { productId: "p-2" },
      "It is for product p-1, and none of the order is that.",
    ],
  ])("matches what is asked for, and says what is there instead: %s", (_, scope, right, wrong, message) => {
    expect(reasonsFor(scope, { ...bare, ...right })).toBeUndefined();
    expect(reasonsFor(scope, { ...bare, ...wrong })).toEqual([["scopeMismatch", message]]);
  });

  it.each<[string, RuleScope["orderValue"], boolean]>([
    ["9.99", { from: gbp("10.00") }, false],
    ["10.00", { from: gbp("10.00") }, true],
    ["10.00", { from: gbp("10.00"), below: gbp("20.00") }, true],
    ["19.99", { from: gbp("10.00"), below: gbp("20.00") }, true],
    ["20.00", { from: gbp("10.00"), below: gbp("20.00") }, false],
    ["20.00", { below: gbp("20.00") }, false],
    ["0.00", { below: gbp("20.00") }, true],
  ])("has its order values from inclusive, below exclusive: %s in %j", (value, orderValue, matches) => {
    const found = reasonsFor({ orderValue: orderValue! }, sale("order-7", at, gbp(value)));
    expect(found === undefined).toBe(matches);
    if (!matches) expect(found?.[0]?.[0]).toBe("scopeMismatch");
  });

  it("does not compare the value of an order with another currency, or with none", () => {
    const scope = { orderValue: { from: gbp("10.00") } };
    expect(reasonsFor(scope, sale("order-7", at, money("50.00", "USD")))?.map(([code]) => code)).toEqual([
      "attributeUnknown",
    ]);
    expect(
      reasonsFor({ ...scope, kinds: ["lead"] }, sale("lead-1", at, null, { kind: "lead" }))?.map(([code]) => code),
    ).toEqual(["attributeUnknown", "baseUnknown"]);
    expect(
      reasonsFor({ orderValue: { from: gbp("10.00"), below: gbp("20.00") } }, sale("o", at, gbp("20.00")))?.[0]?.[1],
    ).toBe("It is for orders of £10.00 or more and below £20.00.");
  });

  it("asks for one of the creator's groups, and knows a creator without any", () => {
    const groupRule = terms([percentOf("r", "0.1", { groups: ["a", "b"] })]);
    const codes = (groups: readonly string[] | undefined) =>
      codesOf(
        resolveRules(groupRule, bare, groups === undefined ? { creatorId: "c-1" } : { creatorId: "c-1", groups }),
      );
    expect(codes(["z", "b"])).toEqual([]);
    expect(codes(["z"])).toEqual([["r", "scopeMismatch"]]);
    expect(codes([])).toEqual([["r", "scopeMismatch"]]);
    expect(codes(undefined)).toEqual([["r", "attributeUnknown"]]);
  });

  it("gives every reason, not the first", () => {
    const scope = { creatorIds: ["c-2", "c-3"], channel: "ads" } as const;
    expect(reasonsFor(scope, { ...bare, adDriven: false })).toEqual([
      ["scopeMismatch", "It is for creators c-2 and c-3."],
      ["scopeMismatch", "It is for channel ads, not organic."],
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
    const rules = [percentOf("all", "0.1"), percentOf("orders", "0.2", { kinds: ["order"] })];
    const resolution = resolve(rules, bare, { precedence });
    expect([idsOf(resolution), codesOf(resolution)]).toEqual([["all"], [["orders", "notOnLadder"]]]);
    expect(idsOf(resolve(rules))).toEqual(["orders"]);
  });

  it("reads the campaign of the creator's credit, then that of the sale", () => {
    const won = (campaignId: string | null, more: Partial<Sale> = {}) => {
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

  it("takes a creator with credits from several campaigns when all of them are asked for, and leaves them out for any", () => {
    const order = sale("order-7", at, gbp("10.00"), {}, [
      ["c-1", 1, gbp("5.00")],
      ["c-1", 1, gbp("5.00")],
    ]);
    const credits = order.credits.map((credit, index) => ({ ...credit, campaignId: ["spring", "summer"][index]! }));
    const both = { ...order, credits };
    expect(reasonsFor({ campaignIds: ["spring", "summer"] }, both)).toBeUndefined();
    expect(reasonsFor({ campaignIds: ["spring"] }, both)).toEqual([
      ["scopeMismatch", "It is for campaign spring, not summer."],
    ]);
    const except = { ...percentOf("r", "0.1"), except: { campaignIds: ["summer"] } };
    expect(codesOf(resolve([except], both))).toEqual([["r", "excepted"]]);
  });
});

describe("what a rule is not for", () => {
  const but = (except: RuleScope) => [{ ...percentOf("r", "0.1"), except }];
  const codes = (except: RuleScope, more: Partial<Sale> = {}) =>
    codesOf(resolve(but(except), { ...bare, ...more }))
      .flat()
      .slice(1);

  it.each<[string, RuleScope, Partial<Sale>, readonly string[]]>([
    ["is something else", { countries: ["US"] }, { country: "GB" }, []],
    ["is what is left out", { countries: ["US"] }, { country: "US" }, ["excepted"]],
    ["is not known to be something else", { countries: ["US"] }, {}, ["attributeUnknown"]],
    [
      "is one of two things that are left out together",
      { countries: ["US"], channel: "ads" },
      { country: "US", adDriven: false },
      [],
    ],
    ["is both of them", { countries: ["US"], channel: "ads" }, { country: "US", adDriven: true }, ["excepted"]],
    [
      "is one, and the other is not known",
      { countries: ["US"], channel: "ads" },
      { country: "US" },
      ["attributeUnknown"],
    ],
    ["is not the one, and the other does not matter", { countries: ["US"], channel: "ads" }, { country: "GB" }, []],
    ["is a new customer", { customerOfShop: "new" }, { newCustomer: true }, ["excepted"]],
    ["is an order like any other kind", { kinds: ["order"] }, {}, ["excepted"]],
  ])("a sale that %s", (_, except, more, expected) => {
    expect(codes(except, more)).toEqual(expected);
  });

  it("may be a creator", () => {
    expect(codes({ creatorIds: ["c-1"] })).toEqual(["excepted"]);
    expect(codes({ creatorIds: ["c-2"] })).toEqual([]);
    expect(codes({ statusLevels: ["gold"] })).toEqual(["attributeUnknown"]);
  });

  it("may be some lines: the others are taken", () => {
    const lines = [line("1", "6.00", { productId: "p-1" }), line("2", "4.00", { productId: "p-2" }), line("3", "0.00")];
    const resolution = resolve(but({ productIds: ["p-1"] }), { ...bare, lines });
    // Line 3 does not say what it is: it is not known to be something else.
    expect(takesOf(resolution)).toEqual([["r", ["2"], "0.1"]]);
    const one = resolve(but({ productIds: ["p-1"] }), { ...bare, lines: [lines[0]!] });
    expect(codesOf(one)).toEqual([["r", "excepted"]]);
    expect(one.rejected[0]?.reasons[0]?.message).toBe("It is for everything but product p-1.");
  });

  it("may be some lines of some sales", () => {
    const except = { productIds: ["p-1"], countries: ["US"] };
    const lines = [line("1", "6.00", { productId: "p-1" }), line("2", "4.00", { productId: "p-2" })];
    expect(takesOf(resolve(but(except), { ...bare, lines, country: "US" }))).toEqual([["r", ["2"], "0.1"]]);
    expect(takesOf(resolve(but(except), { ...bare, lines, country: "GB" }))).toEqual([["r", null, "0.1"]]);
    expect(takesOf(resolve(but(except), { ...bare, lines }))).toEqual([["r", ["2"], "0.1"]]);
  });

  it("says so in words", () => {
    const message = (more: Partial<Sale>) =>
      resolve(but({ countries: ["US"], channel: "ads" }), { ...bare, ...more }).rejected[0]?.reasons[0]?.message;
    expect(message({ country: "US", adDriven: true })).toBe("It is for everything but channel ads with country US.");
    expect(message({ country: "US" })).toBe(
      "It is for everything but channel ads with country US, and the channel is not known here.",
    );
  });
});

describe("lines", () => {
  const lines = [
    line("1", "10.00", { productId: "A", category: "skincare" }),
    line("2", "20.00", { productId: "B", sku: "B-red", category: "skincare" }),
    line("3", "30.00", { productId: "C", category: "books" }),
  ];
  const order = { ...sale("order-7", at, gbp("60.00")), lines };
  const all = percentOf("all", "0.1");

  it("have each their own rule, and the rule for everything has the rest", () => {
    const rules = [
      all,
      percentOf("red", "0.3", { skus: ["B-red"] }),
      percentOf("c", "0.5", { productIds: ["C", "D"] }),
    ];
    expect(takesOf(resolve(rules, order))).toEqual([
      ["all", ["1"], "0.1"],
      ["red", ["2"], "0.3"],
      ["c", ["3"], "0.5"],
    ]);
  });

  it("go to the rule of precedence, not to the one that names them", () => {
    const precedence = { kind: "ladder", order: [["creatorIds"], ["productIds"], []] } as const;
    const own = percentOf("own", "0.2", { creatorIds: ["c-1"] });
    const resolution = resolve([own, percentOf("c", "0.5", { productIds: ["C"] })], order, { precedence });
    expect(takesOf(resolution)).toEqual([["own", null, "0.2"]]);
    expect(codesOf(resolution)).toEqual([["c", "lessSpecific"]]);
  });

  it("are all taken by the rule for everything where no other matches", () => {
    const resolution = resolve([all, percentOf("d", "0.5", { productIds: ["D"] })], order);
    expect(takesOf(resolution)).toEqual([["all", null, "0.1"]]);
    expect(codesOf(resolution)).toEqual([["d", "scopeMismatch"]]);
  });

  it("leave nothing to the rule for everything where others have all of them", () => {
    const rules = [
      all,
      percentOf("ab", "0.3", { productIds: ["A", "B"] }),
      percentOf("books", "0.2", { categories: ["books"] }),
    ];
    const resolution = resolve(rules, order);
    expect(takesOf(resolution)).toEqual([
      ["ab", ["1", "2"], "0.3"],
      ["books", ["3"], "0.2"],
    ]);
    expect(resolution.rejected[0]?.reasons[0]?.message).toBe("Rules ab and books come first.");
  });

  it("are taken by additive rules besides, every one that matches", () => {
    const extra = percentOf("extra", "0.05", { categories: ["skincare"] }, { mode: "additive" });
    expect(takesOf(resolve([percentOf("b", "0.3", { productIds: ["B"] }), extra], order))).toEqual([
      ["b", ["2"], "0.3"],
      ["extra", ["1", "2"], "0.05"],
    ]);
  });

  it("are asked for all that a rule names", () => {
    const resolution = resolve([percentOf("r", "0.1", { productIds: ["A"], categories: ["books"] })], order);
    expect(resolution.rejected[0]?.reasons.map(({ message }) => message)).toEqual([
      "It is for category books, and no line of the order has all that it asks for.",
      "It is for product A, and no line of the order has all that it asks for.",
    ]);
  });

  it("that do not say are not taken", () => {
    const some = [line("1", "5.00", { category: "skincare" }), line("2", "5.00")];
    const skincare = percentOf("r", "0.1", { categories: ["skincare"] });
    expect(takesOf(resolve([skincare], { ...bare, lines: some }))).toEqual([["r", ["1"], "0.1"]]);
    expect(codesOf(resolve([skincare], { ...bare, lines: [some[1]!] }))).toEqual([["r", "attributeUnknown"]]);
    expect(
      codesOf(resolve([skincare], { ...bare, lines: [some[1]!, line("3", "1.00", { category: "books" })] })),
    ).toEqual([["r", "scopeMismatch", "attributeUnknown"]]);
  });

  it("without a product are of that of the sale; an order without lines is one line", () => {
    const rules = [percentOf("a", "0.5", { productIds: ["A"] })];
    expect(
      takesOf(
        resolve(rules, { ...bare, productId: "A", lines: [line("1", "5.00"), line("2", "5.00", { productId: "B" })] }),
      ),
    ).toEqual([["a", ["1"], "0.5"]]);
    expect(takesOf(resolve(rules, { ...bare, productId: "A" }))).toEqual([["a", null, "0.5"]]);
    expect(takesOf(resolve(rules, { ...bare, productId: "A", lines: [] }))).toEqual([["a", null, "0.5"]]);
  });
});

describe("time, money and what there is to take a share of", () => {
  it("is each asked for", () => {
    const rules = [
      percentOf("early", "0.1", {}, { during: { end: at } }),
      flatOf("yen", money("100", "JPY")),
      percentOf("share", "0.1"),
      flatOf("lead", gbp("3.00"), { scope: { kinds: ["order", "lead"] } }),
    ];
    expect(codesOf(resolve(rules))).toEqual([
      ["early", "outsideDuring"],
      ["yen", "otherCurrency"],
      ["share", "lessSpecific"],
    ]);
    expect(codesOf(resolve(rules, sale("lead-1", at, null, { kind: "lead" })))).toEqual([
      ["early", "scopeMismatch", "outsideDuring", "baseUnknown"],
      ["yen", "scopeMismatch"],
      ["share", "scopeMismatch", "baseUnknown"],
    ]);
  });

  it("has a beginning that is in it and an end that is not", () => {
    const codes = (during: CommissionRule["during"]) =>
      codesOf(resolve([percentOf("r", "0.1", {}, { during: during! })]));
    expect(codes({ start: at })).toEqual([]);
    expect(codes({ start: "2026-03-10T12:00:00.001Z" })).toEqual([["r", "outsideDuring"]]);
    expect(codes({ end: "2026-03-10T12:00:00.001Z" })).toEqual([]);
    expect(codes({ end: at })).toEqual([["r", "outsideDuring"]]);
  });

  it("asks for a rate where the plan pays in another currency, but for its own amounts", () => {
    const rules = [percentOf("share", "0.1"), flatOf("fixed", money("1.00", "USD"), { mode: "additive" })];
    const plan = terms(rules, { currency: "USD" });
    const euros = sale("order-7", at, money("10.00", "EUR"));
    const fxRates = [{ from: "EUR", to: "USD", rate: "1.0850", date: "2026-03-09", source: "ECB" }];
    const missing = resolveRules(plan, euros, { creatorId: "c-1" });
    expect([idsOf(missing), codesOf(missing)]).toEqual([["fixed"], [["share", "fxRateMissing"]]]);
    expect(idsOf(resolveRules(plan, euros, { creatorId: "c-1" }, { fxRates }))).toEqual(["share", "fixed"]);
    expect(idsOf(resolveRules(plan, sale("o", at, money("10.00", "USD")), { creatorId: "c-1" }))).toEqual([
      "share",
      "fixed",
    ]);
  });

  it("takes no share of lines that are not listed, nor of a margin whose cost is not known", () => {
    const lines = [line("1", "5.00", { productId: "A", cost: gbp("2.00") }), line("2", "5.00", { productId: "B" })];
    const listed = { base: { kind: "lines", include: ["price"] } } as const;
    const margin = { base: { kind: "margin", include: ["price"] } } as const;
    const rules = [percentOf("a", "0.1", { productIds: ["A"] }), percentOf("b", "0.2", { productIds: ["B"] })];
    expect(codesOf(resolve([percentOf("r", "0.1")], bare, listed))).toEqual([["r", "baseUnknown"]]);
    expect(takesOf(resolve(rules, { ...bare, lines }, margin))).toEqual([["a", ["1"], "0.1"]]);
    expect(codesOf(resolve(rules, { ...bare, lines }, margin))).toEqual([["b", "baseUnknown"]]);
    const without = { base: { ...margin.base, excludedProducts: ["B"] } };
    expect(codesOf(resolve([percentOf("r", "0.1")], { ...bare, lines }, without))).toEqual([]);
  });

  it("counts pieces only where they are listed", () => {
    const units = rule("units", { kind: "flat", amount: gbp("1.00"), per: "unit" });
    expect(codesOf(resolve([units]))).toEqual([["units", "baseUnknown"]]);
    expect(idsOf(resolve([units], { ...bare, lines: [line("1", "10.00")] }))).toEqual(["units"]);
  });
});

describe("rules that are not about sales", () => {
  it("are not asked", () => {
    const rules = [
      percentOf("all", "0.1"),
      rule("post", { kind: "flat", amount: gbp("5.00"), per: "post" }),
      rule("cpm", {
        kind: "perMetric",
        metric: "views",
        amount: gbp("2.00"),
        per: 1000,
        partial: "prorata",
        onReversal: "recompute",
      }),
      rule("retainer", { kind: "retainer", amount: gbp("500.00"), every: "month", proration: "whole" }),
    ];
    const resolution = resolve(rules);
    expect([idsOf(resolution), codesOf(resolution)]).toEqual([["all"], []]);
  });
});

describe("dimensions", () => {
  it("are all asked: what names something else never matches", () => {
    const other: Record<ScopeDimension, RuleScope> = {
      kinds: { kinds: ["lead"] },
      creatorIds: { creatorIds: ["z"] },
      statusLevels: { statusLevels: ["z"] },
      followerTiers: { followerTiers: ["z"] },
      groups: { groups: ["z"] },
      campaignIds: { campaignIds: ["z"] },
      productIds: { productIds: ["z"] },
      skus: { skus: ["z"] },
      categories: { categories: ["z"] },
      collaborations: { collaborations: ["partner"] },
      contentKinds: { contentKinds: ["live"] },
      channel: { channel: "ads" },
      customerOfShop: { customerOfShop: "new" },
      customerOfCreator: { customerOfCreator: "new" },
      countries: { countries: ["ZZ"] },
      orderValue: { orderValue: { from: gbp("99.00") } },
    };
    const full: Sale = {
      ...bare,
      lines: [line("1", "10.00", { productId: "p", sku: "s", category: "c" })],
      campaignId: "k",
      collaboration: "open",
      contentKind: "video",
      adDriven: false,
      newCustomer: false,
      firstThrough: [],
      country: "GB",
    };
    const creator = { creatorId: "c-1", statusLevel: "gold", followerTier: "nano", groups: [] };
    for (const [dimension, scope] of Object.entries(other)) {
      const resolution = resolveRules(terms([percentOf(dimension, "0.1", scope)]), full, creator);
      expect(codesOf(resolution)).toEqual([[dimension, "scopeMismatch"]]);
      const turned = resolveRules(terms([{ ...percentOf(dimension, "0.1"), except: scope }]), full, creator);
      expect(idsOf(turned)).toEqual([dimension]);
    }
  });
});
