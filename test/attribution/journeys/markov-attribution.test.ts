import { markovAttribution } from "creator-core/attribution";
import type { AttributionPath, JourneyStep, MarkovOrder } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { codeOf, refusalOf, sentenceOf, untyped } from "../../support/thrown.js";

const row = (steps: string, conversions: number, nulls: number, minor?: number): AttributionPath => {
  const counts = { path: [...steps], conversions, nulls };
  return deepFreeze(minor === undefined ? counts : { ...counts, value: { minor, currency: "GBP" } });
};

function found(paths: readonly AttributionPath[], order: MarkovOrder = 1) {
  const result = markovAttribution(paths, { order });
  if (!result.ok) throw new Error(result.reason);
  return result;
}

const effects = (paths: readonly AttributionPath[], order: MarkovOrder = 1) =>
  found(paths, order).rows.map(({ creatorId, removalEffect }) => [creatorId, removalEffect]);

describe("the example that everybody starts with", () => {
  // Three customers: c1 > c2 > c3 converts, c1 does not, c2 > c3 does not. A third of all journeys converts; without c1
  // one in two of them is left (start → c2 1/3 × c3 → conversion 1/2 = 1/6), without c2 or c3 none. 0.5 : 1 : 1.
  // Source: S. Bryl, "Attribution model with R (part 1: Markov chains concept)", analyzecore.com, 2016.
  const paths = [
    { path: ["c1", "c2", "c3"], conversions: 1, nulls: 0 },
    { path: ["c1"], conversions: 0, nulls: 1 },
    { path: ["c2", "c3"], conversions: 0, nulls: 1 },
  ];

  it("comes out as published: 0.2, 0.4, 0.4", () => {
    const { rows, states, order } = found(paths);
    expect([states, order]).toEqual([3, 1]);
    expect(rows.map((credit) => credit.removalEffect)).toEqual([0.5, 1, 1]);
    expect(rows.map((credit) => credit.conversions)).toEqual([0.2, 0.4, 0.4]);
  });
});

describe("a chain with loops and ways back", () => {
  const paths = [
    row("abac", 3, 2, 700),
    row("bab", 1, 4, 250),
    row("c", 0, 2),
    row("aabcb", 2, 1, 999),
    row("cba", 1, 1, 100),
    row("", 1, 3, 50),
  ];
  // The chain solved with and without each creator in fractions, by Gaussian elimination in Python's `fractions`.
  const exact = {
    1: {
      states: 3,
      conversions: [211 / 348, 51 / 80, 159 / 304],
      value: [359969 / 547839, 1659 / 2099, 85925 / 159524],
    },
    2: { states: 9, conversions: [31 / 40, 7 / 8, 691 / 1048], value: [8247 / 10495, 2049 / 2099, 227669 / 274969] },
    3: { states: 14, conversions: [7 / 8, 7 / 8, 3 / 4], value: [2049 / 2099, 2049 / 2099, 1799 / 2099] },
    4: { states: 14, conversions: [7 / 8, 7 / 8, 3 / 4], value: [2049 / 2099, 2049 / 2099, 1799 / 2099] },
  } as const;

  for (const order of [1, 2, 3, 4] as const) {
    it(`has the removal effects of the fractions at order ${order}`, () => {
      const { rows, states } = found(paths, order);
      expect(states).toBe(exact[order].states);
      expect(rows.map((credit) => credit.creatorId)).toEqual(["a", "b", "c"]);
      for (const [i, credit] of rows.entries()) {
        expect(credit.removalEffect).toBeCloseTo(exact[order].conversions[i]!, 14);
        expect(credit.valueRemovalEffect).toBeCloseTo(exact[order].value[i]!, 14);
      }
    });
  }

  it("shares what had a touch, and says what had none", () => {
    // Effects 211/348 : 51/80 : 159/304 = 0.606322 : 0.6375 : 0.523026, together 1.766848, share 7 conversions:
    // 2.40216, 2.52568, 2.07216. Effects on the value 0.657071 : 0.790376 : 0.538634 = 1.986081 share 2049:
    // 677.887, 815.416, 555.698 → 677 + 815 + 555 = 2047, and one each to the remainders .887 and .698.
    const { rows, total, unattributed } = found(paths);
    expect(rows.map((credit) => credit.conversions.toFixed(4))).toEqual(["2.4022", "2.5257", "2.0722"]);
    expect(rows.map((credit) => credit.value?.minor)).toEqual([678, 815, 556]);
    expect(total).toEqual({ conversions: 8, value: { minor: 2099, currency: "GBP" } });
    expect(unattributed).toEqual({ conversions: 1, value: { minor: 50, currency: "GBP" } });
  });
});

describe("effects of very different size", () => {
  // In fractions: 1/250000000001 and 3000000000037/1000000000016000000000048 at order 2; and at order 1
  // 2750000000043250000000123/8250000000066000000000132, 11000000000041/11000000000044,
  // 10000000000037/3000000000024000000000048. One minus a quotient would leave four digits of the smallest.
  const million = 10 ** 12;
  const paths = [row("ab", 1, million), row("b", million, million), row("abc", 3, 7), row("cab", 0, 1)];
  const near = (order: MarkovOrder, exact: readonly number[]) => {
    for (const [i, { removalEffect }] of found(paths, order).rows.entries()) {
      expect(Math.abs(removalEffect / exact[i]! - 1)).toBeLessThan(1e-15);
    }
  };

  it("all have their digits", () => {
    near(1, [0.3333333333359091, 0.9999999999997272, 3.333333333319e-12]);
    near(2, [3.999999999984e-12, 1, 2.999999999989e-12]);
  });
});

describe("what a chain can look like", () => {
  it("one creator, one step", () => {
    expect(effects([row("a", 1, 0)])).toEqual([["a", 1]]);
    expect(effects([row("a", 1, 9)], 4)).toEqual([["a", 1]]);
    expect(found([row("a", 3, 9, 1000)]).rows[0]).toEqual({
      creatorId: "a",
      removalEffect: 1,
      valueRemovalEffect: 1,
      conversions: 3,
      value: money("10.00", "GBP"),
    });
  });

  it("one creator, met again and again", () => {
    expect(effects([row("aaaaaa", 1, 1)], 1)).toEqual([["a", 1]]);
    expect(effects([row("aaaaaa", 1, 1)], 3)).toEqual([["a", 1]]);
  });

  it("a creator whose journeys never convert loses nothing", () => {
    expect(effects([row("a", 1, 0), row("b", 0, 5)])).toEqual([
      ["a", 1],
      ["b", 0],
    ]);
  });

  it("two creators who hand customers to and fro, and hardly ever let them go", () => {
    const to = "ab".repeat(5_000);
    expect(effects([row(to, 1, 1)])).toEqual([
      ["a", 1],
      ["b", 1],
    ]);
  });

  it("a step of nobody is nobody's, and stands last", () => {
    const path: readonly JourneyStep[] = ["z", null];
    expect(effects([{ path, conversions: 1, nulls: 0 }])).toEqual([
      ["z", 1],
      [null, 1],
    ]);
  });

  it("conversions without any touch", () => {
    const { rows, unattributed } = found([row("", 4, 0), row("a", 0, 2)]);
    expect(rows).toEqual([{ creatorId: "a", removalEffect: 0, conversions: 0 }]);
    expect(unattributed).toEqual({ conversions: 4 });
    expect(found([row("", 4, 0)]).rows).toEqual([]);
  });

  it("values of zero have no effect", () => {
    const [credit] = found([row("a", 2, 0, 0)]).rows;
    expect(credit?.valueRemovalEffect).toBeNull();
    expect(credit?.value).toEqual({ minor: 0, currency: "GBP" });
  });

  it("a path without a value beside one with", () => {
    expect(found([row("a", 2, 0, 500), row("b", 2, 0)]).rows.map((credit) => credit.value?.minor)).toEqual([500, 0]);
  });

  it("creators who did the same share alike, the odd unit to the first", () => {
    const paths = [row("ab", 1, 3, 5), row("ba", 1, 3, 6)];
    expect(found(paths).rows.map((credit) => credit.value?.minor)).toEqual([6, 5]);
  });

  it("nobody converted, or nobody came", () => {
    const nothing = { ok: false, kind: "markov", reason: "noConversions" };
    expect(markovAttribution([])).toEqual(nothing);
    expect(markovAttribution([row("ab", 0, 7)])).toEqual(nothing);
    expect(markovAttribution([row("ab", 0, 0)], { order: 3 })).toEqual(nothing);
  });
});

describe("hostile input", () => {
  it("names are only names", () => {
    const names = ["__proto__", "constructor", "a > b", "a,b", "\ud800", " ", "(start)", "(conversion)"];
    const paths = [
      { path: names, conversions: 1, nulls: 0 },
      { path: ["a", "b"], conversions: 1, nulls: 0 },
    ];
    const { rows } = found(paths);
    expect(rows.map((credit) => credit.creatorId)).toEqual([...names, "a", "b"].sort());
    expect(rows.every((credit) => credit.removalEffect === 0.5)).toBe(true);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("a path of a million steps", () => {
    const path = Array.from({ length: 1_000_000 }, (_, i) => `c-${i % 50}`);
    expect(found([{ path, conversions: 1, nulls: 1 }]).rows).toHaveLength(50);
    expect(found([{ path, conversions: 1, nulls: 1 }], 4).states).toBe(53);
  });

  it("counts that are none", () => {
    for (const count of [Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY, 2 ** 53, "3", null, undefined]) {
      const conversions = untyped<number>(count);
      expect(refusalOf(() => markovAttribution([{ path: ["a"], conversions, nulls: 0 }]))).toBe(
        "invalidInteger at paths[0].conversions",
      );
      expect(refusalOf(() => markovAttribution([{ path: ["a"], conversions: 0, nulls: conversions }]))).toBe(
        "invalidInteger at paths[0].nulls",
      );
    }
    const most = Number.MAX_SAFE_INTEGER;
    expect(effects([row("a", most, 0)])).toEqual([["a", 1]]);
    expect(refusalOf(() => markovAttribution([row("a", most, 0), row("b", 1, 0)]))).toBe("invalidInteger at paths[1]");
  });

  it("values that are none", () => {
    const refusal = (value: unknown, conversions = 1) =>
      refusalOf(() => markovAttribution([{ path: ["a"], conversions, nulls: 1, value: untyped(value) }]));
    expect(refusal(null)).toBe("invalidMoney at paths[0].value");
    expect(refusal(12)).toBe("invalidMoney at paths[0].value");
    expect(refusal({ minor: -1, currency: "GBP" })).toBe("invalidMoney at paths[0].value");
    expect(refusal({ minor: 1, currency: "GBP" }, 0)).toBe("invalidMoney at paths[0].value");
    expect(refusal({ minor: 1, currency: "XYZ" })).toBe("unknownCurrency at paths[0].value.currency");
    const huge = Number.MAX_SAFE_INTEGER;
    expect(codeOf(() => markovAttribution([row("a", 1, 0, huge), row("b", 1, 0, 1)]))).toBe("moneyOverflow");
    const euros = { path: ["b"], conversions: 1, nulls: 0, value: money("1.00", "EUR") };
    expect(refusalOf(() => markovAttribution([row("a", 1, 0, 5), euros]))).toBe(
      "currencyMismatch at paths[1].value.currency",
    );
  });

  it("rows and steps that are none", () => {
    const refusal = (paths: unknown) => refusalOf(() => markovAttribution(untyped(paths)));
    expect(refusal(null)).toBe("invalidArgument at paths");
    expect(refusal([null])).toBe("invalidArgument at paths[0]");
    expect(refusal(new Array(1))).toBe("invalidArgument at paths[0]");
    expect(refusal([{ path: "a > b", conversions: 1, nulls: 0 }])).toBe("invalidArgument at paths[0].path");
    for (const step of ["", 7, undefined, {}]) {
      expect(refusal([{ path: ["a", step], conversions: 1, nulls: 0 }])).toBe("invalidArgument at paths[0].path[1]");
    }
    expect(refusal([{ path: new Array(1), conversions: 1, nulls: 0 }])).toBe("invalidArgument at paths[0].path[0]");
    expect(refusal([{ path: new Array(2 ** 32 - 1), conversions: 0, nulls: 0 }])).toBe("tooLarge at paths");
  });

  it("orders that are none", () => {
    for (const order of [0, 5, 1.5, "1", null]) {
      expect(refusalOf(() => markovAttribution([row("a", 1, 0)], { order: untyped(order) }))).toBe(
        "invalidArgument at options.order",
      );
    }
    expect(refusalOf(() => markovAttribution([row("a", 1, 0)], untyped(null)))).toBe("invalidArgument at options");
  });
});

describe("chains that are too large to be solved", () => {
  it("have more than 9,000 states", () => {
    const star = (creators: number) =>
      Array.from({ length: creators }, (_, i) => ({ path: [`c-${i}`], conversions: 1, nulls: 0 }));
    expect(found(star(9_000)).states).toBe(9_000);
    expect(sentenceOf(() => markovAttribution(star(9_001)))).toContain("at most 9000 states at order 1");

    // 100 creators, of whom everybody follows everybody: 100 states at order 1, 100 + 10,000 at order 2.
    const pairs = Array.from({ length: 10_000 }, (_, i) => ({
      path: [`c-${Math.floor(i / 100)}`, `c-${i % 100}`],
      conversions: 1,
      nulls: 1,
    }));
    expect(found(pairs).states).toBe(100);
    expect(refusalOf(() => markovAttribution(pairs, { order: 2 }))).toBe("tooLarge at paths");
  });

  it("take more than 5,000,000,000 steps", () => {
    // 4,000 creators in a thousand long journeys in which anybody follows anybody: 0.78 × 4,000³ steps.
    let seed = 1;
    const next = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return `c-${seed % 4_000}`;
    };
    const paths = Array.from({ length: 400 }, () => ({
      path: Array.from({ length: 200 }, next),
      conversions: 1,
      nulls: 1,
    }));
    const sentence = sentenceOf(() => markovAttribution(paths));
    expect(sentence).toMatch(/solved in 5000000000 steps of arithmetic.*"\d+ states at order 1"/);
  }, 60_000);
});
