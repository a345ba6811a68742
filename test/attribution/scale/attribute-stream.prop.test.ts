import { attributeConversions, attributeStream, type CustomerRow, groupByCustomer } from "creator-core/attribution";
import type { AttributedSale } from "creator-core/models";
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

const rowsOf = ({ conversions, touchpoints }: Facts): CustomerRow[] => [
  ...conversions.map((conversion) => ({ conversion })),
  ...touchpoints.map((touchpoint) => ({ touchpoint })),
];
const keyOf = ({ conversion, touchpoint }: CustomerRow) => (conversion ?? touchpoint)!.customerKey;
const byCustomer = (rows: readonly CustomerRow[]) =>
  [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
const flat = async (lists: AsyncIterable<AttributedSale[]>) => {
  const all: AttributedSale[] = [];
  for await (const sales of lists) all.push(...sales);
  return all.sort((a, b) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1));
};

describe("attributeStream", () => {
  it("gives customer by customer what attributeConversions gives of everything", async () => {
    await fc.assert(
      fc.asyncProperty(
        facts.chain((input) =>
          fc.tuple(fc.constant(input), fc.shuffledSubarray(rowsOf(input), { minLength: rowsOf(input).length })),
        ),
        policies,
        async ([input, rows], policy) => {
          const { directory, creators, staff } = deepFreeze(input);
          const groups = groupByCustomer(byCustomer(rows));
          const streamed = await flat(attributeStream({ groups, directory, creators, staff }, policy, options));
          expect(streamed).toEqual(attributeConversions(input, policy, options).sales);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("does not care how customers are put into groups, as long as each is whole", async () => {
    await fc.assert(
      fc.asyncProperty(
        facts,
        policies,
        fc.array(fc.nat({ max: 2 }), { minLength: 4, maxLength: 4 }),
        async (input, policy, into) => {
          const customers = [...new Set(rowsOf(input).map(keyOf))];
          const groupOf = new Map(customers.map((key, i) => [key, into[i % 4]!]));
          const groups = [2, 0, 1].map((group) => ({
            conversions: input.conversions.filter(({ customerKey }) => groupOf.get(customerKey) === group),
            touchpoints: input.touchpoints.filter(({ customerKey }) => groupOf.get(customerKey) === group),
          }));
          const { directory, creators, staff } = deepFreeze(input);
          const streamed = await flat(attributeStream({ groups, directory, creators, staff }, policy, options));
          expect(streamed).toEqual(attributeConversions(input, policy, options).sales);
        },
      ),
      { numRuns: 200 },
    );
  });
});
