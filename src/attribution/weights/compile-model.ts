import { assertKeys } from "../../errors/assert-keys.js";
import { assertList } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { assertOneOf } from "../../errors/assert-one-of.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CreatorId } from "../../ids/index.js";
import { mulDivRound } from "../../kernels/mul-div-round.js";
import type { AttributionModel, PositionBasedModel, TableModel, TimeDecayModel } from "../../models/attribution.js";
import { rateFraction } from "../../rate/rate-fraction.js";
import { DAY } from "../../time/civil.js";
import type { Weigher } from "./custom-weights.js";
import type { Positions } from "./position-weights.js";
import type { WeightTable } from "./table-weights.js";
import type { Decay } from "./time-decay-weights.js";

/** A model as `weigh` reads it: checked, in numbers. */
export type CompiledModel =
  | { readonly kind: "firstTouch" }
  | { readonly kind: "lastTouch" }
  | { readonly kind: "lastNonDirect" }
  | { readonly kind: "linear"; readonly over: "touches" | "creators" }
  | ({ readonly kind: "positionBased" } & Positions)
  | ({ readonly kind: "timeDecay" } & Decay)
  | { readonly kind: "ranked"; readonly weights: readonly number[] }
  | ({ readonly kind: "table" } & WeightTable)
  | { readonly kind: "custom"; readonly weigher: Weigher };

/** What a policy can only name. */
export interface ModelOptions {
  /** The functions that models of kind `custom` name. */
  readonly weighers?: Readonly<Record<string, Weigher>>;
}

const KEYS = {
  firstTouch: ["kind"],
  lastTouch: ["kind"],
  lastNonDirect: ["kind"],
  linear: ["kind", "over"],
  positionBased: ["kind", "first", "middle", "last", "twoTouches"],
  timeDecay: ["kind", "halfLife", "ageIn", "ageFrom"],
  ranked: ["kind", "weights"],
  table: ["kind", "weights", "over"],
  custom: ["kind", "weigher"],
} as const satisfies Record<AttributionModel["kind"], readonly string[]>;

/**
 * Checks a model and turns it into numbers, once for each policy.
 *
 * @throws `invalidPolicy`, `invalidWeights`, `invalidRate`, `duplicateId` or `danglingReference`, naming the part
 */
export function compileModel(model: AttributionModel, options: ModelOptions = {}): CompiledModel {
  assertObject(model, "policy.model", "a model", "invalidPolicy");
  assertOneOf(model.kind, Object.keys(KEYS), "policy.model.kind", "invalidPolicy");
  assertKeys(model, KEYS[model.kind], "policy.model");
  switch (model.kind) {
    case "firstTouch":
    case "lastTouch":
    case "lastNonDirect":
      return { kind: model.kind };
    case "linear":
      assertOver(model.over);
      return { kind: "linear", over: model.over };
    case "positionBased":
      return { kind: "positionBased", ...readPositions(model) };
    case "timeDecay":
      return { kind: "timeDecay", ...readDecay(model) };
    case "ranked":
      return { kind: "ranked", weights: readRanks(model.weights) };
    case "table":
      return { kind: "table", ...readTable(model) };
    case "custom":
      return { kind: "custom", weigher: findWeigher(model.weigher, options) };
  }
}

function assertOver(over: unknown): void {
  assertOneOf(over, ["touches", "creators"], "policy.model.over", "invalidPolicy");
}

/** So that 40, 20 and 40 in their finest form, and the weights of billions of touches, stay far below 2^53. */
const LARGEST_PART = 1_000_000;

function readPositions({ first, middle, last, twoTouches }: PositionBasedModel): Positions {
  assertPart(first, "first");
  assertPart(middle, "middle");
  assertPart(last, "last");
  assertOneOf(twoTouches, ["half", "addHalfOfMiddle", "renormalise"], "policy.model.twoTouches", "invalidPolicy");
  if (first + middle + last === 0) fail("invalidWeights", "policy.model", "of parts that are not all 0", 0);
  if (twoTouches === "renormalise" && first + last === 0) {
    fail("invalidWeights", "policy.model", "of a first or a last part above 0, so that two touches can share", 0);
  }
  const unit = greatestCommonDivisor(greatestCommonDivisor(first, middle), last);
  const parts = { first: first / unit, middle: middle / unit, last: last / unit };
  return { ...parts, two: weightsOfTwo(parts.first, parts.middle, parts.last, twoTouches) };
}

function weightsOfTwo(
  first: number,
  middle: number,
  last: number,
  twoTouches: PositionBasedModel["twoTouches"],
): readonly [first: number, last: number] {
  switch (twoTouches) {
    case "half":
      return [1, 1];
    case "addHalfOfMiddle":
      return [2 * first + middle, 2 * last + middle];
    case "renormalise":
      return [first, last];
  }
}

function assertPart(part: number, name: string): void {
  if (!Number.isSafeInteger(part) || part < 0 || part > LARGEST_PART) {
    fail("invalidPolicy", `policy.model.${name}`, "a whole number from 0 to 1,000,000", part);
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

const HOUR = 3_600_000;

function readDecay({ halfLife, ageIn = "exact", ageFrom = "conversion" }: TimeDecayModel): Decay {
  const path = "policy.model.halfLife";
  assertObject(halfLife, path, "{ days } or { hours }", "invalidPolicy");
  assertOneOf(ageIn, ["exact", "wholeDays"], "policy.model.ageIn", "invalidPolicy");
  assertOneOf(ageFrom, ["conversion", "lastTouch"], "policy.model.ageFrom", "invalidPolicy");
  if ("days" in halfLife) {
    assertKeys(halfLife, ["days"], path);
    return { halfLife: DAY * positive(halfLife.days, `${path}.days`), ageIn, ageFrom };
  }
  assertKeys(halfLife, ["hours"], path);
  return { halfLife: HOUR * positive(halfLife.hours, `${path}.hours`), ageIn, ageFrom };
}

/** No two instants are further apart than these many days: a longer half-life lets nothing decay. */
const LONGEST = 200_000_000;

function positive(value: number, path: string): number {
  if (!Number.isSafeInteger(value) || value < 1 || value > LONGEST) {
    fail("invalidPolicy", path, "a whole number above 0, at most 200,000,000", value);
  }
  return value;
}

function readRanks(weights: readonly number[]): readonly number[] {
  assertList(weights, "policy.model.weights", "a list of whole numbers", "invalidPolicy");
  let total = 0;
  for (let rank = 0; rank < weights.length; rank += 1) {
    const weight = weights[rank]!;
    total += weight;
    if (!Number.isSafeInteger(weight) || weight < 0 || total > Number.MAX_SAFE_INTEGER) {
      fail("invalidPolicy", `policy.model.weights[${rank}]`, "a whole number, zero or more, with a safe total", weight);
    }
  }
  if (total === 0) fail("invalidWeights", "policy.model.weights", "a list with a weight above 0", weights);
  return weights.slice();
}

/** Weights are used to nine places. */
const BILLION = 1_000_000_000;

function readTable({ weights, over }: TableModel): WeightTable {
  assertOver(over);
  assertList(weights, "policy.model.weights", "a list of creators and weights", "invalidPolicy");
  const weightOf = new Map<CreatorId | null, number>();
  let isAllZero = true;
  for (let i = 0; i < weights.length; i += 1) {
    const path = `policy.model.weights[${i}]`;
    const row = weights[i]!;
    assertObject(row, path, "{ creatorId, weight }", "invalidPolicy");
    assertKeys(row, ["creatorId", "weight"], path);
    if (typeof row.creatorId !== "string" && row.creatorId !== null) {
      fail("invalidPolicy", `${path}.creatorId`, "text, or null for what is no creator's", row.creatorId);
    }
    if (weightOf.has(row.creatorId)) fail("duplicateId", `${path}.creatorId`, "named once", row.creatorId);
    const weight = billionths(row.weight, `${path}.weight`);
    weightOf.set(row.creatorId, weight);
    if (weight > 0) isAllZero = false;
  }
  if (isAllZero) fail("invalidWeights", "policy.model.weights", "a list with a weight above 0", weights);
  return { weightOf, over };
}

function billionths(weight: string, path: string): number {
  const { numerator, denominator } = rateFraction(weight, path);
  const quantised = mulDivRound(BILLION, numerator, denominator, "halfAwayFromZero");
  if (typeof quantised === "bigint" || quantised < 0) {
    fail("invalidWeights", path, "zero or more, and at most 9,007,199", weight);
  }
  return quantised;
}

function findWeigher(name: string, { weighers = {} }: ModelOptions): Weigher {
  if (typeof name !== "string") fail("invalidPolicy", "policy.model.weigher", "the name of a weigher", name);
  assertObject(weighers, "options.weighers", "an object with a function for each name");
  const weigher = Object.hasOwn(weighers, name) ? weighers[name] : undefined;
  if (weigher === undefined) {
    const names = Object.keys(weighers);
    const known = names.length === 0 ? "of which there are none" : names.slice(0, 10).join(", ");
    fail("danglingReference", "policy.model.weigher", `one of options.weighers (${known})`, name);
  }
  if (typeof weigher !== "function") fail("invalidArgument", `options.weighers.${name}`, "a function", weigher);
  return weigher;
}
