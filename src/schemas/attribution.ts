import * as z from "zod";
import type { AttributionPolicy, Sale } from "../models/attribution.js";
import type { Money } from "../money/types.js";
import { identifier, list, wholeNumber } from "./_fields.js";
import { campaignId, creatorId, touchpointId } from "./_ids.js";
import { object } from "./_object.js";
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

const lookBackWindowSchema = z.union([object({ days: wholeNumber() }), z.literal("full")], {
  error: 'days, such as { days: 30 }, or "full"',
});
const lookBack = z.exactOptional(lookBackWindowSchema);

const attributionModelSchema = z.discriminatedUnion("kind", [
  object({ kind: z.literal("lastTouch") }),
  object({ kind: z.literal("firstTouch") }),
  object({ kind: z.literal("linear"), over: z.enum(["touches", "creators"]) }),
]);

const oneTierPerKind = rule<AttributionPolicy["tiers"]>(
  "A kind of evidence stands in one place of all tiers.",
  (tiers, report) => {
    const seen = new Set<string>();
    tiers.forEach((tier, index) => {
      tier.forEach((kind, place) => {
        if (seen.has(kind)) report([index, place], "a kind that stands in no other place", kind, "duplicateId");
        seen.add(kind);
      });
    });
  },
);

/** Who gets credit, as data. */
export const attributionPolicySchema = object({
  id: identifier(),
  windows: object({
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
export const creditSchema = object({
  creatorId,
  evidence: evidenceKindSchema,
  touchpointId: z.nullable(touchpointId),
  campaignId: z.nullable(campaignId),
  weight: wholeNumber(),
  totalWeight: wholeNumber(1),
  value: z.exactOptional(amountSchema),
  ageMilliseconds: z.nullable(wholeNumber()),
});

const unattributedSchema = object({
  reason: z.enum(["noEvidence", "noneEligible"]),
  value: z.exactOptional(amountSchema),
});

const creditsSumToValue = rule<Sale>(
  "The values of the credits and of the unattributed rest sum to the value of the sale.",
  ({ value, credits, unattributed }, report) => {
    if (value === undefined) return;
    const parts = [...credits, ...(unattributed === null ? [] : [unattributed])];
    const sum = sumOfMinors(parts.flatMap(({ value: part }) => (part === undefined ? [] : [part])));
    if (sum !== sumOfMinors([value]))
      report(["credits"], `credits and unattributed rest of ${value.minor} minor units`, sum);
  },
);

const oneWhole = rule<Sale>(
  "All credits have one total weight, and their weights sum to it at most.",
  ({ credits }, report) => {
    const whole = credits[0]?.totalWeight;
    if (whole === undefined) return;
    let sum = 0;
    credits.forEach(({ weight, totalWeight }, index) => {
      sum += weight;
      if (totalWeight !== whole)
        report(["credits", index, "totalWeight"], `${whole}, as the first credit`, totalWeight);
    });
    if (Number.isFinite(sum) && sum > whole) report(["credits"], `weights that sum to ${whole} at most`, sum);
  },
);

const partsLikeValue = rule<Sale>(
  "Where the sale has a value, every credit and the unattributed rest have theirs, in its currency.",
  ({ value, credits, unattributed }, report) => {
    if (value === undefined) return;
    const check = (path: readonly (string | number)[], part: Money | undefined) => {
      if (part === undefined) report(path, "there, because the sale has a value", part, "missing");
      else if (part.currency !== value.currency) {
        report([...path, "currency"], `${value.currency}, as the sale`, part.currency);
      }
    };
    credits.forEach((credit, index) => {
      check(["credits", index, "value"], credit.value);
    });
    if (unattributed !== null) check(["unattributed", "value"], unattributed.value);
  },
);

const saleRules = [conversionParts.oneCurrency, oneWhole, partsLikeValue, creditsSumToValue] as const;

const saleFields = {
  ...conversionParts.fields,
  credits: list(creditSchema),
  unattributed: z.nullable(unattributedSchema),
};

/** A conversion with its attribution: what commission takes. */
export const saleSchema = object(saleFields).check(...saleRules);

/** A sale as `attributeConversions` writes it, its instants as numbers. */
export const attributedSaleSchema = object({
  ...saleFields,
  occurredAt: eventSchema,
  deliveredAt: z.exactOptional(eventSchema),
}).check(...saleRules);
