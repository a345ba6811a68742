import {
  countForShare,
  effectiveNumber,
  gini,
  herfindahlHirschmanIndex,
  type Metric,
  type SharePolicy,
  shannonDiversity,
  shareOfCount,
  topShare,
} from "creator-core/statistics";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

const valueIn = (metric: Metric) => {
  if (!metric.ok) throw new Error(metric.reason);
  return metric.value;
};
const count = fc.oneof(fc.nat(10), fc.nat(1_000_000), fc.maxSafeNat());
const counts = fc.array(count, { minLength: 2, maxLength: 40 }).filter((list) => list.some((value) => value > 0));
const small = counts.map((list) => [...list.map((value) => value % 1_000_000), 1]);
const policy = fc.record<SharePolicy>({
  share: fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100),
  rounding: fc.constantFrom("ceil", "floor", "nearest"),
});
const total = (list: readonly number[]) => list.reduce((sum, value) => sum + BigInt(value), 0n);
/** Correctly rounded by the number parser of the language. */
const quotient = (over: bigint, under: bigint) => Number(`${(over * 10n ** 400n) / under}e-400`);

describe("by their definitions, in rational arithmetic", () => {
  it("gini is half the mean difference between two, divided by the mean", () => {
    fc.assert(
      fc.property(counts, (list) => {
        let differences = 0n;
        for (const a of list) for (const b of list) differences += BigInt(a > b ? a - b : b - a);
        const n = BigInt(list.length);
        expect(valueIn(gini(deepFreeze(list)))).toBe(quotient(differences, 2n * n * total(list)));
        const corrected = valueIn(gini(list, { correction: "smallSample" }));
        expect(corrected).toBe(quotient(differences, 2n * (n - 1n) * total(list)));
      }),
    );
  });

  it("herfindahlHirschmanIndex is the sum of squared shares, and turned round the effective number", () => {
    fc.assert(
      fc.property(counts, (list) => {
        const squares = list.reduce((sum, value) => sum + BigInt(value) ** 2n, 0n);
        const whole = total(list) ** 2n;
        expect(valueIn(herfindahlHirschmanIndex(deepFreeze(list)))).toBe(quotient(squares, whole));
        expect(valueIn(herfindahlHirschmanIndex(list, { scale: "points" }))).toBe(quotient(10_000n * squares, whole));
        expect(valueIn(effectiveNumber(list, { by: "herfindahl" }))).toBe(quotient(whole, squares));
      }),
    );
  });

  it("topShare and countForShare are a full sort and a sum", () => {
    fc.assert(
      fc.property(counts, policy, (list, by) => {
        const sorted = [...list].sort((a, b) => b - a);
        const k = shareOfCount(list.length, by);
        if (k > 0) expect(valueIn(topShare(list, by))).toBe(quotient(total(sorted.slice(0, k)), total(list)));
        const percent = BigInt(Math.round(100 * Number(by.share)));
        const reaches = (fewest: number) => 100n * total(sorted.slice(0, fewest)) >= percent * total(list);
        const fewest = valueIn(countForShare(list, by.share));
        // A quotient is rounded before it is compared: a sum may miss the share by less than a number can tell.
        if (reaches(fewest)) expect(reaches(fewest - 1)).toBe(false);
        else expect(quotient(total(sorted.slice(0, fewest)), total(list))).toBe(by.share);
      }),
    );
  });
});

const measures: readonly (readonly [string, (list: readonly number[]) => Metric])[] = [
  ["gini", gini],
  ["herfindahlHirschmanIndex", herfindahlHirschmanIndex],
  ["shannonDiversity", shannonDiversity],
  ["effectiveNumber by HHI", (list) => effectiveNumber(list, { by: "herfindahl" })],
  ["effectiveNumber by entropy", (list) => effectiveNumber(list, { by: "shannon" })],
  ["topShare", (list) => topShare(list, { share: "0.2", rounding: "ceil" })],
  ["countForShare", (list) => countForShare(list, "0.8")],
];

describe.each(measures)("%s", (_, measure) => {
  it("is the same number in whatever order", () => {
    fc.assert(
      fc.property(counts, (list) => {
        const sorted = [...list].sort((a, b) => a - b);
        expect(measure(sorted)).toEqual(measure(list));
        expect(valueIn(measure([...list].reverse()))).toBe(valueIn(measure(list)));
      }),
    );
  });

  it("is the same number in pounds and in pence", () => {
    fc.assert(
      fc.property(small, fc.constantFrom(2, 100, 9_973), (list, unit) => {
        expect(valueIn(measure(list.map((value) => unit * value)))).toBe(valueIn(measure(list)));
      }),
    );
  });
});

describe("entropy", () => {
  it("of n equal parts is exactly ln n, and their effective number exactly n, whatever the unit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 9e12 }), (n, part) => {
        const equal = new Array<number>(n).fill(part);
        expect(valueIn(shannonDiversity(equal))).toBe(Math.log(n));
        expect(valueIn(effectiveNumber(equal, { by: "shannon" }))).toBe(n);
        expect(valueIn(effectiveNumber(equal, { by: "herfindahl" }))).toBe(n);
      }),
    );
  });

  it("is the same number in pounds and in pence, beyond 2^53 too", () => {
    const large = fc.array(fc.integer({ min: 0, max: 9e13 }), { minLength: 100, maxLength: 300 });
    fc.assert(
      fc.property(large, (list) => {
        fc.pre(list.some((value) => value > 0));
        const pence = list.map((value) => 100 * value);
        expect(valueIn(shannonDiversity(pence))).toBe(valueIn(shannonDiversity(list)));
        expect(valueIn(effectiveNumber(pence, { by: "shannon" }))).toBe(
          valueIn(effectiveNumber(list, { by: "shannon" })),
        );
      }),
    );
  });
});

describe("bounds", () => {
  it("gini lies from 0 to 1 − 1 ÷ n, and to 1 with the correction", () => {
    fc.assert(
      fc.property(counts, (list) => {
        const [plain, corrected] = [gini(list), gini(list, { correction: "smallSample" })].map(valueIn) as [
          number,
          number,
        ];
        expect(plain).toBeGreaterThanOrEqual(0);
        expect(plain).toBeLessThanOrEqual(1 - 1 / list.length);
        expect(corrected).toBeGreaterThanOrEqual(plain);
        expect(corrected).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("HHI lies from 1 ÷ n to 1; the effective numbers from 1 to those above 0, the one by entropy the larger", () => {
    fc.assert(
      fc.property(counts, (list) => {
        const hhi = valueIn(herfindahlHirschmanIndex(list));
        const present = list.filter((value) => value > 0).length;
        expect(hhi).toBeGreaterThanOrEqual(1 / present);
        expect(hhi).toBeLessThanOrEqual(1);
        const byHhi = valueIn(effectiveNumber(list, { by: "herfindahl" }));
        const byEntropy = valueIn(effectiveNumber(list, { by: "shannon" }));
        expect(byHhi).toBeGreaterThanOrEqual(1);
        expect(byHhi).toBeLessThanOrEqual(byEntropy * (1 + 1e-12));
        expect(byEntropy).toBeLessThanOrEqual(present);
        expect(valueIn(shannonDiversity(list))).toBeLessThanOrEqual(Math.log(list.length));
      }),
    );
  });

  it("the top share is at least its part by number, and at most all (Lorenz)", () => {
    fc.assert(
      fc.property(counts, policy, (list, by) => {
        const k = shareOfCount(list.length, by);
        fc.pre(k > 0);
        expect(valueIn(topShare(list, by))).toBeGreaterThanOrEqual(k / list.length);
        expect(valueIn(topShare(list, by))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("a larger part of the people has no smaller share, and a larger share takes no fewer people", () => {
    fc.assert(
      fc.property(counts, policy, fc.integer({ min: 1, max: 100 }), (list, by, percent) => {
        const [less, more] = [by.share as number, percent / 100].sort((a, b) => a - b) as [number, number];
        const shareOf = (share: number) => valueIn(topShare(list, { share, rounding: "ceil" }));
        expect(shareOf(less)).toBeLessThanOrEqual(shareOf(more));
        expect(valueIn(countForShare(list, less))).toBeLessThanOrEqual(valueIn(countForShare(list, more)));
      }),
    );
  });
});

it("taking from one who has more and giving to one who has less makes it more equal (Pigou–Dalton)", () => {
  fc.assert(
    fc.property(small, fc.nat(), fc.nat(), (list, i, j) => {
      const [from, to] = [i % list.length, j % list.length];
      fc.pre(list[from]! > list[to]! + 1);
      const evened = [...list];
      evened[from]! -= 1;
      evened[to]! += 1;
      expect(valueIn(gini(evened))).toBeLessThanOrEqual(valueIn(gini(list)));
      expect(valueIn(herfindahlHirschmanIndex(evened))).toBeLessThan(valueIn(herfindahlHirschmanIndex(list)));
    }),
  );
});

it("one more without anything changes the Gini coefficient, not HHI", () => {
  fc.assert(
    fc.property(counts, (list) => {
      expect(valueIn(gini([...list, 0]))).toBeGreaterThan(valueIn(gini(list)));
      expect(valueIn(herfindahlHirschmanIndex([...list, 0]))).toBe(valueIn(herfindahlHirschmanIndex(list)));
    }),
  );
});
