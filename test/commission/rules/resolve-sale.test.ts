import type {
  CommissionComponent,
  CommissionRule,
  CommissionTerms,
  CreatorAttributes,
  Sale,
} from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { compilePicks } from "../../../src/commission/rules/compile-picks.js";
import { type Resolution, type ResolveContext, resolveSale } from "../../../src/commission/rules/resolve-sale.js";
import { memoOf } from "../../../src/commission/rules/rule-memo.js";
import { compileTerms } from "../../../src/commission/terms/compile-terms.js";
import type { CompiledTerms } from "../../../src/commission/terms/compiled.js";
import { at, day, flatOf, gbp, line, percentOf, rule, sale, terms } from "./fixtures.ts";

interface Asked {
  readonly sale?: Partial<Sale>;
  readonly creator?: Partial<CreatorAttributes>;
  readonly context?: Partial<ResolveContext>;
}

const order = sale("o", at, gbp("10.00"));

function resolve(compiled: CompiledTerms, { sale: more, creator, context }: Asked): Resolution {
  const asked: Sale = { ...order, ...more };
  return resolveSale(
    compiled,
    { sale: asked, at: Date.parse(String(asked.occurredAt)), currency: asked.value?.currency ?? null },
    { creatorId: "c-1", ...creator },
    { picks: compilePicks(), fxKnown: true, pays: () => 0, ...context },
  );
}

const told = ({ applied, rejected }: Resolution) => ({
  applied: applied.map(({ rule: { id }, lines, rate, parts }) => ({ id, lines, rate, parts })),
  rejected,
});

const listed = { base: { kind: "lines", include: ["price"] } } as const;
const A = line("1", "5.00", { productId: "A" });
const B = line("2", "5.00", { productId: "B" });
const credits = (...campaigns: readonly (string | null)[]) =>
  campaigns.map((campaignId) => ({ ...order.credits[0]!, campaignId }));

describe("an outcome that is remembered", () => {
  it.each<[string, Partial<CommissionRule>, Partial<CommissionTerms>, Asked, Asked]>([
    [
      "a moment before it begins",
      { during: { start: at } },
      {},
      { sale: { occurredAt: "2026-03-10T11:59:59.999Z" } },
      {},
    ],
    ["the moment it ends", { during: { end: at } }, {}, { sale: { occurredAt: "2026-03-10T11:59:59.999Z" } }, {}],
    [
      "the moment its rate changes",
      { component: { kind: "percent", rate: "0.1", changes: [{ from: at, rate: "0.2" }] } },
      {},
      { sale: { occurredAt: "2026-03-10T11:59:59.999Z" } },
      {},
    ],
    [
      "another currency",
      { component: { kind: "flat", amount: gbp("1.00") } },
      {},
      {},
      { sale: { value: money("10.00", "USD") } },
    ],
    ["an exchange rate", {}, { currency: "USD" }, { context: { fxKnown: false } }, {}],
    ["the value", {}, {}, {}, { sale: { value: undefined as never } }],
    ["the lines", {}, listed, {}, { sale: { lines: [A] } }],
    [
      "the cost of a line",
      {},
      { base: { kind: "margin", include: ["price"] } },
      { sale: { lines: [A] } },
      { sale: { lines: [{ ...A, cost: gbp("1.00") }] } },
    ],
    [
      "the cost of the line it takes",
      { scope: { productIds: ["A"] } },
      { base: { kind: "margin", include: ["price"] } },
      { sale: { lines: [A, { ...B, cost: gbp("1.00") }] } },
      { sale: { lines: [{ ...A, cost: gbp("1.00") }, B] } },
    ],
    ["the product", { scope: { productIds: ["A"] } }, {}, { sale: { productId: "A" } }, { sale: { productId: "B" } }],
    ["a product that is not said", { scope: { productIds: ["A"] } }, {}, { sale: { productId: "B" } }, {}],
    [
      "the order of the lines",
      { scope: { productIds: ["A"] } },
      {},
      { sale: { lines: [A, B] } },
      { sale: { lines: [B, A] } },
    ],
    ["one line more", { scope: { productIds: ["A"] } }, {}, { sale: { lines: [A] } }, { sale: { lines: [A, B] } }],
    [
      "the SKU",
      { scope: { skus: ["A"] } },
      {},
      { sale: { lines: [{ ...A, sku: "A" }] } },
      { sale: { lines: [{ ...A, sku: "B" }] } },
    ],
    [
      "the category",
      { scope: { categories: ["x"] } },
      {},
      { sale: { lines: [{ ...A, category: "x" }] } },
      { sale: { lines: [{ ...A, category: "y" }] } },
    ],
    ["the creator", { scope: { creatorIds: ["c-1"] } }, {}, {}, { creator: { creatorId: "c-2" } }],
    [
      "the level",
      { scope: { statusLevels: ["gold"] } },
      {},
      { creator: { statusLevel: "gold" } },
      { creator: { statusLevel: "silver" } },
    ],
    ["the tier", { scope: { followerTiers: ["nano"] } }, {}, { creator: { followerTier: "nano" } }, {}],
    ["the group", { scope: { groups: ["a"] } }, {}, { creator: { groups: ["a"] } }, { creator: { groups: ["b"] } }],
    ["groups that are not said", { scope: { groups: ["a"] } }, {}, { creator: { groups: [] } }, {}],
    [
      "one campaign of two",
      { scope: { campaignIds: ["s"] } },
      {},
      { sale: { credits: credits("s", "t") } },
      { sale: { credits: credits("s", null) } },
    ],
    ["the order value", { scope: { orderValue: { from: gbp("10.00") } } }, {}, {}, { sale: { value: gbp("9.99") } }],
    [
      "the currency of the order value",
      { scope: { orderValue: { from: gbp("10.00") } } },
      {},
      {},
      { sale: { value: money("10.00", "USD") } },
    ],
    [
      "the charge",
      { recurring: { charges: 1 } },
      {},
      { sale: { subscription: { startedAt: at, charge: 1 } } },
      { sale: { subscription: { startedAt: at, charge: 2 } } },
    ],
    ["the country", { scope: { countries: ["GB"] } }, {}, { sale: { country: "GB" } }, { sale: { country: "US" } }],
    [
      "the country that is left out",
      { except: { countries: ["GB"] } },
      {},
      { sale: { country: "GB" } },
      { sale: { country: "US" } },
    ],
  ])("is not that of a sale with another answer: %s", (_, more, plan, first, second) => {
    const all = terms([{ ...percentOf("r", "0.1"), ...more }], plan);
    const compiled = compileTerms(all, "terms");
    const both = [first, second].map((asked) => told(resolve(compiled, asked)));
    const fresh = [first, second].map((asked) => told(resolve(compileTerms(all, "terms"), asked)));
    expect(both).toEqual(fresh);
    expect(both[0]).not.toEqual(both[1]);
  });

  it("is one object for equal answers, also of many sales", () => {
    const compiled = compileTerms(terms([percentOf("gold", "0.1", { statusLevels: ["gold"] })]), "terms");
    const first = resolve(compiled, { creator: { statusLevel: "silver" } });
    for (let index = 0; index < 1000; index += 1) {
      expect(
        resolve(compiled, { sale: { id: `o-${index}` }, creator: { creatorId: `c-${index}`, statusLevel: "silver" } }),
      ).toBe(first);
    }
  });

  it("is right again after so many different ones that it starts over", () => {
    const compiled = compileTerms(terms([percentOf("gb", "0.1", { countries: ["GB"] })]), "terms");
    const codes = (country: string) =>
      resolve(compiled, { sale: { country } }).rejected.map(({ reasons }) => reasons[0]?.actual);
    for (let index = 0; index < 60_000; index += 1) resolve(compiled, { sale: { country: `X${index}` } });
    expect([codes("GB"), codes("US"), codes("X7")]).toEqual([[], ["US"], ["X7"]]);
    expect(memoOf(compiled).size).toBeLessThan(60_000);
  });
});

describe("a receipt", () => {
  it("leaves out the rules for other creators, and nothing else", () => {
    const rules = [
      percentOf("all", "0.1"),
      percentOf("others", "0.9", { creatorIds: ["c-7"], statusLevels: ["gold"] }),
      percentOf("gold", "0.2", { statusLevels: ["gold"] }),
    ];
    const { rejected, receipt, ruleIds } = resolve(compileTerms(terms(rules), "terms"), {
      creator: { statusLevel: "silver" },
    });
    expect(rejected.map(({ ruleId }) => ruleId)).toEqual(["others", "gold"]);
    expect(receipt.map(({ ruleId }) => ruleId)).toEqual(["gold"]);
    expect(ruleIds).toEqual(["all"]);
  });
});

describe("a decision", () => {
  const waits = (rules: readonly CommissionRule[], asked: Asked, more: Partial<CommissionTerms> = {}) =>
    resolve(compileTerms(terms(rules, more), "terms"), asked).isWaiting;
  const share = percentOf("share", "0.1", { kinds: ["order", "lead"] });
  const fixed = flatOf("fixed", gbp("1.00"), { scope: { kinds: ["order", "lead"] }, mode: "additive" });
  const lead: Asked = { sale: { kind: "lead", value: undefined as never } };

  it("is too early while nothing applies and the value is not said", () => {
    expect(waits([share], lead)).toBe(true);
    expect(waits([share, fixed], lead)).toBe(false);
    expect(waits([share], {})).toBe(false);
    expect(waits([percentOf("share", "0.1")], lead)).toBe(false); // it is not for leads, whatever they are worth
  });

  it("is too early while a rule lacks nothing but an exchange rate, whatever else applies", () => {
    const inEuros: Asked = { sale: { value: money("10.00", "EUR") }, context: { fxKnown: false } };
    expect(waits([share, fixed], inEuros, { currency: "GBP" })).toBe(true);
    expect(waits([share, fixed], { ...inEuros, context: {} }, { currency: "GBP" })).toBe(false);
    expect(waits([percentOf("share", "0.1", { countries: ["US"] }), fixed], inEuros, { currency: "GBP" })).toBe(false);
  });
});

describe("a decision that stands", () => {
  const only = (...ids: readonly string[]): Asked => ({ context: { only: new Set(ids) } });
  const takes = ({ applied }: Resolution) => applied.map(({ rule: { id }, lines, rate }) => [id, lines, rate]);

  it("asks nothing but lines and rates again", () => {
    const changes = [{ from: at, rate: "0.3" }];
    const rules = [
      percentOf("all", "0.1"),
      rule(
        "gold",
        { kind: "percent", rate: "0.2", changes },
        { scope: { statusLevels: ["gold"] }, during: { end: day(2) } },
      ),
      percentOf("a", "0.5", { productIds: ["A"] }),
    ];
    const compiled = compileTerms(terms(rules), "terms");
    expect(takes(resolve(compiled, only("gold")))).toEqual([["gold", null, "0.3"]]);
    const both = { ...only("all", "a"), sale: { lines: [A, B] } };
    expect(takes(resolve(compiled, both))).toEqual([
      ["all", [1], "0.1"],
      ["a", [0], "0.5"],
    ]);
    expect(resolve(compiled, both).rejected).toEqual([]);
    // The line is another product now: the rule stands and has nothing.
    expect(takes(resolve(compiled, { ...only("all", "a"), sale: { lines: [B, B] } }))).toEqual([
      ["all", null, "0.1"],
      ["a", [], "0.5"],
    ]);
    expect(takes(resolve(compiled, only()))).toEqual([]);
    expect(takes(resolve(compiled, {}))).toEqual([["all", null, "0.1"]]);
  });

  it("is told apart also in plans of many rules", () => {
    const rules = Array.from({ length: 60 }, (_, index) => percentOf(`r-${index}`, "0.1", {}, { mode: "additive" }));
    const compiled = compileTerms(terms(rules), "terms");
    for (const ids of [["r-0"], ["r-59"], ["r-0", "r-59"], ["r-3"], []]) {
      expect(resolve(compiled, only(...ids)).ruleIds).toEqual(ids);
    }
  });
});

describe("best for the creator", () => {
  it("asks what is paid on the lines that a rule would have, and no more ways than can be counted", () => {
    const products = Array.from({ length: 12 }, (_, index) => `p-${index}`);
    const flat = (id: string, product: string): CommissionRule =>
      rule(id, { kind: "flat", amount: gbp("1.00") } satisfies CommissionComponent, {
        scope: { productIds: [product] },
      });
    const rules = products.flatMap((product) => [flat(`${product}-low`, product), flat(`${product}-high`, product)]);
    const compiled = compileTerms(terms(rules, { precedence: { kind: "bestForCreator" } }), "terms");
    let asked = 0;
    const pays: ResolveContext["pays"] = ({ id }) => {
      asked += 1;
      return id.endsWith("high") ? 2 : 1;
    };
    const lines = products.map((productId, index) => line(`l-${index}`, "1.00", { productId }));
    const { ruleIds } = resolve(compiled, { sale: { lines }, context: { pays } });
    expect(ruleIds).toEqual(products.map((product) => `${product}-high`));
    expect(asked).toBe(24); // each rule once: 2^12 ways are not tried
  });
});
