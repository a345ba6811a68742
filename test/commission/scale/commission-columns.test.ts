import { commissionColumns, type SaleColumns } from "creator-core/commission";
import { type ErrorCode, isCreatorCoreError } from "creator-core/errors";
import type { CommissionCap, CommissionRule, CommissionTerms, TieredComponent } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { gbp, percentRule, rule, terms } from "../fixtures.ts";

/** Rows of one creator at 0, 1, 2 … milliseconds unless said; amounts in pence. */
function rows(base: readonly number[], more: Partial<SaleColumns> = {}): SaleColumns {
  return {
    currency: "GBP",
    creatorId: base.map(() => "ann"),
    occurredAt: Float64Array.from(base, (_, row) => row),
    base: Float64Array.from(base),
    ...more,
  };
}

const numbers = (...list: readonly number[]) => Float64Array.from(list);
const plan = (
  rules: readonly CommissionRule[],
  caps: readonly CommissionCap[] = [],
  more: Partial<CommissionTerms> = {},
) => deepFreeze(terms(rules, { caps, ...more }));
const due = (columns: SaleColumns, own: CommissionTerms, options = {}) => [
  ...commissionColumns(columns, own, deepFreeze(options)).due,
];

const tiered = (more: Partial<TieredComponent> = {}): TieredComponent => ({
  kind: "tiered",
  mode: "graduated",
  measure: "salesValue",
  window: { kind: "lifetime" },
  onReversal: "recompute",
  tiers: [
    { from: gbp("0.00"), rate: "0.1" },
    { from: gbp("150.00"), rate: "0.2" },
  ],
  ...more,
});
const underTiers = (more: Partial<TieredComponent> = {}) => plan([rule("t", tiered(more))]);

const cap = (more: Partial<CommissionCap> = {}): CommissionCap => ({
  id: "c",
  amount: gbp("20.00"),
  per: "creator",
  overflow: "clamp",
  onHeadroom: "refill",
  ...more,
});

/** What a call throws: its code and path. */
function refusal(columns: unknown, own: unknown, options: unknown = {}): [ErrorCode, unknown] | null {
  try {
    commissionColumns(columns as SaleColumns, own as CommissionTerms, options as object);
  } catch (error) {
    if (isCreatorCoreError(error)) return [error.code, error.details.path];
    throw error;
  }
  return null;
}

describe("percentages and fixed amounts", () => {
  it("takes a share of what is left, and a fixed amount while anything is", () => {
    const both = plan([percentRule("0.15"), rule("fix", { kind: "flat", amount: gbp("0.50") }, { mode: "additive" })]);
    // 15 % of 10.00 + 0.50; of 0.01 (0.0015) + 0.50; nothing.
    expect(due(rows([1000, 1000, 1000], { left: numbers(1000, 1, 0) }), both)).toEqual([200, 50, 0]);
  });

  it("pays a fixed amount on an order of nothing: it was not taken back", () => {
    expect(due(rows([0]), plan([rule("fix", { kind: "flat", amount: gbp("0.50") })]))).toEqual([50]);
  });

  it.each([
    // 2.5, 3.5 and 0.5 pence.
    ["halfAwayFromZero", [3, 4, 1]],
    ["halfUp", [3, 4, 1]],
    ["halfEven", [2, 4, 0]],
    ["halfTowardsZero", [2, 3, 0]],
    ["halfDown", [2, 3, 0]],
    ["floor", [2, 3, 0]],
    ["towardsZero", [2, 3, 0]],
    ["ceiling", [3, 4, 1]],
    ["awayFromZero", [3, 4, 1]],
  ] as const)("rounds %s", (rounding, expected) => {
    expect(due(rows([25, 35, 5]), plan([percentRule("0.1")], [], { rounding }))).toEqual(expected);
  });

  it.each([
    // 1.1, 1.9 and 2 pence.
    ["halfAwayFromZero", [1, 2, 2]],
    ["halfEven", [1, 2, 2]],
    ["halfDown", [1, 2, 2]],
    ["floor", [1, 1, 2]],
    ["ceiling", [2, 2, 2]],
  ] as const)("rounds between halves: %s", (rounding, expected) => {
    expect(due(rows([11, 19, 20]), plan([percentRule("0.1")], [], { rounding }))).toEqual(expected);
  });

  it("is exact at the end of the safe integers", () => {
    const most = Number.MAX_SAFE_INTEGER;
    // 9007199254740991 × 0.123456789 = 1111999897873515.8 (by Python's integers).
    expect(due(rows([most]), plan([percentRule("0.123456789")]))).toEqual([1_111_999_897_873_516]);
    expect(due(rows([most]), plan([percentRule("1")]))).toEqual([most]);
  });

  it("changes a rate at its very millisecond", () => {
    const changing = rule("p", { kind: "percent", rate: "0.1", changes: [{ from: 1000, rate: "0.2" }] });
    expect(due(rows([100, 100], { occurredAt: numbers(999, 1000) }), plan([changing]))).toEqual([10, 20]);
  });

  it("begins and ends a rule at its very millisecond", () => {
    const during = rule("p", { kind: "percent", rate: "0.1" }, { during: { start: 10, end: 20 } });
    const columns = rows([100, 100, 100, 100], { occurredAt: numbers(9, 10, 19, 20) });
    expect(due(columns, plan([during]))).toEqual([0, 10, 10, 0]);
  });
});

describe("tiers", () => {
  const orders = rows([10_000, 10_000]); // 100.00 each, 150.00 in between

  it.each([
    ["graduated: 10.00, then 5.00 + 10.00", {}, [1000, 1500]],
    ["volume: all of it at the tier of 200.00", { mode: "volume" }, [2000, 2000]],
    ["forward, before: at the tiers of 0.00 and 100.00", { mode: "forward", crossing: "before" }, [1000, 1000]],
    ["forward, after: at the tiers of 100.00 and 200.00", { mode: "forward", crossing: "after" }, [1000, 2000]],
    ["each order for itself", { window: { kind: "order" }, mode: "volume" }, [1000, 1000]],
  ] as const)("%s", (_, more, expected) => {
    expect(due(orders, underTiers(more))).toEqual(expected);
  });

  it.each([
    ["fromInclusive", "volume", [3000]],
    ["upToInclusive", "volume", [1500]],
    // Graduated, what lies up to the boundary is below it either way.
    ["fromInclusive", "graduated", [1500]],
    ["upToInclusive", "graduated", [1500]],
  ] as const)("a sum exactly at 150.00: %s, %s", (boundary, mode, expected) => {
    expect(due(rows([15_000]), underTiers({ boundary, mode }))).toEqual(expected);
  });

  it("goes on from the very boundary in the tier above", () => {
    expect(due(rows([15_000, 100]), underTiers())).toEqual([1500, 20]);
    expect(due(rows([15_000, 100]), underTiers({ boundary: "upToInclusive" }))).toEqual([1500, 20]);
  });

  it("goes through three tiers in one order, rounded once", () => {
    const three = tiered({
      tiers: [
        { from: gbp("0.00"), rate: "0.005" },
        { from: gbp("0.50"), rate: "0.015" },
        { from: gbp("1.00"), rate: "0.5" },
      ],
    });
    // 50 × 0.5 % + 50 × 1.5 % + 1 × 50 % = 0.25 + 0.75 + 0.5 = 1.5 pence.
    expect(due(rows([101]), plan([rule("t", three)]))).toEqual([2]);
  });

  it("searches among many tiers as among few", () => {
    const tiers = Array.from({ length: 21 }, (_, n) => ({
      from: gbp(`${n}.00`),
      rate: `0.${String(n).padStart(2, "0")}`,
    }));
    // 19.50 at nothing to 19 %: 100 × (0 + 1 + … + 18) % + 50 × 19 % = 171 + 9.5; then 50 × 19 % + 100 × 20 % = 9.5 + 20.
    expect(due(rows([1950, 150]), plan([rule("t", tiered({ tiers }))]))).toEqual([181, 30]);
  });

  it("after a refund rates what is left, or what there was", () => {
    const refunded = rows([10_000, 10_000], { left: numbers(0, 10_000) });
    expect(due(refunded, underTiers())).toEqual([0, 1000]);
    expect(due(refunded, underTiers({ onReversal: "ratchet" }))).toEqual([0, 1500]);
    // Half of an order that earned 15.00 in two tiers.
    const half = rows([10_000, 10_000], { left: numbers(10_000, 5_000) });
    expect(due(half, underTiers({ onReversal: "ratchet" }))).toEqual([1000, 750]);
  });

  it("counts orders while anything of them is left", () => {
    const tiers = [
      { from: 0, rate: "0.1" },
      { from: 2, rate: "0.2" },
    ];
    const counting = underTiers({ measure: "orders", mode: "forward", crossing: "after", tiers });
    const columns = rows([100, 100, 100], { left: numbers(100, 0, 100) });
    expect(due(columns, counting)).toEqual([10, 0, 20]);
  });

  const midnight = Date.UTC(2026, 2, 31, 23); // 1 April in London
  it.each([
    ["calendarMonth", [3000, 1500]],
    ["calendarQuarter", [3000, 1500]],
    ["lifetime", [3000, 2250]],
    ["order", [3000, 1500]],
  ] as const)("begins anew: %s", (kind, expected) => {
    const columns = rows([20_000, 15_000], { occurredAt: numbers(midnight - 1, midnight) });
    const tiers = [
      { from: gbp("0.00"), rate: "0.1" },
      { from: gbp("160.00"), rate: "0.15" },
    ];
    // 200.00 and 150.00 by volume at 15 % from 160.00: 30.00, and 15.00 alone; for ever it is 350.00, all at 15 %.
    expect(due(columns, underTiers({ mode: "volume", window: { kind }, tiers }))).toEqual(expected);
  });

  it("goes on in a month that rows of other creators begin", () => {
    const columns = rows([10_000, 100, 10_000], {
      creatorId: ["ann", "bo", "ann"],
      occurredAt: numbers(midnight - 1, midnight, midnight + 1),
    });
    const monthly = underTiers({ window: { kind: "calendarMonth" } });
    expect(due(columns, monthly)).toEqual([1000, 10, 1000]);
    expect(due({ ...columns, occurredAt: numbers(midnight, midnight, midnight) }, monthly)).toEqual([1000, 10, 1500]);
  });
});

describe("caps", () => {
  const half = percentRule("0.5");

  it.each([
    ["creator: 15.00, 5.00 that are left of 20.00; bo has 20.00 of his own", { per: "creator" }, [1500, 500, 1500]],
    ["plan: nothing is left for bo", { per: "plan" }, [1500, 500, 0]],
    ["order: none comes to 20.00", { per: "order" }, [1500, 1500, 1500]],
    ["campaign: what belongs to none is let through", { per: "campaign" }, [1500, 1500, 500]],
    ["rejected whole", { per: "creator", overflow: "reject" }, [1500, 0, 1500]],
    ["in another currency", { amount: { minor: 1, currency: "USD" } }, [1500, 1500, 1500]],
  ] as const)("%s", (_, more, expected) => {
    const columns = rows([3000, 3000, 3000], {
      creatorId: ["ann", "ann", "bo"],
      campaignId: ["spring", null, "spring"],
    });
    expect(due(columns, plan([half], [cap(more)]))).toEqual(expected);
  });

  it("per order: rules share it in the order of their ids", () => {
    const rules = [rule("z", { kind: "percent", rate: "0.5" }, { mode: "additive" }), percentRule("0.3", "a")];
    const [all, onlyZ] = [cap({ per: "order" }), cap({ per: "order", ruleIds: ["z"], overflow: "reject" })];
    // 9.00 and 15.00 of 30.00: clipped at 20.00. Under a reject of 10.00, `a` fits and `z` does not.
    expect(due(rows([3000, 3000]), plan(rules, [all]))).toEqual([2000, 2000]);
    expect(due(rows([3000]), plan(rules, [{ ...onlyZ, amount: gbp("10.00") }]))).toEqual([900]);
    expect(due(rows([3000]), plan(rules, [cap({ per: "order", overflow: "reject" })]))).toEqual([900]);
  });

  it("one after the other", () => {
    const caps = [cap({ id: "each", per: "order", amount: gbp("12.00") }), cap({ id: "all" })];
    expect(due(rows([3000, 3000]), plan([half], caps))).toEqual([1200, 800]);
  });

  it("begins anew with the month, in the zone of the terms", () => {
    const midnight = Date.UTC(2026, 2, 31, 23);
    const columns = rows([6000, 6000], { occurredAt: numbers(midnight - 1, midnight) });
    expect(due(columns, plan([half], [cap({ window: { kind: "calendarMonth" } })]))).toEqual([2000, 2000]);
    expect(due(columns, plan([half], [cap({ window: { kind: "lifetime" } })]))).toEqual([2000, 0]);
  });

  it("is refilled by what a refund left", () => {
    const columns = rows([3000, 3000], { left: numbers(1000, 3000) });
    expect(due(columns, plan([half], [cap()]))).toEqual([500, 1500]);
  });

  it("may serve later sales where nothing was taken back", () => {
    const own = plan([half], [cap({ onHeadroom: "later" })]);
    expect(due(rows([3000, 3000], { left: numbers(3000, 3000) }), own)).toEqual([1500, 500]);
    expect(refusal(rows([3000], { left: numbers(2999) }), own)).toEqual(["invalidPolicy", "terms.caps[0].onHeadroom"]);
  });

  it("with nothing under it lets nothing through", () => {
    expect(due(rows([3000]), plan([half], [cap({ amount: gbp("0.00") })]))).toEqual([0]);
  });
});

describe("which rule pays", () => {
  const rules = [
    percentRule("0.1", "everybody"),
    rule("lips", { kind: "percent", rate: "0.2" }, { scope: { categories: ["lips"] } }),
    rule("ads", { kind: "percent", rate: "0.3" }, { scope: { channel: "ads" } }),
    rule("gold", { kind: "percent", rate: "0.01" }, { scope: { statusLevels: ["gold"] }, mode: "additive" }),
  ];
  const columns = rows([100, 100, 100, 100], {
    creatorId: ["ann", "ann", "ann", "bo"],
    category: ["lips", "lips", null, "eyes"],
    channel: ["organic", "ads", null, "ads"],
  });
  const creators = [{ creatorId: "ann", statusLevel: "gold" }];

  it("goes by the number of dimensions, and the older or newer of equals", () => {
    const specific = (tie: "oldest" | "newest") => plan(rules, [], { precedence: { kind: "specificity", tie } });
    expect(due(columns, specific("oldest"), { creators })).toEqual([21, 21, 11, 30]);
    expect(due(columns, specific("newest"), { creators })).toEqual([21, 31, 11, 30]);
  });

  it("goes by the ladder", () => {
    const ladder = plan(rules, [], { precedence: { kind: "ladder", order: [["channel"], ["categories"], []] } });
    expect(due(columns, ladder)).toEqual([20, 30, 10, 30]);
  });

  it("leaves out what is excepted, and what may be", () => {
    const notOnAds = rule("p", { kind: "percent", rate: "0.1" }, { except: { channel: "ads" } });
    expect(due(columns, plan([notOnAds]))).toEqual([10, 0, 0, 0]);
  });

  it("knows nothing of what there is no column for", () => {
    expect(due(rows([100]), plan(rules))).toEqual([10]);
  });

  it("lets a milestone take the orders it counts, and pays nothing for it", () => {
    const milestone = rule(
      "m",
      {
        kind: "milestone",
        measure: "orders",
        steps: [{ at: 1, bonus: gbp("5.00") }],
        stack: "highest",
        window: { kind: "lifetime" },
        onReversal: "recompute",
      },
      { scope: { channel: "ads" } },
    );
    expect(due(columns, plan([rules[0]!, milestone]))).toEqual([10, 0, 10, 0]);
  });

  it("does not pay amounts of another currency", () => {
    const dollars = rule("p", { kind: "flat", amount: { minor: 100, currency: "USD" } });
    expect(due(rows([100]), plan([dollars]))).toEqual([0]);
  });

  it("tells a million kinds of rows apart as it does two", () => {
    const words = Array.from({ length: 1_500 }, (_, n) => `p-${n}`);
    const odd = words.filter((_, n) => n % 2 === 1);
    const own = plan([
      rule("odd", { kind: "percent", rate: "0.1" }, { scope: { productIds: odd }, mode: "additive" }),
      rule("same", { kind: "percent", rate: "0.2" }, { scope: { skus: odd }, mode: "additive" }),
    ]);
    const many = rows(
      words.map(() => 100),
      { productId: words, sku: [...words].reverse() },
    );
    // The reverse of an odd place of 1,500 is an even one: each row has one of the two.
    expect(due(many, own)).toEqual(words.map((_, n) => (n % 2 === 1 ? 10 : 20)));
  });
});

describe("columns", () => {
  const own = underTiers();

  it("may be in any order; of one instant the earlier row comes first", () => {
    expect(due(rows([10_000, 10_000], { occurredAt: numbers(2, 1) }), own)).toEqual([1500, 1000]);
    expect(due(rows([10_000, 10_000], { occurredAt: numbers(1, 1) }), own)).toEqual([1000, 1500]);
  });

  it("may be dictionaries; a creator without a row is nobody", () => {
    const words = deepFreeze(["zoe", "bo", "ann"]);
    const columns = rows([100, 100, 200], { creatorId: { words, numbers: Int32Array.of(2, 1, 2) } });
    const result = commissionColumns(columns, plan([percentRule("0.1")]));
    expect(result).toEqual({ creatorIds: ["ann", "bo"], owed: numbers(30, 10), due: numbers(10, 10, 20) });
  });

  it("may be empty", () => {
    const nothing = { creatorIds: [], owed: numbers(), due: numbers() };
    expect(commissionColumns(rows([]), own)).toEqual(nothing);
    expect(commissionColumns(rows([], { left: numbers() }), plan([percentRule("0.1")], [cap()]))).toEqual(nothing);
  });

  it("sorts creators by code units, whatever they are called", () => {
    const creatorId = ["b", "__proto__", "\ud800", "B", "a".repeat(1_000_000), "constructor", "b"];
    const result = commissionColumns(
      rows([100, 100, 100, 100, 100, 100, 100], { creatorId }),
      plan([percentRule("0.1")]),
    );
    expect(result.creatorIds).toEqual(["B", "__proto__", "a".repeat(1_000_000), "b", "constructor", "\ud800"]);
    expect([...result.owed]).toEqual([10, 10, 10, 20, 10, 10]);
  });

  it("are left as they were", () => {
    const columns = rows([10_000, 10_000], { occurredAt: numbers(2, 1), left: numbers(5_000, 10_000) });
    const before = structuredClone(columns);
    commissionColumns(deepFreeze({ ...columns }), own);
    expect(columns).toEqual(before);
  });

  it("may have as many months as rows", () => {
    const count = 20_000;
    const day = 86_400_000;
    const month = (n: number) => 30.5 * n * day;
    const columns = rows(
      Array.from({ length: count }, () => 15_100),
      {
        creatorId: Array.from({ length: count }, (_, n) => `c-${n}`),
        occurredAt: Float64Array.from({ length: count }, (_, n) => month(n)),
      },
    );
    const monthly = underTiers({ window: { kind: "calendarMonth" } });
    // 150.00 at 10 % and 1.00 at 20 %.
    expect(new Set(due(columns, monthly))).toEqual(new Set([1520]));
  });
});

describe("refusals", () => {
  const own = plan([percentRule("0.1"), rule("ads", { kind: "percent", rate: "0.2" }, { scope: { channel: "ads" } })]);
  const one = rows([100]);

  it.each([
    ["no object", null, "columns"],
    ["no currency", { ...one, currency: "pounds" }, "columns.currency"],
    ["another column", { ...one, custmer: ["k"] }, "columns"],
    ["times as a list", { ...one, occurredAt: [0] }, "columns.occurredAt"],
    ["another length", { ...one, base: numbers(1, 2) }, "columns.base"],
    ["whole numbers of another kind", { ...one, left: Int32Array.of(1) }, "columns.left"],
    ["no creators", { ...one, creatorId: undefined }, "columns.creatorId"],
    ["fewer creators", { ...one, creatorId: [] }, "columns.creatorId"],
    ["an unknown creator", { ...one, creatorId: [null] }, "columns.creatorId[0]"],
    ["a hole", { ...one, creatorId: new Array(1) }, "columns.creatorId[0]"],
    ["an empty id", { ...one, creatorId: [""] }, "columns.creatorId[0]"],
    ["a number for an id", { ...one, creatorId: [7] }, "columns.creatorId[0]"],
    ["a dictionary without numbers", { ...one, creatorId: { words: ["a"] } }, "columns.creatorId"],
    [
      "a dictionary of numbers",
      { ...one, creatorId: { words: [1], numbers: Int32Array.of(0) } },
      "columns.creatorId.words[0]",
    ],
    [
      "a word that is not there",
      { ...one, creatorId: { words: ["a"], numbers: Int32Array.of(1) } },
      "columns.creatorId.numbers[0]",
    ],
    [
      "a place below",
      { ...one, channel: { words: ["ads"], numbers: Int32Array.of(-2) } },
      "columns.channel.numbers[0]",
    ],
    ["another word", { ...one, channel: ["Ads"] }, "columns.channel"],
    ["a column that nobody asks, of another length", { ...one, sku: [] }, "columns.sku"],
  ] as const)("%s", (_, columns, path) => {
    expect(refusal(columns, own)?.[1]).toBe(path);
    expect(["invalidArgument", "unknownCurrency"]).toContain(refusal(columns, own)?.[0]);
  });

  it("a word twice in a dictionary", () => {
    const creatorId = { words: ["a", "a"], numbers: Int32Array.of(1) };
    expect(refusal({ ...one, creatorId }, own)).toEqual(["duplicateId", "columns.creatorId.words[1]"]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5, Number.MAX_SAFE_INTEGER + 1])("a base of %d", (minor) => {
    expect(refusal(rows([1, minor]), own)).toEqual(["invalidMoney", "columns.base[1]"]);
  });

  it.each([Number.NaN, -1, 0.5, 101])("%d left of 100", (minor) => {
    expect(refusal(rows([100], { left: numbers(minor) }), own)).toEqual(["invalidMoney", "columns.left[0]"]);
  });

  it.each([Number.NaN, Number.NEGATIVE_INFINITY, 0.5, 8.64e15 + 1])("a time of %d", (at) => {
    expect(refusal(rows([100], { occurredAt: numbers(at) }), own)).toEqual(["invalidInstant", "columns.occurredAt[0]"]);
  });

  it("takes −0 for 0", () => {
    expect(due(rows([-0], { occurredAt: numbers(-0) }), plan([percentRule("0.1")], [], { rounding: "floor" }))).toEqual(
      [0],
    );
  });

  it("a time that has no month, where a rule asks for one", () => {
    const late = rows([100], { occurredAt: numbers(8.64e15) });
    expect(due(late, underTiers())).toEqual([10]);
    expect(refusal(late, underTiers({ window: { kind: "calendarMonth" } }))?.[0]).toBe("invalidInstant");
  });

  const counted = tiered({ tiers: [{ from: 0, rate: "0.1" }] });
  const flat = { kind: "flat", amount: gbp("1.00") } as const;
  const ruled = (component: CommissionRule["component"], more: Partial<CommissionRule> = {}) =>
    terms([rule("r", component, more)]);
  const percent = { kind: "percent", rate: "0.1" } as const;
  const scoped = (scope: CommissionRule["scope"]) => ruled(percent, { scope });

  it.each([
    ["units", ruled({ ...counted, measure: "units" }), "rules[0].component.measure"],
    ["views", ruled({ ...counted, measure: "views" }), "rules[0].component.measure"],
    ["rolling days", ruled(tiered({ window: { kind: "rollingDays", days: 7 } })), "rules[0].component.window.kind"],
    ["campaigns", ruled(tiered({ window: { kind: "campaign" } })), "rules[0].component.window.kind"],
    ["approved orders", ruled(tiered({ counting: "approved" })), "rules[0].component.counting"],
    ["an amount for each piece", ruled({ ...flat, per: "unit" }), "rules[0].component.per"],
    ["who shares an amount", ruled({ ...flat, sharing: "proportional" }), "rules[0].component.sharing"],
    ["who wins it", ruled({ ...flat, sharing: "winner" }), "rules[0].component.sharing"],
    ["a lock", ruled({ ...percent, lock: { days: 30, anchor: "pickedAt" } }), "rules[0].component.lock"],
    ["a subscription", ruled(percent, { recurring: { months: 3 } }), "rules[0].recurring"],
    ["new customers", scoped({ customerOfShop: "new" }), "rules[0].scope"],
    ["order values", scoped({ orderValue: { from: gbp("1.00") } }), "rules[0].scope"],
    ["exceptions of those", ruled(percent, { except: { customerOfCreator: "new" } }), "rules[0].scope"],
    ["lines", terms([], { rounding: { mode: "halfEven", level: "line" } }), "rounding.level"],
    ["the best for a creator", terms([], { precedence: { kind: "bestForCreator" } }), "precedence"],
    ["customers", terms([], { caps: [cap({ per: "customer" })] }), "caps[0].per"],
    [
      "volume tiers under a cap that is not refilled",
      terms([rule("t", tiered({ mode: "volume" }))], { caps: [cap({ onHeadroom: "later" })] }),
      "caps[0].onHeadroom",
    ],
  ] as const)("what columns do not say: %s", (_, asked, path) => {
    expect(refusal(rows([]), asked)).toEqual(["invalidPolicy", `terms.${path}`]);
  });

  it("takes an amount that is for each creator, and rules that are not about sales", () => {
    const guarantee = { kind: "guarantee", amount: gbp("9.00"), window: { kind: "lifetime" } } as const;
    const own2 = plan([rule("f", { ...flat, sharing: "each" }), rule("g", guarantee)]);
    expect(due(one, own2)).toEqual([100]);
  });

  it("a plan that pays in another currency", () => {
    expect(refusal(one, terms([], { currency: "USD" }))).toEqual(["currencyMismatch", "terms.currency"]);
    expect(refusal(one, terms([], { currency: "GBP" }))).toBeNull();
  });

  it("terms that are none", () => {
    expect(refusal(one, null)).toEqual(["invalidPolicy", "terms"]);
    expect(refusal(one, { ...own, zone: "UTC" })?.[0]).toBe("invalidPolicy");
  });

  it("options that are none, and attributes with a date", () => {
    expect(refusal(one, own, null)).toEqual(["invalidArgument", "options"]);
    expect(refusal(one, own, { creator: [] })).toEqual(["invalidArgument", "options"]);
    expect(refusal(one, own, { creators: null })?.[0]).toBe("invalidArgument");
    const creators = [{ creatorId: "ann", from: 5 }];
    expect(refusal(one, own, { creators })).toEqual(["invalidArgument", "options.creators[0].from"]);
  });

  it("sums beyond the safe integers", () => {
    const most = Number.MAX_SAFE_INTEGER;
    const whole = plan([percentRule("1")]);
    expect(refusal(rows([most, 1]), whole)).toEqual(["moneyOverflow", "owed"]);
    expect(refusal(rows([most, 1]), underTiers())).toEqual(["moneyOverflow", "the sum of a window"]);
    expect(refusal(rows([most, 1]), underTiers({ mode: "volume" }))?.[0]).toBe("moneyOverflow");
    expect(refusal(rows([most]), plan([percentRule("1"), rule("f", flat, { mode: "additive" })]))?.[0]).toBe(
      "moneyOverflow",
    );
    expect(due(rows([most, 1], { creatorId: ["ann", "bo"] }), whole)).toEqual([most, 1]);
  });
});
