import { attributeConversions, attributionWinners, buildTouchIndex } from "creator-core/attribution";
import type { AttributionPolicy } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { deepFreeze } from "../../support/deep-freeze.js";
import { type Facts, facts, policies } from "../facts.arbitrary.js";

const singles: readonly AttributionPolicy["model"][] = [
  { kind: "firstTouch" },
  { kind: "lastTouch" },
  { kind: "lastNonDirect" },
];
const singlePolicies = fc
  .tuple(policies, fc.constantFrom(...singles))
  .map(([policy, model]): AttributionPolicy => ({ ...policy, model }))
  .filter(({ codeAgainstLink }) => codeAgainstLink !== "split");

/** Winners by the ids of conversions and touches. */
function named(all: Facts, policy: AttributionPolicy, input: Parameters<typeof attributionWinners>[0] = all) {
  const { conversionRows, touchpointRows, creatorIds } = attributionWinners(input, policy);
  return creatorIds.map((creatorId, i) => ({
    id: all.conversions[conversionRows[i]!]?.id,
    creatorId,
    touchpointId: all.touchpoints[touchpointRows[i]!]?.id ?? null,
  }));
}

const byId = <Row extends { readonly id: string | undefined }>(rows: readonly Row[]) =>
  new Map(rows.map((row) => [row.id, row]));

describe("attributionWinners", () => {
  it("names the creators and touches of the credits of attributeConversions, in the order of the conversions", () => {
    fc.assert(
      fc.property(facts, singlePolicies, (all, policy) => {
        const found = named(deepFreeze(all), deepFreeze(policy));
        const expected = attributeConversions(all, policy).sales.flatMap(({ id, credits }) =>
          credits.map(({ creatorId, touchpointId }) => ({ id, creatorId, touchpointId })),
        );
        expect(byId(found)).toEqual(byId(expected));
        expect(found).toHaveLength(expected.length);
        const order = all.conversions.map(({ id }) => id).filter((id) => found.some((winner) => winner.id === id));
        expect(found.map(({ id }) => id)).toEqual(order);
      }),
      { numRuns: 2_000 },
    );
  });

  it("finds the same over an index, and names each conversion once when facts are said twice", () => {
    fc.assert(
      fc.property(facts, singlePolicies, ({ touchpoints, ...rest }, policy) => {
        const all = { ...rest, touchpoints };
        const expected = named(all, policy);
        expect(named(all, policy, { ...rest, index: buildTouchIndex(touchpoints) })).toEqual(expected);
        const twice = {
          ...all,
          conversions: [...all.conversions, ...all.conversions],
          touchpoints: [...touchpoints, ...touchpoints],
        };
        expect(named(twice, policy)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
