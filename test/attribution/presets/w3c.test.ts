import { existsSync, readFileSync } from "node:fs";
import { w3cDraft } from "creator-core/attribution";
import type { Touchpoint } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { codeOf } from "../../support/thrown.ts";
import { DAY, HOUR, MILLISECOND, saleOf, touch, winner } from "./_order.ts";

const value = { minor: 100, currency: "GBP" };

/** What everybody gets of 100. */
function shares(credit: readonly number[], touches: readonly Touchpoint[]): Record<string, number | undefined> {
  const { credits } = saleOf(w3cDraft({ lookbackDays: 30, credit }), touches, { value });
  return Object.fromEntries(credits.map((one) => [one.creatorId, one.value?.minor]));
}

describe("w3cDraft", () => {
  it("passes over an impression when the conversion is later than it and the look-back", () => {
    const policy = w3cDraft({ lookbackDays: 1, credit: [1] });
    expect(winner(policy, [touch("ann", "view", DAY)])).toBe("ann");
    expect(winner(policy, [touch("ann", "view", DAY + MILLISECOND)])).toBe("nobody");
    expect(winner(policy, [touch("ann", "view", 0)])).toBe("ann");
  });

  it("gives the first weight to the latest, and passes over weights and impressions beyond the other list", () => {
    const three = [touch("ann", "view", 3 * HOUR), touch("ben", "click", 2 * HOUR), touch("cy", "view", HOUR)];
    // cy 50, ben 25, ann 25 of 100
    expect(shares([2, 1, 1], three)).toEqual({ ann: 25, ben: 25, cy: 50 });
    expect(shares([1], three)).toEqual({ cy: 100 });
    expect(shares([3, 1], three)).toEqual({ ben: 25, cy: 75 });
    // Of 3, 1 and 1 only the first two are used: 3 of 4 and 1 of 4.
    expect(shares([3, 1, 1], three.slice(1))).toEqual({ ben: 25, cy: 75 });
  });

  it("puts the highest priority first, however old", () => {
    const three = [
      touch("ann", "view", 3 * HOUR, { priority: 2 }),
      touch("ben", "view", 2 * HOUR, { priority: -1 }),
      touch("cy", "view", HOUR),
    ];
    expect(shares([2, 1, 1], three)).toEqual({ ann: 50, ben: 25, cy: 25 });
    expect(shares([3, 1], three)).toEqual({ ann: 75, cy: 25 });
  });

  it("draws what is left over, so that the shares always sum to the value and none is a unit off", () => {
    const three = [touch("ann", "view", 3 * HOUR), touch("ben", "view", 2 * HOUR), touch("cy", "view", HOUR)];
    const drawn = Object.values(shares([1, 1, 1], three)).map(Number);
    expect(drawn.reduce((sum, share) => sum + share, 0)).toBe(100);
    // A third of 100 is 33 or 34.
    for (const share of drawn) expect([33, 34]).toContain(share);
  });

  it("draws fairly: over many conversions of one unit, both of two equals win about half", () => {
    const policy = w3cDraft({ lookbackDays: 30, credit: [1, 1] });
    const two = [touch("ann", "view", 2 * HOUR), touch("ben", "view", HOUR)];
    let won = 0;
    for (let i = 0; i < 400; i += 1) {
      const { credits } = saleOf(policy, two, { id: `order-${i}`, value: { ...value, minor: 1 } });
      won += credits.find(({ creatorId }) => creatorId === "ann")?.value?.minor ?? 0;
    }
    // Half of 400 is 200, its standard deviation 10.
    expect(Math.abs(won - 200)).toBeLessThan(40);
  });

  it("refuses what the draft refuses, and weights that are no whole numbers", () => {
    for (const options of [
      null,
      {},
      { lookbackDays: 0, credit: [1] },
      { lookbackDays: 1.5, credit: [1] },
      { lookbackDays: 1, credit: [] },
      { lookbackDays: 1, credit: [1, 0] },
      { lookbackDays: 1, credit: [0.5, 0.5] },
      { lookbackDays: 1, credit: "1" },
    ]) {
      expect(codeOf(() => w3cDraft(options as never))).toBe("invalidArgument");
    }
  });

  it("keeps no hand on the caller's list", () => {
    const credit = [2, 1];
    const policy = w3cDraft({ lookbackDays: 1, credit });
    credit[0] = 9;
    expect(policy.model).toEqual({ kind: "ranked", weights: [2, 1] });
  });
});

interface PublishedEvent {
  readonly seconds: number;
  readonly site: string;
  readonly event: string;
  readonly options?: {
    readonly histogramIndex?: number;
    readonly priority?: number;
    readonly histogramSize?: number;
    readonly value?: number;
    readonly credit?: readonly number[];
    readonly lookbackDays?: number;
  };
  readonly expected?: readonly number[];
}

const folder = new URL("../../../../shared/data/attribution/w3c-attribution/e2e-tests/", import.meta.url);
const missing = !existsSync(folder);

describe("the decisions published with the draft", () => {
  it
    .skipIf(missing)
    .each([
      "lookback",
      "priority",
      "multi-touch-divides-evenly",
      "multi-touch-divides-evenly-unordered-credit",
      "multi-touch-same-histogram-index",
      "credit-longer-than-impressions",
      "no-matching-impression",
    ])(`%s${missing ? " (skipped: the published decisions are not there)" : ""}`, (name) => {
    const { events }: { readonly events: readonly PublishedEvent[] } = JSON.parse(
      readFileSync(new URL(`${name}.json`, folder), "utf8"),
    );
    const impressions = events.filter(({ event }) => event === "saveImpression");
    const conversions = events.filter(({ event }) => event === "measureConversion");
    expect(conversions.length).toBeGreaterThan(0);
    for (const { seconds, options, expected } of conversions) {
      const { value: units = 1, credit = [1], lookbackDays = 30, histogramSize = 0 } = options ?? {};
      // The same weights in whole numbers.
      const smallest = Math.min(...credit);
      const policy = w3cDraft({ lookbackDays, credit: credit.map((weight) => weight / smallest) });
      const touches = impressions.map(({ seconds: at, options: { histogramIndex = 0, priority = 0 } = {} }, i) =>
        touch(`bucket-${histogramIndex}`, "view", 0, { id: `t-${i}`, occurredAt: at * 1000, priority }),
      );
      const order = { occurredAt: seconds * 1000, value: { minor: units, currency: "GBP" } };
      const histogram = new Array<number>(histogramSize).fill(0);
      for (const { creatorId, value: share } of saleOf(policy, touches, order).credits) {
        histogram[Number(creatorId.slice("bucket-".length))]! += share?.minor ?? 0;
      }
      expect(histogram).toEqual(expected);
    }
  });
});
