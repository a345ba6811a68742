import { shapleyAttribution, transformPaths } from "creator-core/attribution";
import type { AttributionPath, JourneyStep, ShapleyCredit, ShapleyGame } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { add, type Fraction, fraction, less, per, toNumber, zero } from "./fractions.js";
import { isNear, paths, totalOf } from "./paths.arbitrary.js";

const game = fc.constantFrom<ShapleyGame>("reachability", "conversionRate");
const converted = (creators = 4) =>
  paths(creators, 5).filter((rows) => rows.some((row) => row.conversions > 0 && row.path.length > 0));

function rowsOf(rows: readonly AttributionPath[], by: ShapleyGame): readonly ShapleyCredit[] {
  const found = shapleyAttribution(deepFreeze(rows), { game: by });
  return found.ok ? found.rows : [];
}

/** What a set of creators is worth, by the words of the definition. */
function worth(rows: readonly AttributionPath[], by: ShapleyGame, set: ReadonlySet<JourneyStep>): Fraction {
  const within = rows.filter((row) => row.path.length > 0 && row.path.every((step) => set.has(step)));
  const { conversions, nulls } = totalOf(within);
  if (by === "reachability") return fraction(conversions);
  return conversions + nulls === 0 ? zero : fraction(conversions, conversions + nulls);
}

/** Averaged over all orders in which the creators may come, in fractions. */
function byOrders(rows: readonly AttributionPath[], by: ShapleyGame): Map<JourneyStep, Fraction> {
  const creators = [...new Set(rows.filter((row) => row.conversions + row.nulls > 0).flatMap((row) => row.path))];
  const orders = ordersOf(creators);
  const sums = new Map(creators.map((creator) => [creator, zero]));
  for (const order of orders) {
    const set = new Set<JourneyStep>();
    let before = zero;
    for (const creator of order) {
      set.add(creator);
      const now = worth(rows, by, set);
      sums.set(creator, add(sums.get(creator)!, less(now, before)));
      before = now;
    }
  }
  return new Map([...sums].map(([creator, sum]) => [creator, per(sum, fraction(orders.length))]));
}

function ordersOf(creators: readonly JourneyStep[]): JourneyStep[][] {
  if (creators.length === 0) return [[]];
  return creators.flatMap((creator) =>
    ordersOf(creators.filter((other) => other !== creator)).map((rest) => [creator, ...rest]),
  );
}

const sumOf = (rows: readonly ShapleyCredit[], pick: (row: ShapleyCredit) => number) =>
  rows.reduce((sum, row) => sum + pick(row), 0);

describe("a Shapley value", () => {
  it("is what a creator adds on average over all orders", () => {
    fc.assert(
      fc.property(converted(), game, (rows, by) => {
        const exact = byOrders(rows, by);
        const found = rowsOf(rows, by);
        expect(found).toHaveLength(exact.size);
        for (const { creatorId, shapleyValue } of found) {
          expect(isNear(shapleyValue, signed(exact.get(creatorId)!))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("sums to what all are worth together (efficiency)", () => {
    fc.assert(
      fc.property(converted(7), game, (rows, by) => {
        const everybody = new Set(rows.flatMap((row) => row.path));
        const sum = sumOf(rowsOf(rows, by), (row) => row.shapleyValue);
        expect(isNear(sum, toNumber(worth(rows, by, everybody)))).toBe(true);
      }),
    );
  });

  it("is the same for two creators who can stand for one another (symmetry)", () => {
    fc.assert(
      fc.property(converted(), game, (rows, by) => {
        const swap = (step: JourneyStep) => (step === "ann" ? "twin" : step);
        const twins = [...rows, ...rows.map((row) => ({ ...row, path: row.path.map(swap) }))];
        const found = rowsOf(twins, by);
        const [ann, twin] = ["ann", "twin"].map((id) => found.find((row) => row.creatorId === id)?.shapleyValue ?? 0);
        expect(isNear(ann!, twin!)).toBe(true);
      }),
    );
  });

  it("is nothing for who never adds anything (dummy)", () => {
    fc.assert(
      fc.property(converted(), (rows) => {
        // Met only on journeys that do not convert: worth nothing to any set.
        const dummy = { path: ["dummy"], conversions: 0, nulls: 3 };
        const found = rowsOf([...rows, dummy], "reachability");
        expect(found.find((row) => row.creatorId === "dummy")?.shapleyValue).toBe(0);
      }),
    );
  });

  it("adds up when journeys are added up (additivity of reachability)", () => {
    fc.assert(
      fc.property(converted(), converted(), (rows, more) => {
        const [a, b, both] = [rows, more, [...rows, ...more]].map((all) => rowsOf(all, "reachability"));
        for (const { creatorId, shapleyValue } of both!) {
          const part = (of: readonly ShapleyCredit[]) =>
            of.find((row) => row.creatorId === creatorId)?.shapleyValue ?? 0;
          expect(isNear(shapleyValue, part(a!) + part(b!))).toBe(true);
        }
      }),
    );
  });

  it("knows neither the order of steps nor repetitions", () => {
    fc.assert(
      fc.property(converted(7), game, (rows, by) => {
        const turned = rows.map((row) => ({ ...row, path: [...row.path, ...row.path].reverse() }));
        const found = shapleyAttribution(rows, { game: by });
        expect(shapleyAttribution(turned, { game: by })).toEqual(found);
        expect(shapleyAttribution([...rows].reverse(), { game: by })).toEqual(found);
        expect(shapleyAttribution(transformPaths(rows, ["first"]), { game: by })).toEqual(found);
      }),
    );
  });
});

describe("credits", () => {
  it("sum to the conversions, and to the value to the last minor unit", () => {
    fc.assert(
      fc.property(converted(7), game, (rows, by) => {
        const found = shapleyAttribution(rows, { game: by });
        if (!found.ok) throw new Error("somebody converted");
        const total = totalOf(rows);
        const conversions = sumOf(found.rows, (row) => row.conversions) + found.unattributed.conversions;
        expect(isNear(conversions, total.conversions)).toBe(true);
        expect(found.rows.every((row) => row.conversions >= 0)).toBe(true);
        if (found.total.value === undefined) return;
        const minor = sumOf(found.rows, (row) => row.value?.minor ?? Number.NaN);
        expect(minor + (found.unattributed.value?.minor ?? Number.NaN)).toBe(total.value);
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      }),
    );
  });
});

function signed(value: Fraction): number {
  return value.over < 0n ? -toNumber({ over: -value.over, under: value.under }) : toNumber(value);
}
