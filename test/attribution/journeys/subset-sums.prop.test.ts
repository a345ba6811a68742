import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapleyValues } from "../../../src/kernels/shapley-values.js";
import { subsetSums } from "../../../src/kernels/subset-sums.js";
import { isNear } from "./paths.arbitrary.js";

const games = fc
  .integer({ min: 0, max: 6 })
  .chain((players) =>
    fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 2 ** players, maxLength: 2 ** players }),
  )
  .map((worth) => [0, ...worth.slice(1)]);

const playersOf = (worth: readonly number[]) => Math.log2(worth.length);

describe("sums over subsets", () => {
  it("are what adding up every subset gives", () => {
    fc.assert(
      fc.property(games, (worth) => {
        const sums = Float64Array.from(worth);
        subsetSums(sums);
        const naive = worth.map((_, set) =>
          worth.reduce((sum, value, subset) => ((subset & set) === subset ? sum + value : sum), 0),
        );
        expect([...sums]).toEqual(naive);
      }),
    );
  });
});

describe("Shapley values", () => {
  it("are the average over all orders in which the players come", () => {
    fc.assert(
      fc.property(games, (worth) => {
        const players = playersOf(worth);
        const sums = new Array<number>(players).fill(0);
        const orders = ordersOf(Array.from({ length: players }, (_, player) => player));
        for (const order of orders) {
          let set = 0;
          for (const player of order) {
            sums[player]! += worth[set | (1 << player)]! - worth[set]!;
            set |= 1 << player;
          }
        }
        const found = shapleyValues(Float64Array.from(worth), players);
        expect(found.every((value, player) => isNear(value, sums[player]! / orders.length, 1e-10))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("sum to what all players are worth together", () => {
    fc.assert(
      fc.property(games, (worth) => {
        const sum = shapleyValues(Float64Array.from(worth), playersOf(worth)).reduce((a, b) => a + b, 0);
        expect(isNear(sum, worth.at(-1)!, 1e-10)).toBe(true);
      }),
    );
  });

  it("add up when games are added up", () => {
    fc.assert(
      fc.property(games, fc.infiniteStream(fc.integer({ min: -1_000, max: 1_000 })), (worth, stream) => {
        const players = playersOf(worth);
        const other = worth.map((_, set) => (set === 0 ? 0 : stream.next().value!));
        const [a, b, both] = [worth, other, worth.map((value, set) => value + other[set]!)].map((game) =>
          shapleyValues(Float64Array.from(game), players),
        );
        expect(both!.every((value, player) => isNear(value, a![player]! + b![player]!, 1e-10))).toBe(true);
      }),
    );
  });
});

function ordersOf(players: readonly number[]): number[][] {
  if (players.length === 0) return [[]];
  return players.flatMap((player) =>
    ordersOf(players.filter((other) => other !== player)).map((rest) => [player, ...rest]),
  );
}
