import {
  balanceTransferSchema,
  commissionableBaseSchema,
  commissionCapSchema,
  commissionComponentSchema,
  commissionRateSchema,
  commissionRuleSchema,
  commissionTermsSchema,
  conversionSchema,
  ledgerEntrySchema,
  parse,
  payoutPlanSchema,
  payoutPolicySchema,
  payoutSchema,
  productPickSchema,
  referralSchema,
  ruleScopeSchema,
} from "creator-core/schemas";
import { describe, expect, it } from "vitest";
import type * as z from "zod";
import * as samples from "./_samples.ts";

const issuesOf = (schema: z.ZodType, input: unknown) => {
  const result = parse(schema, input);
  return result.success ? [] : result.issues.map(({ code, path }) => `${code} ${path.join(".")}`);
};
const messagesOf = (schema: z.ZodType, input: unknown) => {
  const result = parse(schema, input);
  return result.success ? [] : result.issues.map(({ message }) => message);
};
const gbp = (minor: number) => ({ minor, currency: "GBP" });
const eur = (minor: number) => ({ minor, currency: "EUR" });

/** The sample component of a kind. */
const component = (kind: string) => {
  const all = [...samples.terms.rules.map((rule) => rule.component), ...samples.otherComponents];
  return all.find((each) => each.kind === kind)!;
};
const without = (row: object, ...fields: string[]) =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field)));

describe("a rate that is meant otherwise than it is written", () => {
  it.each<[unknown, string]>([
    [15, 'value must be a decimal string from "0" to "1": 15 % is "0.15", got 15'],
    ["15", 'value must be a decimal string from "0" to "1": 15 % is "0.15", got "15"'],
    ["15%", 'value must be a decimal string from "0" to "1": 15 % is "0.15", got "15%"'],
    ["15 %", 'value must be a decimal string from "0" to "1": 15 % is "0.15", got "15 %"'],
    ["8.2", 'value must be a decimal string from "0" to "1": 8.2 % is "0.082", got "8.2"'],
    ["0.5%", 'value must be a decimal string from "0" to "1": 0.5 % is "0.005", got "0.5%"'],
    ["100", 'value must be a decimal string from "0" to "1": 100 % is "1", got "100"'],
    [0.15, 'value must be a decimal string from "0" to "1", as text: "0.15", got 0.15'],
    [1, 'value must be a decimal string from "0" to "1", as text: "1", got 1'],
  ])("%o is answered with what was meant", (value, message) => {
    expect(messagesOf(commissionRateSchema, value)).toEqual([message]);
  });

  it.each<[unknown]>([["150"], [-15], ["-0.15"], ["15,5"], [Number.NaN], [1e21], [null], ["1e1"], [undefined]])(
    "%o means nothing that anybody could guess",
    (value) => {
      const [message] = messagesOf(commissionRateSchema, value);
      expect(message).toMatch(/^value must be a decimal string from "0" to "1": 15 % is "0\.15", got /);
    },
  );

  it("is answered where it stands in a plan", () => {
    const rules = [{ ...samples.terms.rules[0]!, component: { kind: "percent", rate: "15" } }];
    expect(messagesOf(commissionTermsSchema, { ...samples.terms, rules, caps: [] })).toEqual([
      'rules[0].component.rate must be a decimal string from "0" to "1": 15 % is "0.15", got "15"',
    ]);
  });
});

describe("unknown fields", () => {
  it.each(samples.otherComponents.map((each) => [each.kind, each] as const))("%s has no others", (_, each) => {
    expect(issuesOf(commissionComponentSchema, { ...each, rates: 1 })).toEqual(["unknownKey rates"]);
  });

  it("are told wherever they stand in a plan", () => {
    const { terms } = samples;
    const rule = { ...terms.rules[0]!, priority: 1, scope: { creator: "c-1" }, except: { sku: ["x"], skus: ["x"] } };
    const cap = { ...terms.caps![0]!, period: "month" };
    const input = {
      ...terms,
      zone: "UTC",
      rules: [rule],
      caps: [{ ...cap, ruleIds: ["base"] }],
      hold: { ...terms.hold, days: 30 },
    };
    expect(issuesOf(commissionTermsSchema, input)).toEqual([
      "unknownKey rules.0.scope.creator",
      "unknownKey rules.0.except.sku",
      "unknownKey rules.0.priority",
      "unknownKey caps.0.period",
      "unknownKey hold.days",
      "unknownKey zone",
    ]);
  });
});

describe("a base", () => {
  it("names every part once, and at least one", () => {
    expect(issuesOf(commissionableBaseSchema, { kind: "margin", include: [] })).toEqual(["outOfRange include"]);
    expect(issuesOf(commissionableBaseSchema, { kind: "margin", include: ["price", "price"] })).toEqual([
      "duplicateId include.1",
    ]);
    expect(issuesOf(commissionableBaseSchema, { kind: "margin", include: ["price"], pieces: "one" })).toEqual([
      "unknownKey pieces",
    ]);
    expect(issuesOf(commissionableBaseSchema, { kind: "lines", include: ["price", "cost"] })).toEqual([
      "outOfRange include.1",
    ]);
  });
});

describe("a scope", () => {
  it.each(Object.entries(samples.fullScope).filter(([, value]) => Array.isArray(value)))(
    "with an empty list of %s is refused",
    (dimension) => {
      expect(issuesOf(ruleScopeSchema, { [dimension]: [] })).toEqual([`outOfRange ${dimension}`]);
    },
  );

  it("asks for values of orders that there are", () => {
    const orderValue = (value: object) => issuesOf(ruleScopeSchema, { orderValue: value });
    expect(orderValue({ from: gbp(100) })).toEqual([]);
    expect(orderValue({ below: gbp(100) })).toEqual([]);
    expect(orderValue({})).toEqual(["missing orderValue.from"]);
    expect(orderValue({ from: gbp(100), below: gbp(100) })).toEqual(["inconsistent orderValue.below.minor"]);
    expect(orderValue({ from: gbp(100), below: eur(200) })).toEqual(["inconsistent orderValue.below.currency"]);
    expect(orderValue({ from: gbp(-1) })).toEqual(["outOfRange orderValue.from.minor"]);
  });
});

describe("a rule", () => {
  it("has a limit that limits, changes of different moments, and leaves something", () => {
    const [rule] = samples.terms.rules;
    const limited = (recurring: object) => issuesOf(commissionRuleSchema, { ...rule, recurring });
    expect(limited({ months: 3 })).toEqual([]);
    expect(limited({ charges: 1 })).toEqual([]);
    expect(limited({})).toEqual(["missing recurring.months"]);
    expect(limited({ months: 0 })).toEqual(["outOfRange recurring.months"]);
    const changed = (...from: string[]) => {
      const changes = from.map((day) => ({ from: `${day}T00:00:00Z`, rate: "0.1" }));
      return issuesOf(commissionComponentSchema, { ...component("percent"), changes });
    };
    expect(changed("2026-01-01", "2026-01-02")).toEqual([]);
    expect(changed("2026-01-02", "2026-01-01")).toEqual([]);
    expect(changed("2026-01-02", "2026-01-02")).toEqual(["duplicateId changes.1.from"]);
    expect(changed()).toEqual(["outOfRange changes"]);
    expect(issuesOf(commissionRuleSchema, { ...rule, except: {} })).toEqual(["missing except"]);
  });
});

describe("tiers", () => {
  const tiered = component("tiered");
  const tiers = [
    { from: 0, rate: "0.1" },
    { from: 10, rate: "0.2" },
  ];

  it("start at sums of money where sales value is measured, and else at counts", () => {
    expect(issuesOf(commissionComponentSchema, { ...tiered, tiers })).toEqual([
      "inconsistent tiers.0.from",
      "inconsistent tiers.1.from",
    ]);
    expect(issuesOf(commissionComponentSchema, { ...tiered, measure: "units", tiers })).toEqual([]);
    const money = { ...tiered, measure: "units", tiers: [{ from: gbp(0), rate: "0.1" }] };
    expect(issuesOf(commissionComponentSchema, money)).toEqual(["inconsistent tiers.0.from"]);
  });

  it("say how they are crossed where they are forward, and only there", () => {
    const forward = { ...tiered, mode: "forward" };
    expect(issuesOf(commissionComponentSchema, forward)).toEqual(["missing crossing"]);
    expect(issuesOf(commissionComponentSchema, { ...forward, crossing: "before" })).toEqual([]);
    expect(issuesOf(commissionComponentSchema, { ...tiered, mode: "volume", crossing: "after" })).toEqual([
      "inconsistent crossing",
    ]);
  });

  it("are what they may be", () => {
    const of = (from: unknown) => issuesOf(commissionComponentSchema, { ...tiered, tiers: [{ from, rate: "0.1" }] });
    expect(of("0")).toEqual(["outOfRange tiers.0.from"]);
    expect(of(-1)).toContain("inconsistent tiers.0.from");
    expect(of({ minor: 0 })).toEqual(["missing tiers.0.from.currency"]);
  });
});

describe("the other components", () => {
  it.each<[string, object, string[]]>([
    ["milestone", { steps: { every: 0, bonus: gbp(1) } }, ["outOfRange steps.every"]],
    ["milestone", { steps: { every: 10 } }, ["missing steps.bonus"]],
    [
      "milestone",
      {
        steps: [
          { at: 1, bonus: gbp(2) },
          { at: 2, bonus: gbp(1) },
        ],
      },
      ["inconsistent steps.1.bonus.minor"],
    ],
    ["perMetric", { metric: "hearts" }, ["outOfRange metric"]],
    ["perMetric", { per: 0 }, ["outOfRange per"]],
    ["perMetric", { minimum: eur(1) }, ["inconsistent minimum.currency"]],
    ["perMetric", { maximum: gbp(199) }, ["inconsistent maximum.minor"]],
    ["perMetric", { countedFor: {} }, ["missing countedFor"]],
    ["leaderboard", { prizes: [] }, ["outOfRange prizes"]],
    ["leaderboard", { prizes: [gbp(2), eur(1)] }, ["inconsistent prizes.1.currency"]],
    ["leaderboard", { window: { kind: "lifetime" } }, ["outOfRange window.kind"]],
    ["challenge", { entry: { start: 2, end: 1 } }, ["inconsistent entry.end"]],
    ["challenge", { entries: 0 }, ["outOfRange entries"]],
    [
      "retainer",
      { requires: { deliverables: 0, graceDays: 0, shortfall: "nothing" } },
      ["outOfRange requires.deliverables"],
    ],
    ["guarantee", { recoverable: false }, ["outOfRange recoverable"]],
    ["guarantee", { window: { kind: "rollingDays", days: 30 } }, ["unknownKey window.days", "outOfRange window.kind"]],
    ["advance", { recoupRate: "50" }, ["badFormat recoupRate"]],
    ["override", { depth: 0 }, ["outOfRange depth"]],
    ["override", { ruleIds: [] }, ["outOfRange ruleIds"]],
  ])("%s with %o is refused", (kind, change, issues) => {
    expect(issuesOf(commissionComponentSchema, component(kind))).toEqual([]);
    expect(issuesOf(commissionComponentSchema, { ...component(kind), ...change }).sort()).toEqual(issues.sort());
  });

  it("are told by their kinds when there is another", () => {
    expect(messagesOf(commissionComponentSchema, { kind: "graduated", bands: [] })[0]).toContain("tiered");
  });
});

describe("caps", () => {
  it("are not negative, name rules that there are, and have ids of their own", () => {
    expect(issuesOf(commissionCapSchema, { ...samples.otherCap, amount: gbp(-1) })).toEqual([
      "outOfRange amount.minor",
    ]);
    expect(issuesOf(commissionCapSchema, { ...samples.otherCap, window: { kind: "order" } })).toEqual([
      "outOfRange window.kind",
    ]);
    const stray = [{ ...samples.otherCap, ruleIds: ["base", "bas"] }];
    expect(issuesOf(commissionTermsSchema, { ...samples.terms, caps: stray })).toEqual([
      "danglingReference caps.0.ruleIds.1",
    ]);
    const guarantee = { ...component("guarantee"), ruleIds: ["bas"] };
    const rules = [...samples.terms.rules, { ...samples.terms.rules[0]!, id: "g", component: guarantee }];
    expect(issuesOf(commissionTermsSchema, { ...samples.terms, rules })).toEqual([
      "danglingReference rules.4.component.ruleIds.0",
    ]);
    const caps = [samples.otherCap, samples.otherCap];
    expect(issuesOf(commissionTermsSchema, { ...samples.terms, caps })).toEqual(["duplicateId caps.1.id"]);
  });
});

describe("facts about creators and money", () => {
  it("has stretches that end after they begin", () => {
    expect(issuesOf(productPickSchema, { ...samples.pick, droppedAt: samples.pick.pickedAt })).toEqual([
      "inconsistent droppedAt",
    ]);
    expect(issuesOf(productPickSchema, { ...samples.pick, droppedAt: null })).toEqual([]);
    expect(issuesOf(referralSchema, { ...samples.referral, until: "2025-01-01T00:00:00Z" })).toEqual([
      "inconsistent until",
    ]);
    expect(issuesOf(referralSchema, { ...samples.referral, referrerId: "c-1" })).toEqual(["inconsistent referrerId"]);
  });

  it("has payouts that settle something, in one currency", () => {
    const bare = without(samples.payout, "withheld", "fee", "writtenOff");
    expect(issuesOf(payoutSchema, bare)).toEqual([]);
    expect(issuesOf(payoutSchema, { ...bare, amount: gbp(0) })).toEqual(["inconsistent amount.minor"]);
    expect(issuesOf(payoutSchema, { ...bare, amount: gbp(0), writtenOff: gbp(5) })).toEqual([]);
    expect(issuesOf(payoutSchema, { ...bare, amount: gbp(0), withheld: gbp(5) })).toEqual([]);
    expect(issuesOf(payoutSchema, { ...bare, fee: eur(1) })).toEqual(["inconsistent fee.currency"]);
    expect(issuesOf(payoutSchema, { ...bare, amount: gbp(-1) })).toEqual(["outOfRange amount.minor"]);
  });

  it("has transfers between two currencies", () => {
    expect(issuesOf(balanceTransferSchema, { ...samples.transfer, to: eur(1) })).toEqual(["inconsistent to.currency"]);
    expect(issuesOf(balanceTransferSchema, { ...samples.transfer, rate: "0" })).toEqual(["badFormat rate"]);
  });

  it("has discounts of the currency of the order", () => {
    const orderDiscounts = [{ fundedBy: "seller", amount: eur(1) }];
    expect(issuesOf(conversionSchema, { ...samples.conversion, orderDiscounts })).toEqual([
      "inconsistent orderDiscounts.0.amount.currency",
    ]);
    const subscription = { startedAt: "2026-03-05T10:00:00Z", charge: 0 };
    expect(issuesOf(conversionSchema, { ...samples.conversion, subscription })).toEqual([
      "outOfRange subscription.charge",
    ]);
  });
});

describe("entries", () => {
  const [, , converted] = samples.otherEntries;

  it("pay shares; only between currencies a rate is more than that", () => {
    const [line] = converted!.trace;
    const at = (code: string, rate: string) =>
      issuesOf(ledgerEntrySchema, { ...converted, trace: [{ ...line!, code, rate, base: gbp(10_000) }] });
    expect(at("converted", "1.0850")).toEqual([]);
    expect(at("recoup", "1.0850")).toEqual(["outOfRange trace.0.rate"]);
    expect(at("recoup", "0.5")).toEqual([]);
  });

  it("mix no currencies, but where one becomes another", () => {
    const [first] = samples.ledgerEntry.trace;
    const trace = [{ ...first!, whole: eur(1) }];
    expect(issuesOf(ledgerEntrySchema, { ...samples.ledgerEntry, trace })).toEqual([
      "inconsistent trace.0.whole.currency",
    ]);
  });

  it.each<[string, object, string[]]>([
    ["a fee that is paid out", { kind: "fee", amount: gbp(5) }, ["inconsistent amount.minor"]],
    ["a withholding that is paid out", { kind: "withholding", amount: gbp(5) }, ["inconsistent amount.minor"]],
    ["a fee", { kind: "fee", amount: gbp(-5) }, []],
    ["a write-off", { kind: "writeOff", amount: gbp(5) }, []],
    ["a write-off of nothing owed", { kind: "writeOff", amount: gbp(-5) }, ["inconsistent amount.minor"]],
    ["a bonus for a payout", { kind: "bonus", amount: gbp(5) }, ["inconsistent source.kind"]],
  ])("%s", (_, change, issues) => {
    const { amount } = change as { amount: object };
    const bare = without(samples.payoutEntry, "corrects");
    const entry = { ...bare, ...change, trace: [{ code: "other", ruleId: null, amount, note: "" }] };
    expect(issuesOf(ledgerEntrySchema, entry)).toEqual(issues);
  });
});

describe("payouts that are planned", () => {
  it("name no currency and no creator twice", () => {
    const { payoutPolicy } = samples;
    expect(issuesOf(payoutPolicySchema, { ...payoutPolicy, minimum: [gbp(1), gbp(2)] })).toEqual([
      "duplicateId minimum.1.currency",
    ]);
    const withholding = [
      { creatorIds: ["c-1"], rate: "0.2" },
      { creatorIds: ["c-2", "c-1"], rate: "0.3" },
    ];
    expect(issuesOf(payoutPolicySchema, { ...payoutPolicy, withholding })).toEqual([
      "duplicateId withholding.1.creatorIds.1",
    ]);
    expect(issuesOf(payoutPolicySchema, { negativeCarry: { kind: "cap" } })).toEqual(["missing negativeCarry.amounts"]);
  });

  it("add up", () => {
    // 46.04 + 11.76 + 1.00 = 58.80
    expect(messagesOf(payoutPlanSchema, { ...samples.payoutPlan, payable: gbp(5881) })).toEqual([
      "payable.minor must be 5880, the sum of the parts, got 5881",
    ]);
    const writeOff = { net: gbp(0), withheld: gbp(0), fee: gbp(0), payout: null, action: "writeOff" };
    // −70.00 is owed, 20.00 of it for good: −70 = −50 − 20.
    const owed = { payable: gbp(-7000), carried: gbp(-5000), writtenOff: gbp(2000) };
    expect(issuesOf(payoutPlanSchema, { ...samples.payoutPlan, ...writeOff, ...owed })).toEqual([]);
  });
});
