import * as z from "zod";
import type { AttributionPath } from "../models/journeys.js";
import { list, wholeNumber } from "./_fields.js";
import { creatorId } from "./_ids.js";
import { object } from "./_object.js";
import { rule } from "./_rules.js";
import { amountSchema } from "./money.js";

/** All journeys that took one way. */
export const attributionPathSchema = object({
  path: list(z.nullable(creatorId)),
  conversions: wholeNumber(),
  nulls: wholeNumber(),
  value: z.exactOptional(amountSchema),
}).check(
  rule<AttributionPath>("Where nobody converted the value is 0.", ({ conversions, value }, report) => {
    if (conversions === 0 && value !== undefined && value.minor > 0)
      report(["value", "minor"], "0, because nobody converted", value.minor);
  }),
);
