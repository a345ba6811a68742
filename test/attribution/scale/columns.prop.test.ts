import {
  type AttributionColumns,
  attributeColumns,
  attributeConversions,
  type CreditColumns,
  type Weigher,
} from "creator-core/attribution";
import type { AttributionResult } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { unattributedReasons } from "../../../src/attribution/scale/credit-writer.js";
import { deepFreeze } from "../../support/deep-freeze.js";
import { kinds } from "../facts.arbitrary.js";
import { twiceTold } from "./columns.arbitrary.js";

/** Looks at everything that a weigher is shown but the id of the touch, which a row is named by. */
const mine: Weigher = (touches) =>
  touches.map(({ creatorId, evidence, ageMilliseconds, priority }) =>
    creatorId === "2" ? 0 : evidence.length + ((ageMilliseconds ?? 7) % 5) + priority + 1,
  );
const options = { weighers: { mine } };

/** What both doors say about one conversion; credits in one order. */
function fromSales({ sales }: AttributionResult): ReadonlyMap<number, unknown> {
  return new Map(
    sales.map(({ id, credits, unattributed, value }) => [
      Number(id),
      {
        credits: credits
          .map(({ creatorId, evidence, touchpointId, weight, totalWeight, value: part }) =>
            [Number(creatorId), evidence, Number(touchpointId ?? -1), weight, totalWeight, part?.minor].join(" "),
          )
          .sort(),
        reason: unattributed?.reason ?? null,
        rest: value === undefined ? undefined : (unattributed?.value?.minor ?? 0),
      },
    ]),
  );
}

function fromColumns(columns: CreditColumns): ReadonlyMap<number, unknown> {
  const { starts, touch, kind, creator, weight, value, totalWeight, reason, unattributedValue } = columns;
  return new Map(
    Array.from(reason, (code, row) => [
      row,
      {
        credits: Array.from({ length: starts[row + 1]! - starts[row]! }, (_, i) => starts[row]! + i)
          .map((i) => [creator[i], kinds[kind[i]!], touch[i], weight[i], totalWeight[row], value?.[i]].join(" "))
          .sort(),
        reason: unattributedReasons[code] ?? null,
        rest: unattributedValue?.[row],
      },
    ]),
  );
}

describe("attributeColumns", () => {
  it("says of the same facts what attributeConversions says", () => {
    fc.assert(
      fc.property(twiceTold, ({ facts, columns, policy }) => {
        const found = attributeColumns(columns, deepFreeze(policy), options);
        expect(fromColumns(found)).toEqual(fromSales(attributeConversions(facts, policy, options)));
      }),
      { numRuns: 3_000 },
    );
  });

  it("leaves the columns as they are", () => {
    fc.assert(
      fc.property(twiceTold, ({ columns, policy }) => {
        const before = structuredClone(columns);
        attributeColumns(columns, policy, options);
        expect(columns).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });

  it("takes customers by whatever numbers they have", () => {
    const far = (number: number) => (number < 0 ? number : 2_000_000_000 + 7 * number);
    const elsewhere = <Side extends { readonly customer: Int32Array }>(side: Side): Side => ({
      ...side,
      customer: side.customer.map(far),
    });
    fc.assert(
      fc.property(twiceTold, ({ columns: { touches, conversions }, policy }) => {
        const moved: AttributionColumns = { touches: elsewhere(touches), conversions: elsewhere(conversions) };
        expect(attributeColumns(moved, policy, options)).toEqual(
          attributeColumns({ touches, conversions }, policy, options),
        );
      }),
      { numRuns: 300 },
    );
  });
});
