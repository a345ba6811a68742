import { describe, expect, it } from "vitest";
import { flowPast } from "../../../src/kernels/flow/flow-past.js";

describe("flow past a group", () => {
  it("of nothing is nothing", () => {
    expect(flowPast({ targets: [[]], weights: [[]], exits: [Float64Array.of(1)] }, [], 100)).toEqual([]);
  });

  it("is what never met it", () => {
    // From the source 3 to node 1 and 1 to node 2; node 1 passes half on to node 2; all that is left leaves.
    const flow = { targets: [[1, 2], [2], []], weights: [[3, 1], [1], []], exits: [Float64Array.of(0, 1, 5)] };
    expect(flowPast(flow, [1, 1], 1_000)).toEqual([
      { past: [1], through: [3] },
      { past: [1.5], through: [2.5] },
    ]);
    expect(flowPast(flow, [2], 1_000)).toEqual([{ past: [0], through: [4] }]);
  });

  it("counts what falls into a trap as gone", () => {
    // Nodes 1 and 2 only flow into one another: of the 4 only the 1 that leaves at once is ever seen.
    const trap = { targets: [[1], [2], [1]], weights: [[3], [1], [1]], exits: [Float64Array.of(1, 0, 0)] };
    expect(flowPast(trap, [1, 1], 1_000)).toEqual([
      { past: [1], through: [0] },
      { past: [1], through: [0] },
    ]);
    // The same among so many nodes that rows are quicker than a square.
    const idle = Array.from({ length: 20 }, () => []);
    const wide = {
      targets: [...trap.targets, ...idle],
      weights: [...trap.weights, ...idle],
      exits: [Float64Array.from({ length: 23 }, (_, node) => (node === 0 ? 1 : 0))],
    };
    expect(flowPast(wide, [1, 1, 20], 1_000)?.[0]).toEqual({ past: [1], through: [0] });
  });
});
