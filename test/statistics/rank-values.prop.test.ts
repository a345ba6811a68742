import { type RankRule, rankValues } from "creator-core/statistics";
import fc from "fast-check";
import { expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
const values = fc.array(value, { maxLength: 80 });
const order = fc.constantFrom<RankRule["order"]>("descending", "ascending");
const ties = fc.constantFrom("competition", "modifiedCompetition", "dense", "fractional");
const ids = (n: number) => Array.from({ length: n }, (_, i) => `creator-${i}`);

it("is the number of better ones plus one, and its kin, by definition", () => {
  fc.assert(
    fc.property(values, order, (list, by) => {
      const better = (a: number, b: number) => (by === "descending" ? a > b : a < b);
      const count = (test: (other: number) => boolean) => list.filter(test).length;
      const byDefinition = list.map((each) => {
        const above = count((other) => better(other, each));
        const equal = count((other) => other === each);
        const levels = new Set(list.filter((other) => better(other, each)).map((other) => other + 0)).size;
        return [above + 1, above + equal, levels + 1, above + (equal + 1) / 2];
      });
      const computed = (["competition", "modifiedCompetition", "dense", "fractional"] as const).map((kind) =>
        rankValues(deepFreeze(list), { order: by, ties: kind }),
      );
      expect(list.map((_, i) => computed.map((ranks) => ranks[i]))).toEqual(byDefinition);
    }),
  );
});

it("fractional and ordinal ranks sum to n (n + 1) ÷ 2, and ordinal ranks are 1 to n", () => {
  fc.assert(
    fc.property(values, order, (list, by) => {
      const n = list.length;
      const sum = (ranks: readonly number[]) => ranks.reduce((total, rank) => total + rank, 0);
      const ordinal = rankValues(list, { order: by, ties: "ordinal", tieBreak: ids(n) });
      expect(sum(rankValues(list, { order: by, ties: "fractional" }))).toBe((n * (n + 1)) / 2);
      expect([...ordinal].sort((a, b) => a - b)).toEqual(list.map((_, i) => i + 1));
    }),
  );
});

it("stays with the value in whatever order", () => {
  fc.assert(
    fc.property(values, order, ties, (list, by, kind) => {
      const rule: RankRule = { order: by, ties: kind };
      expect(rankValues([...list].reverse(), rule)).toEqual([...rankValues(list, rule)].reverse());
      const ordinal = (values: readonly number[], tieBreak: readonly string[]) =>
        rankValues(values, { order: by, ties: "ordinal", tieBreak });
      const names = ids(list.length);
      expect(ordinal([...list].reverse(), [...names].reverse())).toEqual([...ordinal(list, names)].reverse());
    }),
  );
});

it("turned upside down, the first become the last", () => {
  fc.assert(
    fc.property(values, (list) => {
      const down = rankValues(list, { order: "descending", ties: "fractional" });
      const up = rankValues(list, { order: "ascending", ties: "fractional" });
      expect(down.map((rank, i) => rank + up[i]!)).toEqual(list.map(() => list.length + 1));
    }),
  );
});
