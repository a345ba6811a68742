import { attributeConversions, compareModels } from "creator-core/attribution";
import type { AttributionPolicy, CreatorId, CreditMove, ModelComparison } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { type Facts, facts, policies } from "../facts.arbitrary.js";
import { customWeight } from "../reference.js";

const options = {
  weighers: {
    mine: (touches: readonly { readonly touchpointId: string | null }[]) =>
      touches.map(({ touchpointId }) => customWeight(touchpointId)),
  },
};
const compare = (input: Facts, list: readonly AttributionPolicy[]) => compareModels(input, list, options);

const several = fc
  .array(policies, { minLength: 2, maxLength: 4 })
  .map((list) => list.map((policy, i) => ({ ...policy, id: `policy ${i}` })));

/** Totals of amounts near 2^53 overflow, rightly; these laws are about those that do not. */
const small = facts.map(
  (input): Facts => ({
    ...input,
    conversions: input.conversions.map((conversion) =>
      conversion.value === undefined
        ? conversion
        : { ...conversion, value: { ...conversion.value, minor: conversion.value.minor % 1_000_003 } },
    ),
  }),
);

const law = (check: (input: Facts, list: readonly AttributionPolicy[], found: ModelComparison) => void) =>
  fc.assert(
    fc.property(small, several, (input, list) => {
      check(deepFreeze(input), deepFreeze(list), compare(input, list));
    }),
    { numRuns: 300 },
  );

const minorOf = (values: readonly { readonly minor: number; readonly currency: string }[], currency: string) =>
  values.find((value) => value.currency === currency)?.minor ?? 0;
const flow = (moves: readonly CreditMove[], creatorId: CreatorId | null, of: (move: CreditMove) => number) => {
  const sum = (list: readonly CreditMove[]) => list.reduce((total, move) => total + of(move), 0);
  return sum(moves.filter(({ to }) => to === creatorId)) - sum(moves.filter(({ from }) => from === creatorId));
};

describe("compareModels", () => {
  it("moves exactly the difference of the totals, for everybody, in every currency", () => {
    law((_, list, { creators, against }) => {
      for (const { creatorId, totals } of creators) {
        against.forEach(({ policyId, moves }, i) => {
          expect(policyId).toBe(list[i + 1]!.id);
          const [before, after] = [totals[0]!, totals[i + 1]!];
          for (const currency of ["JPY", "GBP", "KWD"]) {
            expect(flow(moves, creatorId, ({ values }) => minorOf(values, currency))).toBe(
              minorOf(after.values, currency) - minorOf(before.values, currency),
            );
          }
          expect(flow(moves, creatorId, ({ conversions }) => conversions)).toBeCloseTo(
            after.conversions - before.conversions,
            12,
          );
        });
      }
    });
  });

  it("gives under every policy the whole of every conversion, and what attributeConversions gives", () => {
    law((input, list, { conversions, creators }) => {
      expect(conversions).toBe(input.conversions.length);
      list.forEach((policy, i) => {
        const shares = creators.reduce((sum, { totals }) => sum + totals[i]!.conversions, 0);
        expect(shares).toBeCloseTo(conversions, 12);
        const credits = attributeConversions(input, policy, options).sales.flatMap((sale) => sale.credits);
        for (const { creatorId, totals } of creators.filter((row) => row.creatorId !== null)) {
          const own = credits.filter((credit) => credit.creatorId === creatorId);
          expect(totals[i]!.conversions).toBeCloseTo(
            own.reduce((sum, { weight, totalWeight }) => sum + weight / totalWeight, 0),
            12,
          );
          for (const { currency, minor } of totals[i]!.values) {
            const values = own.flatMap(({ value }) => (value?.currency === currency ? value.minor : []));
            expect(minor).toBe(values.reduce((sum, each) => sum + each, 0));
          }
        }
      });
    });
  });

  it("moves nothing to where it came from, nothing below zero, and nothing between equal policies", () => {
    law((input, list, { against }) => {
      for (const { from, to, conversions, values } of against.flatMap(({ moves }) => moves)) {
        expect(from).not.toBe(to);
        expect(conversions).toBeGreaterThanOrEqual(0);
        expect(values.every(({ minor }) => minor > 0)).toBe(true);
        expect(conversions > 0 || values.length > 0).toBe(true);
      }
      const [policy] = list;
      const same = compare(input, [policy!, { ...policy!, id: "the same" }]);
      expect(same.against).toEqual([{ policyId: "the same", moves: [] }]);
    });
  });

  it("moves back what it moved when the policies change places", () => {
    law((input, [a, b], { against }) => {
      const back = compare(input, [b!, a!]).against[0]!.moves;
      const total = (moves: readonly CreditMove[], currency: string) =>
        moves.reduce((sum, { values }) => sum + minorOf(values, currency), 0);
      for (const currency of ["JPY", "GBP", "KWD"]) {
        expect(total(back, currency)).toBe(total(against[0]!.moves, currency));
      }
    });
  });

  it("does not depend on the order of the facts or on repetition, and is sorted plain data", () => {
    law((input, list, found) => {
      const twice = <Row>(rows: readonly Row[]) => [...rows, ...rows].reverse();
      const other = { ...input, conversions: twice(input.conversions), touchpoints: twice(input.touchpoints) };
      expect(compare(other, list)).toEqual(found);
      expect(JSON.parse(JSON.stringify(found))).toStrictEqual(found);
      const ids = found.creators.map(({ creatorId }) => creatorId ?? "\uffff");
      expect(ids).toEqual([...ids].sort());
    });
  });
});
