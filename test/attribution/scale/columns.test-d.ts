import {
  type AttributionColumns,
  type AttributionWinners,
  attributeColumns,
  attributionWinners,
  buildTouchIndex,
  type CreditColumns,
  codeFirst,
  touchKinds,
} from "creator-core/attribution";
import type { TouchpointKind } from "creator-core/models";
import { expectTypeOf, test } from "vitest";

const columns: AttributionColumns = {
  touches: {
    customer: new Int32Array(0),
    time: new Float64Array(0),
    kind: new Uint8Array(0),
    creator: new Int32Array(0),
  },
  conversions: { customer: new Int32Array(0), time: new Float64Array(0) },
};

test("columns in, columns out", () => {
  expectTypeOf(attributeColumns(columns, codeFirst)).toEqualTypeOf<CreditColumns>();
  expectTypeOf(touchKinds).toEqualTypeOf<readonly TouchpointKind[]>();
});

test("a list is no column, and a column of integers holds no times", () => {
  // @ts-expect-error
  attributeColumns({ ...columns, touches: { ...columns.touches, creator: [1, 2] } }, codeFirst);
  // @ts-expect-error
  attributeColumns({ ...columns, touches: { ...columns.touches, time: new Int32Array(0) } }, codeFirst);
});

test("winners of a list or of an index", () => {
  expectTypeOf(attributionWinners({ conversions: [], touchpoints: [] }, codeFirst)).toEqualTypeOf<AttributionWinners>();
  attributionWinners({ conversions: [], index: buildTouchIndex([]) }, codeFirst);
  // @ts-expect-error
  attributionWinners({ conversions: [] }, codeFirst);
});
