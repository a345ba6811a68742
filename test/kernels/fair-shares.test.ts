import { describe, expect, it } from "vitest";
import { fairShares } from "../../src/kernels/fair-shares.js";
import { randomFrom } from "./oracle.js";

const half = () => 0.5;
const never = () => {
  throw new Error("nothing to draw for");
};

describe("fairShares", () => {
  it("draws nothing where every share is whole", () => {
    // 8 × 2/4 = 4, 8 × 1/4 = 2
    expect(fairShares(8, [2, 1, 1], never)).toEqual([4, 2, 2]);
    expect(fairShares(12, [6, 3], never)).toEqual([8, 4]);
    expect(fairShares(3, [2], never)).toEqual([3]);
    expect(fairShares(0, [1, 2, 4], never)).toEqual([0, 0, 0]);
  });

  it("has nobody to give to when the weights sum to zero", () => {
    expect(fairShares(5, [], never)).toBeUndefined();
    expect(fairShares(5, [0, 0], never)).toBeUndefined();
  });

  it("rounds the first down when the draw is below the second's odds", () => {
    // 2.5 and 2.5: the first goes down with probability 0.5 / (0.5 + 0.5), and then the second has all of the fraction.
    expect(fairShares(5, [1, 1], () => 0)).toEqual([2, 3]);
    expect(fairShares(5, [1, 1], () => 0.49)).toEqual([2, 3]);
    expect(fairShares(5, [1, 1], half)).toEqual([3, 2]);
    expect(fairShares(5, [1, 1], () => 0.99)).toEqual([3, 2]);
  });

  it("rounds one of two up where their fractions make more than a unit", () => {
    // 8/3 = 2 2/3 each. 2/3 + 2/3 > 1: one goes up by 1/3, the other down to 1/3; equal odds. Then 1/3 meets 2/3: a unit.
    // 0.5 is not below 1/2, so the second goes up and the first keeps 1/3; 0.5 is below 2/3, so the first goes down.
    expect(fairShares(8, [1, 1, 1], half)).toEqual([2, 3, 3]);
    // At 0 the first goes up, the second keeps 1/3 and goes down.
    expect(fairShares(8, [1, 1, 1], () => 0)).toEqual([3, 2, 3]);
    // At 0.9 the second goes up, and the first keeps the unit.
    expect(fairShares(8, [1, 1, 1], () => 0.9)).toEqual([3, 3, 2]);
  });

  it("keeps the fraction of one with the next that has one, past zeros and whole shares", () => {
    // Of 4: 0.5, 0, 2, 0, 1.5. Only the last completes a pair.
    const asked: number[] = [];
    const draw = (i: number) => {
      asked.push(i);
      return 0.5;
    };
    expect(fairShares(4, [1, 0, 4, 0, 3], draw)).toEqual([1, 0, 2, 0, 1]);
    expect(asked).toEqual([4]);
  });

  it("starts a new pair when a fraction has come to a whole unit", () => {
    // Halves of one: 0.5 0.5 | 0.5 0.5, two pairs of which each gives one unit.
    const draws = [Number.NaN, 0.9, Number.NaN, 0.1];
    expect(fairShares(2, [1, 1, 1, 1], (i) => draws[i]!)).toEqual([1, 0, 0, 1]);
  });

  it("splits −x as it splits x, without −0", () => {
    expect(fairShares(-8, [1, 1, 1], half)).toEqual([-2, -3, -3]);
    expect(fairShares(-1, [1, 1], half)).toEqual([-1, 0]);
  });

  it("is exact at the edge of the safe integers", () => {
    const max = Number.MAX_SAFE_INTEGER; // 9,007,199,254,740,991 = 2 × 4,503,599,627,370,495 + 1
    expect(fairShares(max, [1, 1], half)).toEqual([4_503_599_627_370_496, 4_503_599_627_370_495]);
    expect(fairShares(max, [max], never)).toEqual([max]);
    expect(fairShares(max, [max - 1, 1], never)).toEqual([max - 1, 1]);
    // (max − 2)(max − 1)/max = max − 3 + 2/max, and (max − 2)/max = 1 − 2/max
    expect(fairShares(max - 2, [max - 1, 1], half)).toEqual([max - 3, 1]);
    expect(fairShares(max - 2, [max - 1, 1], () => 1 - 2 ** -53)).toEqual([max - 2, 0]);
  });

  it("treats a million weights as it treats two", () => {
    // 1,000,001 units over a million: one each, and one over.
    const shares = fairShares(1_000_001, new Array<number>(1_000_000).fill(1), half)!;
    expect(shares.filter((share) => share === 1)).toHaveLength(999_999);
    expect(shares.filter((share) => share === 2)).toHaveLength(1);
  });

  it("gives everyone the exact share on average", () => {
    // Of 100 cents 14.28…, 28.57… and 57.14…. In n drawings the number of roundings up is binomial: n p ± 5 √(n p q).
    const drawings = 100_000;
    const weights = [1, 2, 4];
    const { unit } = randomFrom(20_260_310);
    const totals = [0, 0, 0];
    for (let i = 0; i < drawings; i += 1) {
      fairShares(100, weights, unit)!.forEach((share, place) => {
        totals[place]! += share;
      });
    }
    weights.forEach((weight, place) => {
      const exact = (100 * weight) / 7;
      const odds = exact - Math.floor(exact);
      const margin = 5 * Math.sqrt(drawings * odds * (1 - odds));
      expect(Math.abs(totals[place]! - drawings * exact)).toBeLessThan(margin);
    });
  });
});
