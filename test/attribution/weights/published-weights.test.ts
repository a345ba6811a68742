import { existsSync, readFileSync } from "node:fs";
import type { Weigher } from "creator-core/attribution";
import type { AttributionModel } from "creator-core/models";
import { describe, expect, it } from "vitest";
import type { ModelOptions } from "../../../src/attribution/weights/compile-model.js";
import { largestRemainder } from "../../../src/kernels/largest-remainder.js";
import { type Row, weigher } from "./survivors.ts";

// Weights against what others publish. The files belong to others and are not part of this repository.

const folder = new URL("../../../../shared/data/attribution/", import.meta.url);
const file = (path: string) => new URL(path, folder);
const absent = (...paths: string[]) => paths.some((path) => !existsSync(file(path)));
const announced = (isAbsent: boolean, what: string) => (isAbsent ? ` (skipped: ${what} are not there)` : "");
const json = <T>(path: string): T => JSON.parse(readFileSync(file(path), "utf8"));

const position = (first: number, middle: number, last: number): AttributionModel => ({
  kind: "positionBased",
  first,
  middle,
  last,
  twoTouches: "renormalise",
});

/** The nth creator of a path gets n parts; where a creator comes more than once, the first time counts, or the last. */
const byExposure =
  (which: "first" | "last"): Weigher =>
  (touches) => {
    const ids = touches.map(({ creatorId }) => creatorId);
    let rank = 0;
    return ids.map((id, place) => {
      const counts = (which === "first" ? ids.indexOf(id) : ids.lastIndexOf(id)) === place;
      if (counts) rank += 1;
      return counts ? rank : 0;
    });
  };
const options: ModelOptions = { weighers: { first: byExposure("first"), last: byExposure("last") } };

describe("10,000 published journeys", () => {
  const without = absent("pathdata/data.csv", "pathdata/expected.json");

  it.skipIf(without)(`have the published totals${announced(without, "the journeys")}`, () => {
    const journeys = readFileSync(file("pathdata/data.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.replaceAll('"', "").split(","))
      .map(([path = "", conversions]) => ({
        channels: path.split(" > ").map((channel) => channel.trim()),
        conversions: Number(conversions),
      }));
    const published =
      json<Record<"loops" | "noloops", Record<string, Record<string, number>>>>("pathdata/expected.json");
    const models: Readonly<Record<string, AttributionModel>> = {
      first: { kind: "firstTouch" },
      last: { kind: "lastTouch" },
      linear_proportional: { kind: "linear", over: "touches" },
      linear_unique: { kind: "linear", over: "creators" },
      shapley: { kind: "linear", over: "creators" },
      position_30_40_30: position(30, 40, 30),
      position_40_20_40: position(40, 20, 40),
      time_decay_rank_left: { kind: "custom", weigher: "first" },
      time_decay_rank_right: { kind: "custom", weigher: "last" },
    };
    for (const repeats of ["loops", "noloops"] as const) {
      for (const [name, model] of Object.entries(models)) {
        const expected = published[repeats][name];
        if (expected === undefined) continue;
        const weights = weigher(model, options);
        const totals = new Map<string, number>();
        for (const { channels: all, conversions } of journeys) {
          const channels = repeats === "loops" ? all : all.filter((channel, i) => channel !== all[i - 1]);
          const parts = weights(channels.map((creatorId) => ({ creatorId })));
          const whole = parts.reduce((sum, part) => sum + part, 0);
          parts.forEach((part, i) => {
            totals.set(channels[i]!, (totals.get(channels[i]!) ?? 0) + (part * conversions) / whole);
          });
        }
        expect(totals.size).toBe(Object.keys(expected).length);
        // 19,785 conversions are added up in binary fractions, there and here.
        for (const [channel, total] of totals) expect(Math.abs(total - expected[channel]!)).toBeLessThan(1e-8);
      }
    }
  });
});

/** An interaction of another project's tests. */
interface Interaction {
  readonly direct?: boolean;
  readonly excluded?: boolean;
  readonly weight?: number;
}

/** Its rule: excluded touches are passed over, unless that leaves nothing. */
const counted = (all: readonly Interaction[]) => {
  const rest = all.filter(({ excluded }) => excluded !== true);
  return rest.length > 0 ? rest : all;
};
const rowOf = ({ direct }: Interaction): Row => (direct === true ? { kind: "direct", creatorId: null } : {});

describe("the cases of just-attribute", () => {
  const path = "just-attribute/cases.json";
  const without = absent(path);
  type OneWinner = readonly (readonly [readonly Interaction[], Interaction | null])[];
  type Shares = readonly (readonly [readonly Interaction[], readonly Interaction[]])[];

  it.skipIf(without).each<[string, AttributionModel]>([
    ["FirstInteraction", { kind: "firstTouch" }],
    ["LastInteraction", { kind: "lastTouch" }],
    ["LastNonDirectInteraction", { kind: "lastNonDirect" }],
  ])(`%s${announced(without, "its cases")}`, (name, model) => {
    const cases = json<Record<string, OneWinner>>(path)[name]!;
    expect(cases.length).toBeGreaterThan(4);
    for (const [interactions, winner] of cases) {
      const all = name === "LastInteraction" ? interactions : counted(interactions);
      // Its last non-direct one asks about visits only where something is not excluded.
      const isAnyTaken = name === "LastNonDirectInteraction" && all.every(({ excluded }) => excluded);
      const place = weigher(isAnyTaken ? { kind: "lastTouch" } : model)(all.map(rowOf)).indexOf(1);
      expect(all[place] ?? null).toEqual(winner);
    }
  });

  it.skipIf(without).each<[string, AttributionModel]>([
    ["Linear", { kind: "linear", over: "touches" }],
    ["PositionBased", { kind: "positionBased", first: 40, middle: 20, last: 40, twoTouches: "half" }],
  ])(`%s${announced(without, "its cases")}`, (name, model) => {
    const cases = json<Record<string, Shares>>(path)[name]!;
    expect(cases.length).toBeGreaterThan(9);
    for (const [interactions, shares] of cases) {
      const all = counted(interactions);
      const weights = weigher(model)(all.map(rowOf));
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      const found = all.map((interaction, i) => ({ ...interaction, weight: weights[i]! / whole }));
      expect(found).toEqual(shares.map((share) => ({ ...share, weight: expect.closeTo(share.weight!, 15) })));
    }
  });
});

describe("a published deal of $12,000 over five touches", () => {
  const path = "worked-examples/cases.json";
  const without = absent(path);

  interface Deal {
    readonly valueCents: number;
    readonly touchDays?: readonly number[];
    readonly conversionDay: number;
    readonly directIndex: number;
    readonly expectedDollars: Readonly<Record<string, readonly number[]>>;
  }

  it.skipIf(without)(`is split as published${announced(without, "the worked examples")}`, () => {
    const deal = json<readonly Deal[]>(path).find(({ touchDays }) => touchDays !== undefined)!;
    const rows = deal.touchDays!.map(
      (day, i): Row => ({
        age: (deal.conversionDay - day) * 86_400_000,
        kind: i === deal.directIndex ? "direct" : "click",
      }),
    );
    const split = (model: AttributionModel) => largestRemainder(deal.valueCents, weigher(model)(rows))!;
    const published = (name: string) => deal.expectedDollars[name]!.map((dollars) => dollars * 100);
    expect(split({ kind: "firstTouch" })).toEqual(published("first"));
    expect(split({ kind: "lastTouch" })).toEqual(published("last"));
    expect(split({ kind: "lastNonDirect" })).toEqual(published("lastNonDirect"));
    expect(split({ kind: "linear", over: "touches" })).toEqual(published("linear"));
    expect(split(position(40, 20, 40))).toEqual(published("position40_20_40"));
    // The source rounds its weights to three digits before it multiplies.
    const decayed = split({ kind: "timeDecay", halfLife: { days: 7 } });
    published("timeDecayHalfLife7d").forEach((cents, i) => {
      expect(Math.abs(decayed[i]! - cents)).toBeLessThanOrEqual(300);
    });
    // 2^(−38/7), 2^(−33/7), 2^(−26/7), 2^(−8/7) and 1 over their sum of 1.590363…, with mpmath: 17519.5176, 28743.7594,
    // 57487.5187, 341704.4981 and 754544.7062 cents. Three units are left over.
    expect(decayed).toEqual([17_519, 28_744, 57_488, 341_704, 754_545]);
  });
});
