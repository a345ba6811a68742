import { existsSync, readFileSync } from "node:fs";
import { attributeConversions } from "creator-core/attribution";
import type { AttributionModel, AttributionPolicy, Conversion, Credit, Touchpoint } from "creator-core/models";
import { describe, expect, it } from "vitest";

// The test cases of another project, just-attribute, decided from facts to credits.

/** One of its interactions; `weight` and `value` are in its answers. */
interface Interaction {
  readonly direct?: boolean;
  readonly excluded?: boolean;
  readonly weight?: number;
  readonly value?: number;
}

interface Cases {
  readonly FirstInteraction: readonly OneWinner[];
  readonly LastInteraction: readonly OneWinner[];
  readonly LastNonDirectInteraction: readonly OneWinner[];
  readonly Linear: readonly Shares[];
  readonly PositionBased: readonly Shares[];
  readonly distributeValue: readonly (readonly [
    value: number,
    weighted: readonly Interaction[],
    expected: readonly Interaction[],
  ])[];
}
type OneWinner = readonly [interactions: readonly Interaction[], winner: Interaction | null];
type Shares = readonly [interactions: readonly Interaction[], shares: readonly Interaction[]];

const policy = (model: AttributionModel): AttributionPolicy => ({
  id: "justAttribute",
  windows: { click: "full", direct: "full" },
  farEnd: "exclusive",
  sameInstant: "excluded",
  tiers: [["click", "direct"]],
  model,
  selfPurchase: "eligible",
});

const positions: AttributionModel = { kind: "positionBased", first: 40, middle: 20, last: 40, twoTouches: "half" };

/** Interactions as touches, one a second. Excluded ones are invalid, unless all are: then none is, by its rule. */
function touchesOf(interactions: readonly Interaction[]): Touchpoint[] {
  const isAnyTaken = interactions.every(({ excluded }) => excluded === true);
  return interactions.map(({ direct = false, excluded = false }, i) => ({
    id: `t-${i}`,
    creatorId: `c-${i}`,
    customerKey: "k",
    occurredAt: i * 1000,
    kind: direct ? "direct" : "click",
    revoked: excluded && !isAnyTaken,
  }));
}

/** The credit of each interaction, in their order. */
function creditsOf(
  interactions: readonly Interaction[],
  by: AttributionPolicy,
  value?: number,
): (Credit | undefined)[] {
  const conversion: Conversion = {
    id: "o",
    customerKey: "k",
    occurredAt: interactions.length * 1000,
    kind: "order",
    ...(value === undefined ? {} : { value: { minor: value * 100, currency: "EUR" } }),
  };
  const weighers = { given: () => interactions.map(({ weight }) => Math.round(weight! * 60)) };
  const facts = { conversions: [conversion], touchpoints: touchesOf(interactions) };
  const [sale] = attributeConversions(facts, by, { weighers }).sales;
  return interactions.map((_, i) => sale!.credits.find(({ touchpointId }) => touchpointId === `t-${i}`));
}

const file = new URL("../../../shared/data/attribution/just-attribute/cases.json", import.meta.url);
const isAbsent = !existsSync(file);
const announced = isAbsent ? " (skipped: its cases are not there)" : "";
const cases = (): Cases => JSON.parse(readFileSync(file, "utf8"));

describe("the cases of just-attribute", () => {
  it.skipIf(isAbsent).each<["FirstInteraction" | "LastInteraction" | "LastNonDirectInteraction", AttributionModel]>([
    ["FirstInteraction", { kind: "firstTouch" }],
    ["LastInteraction", { kind: "lastTouch" }],
    ["LastNonDirectInteraction", { kind: "lastNonDirect" }],
  ])(`%s${announced}`, (name, model) => {
    const all = cases()[name];
    expect(all.length).toBeGreaterThan(4);
    for (const [interactions, winner] of all) {
      // Where all are excluded, its last non-direct one is simply the last.
      const isAnyTaken = name === "LastNonDirectInteraction" && interactions.every(({ excluded }) => excluded);
      const credits = creditsOf(interactions, policy(isAnyTaken ? { kind: "lastTouch" } : model));
      const place = credits.findIndex((credit) => credit !== undefined);
      expect(interactions[place] ?? null).toEqual(winner);
      expect(credits.filter((credit) => credit !== undefined)).toHaveLength(winner === null ? 0 : 1);
    }
  });

  it.skipIf(isAbsent).each<["Linear" | "PositionBased", AttributionModel]>([
    ["Linear", { kind: "linear", over: "touches" }],
    ["PositionBased", positions],
  ])(`%s${announced}`, (name, model) => {
    const all = cases()[name];
    expect(all.length).toBeGreaterThan(9);
    for (const [interactions, shares] of all) {
      const found = creditsOf(interactions, policy(model)).flatMap((credit, i) =>
        credit === undefined ? [] : [{ ...interactions[i], weight: credit.weight / credit.totalWeight }],
      );
      expect(found).toEqual(shares.map((share) => ({ ...share, weight: expect.closeTo(share.weight!, 15) })));
    }
  });

  it.skipIf(isAbsent)(`distributeValue, which does not round, to the cent${announced}`, () => {
    const all = cases().distributeValue;
    expect(all).toHaveLength(4);
    for (const [value, weighted, expected] of all) {
      const credits = creditsOf(weighted, policy({ kind: "custom", weigher: "given" }), value);
      const cents = credits.map((credit) => credit!.value!.minor);
      expect(cents.reduce((sum, part) => sum + part, 0)).toBe(value * 100);
      cents.forEach((part, i) => {
        expect(Math.abs(part - expected[i]!.value! * 100)).toBeLessThan(1);
      });
    }
  });
});

describe("the same rules, in cases of our own", () => {
  const visit: Interaction = { direct: true };
  const ad: Interaction = {};
  const weights = (interactions: readonly Interaction[], model: AttributionModel) =>
    creditsOf(interactions, policy(model)).map((credit) => credit?.weight ?? 0);

  it("one winner", () => {
    expect(weights([visit, ad, visit], { kind: "firstTouch" })).toEqual([1, 0, 0]);
    expect(weights([ad, visit], { kind: "lastTouch" })).toEqual([0, 1]);
    expect(weights([ad, ad, visit], { kind: "lastNonDirect" })).toEqual([0, 1, 0]);
    expect(weights([visit, visit], { kind: "lastNonDirect" })).toEqual([0, 1]);
  });

  it("shares, without what is excluded", () => {
    expect(weights([visit, { excluded: true }, ad], { kind: "linear", over: "touches" })).toEqual([1, 0, 1]);
    expect(weights([ad, visit, ad, visit], positions)).toEqual([4, 1, 1, 4]);
    expect(weights([{ excluded: true }, { excluded: true }], positions)).toEqual([1, 1]);
  });

  it("cents that sum to the value", () => {
    const thirds = creditsOf([ad, ad, ad], policy({ kind: "linear", over: "touches" }), 10);
    expect(thirds.map((credit) => credit?.value?.minor)).toEqual([334, 333, 333]);
  });
});
