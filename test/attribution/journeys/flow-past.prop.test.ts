import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { squareOf } from "../../../src/kernels/flow/flow.js";
import { flowPast } from "../../../src/kernels/flow/flow-past.js";
import { foldDense } from "../../../src/kernels/flow/fold-dense.js";
import { foldSparse } from "../../../src/kernels/flow/fold-sparse.js";
import { deepFreeze } from "../../support/deep-freeze.js";
import { isNear } from "./paths.arbitrary.js";

/** Node 0 is the source; every node has an exit, so that everything leaves. `often` of 10 pairs flow. */
const flows = fc
  .record({ size: fc.integer({ min: 2, max: 12 }), often: fc.integer({ min: 1, max: 10 }) })
  .chain(({ size, often }) =>
    fc.array(fc.nat({ max: 99 }), { minLength: size * size, maxLength: size * size }).map((draws) => {
      const targets = Array.from({ length: size }, (_, from) =>
        Array.from({ length: size }, (_, to) => to).filter(
          (to) => to !== 0 && to !== from && draws[from * size + to]! % 10 < often,
        ),
      );
      const weights = targets.map((row, from) => row.map((to) => 1 + draws[from * size + to]!));
      const exits = [
        Float64Array.from(targets, (_, node) => 2 + (draws[node]! % 7)),
        Float64Array.from(targets, (_, node) => draws[node]! % 2),
      ];
      return { targets: deepFreeze(targets), weights: deepFreeze(weights), exits };
    }),
  );

const plenty = () => ({ left: Number.POSITIVE_INFINITY });

describe("folding nodes away", () => {
  it("comes to the same in rows and in a square", () => {
    fc.assert(
      fc.property(flows, fc.nat(), (flow, seed) => {
        const size = flow.targets.length;
        const kept = 1 + (seed % size);
        const order = Array.from({ length: size }, (_, node) => node);
        const square = foldDense(squareOf(flow), order, kept, plenty())!;
        const rows = foldSparse(flow, order, kept, plenty())!;
        const left = Array.from(rows.targets, (_, node) => node);
        const rest = foldDense(squareOf(rows), left, kept, plenty())!;
        for (let from = 0; from < kept; from += 1) {
          for (let to = 1; to < kept; to += 1) {
            if (from === to) continue;
            const [a, b] = [square.weights[from * size + to]!, rest.weights[from * rest.size + to]!];
            expect(isNear(a, b)).toBe(true);
          }
          expect(square.exits.every((exit, i) => isNear(exit[from]!, rest.exits[i]![from]!))).toBe(true);
        }
      }),
    );
  });
});

describe("what passes a group and what goes through it", () => {
  it("is everything, whatever the group", () => {
    fc.assert(
      fc.property(flows, fc.nat(), (flow, seed) => {
        const nodes = flow.targets.length - 1;
        const first = 1 + (seed % nodes);
        const sizes = first === nodes ? [nodes] : [first, ...Array.from({ length: nodes - first }, () => 1)];
        const passages = flowPast(flow, sizes, 1e9)!;
        expect(passages).toHaveLength(sizes.length);
        // The share of a measured exit among all that leaves is that of the whole flow, seen from any group.
        const shares = passages.map(({ past, through }) => (past[1]! + through[1]!) / (past[0]! + through[0]!));
        expect(shares.every((share) => isNear(share, shares[0]!))).toBe(true);
      }),
    );
  });

  it("is found within the budget, or not at all", () => {
    fc.assert(
      fc.property(flows, fc.nat({ max: 2_000 }), (flow, steps) => {
        const sizes = flow.targets.slice(1).map(() => 1);
        const found = flowPast(flow, sizes, steps);
        if (found !== null) expect(found).toEqual(flowPast(flow, sizes, 1e9));
      }),
    );
  });
});
