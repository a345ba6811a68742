import * as z from "zod";
import type { CreatorPerformance } from "../models/reinvestment.js";
import { wholeNumber } from "./_fields.js";
import { creatorId } from "./_ids.js";
import { object } from "./_object.js";
import { rule } from "./_rules.js";
import { amountSchema, moneySchema } from "./money.js";
import { shareSchema } from "./rate.js";

/** What a creator cost and brought over a period, in one currency. */
export const creatorPerformanceSchema = object({
  creatorId,
  spend: amountSchema,
  revenue: moneySchema,
  conversions: wholeNumber(),
  posts: wholeNumber(),
  views: z.exactOptional(wholeNumber()),
  costComplete: z.exactOptional(z.boolean()),
}).check(
  rule<CreatorPerformance>("Spend and revenue are in one currency.", ({ spend, revenue }, report) => {
    if (revenue.currency !== spend.currency) {
      report(["revenue", "currency"], `${spend.currency}, as the spend`, revenue.currency);
    }
  }),
);

/** How creators are ranked. */
export const rankingPolicySchema = object({
  key: z.enum(["roi", "profit", "revenue", "conversions"]),
  minimum: z.exactOptional(
    object({
      spend: z.exactOptional(amountSchema),
      conversions: z.exactOptional(wholeNumber()),
      posts: z.exactOptional(wholeNumber()),
    }),
  ),
  ties: z.enum(["competition", "dense", "ordinal"]),
});

/** How many of a ranking are "the top 20 %". */
export const selectionPolicySchema = object({
  share: shareSchema,
  rounding: z.enum(["ceil", "floor", "nearest"]),
  ties: z.enum(["includeAll", "strict"]),
});

/** How a budget is divided. */
export const reinvestmentPolicySchema = object({
  testingReserve: shareSchema,
  capPerCreator: z.exactOptional(shareSchema),
  weights: z.enum(["score", "equal"]),
});
