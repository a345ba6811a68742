import type { AttributionModel } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { compileModel, type ModelOptions } from "../../../src/attribution/weights/compile-model.js";
import { refusalOf, sentenceOf, untyped } from "../../support/thrown.ts";
import { clicks, weigher } from "./survivors.ts";

const compile = (model: unknown, options?: ModelOptions) => () =>
  compileModel(untyped<AttributionModel>(model), options);

const positions = { kind: "positionBased", first: 40, middle: 20, last: 40, twoTouches: "half" };
const decay = { kind: "timeDecay", halfLife: { days: 7 } };
const others = { creatorId: null, weight: "1" };
const table = { kind: "table", weights: [{ creatorId: "ann", weight: "0.5" }], over: "touches" };

describe("compileModel", () => {
  it.each<[unknown, string]>([
    [undefined, "invalidPolicy at policy.model"],
    ["lastTouch", "invalidPolicy at policy.model"],
    [{}, "invalidPolicy at policy.model.kind"],
    [{ kind: "lasttouch" }, "invalidPolicy at policy.model.kind"],
    [{ kind: "__proto__" }, "invalidPolicy at policy.model.kind"],
    [{ kind: "toString" }, "invalidPolicy at policy.model.kind"],
    [{ kind: "lastTouch", over: "touches" }, "invalidPolicy at policy.model"],
    [{ kind: "linear" }, "invalidPolicy at policy.model.over"],
    [{ kind: "linear", over: "campaigns" }, "invalidPolicy at policy.model.over"],
    [{ ...positions, first: -1 }, "invalidPolicy at policy.model.first"],
    [{ ...positions, middle: 0.2 }, "invalidPolicy at policy.model.middle"],
    [{ ...positions, last: Number.NaN }, "invalidPolicy at policy.model.last"],
    [{ ...positions, last: 1_000_001 }, "invalidPolicy at policy.model.last"],
    [{ ...positions, last: "40" }, "invalidPolicy at policy.model.last"],
    [{ ...positions, twoTouches: "both" }, "invalidPolicy at policy.model.twoTouches"],
    [{ ...positions, twoTouches: undefined }, "invalidPolicy at policy.model.twoTouches"],
    [{ ...positions, first: 0, middle: 0, last: 0 }, "invalidWeights at policy.model"],
    [{ ...positions, first: 0, last: 0, twoTouches: "renormalise" }, "invalidWeights at policy.model"],
    [{ ...positions, center: 20 }, "invalidPolicy at policy.model"],
    [{ kind: "timeDecay" }, "invalidPolicy at policy.model.halfLife"],
    [{ ...decay, halfLife: 7 }, "invalidPolicy at policy.model.halfLife"],
    [{ ...decay, halfLife: { days: 0 } }, "invalidPolicy at policy.model.halfLife.days"],
    [{ ...decay, halfLife: { days: -7 } }, "invalidPolicy at policy.model.halfLife.days"],
    [{ ...decay, halfLife: { days: Number.NaN } }, "invalidPolicy at policy.model.halfLife.days"],
    [{ ...decay, halfLife: { days: Number.POSITIVE_INFINITY } }, "invalidPolicy at policy.model.halfLife.days"],
    [{ ...decay, halfLife: { hours: 0.5 } }, "invalidPolicy at policy.model.halfLife.hours"],
    [{ ...decay, halfLife: {} }, "invalidPolicy at policy.model.halfLife.hours"],
    [{ ...decay, halfLife: { days: 7, hours: 1 } }, "invalidPolicy at policy.model.halfLife"],
    [{ ...decay, halfLife: { hours: 7, minutes: 1 } }, "invalidPolicy at policy.model.halfLife"],
    [{ ...decay, ageIn: "days" }, "invalidPolicy at policy.model.ageIn"],
    [{ ...decay, ageFrom: "firstTouch" }, "invalidPolicy at policy.model.ageFrom"],
    [{ kind: "ranked", weights: [] }, "invalidWeights at policy.model.weights"],
    [{ kind: "ranked", weights: [0, 0] }, "invalidWeights at policy.model.weights"],
    [{ kind: "ranked", weights: 1 }, "invalidPolicy at policy.model.weights"],
    [{ kind: "ranked", weights: [1, 0.5] }, "invalidPolicy at policy.model.weights[1]"],
    [{ kind: "ranked", weights: [1, -1] }, "invalidPolicy at policy.model.weights[1]"],
    [{ kind: "ranked", weights: [1, Number.MAX_SAFE_INTEGER] }, "invalidPolicy at policy.model.weights[1]"],
    [{ kind: "table", weights: [], over: "touches" }, "invalidWeights at policy.model.weights"],
    [{ ...table, over: undefined }, "invalidPolicy at policy.model.over"],
    [{ ...table, weights: {} }, "invalidPolicy at policy.model.weights"],
    [{ ...table, weights: [null] }, "invalidPolicy at policy.model.weights[0]"],
    [{ ...table, weights: [{ creatorId: "ann", weight: "0" }] }, "invalidWeights at policy.model.weights"],
    [{ ...table, weights: [{ creatorId: "ann", weight: "0.0000000001" }] }, "invalidWeights at policy.model.weights"],
    [{ ...table, weights: [{ creatorId: "ann", weight: 0.5 }] }, "invalidRate at policy.model.weights[0].weight"],
    [{ ...table, weights: [{ creatorId: "ann", weight: "-0.5" }] }, "invalidWeights at policy.model.weights[0].weight"],
    [
      { ...table, weights: [{ creatorId: "ann", weight: "9007200" }] },
      "invalidWeights at policy.model.weights[0].weight",
    ],
    [{ ...table, weights: [{ creator: "ann", weight: "1" }] }, "invalidPolicy at policy.model.weights[0]"],
    [{ ...table, weights: [{ weight: "1" }] }, "invalidPolicy at policy.model.weights[0].creatorId"],
    [{ ...table, weights: [{ creatorId: 7, weight: "1" }] }, "invalidPolicy at policy.model.weights[0].creatorId"],
    [{ ...table, weights: [table.weights[0], table.weights[0]] }, "duplicateId at policy.model.weights[1].creatorId"],
    [{ ...table, weights: [others, others] }, "duplicateId at policy.model.weights[1].creatorId"],
    [{ kind: "custom" }, "invalidPolicy at policy.model.weigher"],
    [{ kind: "custom", weigher: "mine" }, "danglingReference at policy.model.weigher"],
    [{ kind: "custom", weigher: "__proto__" }, "danglingReference at policy.model.weigher"],
    [{ kind: "custom", weigher: "toString" }, "danglingReference at policy.model.weigher"],
  ])("refuses %j: %s", (model, refused) => {
    expect(refusalOf(compile(model))).toBe(refused);
  });

  it("refuses a weigher that is no function", () => {
    const mine = { kind: "custom", weigher: "mine" };
    const weighers = untyped<NonNullable<ModelOptions["weighers"]>>({ mine: [1] });
    expect(refusalOf(compile(mine, { weighers }))).toBe("invalidArgument at options.weighers.mine");
    expect(refusalOf(compile(mine, { weighers: untyped(null) }))).toBe("invalidArgument at options.weighers");
  });

  it("says what it found", () => {
    expect(sentenceOf(compile({ ...decay, halfLife: { days: 0 } }))).toBe(
      "Invalid policy: policy.model.halfLife.days must be a whole number above 0, at most 200,000,000, got 0",
    );
    expect(sentenceOf(compile({ ...positions, center: 20 }))).toBe(
      'Invalid policy: policy.model must be made of kind, first, middle, last and twoTouches, got "center"',
    );
    expect(sentenceOf(compile({ kind: "ranked", weights: [0] }))).toBe(
      "Invalid weights: policy.model.weights must be a list with a weight above 0, got an array of 1",
    );
  });

  it("does not hold on to the policy's own list", () => {
    const weights = [1, 2];
    const compiled = compileModel({ kind: "ranked", weights });
    weights[0] = -1;
    expect(compiled).toEqual({ kind: "ranked", weights: [1, 2] });
  });
});

describe("a weigher that returns no weights", () => {
  const returning = (found: unknown) => () =>
    weigher({ kind: "custom", weigher: "mine" }, { weighers: { mine: () => untyped<number[]>(found) } })(clicks(3));

  it.each<[unknown, string]>([
    [undefined, "invalidWeights at policy.model.weigher"],
    ["111", "invalidWeights at policy.model.weigher"],
    [[1, 1], "invalidWeights at policy.model.weigher"],
    [[1, 1, 1, 1], "invalidWeights at policy.model.weigher"],
    [[1, 0.5, 1], "invalidWeights at policy.model.weigher[1]"],
    [[1, 1, -1], "invalidWeights at policy.model.weigher[2]"],
    [[Number.NaN, 1, 1], "invalidWeights at policy.model.weigher[0]"],
    [[1, "1", 1], "invalidWeights at policy.model.weigher[1]"],
    [[1, undefined, 1], "invalidWeights at policy.model.weigher[1]"],
    [[1, Number.MAX_SAFE_INTEGER, 0], "invalidWeights at policy.model.weigher[1]"],
  ])("%j: %s", (found, refused) => {
    expect(refusalOf(returning(found))).toBe(refused);
  });

  it("may total 2^53 − 1", () => {
    const most = [Number.MAX_SAFE_INTEGER - 1, 1, 0];
    expect(returning(most)()).toEqual(most);
  });

  it("may throw an error of its own", () => {
    const weighers = {
      mine: () => {
        throw new RangeError("no weights today");
      },
    };
    expect(() => weigher({ kind: "custom", weigher: "mine" }, { weighers })(clicks(1))).toThrow("no weights today");
  });
});
