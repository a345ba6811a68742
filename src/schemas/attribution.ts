import * as z from "zod";
import type { AttributionPolicy, Sale } from "../models/attribution.js";
import { identifier, list, wholeNumber } from "./_fields.js";
import { campaignId, creatorId, touchpointId } from "./_ids.js";
import { rule, sumOfMinors } from "./_rules.js";
import { amountSchema } from "./money.js";
import { eventSchema } from "./time.js";
import { conversionParts } from "./tracking.js";

/** Anything that may win a conversion. */
export const evidenceKindSchema = z.enum([
  "code",
  "link",
  "shop",
  "click",
  "engagedView",
  "view",
  "live",
  "landingPage",
]);

const lookBackWindowSchema = z.union([z.strictObject({ days: wholeNumber() }), z.literal("full")], {
  error: 'days, such as { days: 30 }, or "full"',
});
const lookBack = z.exactOptional(lookBackWindowSchema);

const attributionModelSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("lastTouch") }),
  z.strictObject({ kind: z.literal("firstTouch") }),
  z.strictObject({ kind: z.literal("linear"), over: z.enum(["touches", "creators"]) }),
]);

const oneTierPerKind = rule<AttributionPolicy["tiers"]>((tiers, report) => {
  const seen = new Set<string>();
  tiers.forEach((tier, index) => {
    tier.forEach((kind, place) => {
      if (seen.has(kind)) report([index, place], "a kind that stands in no other place", kind, "duplicateId");
      seen.add(kind);
    });
  });
});

/** Who gets credit, as data. */
export const attributionPolicySchema = z.strictObject({
  id: identifier(),
  windows: z.strictObject({
    click: lookBack,
    engagedView: lookBack,
    view: lookBack,
    live: lookBack,
    landingPage: lookBack,
  }),
  farEnd: z.enum(["exclusive", "inclusive"]),
  sameInstant: z.enum(["eligible", "excluded"]),
  tiers: list(list(evidenceKindSchema)).check(oneTierPerKind),
  model: attributionModelSchema,
  selfPurchase: z.enum(["excluded", "eligible"]),
});

/** A creator's share of one conversion. */
export const creditSchema = z.strictObject({
  creatorId,
  evidence: evidenceKindSchema,
  touchpointId: z.nullable(touchpointId),
  campaignId: z.nullable(campaignId),
  weight: wholeNumber(),
  totalWeight: wholeNumber(1),
  value: z.exactOptional(amountSchema),
  ageMilliseconds: z.nullable(wholeNumber()),
});

const unattributedSchema = z.strictObject({
  reason: z.enum(["noEvidence", "noneEligible"]),
  value: z.exactOptional(amountSchema),
});

const creditsSumToValue = rule<Sale>(({ value, credits, unattributed }, report) => {
  if (value === undefined) return;
  const parts = [...credits, ...(unattributed === null ? [] : [unattributed])];
  const sum = sumOfMinors(parts.flatMap((part) => part.value ?? []));
  if (sum !== sumOfMinors([value]))
    report(["credits"], `credits and unattributed rest of ${value.minor} minor units`, sum);
});

const saleFields = {
  ...conversionParts.fields,
  credits: list(creditSchema),
  unattributed: z.nullable(unattributedSchema),
};

/** A conversion with its attribution: what commission takes. */
export const saleSchema = z.strictObject(saleFields).check(conversionParts.oneCurrency, creditsSumToValue);

/** A sale as `attributeConversions` writes it, its instants as numbers. */
export const attributedSaleSchema = z
  .strictObject({ ...saleFields, occurredAt: eventSchema, deliveredAt: z.exactOptional(eventSchema) })
  .check(conversionParts.oneCurrency, creditsSumToValue);
