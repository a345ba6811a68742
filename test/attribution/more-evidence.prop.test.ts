import { attributeConversions } from "creator-core/attribution";
import type { AttributionModel, AttributionPolicy, EvidenceKind, Sale } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.js";
import { DAY, type Facts, facts, policies, START } from "./facts.arbitrary.js";

// More evidence for a creator must never cost them the order.

const LINKS: readonly EvidenceKind[] = ["link", "click", "utm", "landingPage"];

/** Ann's own code, which nobody enters yet; and no link evidence of anybody but ann. */
const factsOfAnn = facts.map(
  ({ touchpoints, conversions, directory, ...rest }): Facts => ({
    ...rest,
    creators: [],
    staff: [],
    conversions,
    touchpoints: touchpoints.filter(
      ({ kind, creatorId }) => !LINKS.includes(kind) || creatorId === "ann" || creatorId === null,
    ),
    directory: {
      assignments: [
        ...directory.assignments.filter(({ kind, creatorId }) => !LINKS.includes(kind) || creatorId === "ann"),
        { kind: "code", key: "ANNS", creatorId: "ann" },
      ],
    },
  }),
);

const policiesWithRule = policies.filter(({ codeAgainstLink }) => codeAgainstLink !== undefined);

/** What ann has of a conversion, from 0 to 1. */
const shareOf = ({ credits }: Sale) =>
  credits.reduce(
    (sum, { creatorId, weight, totalWeight }) => sum + (creatorId === "ann" ? weight / totalWeight : 0),
    0,
  );

const shares = ({ conversions, ...rest }: Facts, policy: AttributionPolicy, isAdded: boolean) => {
  const entered = conversions.map((row) => ({ ...row, codes: [...(row.codes ?? []), ...(isAdded ? ["anns"] : [])] }));
  return attributeConversions(deepFreeze({ ...rest, conversions: entered }), deepFreeze(policy)).sales.map(shareOf);
};

const models: readonly AttributionModel[] = [
  { kind: "firstTouch" },
  { kind: "lastTouch" },
  { kind: "lastNonDirect" },
  { kind: "linear", over: "creators" },
  { kind: "timeDecay", halfLife: { days: 2 } },
  { kind: "timeDecay", halfLife: { hours: 7 }, ageIn: "wholeDays" },
  // Not whole days from the last touch: a later piece of evidence moves the beginning of every other day.
];

/** One customer, one tier, one order: everything meets everything. */
const denseTouch = fc
  .constantFrom(
    ["click", "ann"] as const,
    ["utm", "ann"] as const,
    ["view", "ann"] as const,
    ["code", "ann"] as const,
    ["view", "ben"] as const,
    ["code", "ben"] as const,
    ["click", null] as const,
  )
  .chain(([kind, creatorId]) =>
    fc.record({
      kind: fc.constant(kind),
      creatorId: fc.constant(creatorId),
      customerKey: fc.constant("k-1"),
      occurredAt: fc.integer({ min: 0, max: 8 }).map((half) => START + (half * DAY) / 2),
    }),
  );
const dense: fc.Arbitrary<Facts> = fc
  .tuple(
    fc.array(denseTouch, { maxLength: 6 }),
    fc.subarray(["ann", "ben"]),
    fc.subarray([["linkId", "L"] as const, ["landingPage", "/ann"] as const, ["shopCreator", "ann"] as const]),
  )
  .map(([touches, codes, visit]) => ({
    touchpoints: touches.map((touch, i) => ({ ...touch, id: `t-${i}` })),
    conversions: [
      { id: "o", customerKey: "k-1", kind: "order", occurredAt: START + 4 * DAY, codes, ...Object.fromEntries(visit) },
    ],
    directory: {
      assignments: [
        { kind: "code", key: "ANN", creatorId: "ann" },
        { kind: "code", key: "ANNS", creatorId: "ann" },
        { kind: "code", key: "BEN", creatorId: "ben" },
        { kind: "link", key: "L", creatorId: "ann" },
        { kind: "landingPage", key: "/ann", creatorId: "ann" },
        { kind: "shop", key: "ann", creatorId: "ann" },
      ],
    },
    creators: [],
    staff: [],
  }));
const oneTier = fc.constantFrom("codeWins" as const, "linkWins" as const, "split" as const, "reject" as const).map(
  (codeAgainstLink): AttributionPolicy => ({
    id: "dense",
    windows: { click: "full", utm: "full", view: "full", code: "full" },
    farEnd: "exclusive",
    sameInstant: "eligible",
    tiers: [["code", "click", "utm", "view", "link", "landingPage", "shop"]],
    codeAgainstLink,
    model: { kind: "lastTouch" },
    selfPurchase: "excluded",
  }),
);

const both = fc.tuple(dense, oneTier);
const sparse = fc.tuple(factsOfAnn, policiesWithRule);

describe("the own code of a creator, where no link is anybody else's", () => {
  it.each(models)("never lowers their share under %j", (model) => {
    fc.assert(
      fc.property(fc.oneof(both, both, sparse), ([all, anyPolicy]) => {
        const policy = { ...anyPolicy, model };
        const before = shares(all, policy, false);
        const after = shares(all, policy, true);
        // A hair, for weights are rounded to parts of 2^32.
        for (const [i, share] of after.entries()) expect(share).toBeGreaterThanOrEqual(before[i]! - 1e-8);
      }),
      { numRuns: 400 },
    );
  });
});
