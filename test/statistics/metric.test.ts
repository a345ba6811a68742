import type { MetricDefinition } from "creator-core/models";
import { compareMetrics, metricValue, noMetric, sameDefinition } from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { codeOf } from "../support/thrown.ts";

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
      { ...definition, currency: "GBP" },
      { ...definition, costBasis: ["samples"] },
    ];
    for (const other of others) expect(sameDefinition(definition, other)).toBe(false);
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
    expect(codeOf(() => compareMetrics(metric, noMetric(definition, "missingInput")))).toBe("mixedDefinitions");
  });
});
