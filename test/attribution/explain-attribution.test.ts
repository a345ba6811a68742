import { explainAttribution } from "creator-core/attribution";
import type { AttributionFacts, AttributionPolicy, Conversion, Touchpoint } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.js";
import { codeOf } from "../support/thrown.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const T = 1_773_144_000_000;

const codeFirst: AttributionPolicy = {
  id: "codeFirst",
  windows: { click: { days: 30 }, engagedView: { days: 7 }, view: { days: 1 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["code"], ["shop"], ["link", "click"], ["engagedView"], ["view"]],
  model: { kind: "lastTouch" },
  selfPurchase: "excluded",
};

const order: Conversion = { id: "order-7", customerKey: "k-1", kind: "order", occurredAt: T };
const touch = (id: string, creatorId: string, age: number, more: Partial<Touchpoint> = {}): Touchpoint => ({
  id,
  creatorId,
  customerKey: "k-1",
  kind: "click",
  occurredAt: T - age,
  ...more,
});
const explain = (facts: AttributionFacts, policy: AttributionPolicy = codeFirst) =>
  explainAttribution(deepFreeze(facts), policy, "order-7");
const fates = (facts: AttributionFacts, policy?: AttributionPolicy) =>
  explain(facts, policy).candidates.map((candidate) => `${candidate.key ?? candidate.touchpointId} ${candidate.fate}`);

describe("explainAttribution", () => {
  it("gives every candidate its fate, strongest first", () => {
    const facts: AttributionFacts = {
      conversions: [
        { ...order, codes: ["glow10", "spring", "old"], linkId: "L1" },
        { ...order, id: "order-8" },
      ],
      touchpoints: [
        touch("younger", "ann", DAY),
        touch("view", "ann", HOUR, { kind: "view" }),
        touch("older", "ben", 2 * DAY),
        touch("stale", "ben", 30 * DAY),
        touch("late", "ben", -1),
        touch("fake", "ben", HOUR, { revoked: true }),
        touch("own", "eve", HOUR),
        touch("stream", "ann", HOUR, { kind: "live" }),
        touch("stranger", "ann", HOUR, { customerKey: "k-2" }),
      ],
      directory: {
        assignments: [
          { kind: "code", key: "GLOW10", creatorId: "cyd" },
          { kind: "code", key: "OLD", creatorId: "dan", until: T - DAY },
          { kind: "link", key: "L1", creatorId: "ann" },
        ],
      },
      creators: [{ id: "eve", customerKeys: ["k-1"] }],
    };
    expect(fates(facts)).toEqual([
      "GLOW10 won",
      "SPRING codeUnknown",
      "OLD codeExpired",
      "L1 codeOverrides",
      "late afterConversion",
      "fake revoked",
      "own selfReferral",
      "younger codeOverrides",
      "older codeOverrides",
      "stale outsideWindow",
      "view codeOverrides",
      "stream kindOff",
    ]);
    expect(explain(facts).candidates[2]).toEqual({
      evidence: "code",
      touchpointId: null,
      key: "OLD",
      creatorId: "dan",
      fate: "codeExpired",
      weight: 0,
      totalWeight: 1,
      ageMilliseconds: null,
    });
    expect(explain(facts).candidates[4]).toEqual({
      evidence: "click",
      touchpointId: "late",
      key: null,
      creatorId: "ben",
      fate: "afterConversion",
      weight: 0,
      totalWeight: 1,
      ageMilliseconds: -1,
    });
  });
  it("says lowerTier when it was not a code that was stronger, and notModelled inside the tier", () => {
    const touchpoints = [touch("a", "ann", 2 * DAY), touch("b", "ben", DAY), touch("v", "cyd", HOUR, { kind: "view" })];
    expect(fates({ conversions: [order], touchpoints })).toEqual(["b won", "a notModelled", "v lowerTier"]);
  });
  it("says notModelled of the second code of one creator, which is one piece of evidence with the first", () => {
    const assignments = ["A1", "A2"].map((key) => ({ kind: "code", key, creatorId: "ann" }) as const);
    const facts = { conversions: [{ ...order, codes: ["a1", "a2"] }], touchpoints: [], directory: { assignments } };
    const linear = { ...codeFirst, model: { kind: "linear", over: "touches" } } as const;
    expect(fates(facts, linear)).toEqual(["A1 won", "A2 notModelled"]);
    expect(fates(facts)).toEqual(["A2 won", "A1 notModelled"]);
  });
  it("knows no owner of a key that begins only after the order", () => {
    const directory = { assignments: [{ kind: "code", key: "SOON", creatorId: "ann", from: T + 1 }] } as const;
    const [candidate] = explain({
      conversions: [{ ...order, codes: ["soon"] }],
      touchpoints: [],
      directory,
    }).candidates;
    expect([candidate?.fate, candidate?.creatorId]).toEqual(["codeExpired", null]);
  });
  it("throws for a conversion that is not there", () => {
    const facts = { conversions: [order], touchpoints: [] };
    expect(codeOf(() => explainAttribution(facts, codeFirst, "order-8"))).toBe("danglingReference");
    expect(codeOf(() => explainAttribution(facts, codeFirst, undefined as never))).toBe("invalidArgument");
  });
});

describe("its summary", () => {
  const summary = (touchpoints: readonly Touchpoint[], more: Partial<Conversion> = {}, policy?: AttributionPolicy) =>
    explain({ conversions: [{ ...order, ...more }], touchpoints }, policy).summary;
  const linear = { ...codeFirst, model: { kind: "linear", over: "touches" } } as const;

  it("names the winner and what for", () => {
    expect(summary([touch("a", "ann", 3 * DAY + HOUR)])).toBe(
      "ann gets the credit, for a click 3 days before the order.",
    );
    expect(summary([touch("a", "ann", HOUR, { kind: "view" })], { kind: "lead" })).toBe(
      "ann gets the credit, for a view 1 hour before the lead.",
    );
    expect(summary([touch("a", "ann", 59_999)])).toBe(
      "ann gets the credit, for a click less than a minute before the order.",
    );
    expect(summary([touch("a", "ann", 120_000)])).toBe("ann gets the credit, for a click 2 minutes before the order.");
    expect(summary([touch("a", "ann", 0)])).toBe("ann gets the credit, for a click at the moment of the order.");
  });
  it("counts the others by what became of them", () => {
    const touchpoints = [
      touch("a", "ann", HOUR),
      touch("b", "ben", 31 * DAY),
      touch("c", "ben", 32 * DAY),
      touch("d", "ben", 2 * HOUR),
    ];
    expect(summary(touchpoints)).toBe(
      "ann gets the credit, for a click 1 hour before the order. Not credited: 1 passed over by the model, 2 outside the window.",
    );
  });
  it("lists those who share", () => {
    const two = [touch("a", "ann", HOUR), touch("b", "ben", HOUR)];
    expect(summary(two, {}, linear)).toBe("ann and ben share the credit.");
    const same = [touch("a", "ann", HOUR), touch("b", "ann", HOUR)];
    expect(summary(same, {}, linear)).toBe("ann gets the credit, for 2 pieces of evidence.");
    const many = ["a", "b", "c", "d", "e", "f", "g"].map((id) => touch(id, id, HOUR));
    expect(summary(many, {}, linear)).toBe("a, b, c, d and 3 others share the credit.");
  });
  it("says when it was nobody", () => {
    expect(summary([])).toBe("Nobody gets the credit: there was no code, link or touch.");
    expect(summary([touch("a", "ann", -1)], { codes: ["spring"] })).toBe(
      "Nobody gets the credit. Not credited: 1 too late, 1 without any owner.",
    );
  });
});
