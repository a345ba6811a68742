import * as z from "zod";
import { finiteNumber, label, list, signedWholeNumber, wholeNumber } from "./_fields.js";
import { currencySchema, unitPriceSchema } from "./money.js";

/** How a metric was computed. */
export const metricDefinitionSchema = z.strictObject({
  name: label(),
  unit: z.enum(["ratio", "count", "money"]),
  numerator: label(),
  denominator: label(),
  aggregation: z.exactOptional(z.enum(["ratioOfSums", "meanOfRatios", "medianOfRatios"])),
  currency: z.exactOptional(currencySchema),
  costBasis: z.exactOptional(list(label())),
});

const exactRatioSchema = z.strictObject({
  numerator: signedWholeNumber("a safe whole number"),
  denominator: wholeNumber(1),
});

/** A metric that has a value. */
export const metricValueSchema = z.strictObject({
  ok: z.literal(true),
  value: finiteNumber(),
  n: wholeNumber(),
  definition: metricDefinitionSchema,
  exact: z.exactOptional(
    z.union([unitPriceSchema, exactRatioSchema], { error: "a price per thing, or a fraction of whole numbers" }),
  ),
  flags: list(label()),
});

/** A metric without a value, and why. */
export const noMetricSchema = z.strictObject({
  ok: z.literal(false),
  reason: z.enum([
    "zeroDenominator",
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
