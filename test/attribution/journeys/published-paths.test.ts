import { existsSync, readFileSync } from "node:fs";
import { markovAttribution, shapleyAttribution, transformPaths, transitionMatrix } from "creator-core/attribution";
import type { AttributionPath, MarkovOrder } from "creator-core/models";
import { describe, expect, it } from "vitest";

const folder = new URL("../../../../shared/data/attribution/pathdata/", import.meta.url);
const missing = !existsSync(folder);
const announced = missing ? " (skipped: the data set PathData is not there)" : "";

const linesOf = (name: string) =>
  readFileSync(new URL(name, folder), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) =>
      line
        .replaceAll(/"|np\.float64\(|\)(?=,|$)/g, "")
        .split(",")
        .map((cell) => cell.trim()),
    );

/** The values are fractions without a unit; in billionths of one they are whole, and a currency's name does no harm. */
const UNIT = 1e9;

function readJourneys(): AttributionPath[] {
  return linesOf("data.csv").map(([path = "", conversions, value, nulls]) => ({
    path: path.split(" > "),
    conversions: Number(conversions),
    nulls: Number(nulls),
    value: { minor: Math.round(Number(value) * UNIT), currency: "KWD" },
  }));
}

const journeys = missing ? [] : readJourneys();
const expected = missing ? {} : JSON.parse(readFileSync(new URL("expected.json", folder), "utf8"));

function markov(order: MarkovOrder) {
  const found = markovAttribution(journeys, { order });
  if (!found.ok) throw new Error(found.reason);
  return found;
}

const isWithin = (found: number, published: number, tolerance = 1e-9) =>
  Math.abs(found - published) <= tolerance * Math.max(1, Math.abs(published));

describe("10,000 published journeys", () => {
  it.skipIf(missing)(`have the exact removal effects and credits of order 1${announced}`, () => {
    const { rows, total, states } = markov(1);
    expect([total.conversions, states]).toEqual([19_785, 12]);
    const published = new Map(linesOf("exact_order1.csv").map(([channel, ...cells]) => [channel, cells.map(Number)]));
    expect(rows.map((row) => row.creatorId)).toEqual([...published.keys()].sort());
    for (const { creatorId, removalEffect, valueRemovalEffect, conversions, value } of rows) {
      const [effect, valueEffect, totalConversions, totalValue] = published.get(creatorId!)!;
      expect(Math.abs(removalEffect - effect!)).toBeLessThan(1e-12);
      expect(Math.abs(valueRemovalEffect! - valueEffect!)).toBeLessThan(1e-9);
      expect(isWithin(conversions, totalConversions!)).toBe(true);
      expect(isWithin(value!.minor / UNIT, totalValue!)).toBe(true);
    }
  });

  it.skipIf(missing)(
    `have the removal effects of orders 2, 3 and 4${announced}`,
    () => {
      // By sparse elimination of the chain without each channel, refined in long double: see markov-orders.py.
      const file = new URL("markov-orders.json", import.meta.url);
      const orders: Record<string, { states: number; effects: Record<string, [number, number]> }> = JSON.parse(
        readFileSync(file, "utf8"),
      );
      for (const order of [1, 2, 3, 4] as const) {
        const { states, effects } = orders[order]!;
        const found = markov(order);
        expect(found.states).toBe(states);
        for (const { creatorId, removalEffect, valueRemovalEffect } of found.rows) {
          const [conversions, value] = effects[creatorId!]!;
          expect(Math.abs(removalEffect / conversions - 1)).toBeLessThan(1e-13);
          expect(Math.abs(valueRemovalEffect! / value - 1)).toBeLessThan(1e-9);
        }
      }
    },
    60_000,
  );

  it.skipIf(missing)(`have the published transition matrix${announced}`, () => {
    const names = new Map(linesOf("transition_order1_flgequalFALSE_channels.csv").map(([id, name]) => [id!, name!]));
    const nameOf = (id: string) => names.get(id) ?? id;
    const published = linesOf("transition_order1_flgequalFALSE.csv").map(
      ([from = "", to = "", probability]) => [`${nameOf(from)} -> ${nameOf(to)}`, Number(probability)] as const,
    );
    compareMatrix(transformPaths(journeys, ["exposure"]), new Map(published));
    compareMatrix(journeys, new Map(Object.entries(expected.loops.transition_matrix)));
    compareMatrix(transformPaths(journeys, ["exposure"]), new Map(Object.entries(expected.noloops.transition_matrix)));
  });

  it.skipIf(missing)(`have the published Shapley values of reachability${announced}`, () => {
    const found = shapleyAttribution(journeys, { game: "reachability" });
    if (!found.ok) throw new Error(found.reason);
    for (const { creatorId, conversions, shapleyValue } of found.rows) {
      expect(isWithin(conversions, expected.loops.shapley[creatorId!])).toBe(true);
      expect(isWithin(shapleyValue, expected.loops.linear_unique[creatorId!])).toBe(true);
    }
    expect(found.rows).toHaveLength(12);
    expect(shapleyAttribution(transformPaths(journeys, ["first"]), { game: "reachability" })).toEqual(found);
  });
});

/** Every transition that is published is found with its probability, and no other. */
function compareMatrix(paths: readonly AttributionPath[], published: ReadonlyMap<string, unknown>): void {
  const found = new Map<string, number>();
  for (const { state, next, conversions, nulls } of transitionMatrix(paths)) {
    const from = state[0] ?? "(start)";
    for (const { creatorId, probability } of next) found.set(`${from} -> ${creatorId}`, probability);
    if (conversions.count > 0) found.set(`${from} -> (conversion)`, conversions.probability);
    if (nulls.count > 0) found.set(`${from} -> (null)`, nulls.probability);
  }
  expect([...found.keys()].sort()).toEqual([...published.keys()].sort());
  for (const [key, probability] of found)
    expect(Math.abs(probability - Number(published.get(key)))).toBeLessThan(1e-12);
}
