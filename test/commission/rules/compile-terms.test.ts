import type { CommissionRule, CommissionTerms } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { compilePlans, compileTerms } from "../../../src/commission/terms/compile-terms.js";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, sentenceOf } from "../../support/thrown.ts";
import { gbp, percentOf, rule, terms } from "./fixtures.ts";

const good = terms([percentOf("all", "0.1")]);
const refusal = (...plans: readonly unknown[]) =>
  refusalOf(() => compilePlans(deepFreeze(plans) as readonly CommissionTerms[]));
const withRule = (more: object) => ({ ...good, rules: [{ ...good.rules[0], ...more }] });
const withComponent = (component: object) => withRule({ component });
const guarantee = { kind: "guarantee", amount: gbp("100.00"), window: { kind: "calendarMonth" } } as const;

describe("terms", () => {
  it("that are well made are taken", () => {
    expect(refusal(good)).toBe("nothing thrown");
    expect(refusal({ ...good, effective: undefined })).toBe("nothing thrown");
    expect(refusal(withComponent({ kind: "percent", rate: "1" }))).toBe("nothing thrown");
  });

  it.each<[string, unknown, string]>([
    ["no object", null, "invalidPolicy at terms[0]"],
    ["no id", { ...good, id: "" }, "invalidArgument at terms[0].id"],
    ["a version that is no number", { ...good, version: "1" }, "invalidInteger at terms[0].version"],
    ["a version that JSON would not keep", { ...good, version: -0 }, "invalidInteger at terms[0].version"],
    ["another zone", { ...good, timeZone: "Mars" }, "unknownTimeZone at terms[0].timeZone"],
    ["another currency", { ...good, currency: "gbp" }, "unknownCurrency at terms[0].currency"],
    ["a misspelt key", { ...good, efective: {} }, "invalidPolicy at terms[0].efective"],
    [
      "an end before its start",
      { ...good, effective: { start: 2, end: 1 } },
      "invalidWindow at terms[0].effective.end",
    ],
    ["a base of another kind", { ...good, base: { kind: "net" } }, "invalidPolicy at terms[0].base.kind"],
    [
      "a base with a key of another",
      { ...good, base: { kind: "saleValue", include: [] } },
      "invalidPolicy at terms[0].base.include",
    ],
    [
      "exclusions that are no list",
      { ...good, base: { kind: "lines", include: ["price"], excludedProducts: "p" } },
      "invalidArgument at terms[0].base.excludedProducts",
    ],
    ["another rounding", { ...good, rounding: "up" }, "invalidArgument at terms[0].rounding"],
    [
      "another level",
      { ...good, rounding: { mode: "halfEven", level: "sale" } },
      "invalidPolicy at terms[0].rounding.level",
    ],
    [
      "a misspelt level",
      { ...good, rounding: { mode: "halfEven", levl: "line" } },
      "invalidPolicy at terms[0].rounding.levl",
    ],
    [
      "a hold without a length",
      { ...good, hold: { duration: {}, from: "order" } },
      "invalidDuration at terms[0].hold.duration",
    ],
    [
      "a hold from nowhere",
      { ...good, hold: { duration: { days: 1 }, from: "payment" } },
      "invalidPolicy at terms[0].hold.from",
    ],
    ["a misspelt hold", { ...good, hold: { ...good.hold, form: "order" } }, "invalidPolicy at terms[0].hold.form"],
    ["another precedence", { ...good, precedence: { kind: "first" } }, "invalidPolicy at terms[0].precedence.kind"],
    [
      "another tie",
      { ...good, precedence: { kind: "specificity", tie: "last" } },
      "invalidPolicy at terms[0].precedence.tie",
    ],
    [
      "a tie that money does not have",
      { ...good, precedence: { kind: "bestForCreator", tie: "oldest" } },
      "invalidPolicy at terms[0].precedence.tie",
    ],
    [
      "a rung twice",
      {
        ...good,
        precedence: {
          kind: "ladder",
          order: [
            ["groups", "skus"],
            ["skus", "groups"],
          ],
        },
      },
      "invalidPolicy at terms[0].precedence.order[1]",
    ],
    [
      "a rung of another dimension",
      { ...good, precedence: { kind: "ladder", order: [["sku"]] } },
      "invalidPolicy at terms[0].precedence.order[0]",
    ],
    ["rules that are no list", { ...good, rules: {} }, "invalidArgument at terms[0].rules"],
    ["a rule twice", terms([percentOf("all", "0.1"), percentOf("all", "0.2")]), "duplicateId at terms[0].rules[1].id"],
    [
      "a negative cap",
      { ...good, caps: [{ id: "c", amount: gbp("-1.00"), per: "creator", overflow: "clamp" }] },
      "invalidMoney at terms[0].caps[0].amount",
    ],
    [
      "a cap on a rule there is not",
      { ...good, caps: [{ id: "c", amount: gbp("1.00"), per: "creator", overflow: "clamp", ruleIds: ["all", "al"] }] },
      "danglingReference at terms[0].caps[0].ruleIds[1]",
    ],
  ])("with %s are refused", (_, plan, expected) => {
    expect(refusal(plan)).toBe(expected);
  });

  it.each<[string, object, string]>([
    ["a misspelt key", { durring: {} }, "invalidPolicy at terms[0].rules[0].durring"],
    ["no id", { id: 7 }, "invalidArgument at terms[0].rules[0].id"],
    ["another mode", { mode: "both" }, "invalidPolicy at terms[0].rules[0].mode"],
    ["no scope", { scope: undefined }, "invalidPolicy at terms[0].rules[0].scope"],
    ["a misspelt dimension", { scope: { creatorId: ["c-1"] } }, "invalidPolicy at terms[0].rules[0].scope.creatorId"],
    ["nobody in a list", { scope: { creatorIds: [] } }, "invalidPolicy at terms[0].rules[0].scope.creatorIds"],
    ["a word where a list is", { scope: { groups: "a" } }, "invalidArgument at terms[0].rules[0].scope.groups"],
    ["a kind there is not", { scope: { kinds: ["sale"] } }, "invalidPolicy at terms[0].rules[0].scope.kinds"],
    [
      "a collaboration there is not",
      { scope: { collaborations: ["closed"] } },
      "invalidPolicy at terms[0].rules[0].scope.collaborations",
    ],
    [
      "a content there is not",
      { scope: { contentKinds: ["photo"] } },
      "invalidPolicy at terms[0].rules[0].scope.contentKinds",
    ],
    ["a channel there is not", { scope: { channel: "paid" } }, "invalidPolicy at terms[0].rules[0].scope.channel"],
    ["several channels", { scope: { channel: ["ads"] } }, "invalidPolicy at terms[0].rules[0].scope.channel"],
    [
      "a customer there is not",
      { scope: { customerOfShop: "old" } },
      "invalidPolicy at terms[0].rules[0].scope.customerOfShop",
    ],
    [
      "an order value without bounds",
      { scope: { orderValue: {} } },
      "invalidPolicy at terms[0].rules[0].scope.orderValue",
    ],
    [
      "an order value with a misspelt bound",
      { scope: { orderValue: { form: gbp("1.00") } } },
      "invalidPolicy at terms[0].rules[0].scope.orderValue.form",
    ],
    [
      "an order value below itself",
      { scope: { orderValue: { from: gbp("2.00"), below: gbp("2.00") } } },
      "invalidPolicy at terms[0].rules[0].scope.orderValue.below",
    ],
    [
      "an order value of two currencies",
      { scope: { orderValue: { from: gbp("2.00"), below: money("3.00", "USD") } } },
      "currencyMismatch at terms[0].rules[0].scope.orderValue.below",
    ],
    ["an exception of everything", { except: {} }, "invalidPolicy at terms[0].rules[0].except"],
    ["a misspelt exception", { except: { country: ["US"] } }, "invalidPolicy at terms[0].rules[0].except.country"],
    ["no limit", { recurring: {} }, "invalidPolicy at terms[0].rules[0].recurring"],
    ["no months", { recurring: { months: 0 } }, "invalidPolicy at terms[0].rules[0].recurring.months"],
    ["a part of a charge", { recurring: { charges: 1.5 } }, "invalidPolicy at terms[0].rules[0].recurring.charges"],
    ["a misspelt limit", { recurring: { month: 3 } }, "invalidPolicy at terms[0].rules[0].recurring.month"],
    ["no component", { component: null }, "invalidPolicy at terms[0].rules[0].component"],
    [
      "a component of another kind",
      { component: { kind: "graduated" } },
      "invalidPolicy at terms[0].rules[0].component.kind",
    ],
    [
      "a key of another component",
      { component: { kind: "percent", rate: "0.1", cap: 1 } },
      "invalidPolicy at terms[0].rules[0].component.cap",
    ],
    [
      "a negative rate",
      { component: { kind: "percent", rate: "-0.1" } },
      "invalidPolicy at terms[0].rules[0].component.rate",
    ],
    [
      "a rate in words",
      { component: { kind: "percent", rate: "ten" } },
      "invalidRate at terms[0].rules[0].component.rate",
    ],
    [
      "a rate that is a number",
      { component: { kind: "percent", rate: 0.1 } },
      "invalidRate at terms[0].rules[0].component.rate",
    ],
    [
      "a negative amount",
      { component: { kind: "flat", amount: gbp("-1.00") } },
      "invalidMoney at terms[0].rules[0].component.amount",
    ],
    [
      "two changes at one moment",
      {
        component: {
          kind: "percent",
          rate: "0.1",
          changes: [
            { from: 1, rate: "0.1" },
            { from: 1, rate: "0.2" },
          ],
        },
      },
      "invalidPolicy at terms[0].rules[0].component.changes[1].from",
    ],
    [
      "a misspelt lock",
      { component: { kind: "percent", rate: "0.1", lock: { days: 30, from: "pickedAt" } } },
      "invalidPolicy at terms[0].rules[0].component.lock.from",
    ],
  ])("with a rule with %s are refused", (_, more, expected) => {
    expect(refusal(withRule(more))).toBe(expected);
  });

  it("say what was likely meant by a percentage of 15", () => {
    const plan = withComponent({ kind: "percent", rate: "15" });
    expect(refusal(plan)).toBe("invalidPolicy at terms[0].rules[0].component.rate");
    expect(sentenceOf(() => compilePlans([plan as CommissionTerms]))).toContain('15 % is "0.15"');
  });

  it("refuse tiers and steps out of order", () => {
    const tiers = [
      { from: gbp("0"), rate: "0.1" },
      { from: gbp("9.00"), rate: "0.2" },
      { from: gbp("5.00"), rate: "0.3" },
    ];
    const window = { kind: "lifetime" };
    const tiered = { kind: "tiered", mode: "volume", measure: "salesValue", tiers, window, onReversal: "recompute" };
    expect(refusal(withComponent(tiered))).toBe("unsortedBands at terms[0].rules[0].component.tiers[2].from");
    const steps = [
      { at: 2, bonus: gbp("1") },
      { at: 1, bonus: gbp("1") },
    ];
    const milestone = { kind: "milestone", measure: "orders", steps, stack: "highest", window, onReversal: "ratchet" };
    expect(refusal(withComponent(milestone))).toBe("unsortedBands at terms[0].rules[0].component.steps[1].at");
  });

  it.each<[string, CommissionRule["component"]]>([
    ["a guarantee", { ...guarantee, ruleIds: ["all", "al"] }],
    ["an advance", { kind: "advance", amount: gbp("1.00"), paidAt: 0, recoupRate: "0.5", ruleIds: ["all", "al"] }],
    ["an override", { kind: "override", rate: "0.1", on: "commission", depth: 1, ruleIds: ["all", "al"] }],
  ])("refuse %s that names a rule there is not", (_, component) => {
    const plan = terms([percentOf("all", "0.1"), rule("other", component)]);
    expect(refusal(plan)).toBe("danglingReference at terms[0].rules[1].component.ruleIds[1]");
    expect(refusal(terms([...plan.rules, percentOf("al", "0.1")]))).toBe("nothing thrown");
  });
});

describe("versions of a plan", () => {
  const v1 = { ...good, effective: { end: "2026-03-02T00:00:00Z" } };
  const v2 = { ...good, version: 2, effective: { start: "2026-03-01T00:00:00Z" } };
  const v3 = { ...v2, effective: { start: "2026-03-02T00:00:00Z" } };

  it("are each given once, and never hold at once", () => {
    expect(refusal(v1, v1)).toBe("duplicateId at terms[1].version");
    expect(refusal(v2, v1)).toBe("invalidPolicy at terms[0].effective");
    expect(refusal(v3, v1)).toBe("nothing thrown");
  });

  it("are in effect from their start until before their end, plans in the order of their ids", () => {
    const other = { ...good, id: "a", effective: { start: "2026-03-01T00:00:00Z", end: "2026-03-03T00:00:00Z" } };
    const plans = compilePlans([v3, other, v1]);
    const namesAt = (at: string) =>
      plans.inEffect(Date.parse(at)).map(({ reference: { id, version } }) => `${id}${version}`);
    const moments = [
      ["2026-02-28T23:59:59.999Z", ["plan1"]],
      ["2026-03-01T00:00:00Z", ["a1", "plan1"]],
      ["2026-03-01T23:59:59.999Z", ["a1", "plan1"]],
      ["2026-03-02T00:00:00Z", ["a1", "plan2"]],
      ["2026-03-03T00:00:00Z", ["plan2"]],
    ] as const;
    for (const [at, names] of [...moments, ...[...moments].reverse()]) expect(namesAt(at)).toEqual(names);
    expect(plans.all.map(({ reference }) => reference)).toEqual([
      { id: "a", version: 1 },
      { id: "plan", version: 1 },
      { id: "plan", version: 2 },
    ]);
    expect(plans.version("plan", 2)?.terms).toBe(v3);
    expect(plans.version("plan", 3)).toBeUndefined();
  });
});

describe("compiled terms", () => {
  it("fill in what is left to the defaults", () => {
    const compiled = compileTerms(good, "terms");
    expect(compiled.rounding).toEqual({ mode: "halfAwayFromZero", level: "order" });
    expect([compiled.currency, compiled.firstCurrency, compiled.zone]).toEqual([null, null, "Europe/London"]);
    expect([compiled.effective, compiled.ladder, compiled.caps]).toEqual([{ start: null, end: null }, null, []]);
    expect(compiled.rule("all")).toBe(compiled.rules[0]);
    expect(compiled.rule("none")).toBeUndefined();
  });

  it("know the currency they pay in, or the first that a rule names", () => {
    const rules = [percentOf("all", "0.1"), rule("order", { kind: "flat", amount: money("1.00", "EUR") })];
    expect(compileTerms(terms(rules), "terms").firstCurrency).toBe("EUR");
    const inDollars = compileTerms(
      terms(rules, { currency: "USD", rounding: { mode: "halfEven", level: "line" } }),
      "terms",
    );
    expect([inDollars.currency, inDollars.firstCurrency, inDollars.rounding]).toEqual([
      "USD",
      "USD",
      { mode: "halfEven", level: "line" },
    ]);
  });

  it("hold by the calendar of their zone", () => {
    const { heldUntil } = compileTerms({ ...good, hold: { duration: { days: 30 }, from: "settlement" } }, "terms");
    // Noon in London, before and in summer time.
    expect(heldUntil(Date.parse("2026-03-01T12:00:00Z"))).toBe(Date.parse("2026-03-31T11:00:00Z"));
  });

  it("let a cap hold down what pays on sales, unless it names its rules", () => {
    const caps = [{ id: "c", amount: gbp("1.00"), per: "creator", overflow: "clamp" }] as const;
    const rules = [
      percentOf("all", "0.1"),
      rule("order", { kind: "flat", amount: gbp("1.00") }),
      rule("post", { kind: "flat", amount: gbp("1.00"), per: "post" }),
      rule("least", guarantee),
    ];
    expect([...compileTerms(terms(rules, { caps }), "terms").caps[0]!.rules]).toEqual(["all", "order"]);
  });
});
