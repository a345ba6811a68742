import * as z from "zod";
import type { Interval } from "../models/metric.js";
import { finiteNumber, label, list, signedWholeNumber, wholeNumber } from "./_fields.js";
import { leaf } from "./_leaf.js";
import { object } from "./_object.js";
import { rule } from "./_rules.js";
import { currencySchema, unitPriceSchema } from "./money.js";

/** How a metric was computed. */
export const metricDefinitionSchema = object({
  name: label(),
  unit: z.enum(["ratio", "percentagePoints", "multiple", "index", "nats", "count", "money"]),
  numerator: label(),
  denominator: label(),
  aggregation: z.exactOptional(z.enum(["ratioOfSums", "meanOfRatios", "medianOfRatios"])),
  method: z.exactOptional(label()),
  currency: z.exactOptional(currencySchema),
  costBasis: z.exactOptional(list(label())),
});

const exactRatioSchema = object({
  numerator: signedWholeNumber("a safe whole number"),
  denominator: wholeNumber(1),
});

const intervalSchema = object({
  low: finiteNumber(),
  high: finiteNumber(),
  level: leaf<number>(
    "a number above 0 and below 1",
    ["number"],
    (value) => typeof value === "number" && value > 0 && value < 1,
    { exclusiveMinimum: 0, exclusiveMaximum: 1 },
  ),
  method: z.enum([
    "wilson",
    "clopperPearson",
    "jeffreys",
    "newcombe",
    "deltaMethod",
    "deltaMethodT",
    "jackknife",
    "jackknifeT",
    "credible",
  ]),
}).check(
  rule<Interval>("The low end of an interval is not above its high end.", ({ low, high }, report) => {
    if (low > high) report(["low"], "at most the high end", low);
  }),
);

/** A metric that has a value. */
export const metricValueSchema = object({
  ok: z.literal(true),
  value: finiteNumber(),
  n: wholeNumber(),
  definition: metricDefinitionSchema,
  exact: z.exactOptional(
    z.union([unitPriceSchema, exactRatioSchema], { error: "a price per thing, or a fraction of whole numbers" }),
  ),
  interval: z.exactOptional(intervalSchema),
  flags: list(label()),
});

/** A metric without a value, and why. */
export const noMetricSchema = object({
  ok: z.literal(false),
  reason: z.enum([
    "zeroDenominator",
    "negativeDenominator",
    "missingInput",
    "insufficientSample",
    "immatureWindow",
    "partialCost",
    "mixedDefinitions",
  ]),
  definition: metricDefinitionSchema,
  missing: z.exactOptional(list(label())),
});

/** A value with its definition, or the reason why there is none. */
export const metricSchema = z.discriminatedUnion("ok", [metricValueSchema, noMetricSchema]);
