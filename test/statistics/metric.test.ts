import type { MetricDefinition } from "creator-core/models";
import { metricSchema, parse } from "creator-core/schemas";
import {
  compareMetrics,
  gini,
  meanOfMetrics,
  metricValue,
  noMetric,
  proportion,
  proportionDifference,
  ratioOfSums,
  sameDefinition,
} from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { codeOf, refusalOf } from "../support/thrown.ts";

const definition: MetricDefinition = deepFreeze({
  name: "likeRate",
  unit: "ratio",
  numerator: "likes",
  denominator: "views",
  aggregation: "ratioOfSums",
});

describe("metricValue", () => {
  it("is plain data that survives JSON, flags sorted and once each", () => {
    const exact = { numerator: 1, denominator: 4 };
    const metric = metricValue(definition, 0.25, 4, { exact, flags: ["b", "a", "b"] });
    expect(metric).toEqual({ ok: true, value: 0.25, n: 4, definition, flags: ["a", "b"], exact });
    expect(JSON.parse(JSON.stringify(metric))).toEqual(metric);
  });

  it("carries its interval, after the exact value", () => {
    const interval = { low: 0.1, high: 0.4, level: 0.95, method: "wilson" } as const;
    const metric = metricValue(definition, 0.25, 4, { exact: { numerator: 1, denominator: 4 }, interval });
    expect(metric.interval).toEqual(interval);
    expect(Object.keys(metric)).toEqual(["ok", "value", "n", "definition", "flags", "exact", "interval"]);
    expect(metricValue(definition, 0.25, 4, { interval })).toEqual({
      ok: true,
      value: 0.25,
      n: 4,
      definition,
      flags: [],
      interval,
    });
    const endless = { ...interval, high: Number.POSITIVE_INFINITY };
    for (const bad of [{ ...interval, low: 0.5 }, { ...interval, high: Number.NaN }, endless, null]) {
      expect(codeOf(() => metricValue(definition, 0.25, 4, { interval: bad as never }))).toBe("invalidArgument");
    }
  });

  it("refuses an exact value that is none", () => {
    for (const exact of [
      { numerator: Number.NaN, denominator: 1 },
      { numerator: 1, denominator: 0 },
      { numerator: 0.5, denominator: 1 },
      { minor: 1, count: 0, currency: "GBP" },
      {},
      null,
    ]) {
      expect(codeOf(() => metricValue(definition, 0.25, 4, { exact: exact as never }))).toBe("invalidArgument");
    }
  });

  it("has no key for an exact value that is not there, and no -0", () => {
    expect(Object.keys(metricValue(definition, -0, 0))).not.toContain("exact");
    expect(metricValue(definition, -0, 0).value).toBe(0);
  });

  it("takes undefined for absent, and nothing for options", () => {
    const plain = metricValue(definition, 1, 1);
    expect(metricValue(definition, 1, 1, { exact: undefined, flags: undefined })).toEqual(plain);
    expect(codeOf(() => metricValue(definition, 1, 1, null as never))).toBe("invalidArgument");
  });

  it("refuses numbers without meaning", () => {
    expect(codeOf(() => metricValue(definition, Number.NaN, 1))).toBe("invalidArgument");
    expect(codeOf(() => metricValue(definition, Number.POSITIVE_INFINITY, 1))).toBe("invalidArgument");
    expect(codeOf(() => metricValue(definition, 1, -1))).toBe("invalidArgument");
    expect(codeOf(() => metricValue(definition, 1, 0.5))).toBe("invalidArgument");
  });
});

describe("noMetric", () => {
  it("lists what is missing once each, sorted, and only if something is", () => {
    const missing = ["views", "likes", "views"];
    expect(noMetric(definition, "missingInput", missing).missing).toEqual(["likes", "views"]);
    expect(noMetric(definition, "zeroDenominator")).toEqual({ ok: false, reason: "zeroDenominator", definition });
  });
});

describe("sameDefinition", () => {
  it("is false as soon as one part differs", () => {
    expect(sameDefinition(definition, { ...definition })).toBe(true);
    const others: MetricDefinition[] = [
      { ...definition, name: "shareRate" },
      { ...definition, unit: "count" },
      { ...definition, numerator: "likes + shares" },
      { ...definition, denominator: "reach" },
      { ...definition, aggregation: "meanOfRatios" },
      { ...definition, method: "jackknife" },
      { ...definition, currency: "GBP" },
      { ...definition, costBasis: ["samples"] },
    ];
    for (const other of others) expect(sameDefinition(definition, other)).toBe(false);
    const [joined, apart] = [["a,b"], ["a", "b"]].map((costBasis) => ({ ...definition, costBasis }));
    expect(sameDefinition(joined!, apart!)).toBe(false);
    expect(sameDefinition(definition, { ...definition, costBasis: [] })).toBe(true);
  });
});

describe("compareMetrics", () => {
  it("sorts metrics of one definition", () => {
    const [low, high] = [metricValue(definition, 0.1, 3), metricValue(definition, 0.2, 3)];
    expect([high, low].sort(compareMetrics)).toEqual([low, high]);
  });

  it("refuses metrics that mean different things, or nothing", () => {
    const metric = metricValue(definition, 0.1, 3);
    const byReach = metricValue({ ...definition, denominator: "reach" }, 0.1, 3);
    expect(codeOf(() => compareMetrics(metric, byReach))).toBe("mixedDefinitions");
    const none = noMetric(definition, "missingInput");
    expect(refusalOf(() => compareMetrics(metric, none))).toBe("invalidArgument at b");
    expect(refusalOf(() => compareMetrics(none, metric))).toBe("invalidArgument at a");
  });
});

describe("meanOfMetrics", () => {
  it("is the mean, of a definition of its own", () => {
    const average = meanOfMetrics(deepFreeze([0.1, 0.3, 0.2].map((value) => metricValue(definition, value, 5))));
    expect(average).toEqual({
      ok: true,
      value: expect.closeTo(0.2, 15),
      n: 3,
      definition: { ...definition, method: "meanOfMetrics" },
      flags: [],
    });
    expect(sameDefinition(average.definition, definition)).toBe(false);
  });

  it("keeps the method of what it averages, so that variants stay apart", () => {
    const ofGini = (correction: "none" | "smallSample") => meanOfMetrics([gini([1, 2, 3], { correction })]);
    expect(ofGini("smallSample").definition.method).toBe("meanOfMetrics(smallSample)");
    expect(sameDefinition(ofGini("smallSample").definition, ofGini("none").definition)).toBe(false);
    expect(codeOf(() => compareMetrics(ofGini("smallSample"), ofGini("none")))).toBe("mixedDefinitions");
  });

  it("says in what the metrics differ", () => {
    const other = { ...definition, denominator: "reach", aggregation: "meanOfRatios" } as const;
    const mixed = meanOfMetrics([
      metricValue(definition, 0.1, 5),
      metricValue(other, 0.3, 5),
      noMetric(other, "missingInput"),
    ]);
    expect(!mixed.ok && [mixed.reason, mixed.missing]).toEqual(["mixedDefinitions", ["aggregation", "denominator"]]);
  });

  it("says which has no value", () => {
    const none = noMetric(definition, "immatureWindow");
    const holed = meanOfMetrics([none, metricValue(definition, 0.1, 5), none]);
    expect(!holed.ok && [holed.reason, holed.missing]).toEqual(["missingInput", ["metrics[0]", "metrics[2]"]]);
  });

  it("refuses what are no metrics", () => {
    expect(codeOf(() => meanOfMetrics([]))).toBe("invalidArgument");
    expect(codeOf(() => meanOfMetrics([null as never]))).toBe("invalidArgument");
    expect(codeOf(() => meanOfMetrics({} as never))).toBe("invalidArgument");
  });
});

describe("the schema of a metric", () => {
  it("takes every metric with an interval that is made here", () => {
    const made = [
      proportion(0, 20, { method: "jeffreys" }),
      proportionDifference({ successes: 0, trials: 10 }, { successes: 1, trials: 10 }),
      ratioOfSums([
        { numerator: 1, denominator: 10 },
        { numerator: 0, denominator: 20 },
      ]),
      proportion(0, 0),
    ];
    for (const metric of made) expect(parse(metricSchema, metric).success).toBe(true);
  });

  it("refuses an interval that is none", () => {
    const metric = proportion(1, 4);
    const withInterval = (interval: unknown) => parse(metricSchema, { ...metric, interval }).success;
    const interval = { low: 0.1, high: 0.4, level: 0.95, method: "wilson" };
    expect(withInterval(interval)).toBe(true);
    for (const bad of [
      { low: 0.5 },
      { low: -0 },
      { high: Number.NaN },
      { level: 1 },
      { level: 95 },
      { method: "wald" },
    ]) {
      expect(withInterval({ ...interval, ...bad })).toBe(false);
    }
  });
});
