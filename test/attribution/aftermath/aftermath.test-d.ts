import {
  type AttributionAccumulator,
  applyRefunds,
  attributeConversions,
  attributeStream,
  attributionAccumulator,
  attributionChanges,
  compareModels,
  conversionDelay,
  groupByCustomer,
  lastClick90Days,
} from "creator-core/attribution";
import type {
  AccumulatorState,
  AppliedRefunds,
  AttributedSale,
  AttributionChanges,
  AttributionResult,
  ConversionDelay,
  DelayMark,
  ModelComparison,
  Post,
  Sale,
} from "creator-core/models";
import { expectTypeOf, test } from "vitest";

const facts = { conversions: [], touchpoints: [] };
const { sales } = attributeConversions(facts, lastClick90Days);

test("what attribution found goes on as it is", () => {
  expectTypeOf(applyRefunds(sales, [])).toEqualTypeOf<AppliedRefunds>();
  expectTypeOf(attributionChanges(sales, sales)).toEqualTypeOf<AttributionChanges>();
  expectTypeOf(
    conversionDelay({ sales }, { from: "touch", marks: ["7d"] }, { asOf: 0 }),
  ).toEqualTypeOf<ConversionDelay>();
  expectTypeOf(compareModels(facts, [lastClick90Days])).toEqualTypeOf<ModelComparison>();
});

test("sales from a database, whose times are text, can be refunded and placed, but only attributed ones are compared", () => {
  const stored: readonly Sale[] = [];
  applyRefunds(stored, []);
  conversionDelay(
    { sales: stored, posts: [] as readonly Post[] },
    { from: "publication", marks: ["full"] },
    { asOf: "2026-03-10T12:00:00Z" },
  );
  // @ts-expect-error
  attributionChanges(stored, stored);
});

test("marks are lengths", () => {
  expectTypeOf<"24h" | "7d" | "full">().toExtend<DelayMark>();
  expectTypeOf<"soon">().not.toExtend<DelayMark>();
  expectTypeOf<{ weeks: number }>().not.toExtend<DelayMark>();
  // @ts-expect-error
  conversionDelay({ sales }, { from: "touch", marks: ["7d"], completeAfter: "full" }, { asOf: 0 });
});

test("a stream gives lists of sales, and takes what groupByCustomer makes", () => {
  const lists = attributeStream({ groups: groupByCustomer([]), staff: ["k-1"] }, lastClick90Days);
  expectTypeOf(lists).toEqualTypeOf<AsyncGenerator<AttributedSale[], void, undefined>>();
});

test("an accumulator has a plain state", () => {
  const accumulator = attributionAccumulator({}, lastClick90Days);
  expectTypeOf(accumulator).toEqualTypeOf<AttributionAccumulator>();
  expectTypeOf(accumulator.init()).toEqualTypeOf<AccumulatorState>();
  expectTypeOf(accumulator.finish).returns.toEqualTypeOf<AttributionResult>();
  accumulator.add(accumulator.init(), { touchpoints: [] });
});
