import { shapleyAttribution } from "creator-core/attribution";
import type { AttributionPath, ShapleyGame } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { refusalOf, sentenceOf, untyped } from "../../support/thrown.js";

const row = (steps: string, conversions: number, nulls: number, minor?: number): AttributionPath => {
  const counts = { path: [...steps], conversions, nulls };
  return deepFreeze(minor === undefined ? counts : { ...counts, value: { minor, currency: "GBP" } });
};

function found(paths: readonly AttributionPath[], game: ShapleyGame) {
  const result = shapleyAttribution(paths, { game });
  if (!result.ok) throw new Error(result.reason);
  return result;
}

// Expected values: the marginal contributions averaged over all 24 orders in fractions, in Python.
const paths = [
  row("a", 1, 3, 100),
  row("b", 2, 2, 500),
  row("ab", 4, 1, 1000),
  row("bcb", 0, 6),
  row("ca", 3, 2, 333),
  row("dd", 0, 5),
  row("abcd", 1, 1, 70),
  row("", 2, 9, 40),
];

describe("the game of reachability", () => {
  const { rows, total, unattributed } = found(paths, "reachability");

  it("shares every journey equally among whom it met", () => {
    expect(rows.map(({ creatorId, shapleyValue }) => [creatorId, shapleyValue])).toEqual([
      ["a", 19 / 4],
      ["b", 17 / 4],
      ["c", 7 / 4],
      ["d", 1 / 4],
    ]);
    expect(rows.map((credit) => credit.conversions)).toEqual([4.75, 4.25, 1.75, 0.25]);
  });

  it("shares the value in the same way, to the last penny", () => {
    // 784, 1017.5, 184 and 17.5 pence: of the two halves the first is rounded up.
    expect(rows.map((credit) => credit.value?.minor)).toEqual([784, 1018, 184, 17]);
    expect(total).toEqual({ conversions: 13, value: money("20.43", "GBP") });
    expect(unattributed).toEqual({ conversions: 2, value: money("0.40", "GBP") });
  });

  it("does not count thirds as 0.33", () => {
    // Three journeys of three creators and one each alone: exactly two for everybody.
    const thirds = [row("abc", 3, 0, 100), row("a", 1, 0, 0), row("b", 1, 0, 0), row("c", 1, 0, 0)];
    expect(found(thirds, "reachability").rows.map((credit) => credit.conversions)).toEqual([2, 2, 2]);
    expect(found([row("abc", 1, 0, 100)], "reachability").rows.map((credit) => credit.value?.minor)).toEqual([
      34, 33, 33,
    ]);
    expect(found([row("abc", 1, 0)], "reachability").rows[0]).toEqual({
      creatorId: "a",
      shapleyValue: 1 / 3,
      conversions: 1 / 3,
    });
  });

  it("takes thousands of creators", () => {
    const path = Array.from({ length: 5_000 }, (_, i) => `c-${i}`);
    const { rows: many } = found([{ path, conversions: 10_000, nulls: 1 }], "reachability");
    expect(many).toHaveLength(5_000);
    expect(many.every((credit) => credit.conversions === 2)).toBe(true);
  });

  it("takes a path of a million steps", () => {
    const path = Array.from({ length: 1_000_000 }, (_, i) => `c-${i % 4}`);
    expect(
      found([{ path, conversions: 1, nulls: 0 }], "reachability").rows.map((credit) => credit.conversions),
    ).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it("is exact for huge counts", () => {
    const most = Number.MAX_SAFE_INTEGER;
    const { rows: shared } = found([row("ab", most, 0, most)], "reachability");
    expect(shared.map((credit) => credit.value?.minor)).toEqual([(most + 1) / 2, (most - 1) / 2]);
  });
});

describe("the game of conversion rates", () => {
  const { rows } = found(paths, "conversionRate");

  it("asks what each adds to the share of journeys that convert", () => {
    const exact = [679811 / 3046680, 142249 / 609336, -12379 / 609336, -248081 / 3046680];
    expect(rows.every((credit, i) => Math.abs(credit.shapleyValue - exact[i]!) < 1e-15)).toBe(true);
  });

  it("gives nothing to who lowers it, and shares all conversions among the others", () => {
    const exact = [7477921 / 1391056, 7823695 / 1391056, 0, 0];
    expect(rows.every((credit, i) => Math.abs(credit.conversions - exact[i]!) < 1e-13)).toBe(true);
    expect(rows.map((credit) => credit.value?.minor)).toEqual([562, 1441, 0, 0]);
  });

  it("is the rate itself for one creator", () => {
    expect(found([row("aa", 1, 3, 80)], "conversionRate").rows).toEqual([
      { creatorId: "a", shapleyValue: 0.25, conversions: 1, value: money("0.80", "GBP") },
    ]);
  });

  it("is asked of 20 creators: alike, each adds a twentieth", () => {
    const path = Array.from({ length: 20 }, (_, i) => `c-${String(i).padStart(2, "0")}`);
    const alike = [{ path, conversions: 1, nulls: 3 }, ...path.map((id) => ({ path: [id], conversions: 1, nulls: 3 }))];
    const { rows: twenty } = found(alike, "conversionRate");
    // Every set that is not empty converts a quarter, so that only who comes first adds anything.
    expect(twenty.every((credit) => Math.abs(credit.shapleyValue - 0.25 / 20) < 1e-15)).toBe(true);
  });

  it("is refused above 20 creators, naming both", () => {
    const path = Array.from({ length: 21 }, (_, i) => `c-${i}`);
    const many = [{ path, conversions: 1, nulls: 3 }];
    expect(sentenceOf(() => shapleyAttribution(many, { game: "conversionRate" }))).toBe(
      "Too large: paths must be of at most 20 creators in the game of conversion rates, where every set of them " +
        'has a worth; the game of reachability takes any number, got "21 creators"',
    );
    expect(found(many, "reachability").rows).toHaveLength(21);
  });
});

describe("either game", () => {
  const games = ["reachability", "conversionRate"] as const;

  it("says when nobody converted", () => {
    for (const game of games) {
      const nothing = { ok: false, kind: "shapley", reason: "noConversions" };
      expect(shapleyAttribution([], { game })).toEqual(nothing);
      expect(shapleyAttribution([row("ab", 0, 3)], { game })).toEqual(nothing);
    }
  });

  it("leaves conversions without a touch to nobody", () => {
    for (const game of games) {
      const { rows, unattributed } = found([row("", 2, 3, 99), row("a", 0, 1)], game);
      expect(rows).toEqual([{ creatorId: "a", shapleyValue: 0, conversions: 0, value: { minor: 0, currency: "GBP" } }]);
      expect(unattributed).toEqual({ conversions: 2, value: money("0.99", "GBP") });
    }
  });

  it("takes steps of nobody for one more player, and names hostile ones", () => {
    for (const game of games) {
      const path = ["__proto__", null, "a > b"];
      const { rows } = found([{ path, conversions: 3, nulls: 0 }], game);
      expect(rows.map((credit) => credit.creatorId)).toEqual(["__proto__", "a > b", null]);
      expect(rows.map((credit) => credit.conversions.toFixed(12))).toEqual(Array(3).fill("1.000000000000"));
    }
  });

  it("must be named", () => {
    for (const options of [undefined, null]) {
      expect(refusalOf(() => shapleyAttribution(paths, untyped(options)))).toBe("invalidArgument at options");
    }
    for (const game of [undefined, "shapley", "constructor"]) {
      expect(refusalOf(() => shapleyAttribution(paths, { game: untyped(game) }))).toBe(
        "invalidArgument at options.game",
      );
    }
  });
});
