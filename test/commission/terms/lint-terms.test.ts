import type { CommissionComponent, CommissionRule, CommissionTerms, TermsFinding } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { lintTerms } from "../../../src/commission/terms/lint-terms.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";

const gbp = (minor: number) => ({ minor, currency: "GBP" });

const percent = (rate: string, more: object = {}): CommissionComponent =>
  ({ kind: "percent", rate, ...more }) as CommissionComponent;

const rule = (id: string, component: CommissionComponent, more: Partial<CommissionRule> = {}): CommissionRule => ({
  id,
  scope: {},
  mode: "exclusive",
  component,
  ...more,
});

const all = rule("all", percent("0.1"));

const plan = (rules: readonly CommissionRule[] = [all], more: Partial<CommissionTerms> = {}): CommissionTerms =>
  deepFreeze({
    id: "standard",
    version: 1,
    timeZone: "Europe/London",
    base: { kind: "saleValue" },
    rounding: "halfAwayFromZero",
    precedence: { kind: "specificity" },
    rules,
    hold: { duration: { days: 30 }, from: "order" },
    ...more,
  } satisfies CommissionTerms);

const tiered = (tiers: readonly (readonly [from: number, rate: string])[], more: object = {}): CommissionComponent =>
  ({
    kind: "tiered",
    mode: "graduated",
    measure: "salesValue",
    window: { kind: "calendarMonth" },
    tiers: tiers.map(([from, rate]) => ({ from: gbp(from), rate })),
    onReversal: "recompute",
    ...more,
  }) as CommissionComponent;

const milestone = (steps: unknown, more: object = {}): CommissionComponent =>
  ({
    kind: "milestone",
    measure: "orders",
    steps,
    stack: "highest",
    window: { kind: "lifetime" },
    onReversal: "recompute",
    ...more,
  }) as CommissionComponent;

const perMetric = (more: object): CommissionComponent =>
  ({
    kind: "perMetric",
    metric: "views",
    amount: gbp(200),
    per: 1000,
    partial: "prorata",
    onReversal: "recompute",
    ...more,
  }) as CommissionComponent;

const products = (...productIds: string[]) => ({ scope: { productIds } });
const cap = (minor: number, more: object = {}) =>
  ({ id: "cap", amount: gbp(minor), per: "creator", overflow: "clamp", ...more }) as NonNullable<
    CommissionTerms["caps"]
  >[number];
const ladder = (...order: string[][]) => ({ precedence: { kind: "ladder", order } }) as Partial<CommissionTerms>;
const best = { precedence: { kind: "bestForCreator" } } as const;

const told = (terms: CommissionTerms | readonly CommissionTerms[]) =>
  lintTerms(terms).map(({ code, path }) => `${code} ${path.join(".")}`);

interface Case {
  readonly code: TermsFinding["code"];
  readonly name: string;
  readonly odd: CommissionTerms | readonly CommissionTerms[];
  readonly at: string;
  /** The same plan with one thing mended. */
  readonly mended: CommissionTerms | readonly CommissionTerms[];
}

const gold = (rate: string) => rule("gold", percent(rate), { scope: { statusLevels: ["gold"] } });
const micro = rule("micro", percent("0.15"), { scope: { followerTiers: ["micro"] } });
const a = rule("a", percent("0.11"), products("p-1", "p-2"));
const summer = { start: "2026-06-01T00:00:00Z", end: "2026-09-01T00:00:00Z" };
const autumn = { start: "2026-09-01T00:00:00Z", end: "2026-12-01T00:00:00Z" };

const cases: readonly Case[] = [
  {
    code: "ambiguousTie",
    name: "two rules for one product, equally specific",
    odd: plan([all, a, rule("b", percent("0.12"), products("p-2", "p-3"))]),
    at: "rules.2",
    mended: plan([all, a, rule("b", percent("0.12"), products("p-3"))]),
  },
  {
    code: "ambiguousTie",
    name: "rules of equally many dimensions, which a sale can all have",
    odd: plan([all, gold("0.2"), micro]),
    at: "rules.2",
    mended: plan([all, gold("0.2"), micro], { precedence: { kind: "specificity", tie: "newest" } }),
  },
  {
    code: "ambiguousTie",
    name: "two rules of one time",
    odd: plan([all, { ...a, during: summer }, rule("b", percent("0.12"), { ...products("p-1"), during: summer })]),
    at: "rules.2",
    mended: plan([all, { ...a, during: summer }, rule("b", percent("0.12"), { ...products("p-1"), during: autumn })]),
  },
  {
    code: "ambiguousTie",
    name: "two rules of one rung",
    odd: plan([all, a, rule("b", percent("0.12"), products("p-2", "p-3"))], ladder(["productIds"], [])),
    at: "rules.2",
    mended: plan([all, a, rule("b", percent("0.12"), products("p-3"))], ladder(["productIds"], [])),
  },
  {
    code: "ambiguousTie",
    name: "groups of creators, who may be in both",
    odd: plan([
      all,
      rule("b", percent("0.12"), { scope: { groups: ["founders"] } }),
      rule("c", percent("0.13"), { scope: { groups: ["students"] } }),
    ]),
    at: "rules.2",
    mended: plan([
      all,
      rule("b", percent("0.12"), { scope: { groups: ["founders"] } }),
      rule("c", percent("0.13"), { scope: { groups: ["students"] }, mode: "additive" }),
    ]),
  },
  {
    code: "ambiguousTie",
    name: "a rule beside one that could leave it out",
    odd: plan([all, rule("b", percent("0.12"), { scope: { creatorIds: ["c-1"] } }), a]),
    at: "rules.2",
    mended: plan([
      all,
      rule("b", percent("0.12"), { scope: { creatorIds: ["c-1"] }, except: { productIds: ["p-1", "p-2", "p-3"] } }),
      a,
    ]),
  },
  {
    code: "ambiguousTie",
    name: "order values that meet",
    odd: plan([
      all,
      rule("b", percent("0.12"), { scope: { orderValue: { below: gbp(5001) } } }),
      rule("c", percent("0.13"), { scope: { orderValue: { from: gbp(5000) } } }),
    ]),
    at: "rules.2",
    mended: plan([
      all,
      rule("b", percent("0.12"), { scope: { orderValue: { below: gbp(5000) } } }),
      rule("c", percent("0.13"), { scope: { orderValue: { from: gbp(5000) } } }),
    ]),
  },
  {
    code: "unreachableRule",
    name: "a rule after the one for everything",
    odd: plan([all, a], ladder([], ["productIds"])),
    at: "rules.1",
    mended: plan([all, a], ladder(["productIds"], [])),
  },
  {
    code: "unreachableRule",
    name: "a rule that is not on the ladder",
    odd: plan([all, gold("0.2")], ladder(["productIds"], [])),
    at: "rules.1",
    mended: plan([all, gold("0.2")], ladder(["productIds"], ["statusLevels"], [])),
  },
  {
    code: "unreachableRule",
    name: "a rule for some of what an older one takes",
    odd: plan([all, a, rule("b", percent("0.12"), products("p-1"))], {
      precedence: { kind: "specificity", tie: "oldest" },
    }),
    at: "rules.2",
    mended: plan([all, a, rule("b", percent("0.12"), products("p-1"))], {
      precedence: { kind: "specificity", tie: "newest" },
    }),
  },
  {
    code: "unreachableRule",
    name: "under newest, the older of two",
    odd: plan([all, a, rule("b", percent("0.12"), products("p-1", "p-2", "p-3"))], {
      precedence: { kind: "specificity", tie: "newest" },
    }),
    at: "rules.1",
    mended: plan([all, a, rule("b", percent("0.12"), { ...products("p-1", "p-2"), during: summer })], {
      precedence: { kind: "specificity", tie: "newest" },
    }),
  },
  {
    code: "unreachableRule",
    name: "under bestForCreator, a rule that pays less than the one for everything",
    odd: plan([all, gold("0.09")], best),
    at: "rules.1",
    mended: plan([all, gold("0.11")], best),
  },
  {
    code: "unreachableRule",
    name: "a rule for the time before the plan",
    odd: plan([all, rule("b", percent("0.01"), { mode: "additive", during: summer })], { effective: autumn }),
    at: "rules.1.during",
    mended: plan([all, rule("b", percent("0.01"), { mode: "additive", during: summer })], {
      effective: { start: "2026-08-31T00:00:00Z" },
    }),
  },
  {
    code: "unreachableRule",
    name: "a rule that leaves out all it is for",
    odd: plan([all, { ...a, except: { productIds: ["p-1", "p-2", "p-3"] } }]),
    at: "rules.1.except",
    mended: plan([all, { ...a, except: { productIds: ["p-1"] } }]),
  },
  {
    code: "unreachableTier",
    name: "a tier equal to the one before",
    odd: plan([
      rule(
        "t",
        tiered([
          [0, "0.04"],
          [100, "0.04"],
        ]),
      ),
    ]),
    at: "rules.0.component.tiers.1",
    mended: plan([
      rule(
        "t",
        tiered([
          [0, "0.04"],
          [100, "0.05"],
        ]),
      ),
    ]),
  },
  {
    // 4 % of 2,500.00 is 100.00: there the cap is reached.
    code: "unreachableTier",
    name: "a tier that begins where the cap is reached",
    odd: plan(
      [
        rule(
          "t",
          tiered([
            [0, "0.04"],
            [250_000, "0.06"],
          ]),
        ),
      ],
      { caps: [cap(10_000, { window: { kind: "calendarMonth" } })] },
    ),
    at: "rules.0.component.tiers.1",
    mended: plan(
      [
        rule(
          "t",
          tiered([
            [0, "0.04"],
            [249_999, "0.06"],
          ]),
        ),
      ],
      { caps: [cap(10_000, { window: { kind: "calendarMonth" } })] },
    ),
  },
  {
    code: "unreachableTier",
    name: "a cap of a longer stretch than the tiers",
    odd: plan(
      [
        rule(
          "t",
          tiered(
            [
              [0, "0.04"],
              [250_000, "0.06"],
            ],
            { mode: "volume" },
          ),
        ),
      ],
      { caps: [cap(10_000)] },
    ),
    at: "rules.0.component.tiers.1",
    mended: plan(
      [
        rule(
          "t",
          tiered(
            [
              [0, "0.04"],
              [250_000, "0.06"],
            ],
            { mode: "volume" },
          ),
        ),
      ],
      { caps: [cap(10_000, { per: "order" })] },
    ),
  },
  {
    code: "unreachableTier",
    name: "a step that pays nothing more",
    odd: plan([
      all,
      rule(
        "m",
        milestone([
          { at: 10, bonus: gbp(2000) },
          { at: 20, bonus: gbp(2000) },
        ]),
        { mode: "additive" },
      ),
    ]),
    at: "rules.1.component.steps.1",
    mended: plan([
      all,
      rule(
        "m",
        milestone(
          [
            { at: 10, bonus: gbp(2000) },
            { at: 20, bonus: gbp(2000) },
          ],
          { stack: "cumulative" },
        ),
        { mode: "additive" },
      ),
    ]),
  },
  {
    code: "unreachableTier",
    name: "a bonus at every ten of which only the highest counts",
    odd: plan([all, rule("m", milestone({ every: 10, bonus: gbp(2000) }), { mode: "additive" })]),
    at: "rules.1.component.steps",
    mended: plan([
      all,
      rule("m", milestone({ every: 10, bonus: gbp(2000) }, { stack: "cumulative" }), { mode: "additive" }),
    ]),
  },
  {
    code: "gapInTime",
    name: "two versions that do not meet",
    odd: [
      plan([all], { version: 2, effective: { start: "2026-02-02T00:00:00Z" } }),
      plan([all], { effective: { end: "2026-02-01T00:00:00Z" } }),
    ],
    at: "0.effective.start",
    mended: [
      plan([all], { version: 2, effective: { start: "2026-02-01T00:00:00Z" } }),
      plan([all], { effective: { end: "2026-02-01T00:00:00Z" } }),
    ],
  },
  {
    code: "gapInTime",
    name: "versions of one plan, not of two",
    odd: [plan([all], { effective: { end: 0 } }), plan([all], { version: 2, effective: { start: 1 } })],
    at: "1.effective.start",
    mended: [plan([all], { effective: { end: 0 } }), plan([all], { id: "other", effective: { start: 1 } })],
  },
  {
    code: "noRuleForEverything",
    name: "rules for some products alone",
    odd: plan([a]),
    at: "rules",
    mended: plan([a, all]),
  },
  {
    code: "noRuleForEverything",
    name: "a rule for everything for a while",
    odd: plan([{ ...all, during: summer }]),
    at: "rules",
    mended: plan([{ ...all, during: summer }], { effective: summer }),
  },
  {
    code: "capBelowMinimum",
    name: "a cap below a fixed amount",
    odd: plan([all, rule("f", { kind: "flat", amount: gbp(501) }, { mode: "additive" })], { caps: [cap(500)] }),
    at: "caps.0.amount",
    mended: plan([all, rule("f", { kind: "flat", amount: gbp(501) }, { mode: "additive" })], {
      caps: [cap(500, { ruleIds: ["all"] })],
    }),
  },
  {
    code: "capBelowMinimum",
    name: "a cap below the minimum for a post",
    odd: plan([all, rule("v", perMetric({ minimum: gbp(501) }), { mode: "additive" })], { caps: [cap(500)] }),
    at: "caps.0.amount",
    mended: plan([all, rule("v", perMetric({ minimum: gbp(500) }), { mode: "additive" })], { caps: [cap(500)] }),
  },
  {
    code: "capBelowMinimum",
    name: "a maximum for a post below its minimum",
    odd: plan([rule("v", perMetric({ minimum: gbp(501), maximum: gbp(500) }))]),
    at: "rules.0.component.maximum",
    mended: plan([rule("v", perMetric({ minimum: gbp(500), maximum: gbp(500) }))]),
  },
  {
    code: "capBelowMinimum",
    name: "a cap of a quarter below the guarantee of a month",
    odd: plan(
      [
        all,
        rule("g", { kind: "guarantee", amount: gbp(501), window: { kind: "calendarMonth" } }, { mode: "additive" }),
      ],
      { caps: [cap(500, { window: { kind: "calendarQuarter" } })] },
    ),
    at: "caps.0.amount",
    mended: plan(
      [
        all,
        rule("g", { kind: "guarantee", amount: gbp(501), window: { kind: "calendarQuarter" } }, { mode: "additive" }),
      ],
      { caps: [cap(500, { window: { kind: "calendarMonth" } })] },
    ),
  },
  {
    code: "mixedCurrencies",
    name: "a fixed amount in another currency than a cap",
    odd: plan([all, rule("f", { kind: "flat", amount: gbp(5) }, { mode: "additive" })], {
      caps: [{ ...cap(0), amount: { minor: 500, currency: "EUR" } }],
    }),
    at: "caps.0.amount",
    mended: plan([all, rule("f", { kind: "flat", amount: gbp(5) }, { mode: "additive" })], { caps: [cap(500)] }),
  },
  {
    code: "mixedCurrencies",
    name: "an amount in another currency than the plan",
    odd: plan([all, rule("f", { kind: "flat", amount: gbp(5) }, { mode: "additive" })], { currency: "USD" }),
    at: "rules.1.component.amount",
    mended: plan([all, rule("f", { kind: "flat", amount: gbp(5) }, { mode: "additive" })], { currency: "GBP" }),
  },
  {
    code: "zoneMissing",
    name: "no zone",
    odd: plan([all], { timeZone: "" }),
    at: "timeZone",
    mended: plan([all], { timeZone: "UTC" }),
  },
  {
    code: "zoneIsUtc",
    name: "months in UTC",
    odd: plan([rule("t", tiered([[0, "0.04"]]))], { timeZone: "Etc/UTC" }),
    at: "timeZone",
    mended: plan([rule("t", tiered([[0, "0.04"]]))]),
  },
  {
    code: "zoneIsUtc",
    name: "a monthly cap in UTC",
    odd: plan([all], { timeZone: "UTC", caps: [cap(500, { window: { kind: "calendarMonth" } })] }),
    at: "timeZone",
    mended: plan([all], { timeZone: "UTC", caps: [cap(500)] }),
  },
  {
    code: "monthEndDuration",
    name: "a hold in months",
    odd: plan([all], { hold: { duration: { months: 1 }, from: "order" } }),
    at: "hold.duration",
    mended: plan([all]),
  },
  {
    code: "monthEndDuration",
    name: "a subscription that pays for months",
    odd: plan([{ ...all, recurring: { months: 3 } }]),
    at: "rules.0.recurring.months",
    mended: plan([{ ...all, recurring: { months: 3, charges: 3 } }]),
  },
  {
    code: "monthEndDuration",
    name: "views that count for a month",
    odd: plan([rule("v", perMetric({ countedFor: { months: 1 } }))]),
    at: "rules.0.component.countedFor",
    mended: plan([rule("v", perMetric({ countedFor: { days: 30 } }))]),
  },
  {
    code: "rateLooksLikePercent",
    name: "15 for 15 %",
    odd: plan([rule("all", percent("15"))]),
    at: "rules.0.component.rate",
    mended: plan([rule("all", percent("0.15"))]),
  },
  {
    code: "rateLooksLikePercent",
    name: "0.5 among rates below 0.3",
    odd: plan([all, gold("0.5")]),
    at: "rules.1.component.rate",
    mended: plan([all, gold("0.29")]),
  },
  {
    code: "rateLooksLikePercent",
    name: "0.0015, in a change",
    odd: plan([rule("all", percent("0.1", { changes: [{ from: 0, rate: "0.0015" }] }))]),
    at: "rules.0.component.changes.0.rate",
    mended: plan([rule("all", percent("0.1", { changes: [{ from: 0, rate: "0.005" }] }))]),
  },
  {
    code: "fallingTiers",
    name: "a tier below the one before",
    odd: plan([
      rule(
        "t",
        tiered([
          [0, "0.04"],
          [100, "0.06"],
          [200, "0.05"],
        ]),
      ),
    ]),
    at: "rules.0.component.tiers.2.rate",
    mended: plan([
      rule(
        "t",
        tiered([
          [0, "0.04"],
          [100, "0.06"],
          [200, "0.08"],
        ]),
      ),
    ]),
  },
  {
    code: "lockWithoutEffect",
    name: "a lock without a change",
    odd: plan([rule("all", percent("0.1", { lock: { days: 30, anchor: "pickedAt" } }))]),
    at: "rules.0.component.lock",
    mended: plan([
      rule("all", percent("0.1", { lock: { days: 30, anchor: "pickedAt" }, changes: [{ from: 0, rate: "0.09" }] })),
    ]),
  },
  {
    code: "lockWithoutEffect",
    name: "a lock where the rate is only raised, however the changes stand",
    odd: plan([
      rule(
        "all",
        percent("0.1", {
          lock: { days: 30, anchor: "pickedAt" },
          changes: [
            { from: 9, rate: "0.12" },
            { from: 5, rate: "0.11" },
          ],
        }),
      ),
    ]),
    at: "rules.0.component.lock",
    mended: plan([
      rule(
        "all",
        percent("0.1", {
          lock: { days: 30, anchor: "pickedAt" },
          changes: [
            { from: 5, rate: "0.12" },
            { from: 9, rate: "0.11" },
          ],
        }),
      ),
    ]),
  },
  {
    code: "unknownRuleNamed",
    name: "a cap of a rule that there is not",
    odd: plan([all], { caps: [cap(500, { ruleIds: ["all", "al"] })] }),
    at: "caps.0.ruleIds.1",
    mended: plan([all], { caps: [cap(500, { ruleIds: ["all"] })] }),
  },
  {
    code: "unknownRuleNamed",
    name: "an override of a rule that there is not",
    odd: plan([
      all,
      rule(
        "o",
        { kind: "override", rate: "0.05", on: "commission", depth: 1, ruleIds: ["every"] },
        { mode: "additive" },
      ),
    ]),
    at: "rules.1.component.ruleIds.0",
    mended: plan([
      all,
      rule("o", { kind: "override", rate: "0.05", on: "commission", depth: 1, ruleIds: ["all"] }, { mode: "additive" }),
    ]),
  },
];

describe("lintTerms", () => {
  it.each(cases)("tells $code: $name", ({ code, odd, at }) => {
    expect(told(odd)).toContain(`${code} ${at}`);
  });

  it.each(cases)("tells nothing of $name when it is mended", ({ mended }) => {
    expect(lintTerms(mended)).toEqual([]);
  });

  it("knows every code", () => {
    const every: Readonly<Record<TermsFinding["code"], true>> = {
      ambiguousTie: true,
      unreachableRule: true,
      unreachableTier: true,
      gapInTime: true,
      noRuleForEverything: true,
      capBelowMinimum: true,
      mixedCurrencies: true,
      zoneMissing: true,
      zoneIsUtc: true,
      monthEndDuration: true,
      rateLooksLikePercent: true,
      fallingTiers: true,
      lockWithoutEffect: true,
      unknownRuleNamed: true,
    };
    expect([...new Set(cases.map(({ code }) => code))].sort()).toEqual(Object.keys(every).sort());
  });

  it("says what it found in whole sentences", () => {
    for (const { odd } of cases) {
      for (const { message } of lintTerms(odd)) expect(message).toMatch(/^[A-Z].*[a-z"0-9)]\.$/);
    }
    expect(lintTerms(plan([all, gold("0.2"), micro])).map(({ message }) => message)).toEqual([
      'Rules "gold" and "micro" can match the same sale and are equally specific: only their order in the plan decides.',
    ]);
    expect(lintTerms(plan([rule("all", percent("15"))]))[0]).toEqual({
      code: "rateLooksLikePercent",
      path: ["rules", 0, "component", "rate"],
      expected: '"0.15"',
      actual: '"15"',
      message: 'The rate "15" is 1500 %, more than the sale itself; 15 % is "0.15".',
    });
  });

  it("tells everything at once, as it stands in the plan", () => {
    const terms = plan([a, rule("b", percent("0.0015"), products("p-1"))], {
      timeZone: "",
      hold: { duration: { months: 1 }, from: "order" },
      caps: [cap(500, { ruleIds: ["c"] })],
    });
    expect(told(terms)).toEqual([
      "unknownRuleNamed caps.0.ruleIds.0",
      "monthEndDuration hold.duration",
      "noRuleForEverything rules",
      "ambiguousTie rules.1",
      "unreachableRule rules.1",
      "rateLooksLikePercent rules.1.component.rate",
      "zoneMissing timeZone",
    ]);
  });

  it("does not take rules for anything else than sales for rivals", () => {
    const posts = rule("posts", { kind: "flat", amount: gbp(100), per: "post" });
    const views = rule("views", perMetric({}));
    expect(lintTerms(plan([posts, views]))).toEqual([]);
    expect(lintTerms(plan([all, posts, views]))).toEqual([]);
  });

  it("leaves a fixed amount what has no value, and what is in another currency", () => {
    const lead = { scope: { kinds: ["lead" as const] } };
    const oldest: Partial<CommissionTerms> = { precedence: { kind: "specificity", tie: "oldest" } };
    const flat = (currency: string) => ({ kind: "flat", amount: { minor: 5, currency } }) as const;
    expect(told(plan([all, rule("p", percent("0.1"), lead), rule("f", flat("GBP"), lead)], oldest))).toEqual([]);
    expect(told(plan([all, rule("p", percent("0.1")), rule("f", flat("GBP"))], oldest))).toEqual([
      "unreachableRule rules.1",
      "unreachableRule rules.2",
    ]);
    expect(told(plan([rule("f", flat("GBP")), rule("g", flat("EUR"))], oldest))).toEqual([
      "mixedCurrencies rules.1.component.amount",
    ]);
  });

  it("leaves what comes after approval to those who need none", () => {
    const approved = rule("t", tiered([[0, "0.04"]], { counting: "approved" }));
    const oldest: Partial<CommissionTerms> = { precedence: { kind: "specificity", tie: "oldest" } };
    expect(told(plan([approved, all], oldest))).toEqual([]);
    expect(told(plan([all, approved], oldest))).toEqual(["unreachableRule rules.1"]);
  });
});

describe("lintTerms, of what is not valid", () => {
  it.each<[string, unknown, string]>([
    ["nothing", null, "invalidArgument at terms"],
    ["text", "plan", "invalidArgument at terms"],
    ["no rules", {}, "invalidPolicy at terms.rules"],
    ["a rule that is none", { ...plan(), rules: [null] }, "invalidPolicy at terms.rules[0]"],
    ["a rule without a component", { ...plan(), rules: [{ id: "a" }] }, "invalidPolicy at terms.rules[0].component"],
    ["a rule without an id", { ...plan(), rules: [{ component: {} }] }, "invalidPolicy at terms.rules[0].id"],
    ["caps that are none", { ...plan(), caps: 5 }, "invalidPolicy at terms.caps"],
    ["a list with nothing in it", [null], "invalidArgument at terms[0]"],
    ["a list of holes", new Array(4_000_000_000), "invalidArgument at terms[0]"],
    ["rules of holes", { ...plan(), rules: new Array(4_000_000_000) }, "invalidPolicy at terms.rules[0]"],
  ])("refuses %s", (_, terms, refusal) => {
    let caught: unknown;
    try {
      lintTerms(terms as CommissionTerms);
    } catch (error) {
      caught = error;
    }
    const { code, details } = caught as { code: string; details: { path: string } };
    expect(`${code} at ${details.path}`).toBe(refusal);
  });

  it("looks at the rest of a plan of which parts cannot be read", () => {
    const odd = {
      rules: [
        { id: "a", scope: null, component: { kind: "percent", rate: 15, lock: null, changes: 5 } },
        { id: "b", scope: 5, during: "always", except: 7, mode: "exclusive", component: { kind: "gift" } },
        { id: "c", recurring: "yes", component: { kind: "tiered", tiers: [null, { from: -1, rate: "x" }], window: 3 } },
        { id: "d", component: { kind: "milestone", steps: null, stack: "highest" } },
        { id: "e", component: { kind: "milestone", steps: [null, 5] } },
        { id: "f", component: { kind: "guarantee", ruleIds: { length: 3 } } },
        { id: "g", component: { kind: "leaderboard", prizes: "many" } },
        { id: "h", component: { kind: "perMetric", minimum: { minor: 0.5, currency: "GBP" }, maximum: 4 } },
        { id: "i", component: { kind: "percent", rate: `1.${"1".repeat(18)}` } },
        {
          id: "j",
          scope: { productIds: [null, 5, "__proto__"], orderValue: { from: 3 } },
          component: { kind: "flat" },
        },
      ],
      caps: [null, 5, { amount: null, window: "month", ruleIds: [null, 4] }],
      precedence: { kind: "ladder", order: [null, [null], "x"] },
      hold: { duration: null },
      effective: { start: 5, end: 5 },
      currency: "pounds",
    };
    const [first] = lintTerms(deepFreeze(odd) as unknown as CommissionTerms).filter(
      ({ code }) => code === "zoneMissing",
    );
    expect(first?.path).toEqual(["timeZone"]);
  });

  it("reads over the holes of a list", () => {
    expect(lintTerms(plan([all], { caps: new Array(3) }))).toEqual([]);
  });

  it("finds its way through a rule for each of ten thousand creators", () => {
    const rules = Array.from({ length: 10_000 }, (_, index) =>
      rule(`r-${index}`, percent("0.12"), { scope: { creatorIds: [`c-${index}`] } }),
    );
    const begun = performance.now();
    expect(lintTerms(plan([all, ...rules]))).toEqual([]);
    expect(told(plan([all, ...rules, rule("again", percent("0.2"), { scope: { creatorIds: ["c-77"] } })]))).toEqual([
      "ambiguousTie rules.10001",
      "unreachableRule rules.10001",
    ]);
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it("gives up where nothing but time tells a hundred thousand rules apart, and not before", () => {
    const rules = Array.from({ length: 20_000 }, (_, index) =>
      rule("r", percent("0.12"), { during: { start: index, end: index + 1 }, scope: { groups: ["g"] } }),
    );
    const begun = performance.now();
    expect(lintTerms(plan([all, ...rules]))).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});
