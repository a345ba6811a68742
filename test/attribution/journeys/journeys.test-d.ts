import type {
  attributionPaths,
  markovAttribution,
  shapleyAttribution,
  tableModel,
  transformPath,
  transformPaths,
} from "creator-core/attribution";
import type {
  AttributionPath,
  JourneyStep,
  MarkovAttribution,
  MarkovOrder,
  PathTransform,
  ShapleyAttribution,
  TableModel,
} from "creator-core/models";
import { expectTypeOf, it } from "vitest";

it("paths flow from one function to the next", () => {
  type Paths = Parameters<typeof markovAttribution>[0];
  expectTypeOf<ReturnType<typeof attributionPaths>>().toExtend<Paths>();
  expectTypeOf<ReturnType<typeof transformPaths>>().toExtend<Paths>();
  expectTypeOf<Parameters<typeof shapleyAttribution>[0]>().toEqualTypeOf<Paths>();
  expectTypeOf<ReturnType<typeof transformPath>>().toExtend<AttributionPath["path"]>();
  expectTypeOf<ReturnType<typeof tableModel>>().toEqualTypeOf<TableModel>();
});

it("a table has weights of creators, and one of nobody", () => {
  expectTypeOf<TableModel["weights"][number]["creatorId"]>().toEqualTypeOf<JourneyStep>();
});

it("a step is somebody's or nobody's", () => {
  expectTypeOf<AttributionPath["path"][number]>().toEqualTypeOf<JourneyStep>();
  expectTypeOf<null>().toExtend<JourneyStep>();
  expectTypeOf<undefined>().not.toExtend<JourneyStep>();
});

it("a model is made only of a result that is one", () => {
  type Result = Parameters<typeof tableModel>[0];
  expectTypeOf<MarkovAttribution>().not.toExtend<Result>();
  expectTypeOf<Extract<MarkovAttribution, { ok: true }>>().toExtend<Result>();
  expectTypeOf<Extract<ShapleyAttribution, { ok: true }>>().toExtend<Result>();
  expectTypeOf<Extract<MarkovAttribution, { ok: false }>["reason"]>().toEqualTypeOf<"noConversions">();
});

it("orders, games and transforms are closed lists", () => {
  expectTypeOf<MarkovOrder>().toEqualTypeOf<1 | 2 | 3 | 4>();
  expectTypeOf<Parameters<typeof shapleyAttribution>[1]["game"]>().toEqualTypeOf<"reachability" | "conversionRate">();
  expectTypeOf<{ trim: number }>().toExtend<PathTransform>();
  expectTypeOf<"last">().not.toExtend<PathTransform>();
});
