import { attributionWinners, codeFirst, lastClick90Days } from "creator-core/attribution";
import type { AttributionPolicy } from "creator-core/models";
import { describe, expect, it } from "vitest";

import { deepFreeze } from "../../support/deep-freeze.js";
import { codeOf, untyped } from "../../support/thrown.js";

const lead = { customerKey: "k-1", kind: "lead" } as const;
const touch = { customerKey: "k-1", kind: "click" } as const;
const facts = deepFreeze({
  conversions: [
    { ...lead, id: "too-early", occurredAt: 0 },
    { ...lead, id: "clicked", occurredAt: 25 },
    { ...lead, id: "coded", occurredAt: 40, codes: ["glow10"] },
    { ...lead, id: "visited", occurredAt: 50, customerKey: "k-2" },
  ],
  touchpoints: [
    { ...touch, id: "second", creatorId: "ben", occurredAt: 20 },
    { ...touch, id: "first", creatorId: "ann", occurredAt: 10 },
    { ...touch, id: "channel", creatorId: null, occurredAt: 45, customerKey: "k-2" },
  ],
  directory: { assignments: [{ kind: "code", key: "GLOW10", creatorId: "cyd" }] },
} as const);

describe("attributionWinners", () => {
  it("names who won, by which touch; -1 stands for what was on the order, and what is nobody's is left out", () => {
    expect(attributionWinners(facts, codeFirst)).toEqual({
      conversionRows: Int32Array.of(1, 2),
      touchpointRows: Int32Array.of(0, -1),
      creatorIds: ["ben", "cyd"],
    });
    const first: AttributionPolicy = { ...lastClick90Days, model: { kind: "firstTouch" } };
    expect(attributionWinners(facts, first).creatorIds).toEqual(["ann", "ann"]);
  });

  it("names the click that a code is lent", () => {
    const touchpoints = [...facts.touchpoints, { ...touch, id: "own", creatorId: "cyd", occurredAt: 5 }];
    expect(attributionWinners({ ...facts, touchpoints }, codeFirst).touchpointRows).toEqual(Int32Array.of(0, 3));
  });

  it("has nothing to say of nothing", () => {
    const none = { conversionRows: new Int32Array(0), touchpointRows: new Int32Array(0), creatorIds: [] };
    expect(attributionWinners({ conversions: [], touchpoints: [] }, codeFirst)).toEqual(none);
  });

  it.each<[name: string, policy: AttributionPolicy]>([
    ["a model that shares", { ...codeFirst, model: { kind: "linear", over: "touches" } }],
    ["a rule that halves", { ...codeFirst, tiers: [["code", "click"]], codeAgainstLink: "split" }],
  ])("refuses %s", (_, policy) => {
    expect(codeOf(() => attributionWinners(facts, policy))).toBe("invalidPolicy");
  });

  it("refuses facts that are none", () => {
    expect(codeOf(() => attributionWinners(untyped(null), codeFirst))).toBe("invalidArgument");
    expect(codeOf(() => attributionWinners(untyped({ ...facts, conversions: 7 }), codeFirst))).toBe("invalidArgument");
  });
});
