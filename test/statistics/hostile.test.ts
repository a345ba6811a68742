import {
  compareMetrics,
  credibleInterval,
  fitGammaPoisson,
  fitNormal,
  jamesSteinFactor,
  meanOfMetrics,
  metricValue,
  noMetric,
  probabilityBest,
  ratioStandardError,
  sameDefinition,
} from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { sentenceOf, untyped } from "../support/thrown.ts";

const definition = deepFreeze({ name: "likeRate", unit: "ratio", numerator: "likes", denominator: "views" } as const);
const metric = deepFreeze(metricValue(definition, 0.25, 4));
const exposures = deepFreeze([1, 2, 3].map((count) => ({ count, exposure: 10 })));
const estimates = deepFreeze([1, 2, 3].map((value) => ({ value, standardError: 1 })));

describe("what is no metric", () => {
  it.each<[name: string, call: () => unknown, sentence: string]>([
    [
      "compareMetrics: nothing",
      () => compareMetrics(untyped(null), metric),
      "Invalid argument: a must be a metric, got null",
    ],
    [
      "compareMetrics: without a definition",
      () => compareMetrics(metric, untyped({ ok: true, value: 1 })),
      "Invalid argument: b.definition must be the definition of a metric, got undefined",
    ],
    [
      "compareMetrics: a definition without a name",
      () => compareMetrics(untyped({ ...metric, definition: { ...definition, name: Symbol("s") } }), metric),
      "Invalid argument: a.definition.name must be text, got a symbol",
    ],
    [
      "compareMetrics: a value that is no number",
      () => compareMetrics(metric, untyped({ ...metric, value: 1n })),
      "Invalid argument: b.value must be a finite number, got 1n",
    ],
    [
      "sameDefinition: one alone",
      () => sameDefinition(definition, untyped(undefined)),
      "Invalid argument: b must be the definition of a metric, got undefined",
    ],
    [
      "sameDefinition: a cost basis that is no text",
      () => sameDefinition(untyped({ ...definition, costBasis: [1n] }), definition),
      "Invalid argument: a.costBasis[0] must be text, got 1n",
    ],
    [
      "noMetric: missing what?",
      () => noMetric(definition, "missingInput", untyped(5)),
      "Invalid argument: missing must be a list, got 5",
    ],
    [
      "metricValue: flags that are none",
      () => metricValue(definition, 1, 1, { flags: untyped([5]) }),
      "Invalid argument: more.flags[0] must be text, got 5",
    ],
    [
      "metricValue: an interval that is none",
      () => metricValue(definition, 1, 1, { interval: untyped({ low: Symbol("s"), high: 1 }) }),
      "Invalid argument: interval must be an interval from low to high, got an object with low, high",
    ],
    [
      "ratioStandardError: no options",
      () => ratioStandardError([{ numerator: 1, denominator: 2 }], untyped(null)),
      "Invalid argument: options must be an object, got null",
    ],
    [
      "meanOfMetrics: a hole",
      () => meanOfMetrics([metric, untyped(null)]),
      "Invalid argument: metrics[1].definition must be the definition of a metric, got undefined",
    ],
  ])("%s", (_, call, sentence) => {
    expect(sentenceOf(call)).toBe(sentence);
  });
});

describe("what is no number", () => {
  it.each<[name: string, call: () => unknown, sentence: string]>([
    [
      "fitGammaPoisson: an exposure",
      () => fitGammaPoisson([...exposures, { count: 1, exposure: untyped(Symbol("s")) }]),
      "Invalid argument: groups[3].exposure must be 0 or a number from 1e-100 to 1e100, got a symbol",
    ],
    [
      "fitGammaPoisson: a numeral",
      () => fitGammaPoisson([{ count: 1, exposure: untyped("10") }]),
      'Invalid argument: groups[0].exposure must be 0 or a number from 1e-100 to 1e100, got "10"',
    ],
    [
      "fitNormal: a standard error",
      () => fitNormal([...estimates, { value: 1, standardError: untyped(1n) }]),
      "Invalid argument: groups[3].standardError must be a number above 0, from 1e-150 to 1e150, got 1n",
    ],
    [
      "jamesSteinFactor: a variance",
      () => jamesSteinFactor([2, 4, 6, 8], untyped(4n)),
      "Invalid argument: variance must be a finite number above 0, got 4n",
    ],
    [
      "credibleInterval: a standard deviation",
      () => credibleInterval({ kind: "normal", mean: 10, sd: untyped(1n) }),
      "Invalid argument: distribution.sd must be a number above 0, from 1e-150 to 1e150, got 1n",
    ],
    [
      "probabilityBest: a shape",
      () => probabilityBest([{ kind: "beta", alpha: untyped("2"), beta: 2 }]),
      'Invalid argument: posteriors[0].alpha must be a number from 1e-6 to 1e24, got "2"',
    ],
  ])("%s", (_, call, sentence) => {
    expect(sentenceOf(call)).toBe(sentence);
  });
});
