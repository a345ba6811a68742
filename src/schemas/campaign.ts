import * as z from "zod";
import { identifier, label, list, prose } from "./_fields.js";
import { campaignId, creatorId } from "./_ids.js";
import { object } from "./_object.js";
import { amountSchema } from "./money.js";
import { eventInputSchema, windowInputSchema } from "./time.js";

/** What a campaign is for. */
export const campaignObjectiveSchema = z.enum([
  "awareness",
  "productEducation",
  "consideration",
  "conversion",
  "contentProduction",
]);

/** The kinds of cost a campaign has. */
export const costKindSchema = z.enum([
  "creatorFees",
  "commissions",
  "bonuses",
  "samples",
  "packagingAndShipping",
  "usageRights",
  "exclusivity",
  "paidAmplification",
  "tools",
  "editingAndProduction",
  "legal",
  "management",
  "reporting",
  "other",
]);

/** Posts and costs with one purpose. */
export const campaignSchema = object({
  id: campaignId,
  name: label(),
  objective: z.exactOptional(campaignObjectiveSchema),
  window: z.exactOptional(windowInputSchema),
  expectedCosts: z.exactOptional(list(costKindSchema)),
});

/** One cost of a campaign, zero or more. */
export const costLineSchema = object({
  id: identifier(),
  campaignId,
  kind: costKindSchema,
  amount: amountSchema,
  creatorId: z.exactOptional(creatorId),
  incurredAt: z.exactOptional(eventInputSchema),
  note: z.exactOptional(prose()),
});
