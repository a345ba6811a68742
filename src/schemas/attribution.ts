import * as z from "zod";
import { mulDivRound } from "../kernels/mul-div-round.js";
import type { AttributionPolicy, PositionBasedModel, Sale, TableModel, WindowOverride } from "../models/attribution.js";
import type { Money } from "../money/types.js";
import { rateFraction } from "../rate/rate-fraction.js";
import type { Rate } from "../rate/types.js";
import { identifier, list, wholeNumber } from "./_fields.js";
import { campaignId, creatorId, touchpointId } from "./_ids.js";
import { object } from "./_object.js";
import { rule, sumOfMinors, unique } from "./_rules.js";
import { amountSchema } from "./money.js";
import { rateSchema } from "./rate.js";
import { eventSchema, timeZoneSchema } from "./time.js";
import { conversionParts, touchpointKindSchema } from "./tracking.js";

/** Anything that may win a conversion. */
export const evidenceKindSchema = z.enum(touchpointKindSchema.options);

const ringIsWithin = <Window extends object>(length: keyof Window & string, ring: keyof Window & string) =>
  rule<Window>("A ring begins before its window ends.", (window, report) => {
    const least: unknown = window[ring];
    const most: unknown = window[length];
    if (typeof least === "number" && typeof most === "number" && least > 0 && least >= most)
      report([ring], `less than the ${most} of ${length}`, least);
  });

const exactDays = object({ days: wholeNumber(), minDays: z.exactOptional(wholeNumber()) });
const exactHours = object({ hours: wholeNumber(), minHours: z.exactOptional(wholeNumber()) });
const calendarDays = object({
  calendarDays: wholeNumber(),
  minCalendarDays: z.exactOptional(wholeNumber()),
  timeZone: timeZoneSchema,
});

/** How far back a touch may lie. */
export const lookBackWindowSchema = z.union(
  [
    exactDays.check(ringIsWithin("days", "minDays")),
    exactHours.check(ringIsWithin("hours", "minHours")),
    calendarDays.check(ringIsWithin("calendarDays", "minCalendarDays")),
    z.literal("full"),
  ],
  { error: 'days, hours or calendarDays, such as { days: 30 }, or "full"' },
);
const lookBack = z.exactOptional(lookBackWindowSchema);

const lookBackWindowsSchema = object({
  code: lookBack,
  shop: lookBack,
  link: lookBack,
  utm: lookBack,
  click: lookBack,
  engagedView: lookBack,
  view: lookBack,
  live: lookBack,
  landingPage: lookBack,
  direct: lookBack,
});

const windowOverrideSchema = object({
  creatorId: z.exactOptional(creatorId),
  campaignId: z.exactOptional(campaignId),
  windows: lookBackWindowsSchema,
}).check(
  rule<WindowOverride>("An override names a creator, a campaign or both, and a window.", (override, report) => {
    if (override.creatorId === undefined && override.campaignId === undefined)
      report(["creatorId"], "there, unless there is a campaign", override.creatorId, "missing");
    // What is no object has its own issue, and may be a text of ten million characters, each of which would be a key.
    if (typeof override.windows === "object" && Object.keys(override.windows).length === 0)
      report(["windows"], "there for at least one kind of touch", override.windows, "missing");
  }),
);

const touchesOrCreators = z.enum(["touches", "creators"]);

const part = wholeNumber(0, 1_000_000);

const twoCanShare = rule<PositionBasedModel>(
  "At least one part is more than 0; with renormalise the first or the last.",
  ({ first, middle, last, twoTouches }, report) => {
    if (first !== 0 || last !== 0) return;
    if (middle === 0) report(["first"], "more than 0, where middle and last are 0", first);
    else if (twoTouches === "renormalise") report(["first"], "more than 0, where last is 0 and two renormalise", first);
  },
);

const ranksHaveTotal = rule<readonly number[]>(
  "At least one weight is more than 0, and their total is below 2^53.",
  (weights, report) => {
    let total = 0;
    for (const weight of weights) total += weight;
    if (weights.length > 0 && (total === 0 || total > Number.MAX_SAFE_INTEGER))
      report([], "numbers with a total above 0 and below 2^53", weights, "outOfRange");
  },
);

/** As a table model counts: in billionths. */
function billionths(weight: Rate): number | bigint {
  const { numerator, denominator } = rateFraction(weight);
  return mulDivRound(1_000_000_000, numerator, denominator, "halfAwayFromZero");
}

const tableRowSchema = object({ creatorId: z.nullable(creatorId), weight: rateSchema }).check(
  rule<TableModel["weights"][number]>("A weight is from 0 to 9,007,199.", ({ weight }, report) => {
    const counted = billionths(weight);
    if (typeof counted === "bigint" || counted < 0) report(["weight"], "from 0 to 9,007,199", weight, "outOfRange");
  }),
);

const tableHasWeight = rule<TableModel["weights"]>(
  "At least one weight is half a billionth or more.",
  (weights, report) => {
    if (weights.length > 0 && weights.every(({ weight }) => billionths(weight) === 0))
      report([0, "weight"], "more than nothing in nine places, as all the others are not", weights[0]?.weight);
  },
);

const halfLifeUnits = wholeNumber(1, 200_000_000);

/** How the survivors of the modelled tier share a conversion. */
export const attributionModelSchema = z.discriminatedUnion("kind", [
  object({ kind: z.literal("firstTouch") }),
  object({ kind: z.literal("lastTouch") }),
  object({ kind: z.literal("lastNonDirect") }),
  object({ kind: z.literal("linear"), over: touchesOrCreators }),
  object({
    kind: z.literal("positionBased"),
    first: part,
    middle: part,
    last: part,
    twoTouches: z.enum(["half", "addHalfOfMiddle", "renormalise"]),
  }).check(twoCanShare),
  object({
    kind: z.literal("timeDecay"),
    halfLife: z.union([object({ days: halfLifeUnits }), object({ hours: halfLifeUnits })], {
      error: "days or hours, such as { days: 7 }",
    }),
    ageIn: z.exactOptional(z.enum(["exact", "wholeDays"])),
    ageFrom: z.exactOptional(z.enum(["conversion", "lastTouch"])),
  }),
  object({ kind: z.literal("ranked"), weights: list(wholeNumber(), 1).check(ranksHaveTotal) }),
  object({
    kind: z.literal("table"),
    weights: list(tableRowSchema, 1).check(
      unique("A creator has one weight, and so have other channels.", (row) => row.creatorId, "creatorId"),
      tableHasWeight,
    ),
    over: touchesOrCreators,
  }),
  object({ kind: z.literal("custom"), weigher: identifier() }),
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

const purchase = z.enum(["excluded", "eligible"]);

/** Who gets credit, as data. */
export const attributionPolicySchema = object({
  id: identifier(),
  windows: lookBackWindowsSchema,
  overrides: z.exactOptional(list(windowOverrideSchema)),
  farEnd: z.enum(["exclusive", "inclusive"]),
  sameInstant: z.enum(["eligible", "excluded"]),
  scope: z.exactOptional(z.enum(["order", "shop", "product"])),
  tiers: list(list(evidenceKindSchema)).check(oneTierPerKind),
  codeAgainstLink: z.exactOptional(z.enum(["codeWins", "linkWins", "split", "reject"])),
  model: attributionModelSchema,
  remainder: z.exactOptional(z.enum(["largestRemainder", "fair"])),
  selfPurchase: purchase,
  staffPurchase: z.exactOptional(purchase),
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
  reason: z.enum(["noEvidence", "noneEligible", "staffPurchase", "codeAgainstLink", "noWeight", "otherChannel"]),
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
  "All credits have one total weight; their weights sum to it, or to less where there is an unattributed rest.",
  ({ credits, unattributed }, report) => {
    const whole = credits[0]?.totalWeight;
    if (whole === undefined) return;
    let sum = 0;
    credits.forEach(({ weight, totalWeight }, index) => {
      sum += weight;
      if (totalWeight !== whole)
        report(["credits", index, "totalWeight"], `${whole}, as the first credit`, totalWeight);
    });
    if (!Number.isFinite(sum)) return;
    if (unattributed === null && sum !== whole) report(["credits"], `weights that sum to ${whole}`, sum);
    if (unattributed !== null && sum >= whole) report(["credits"], `weights that sum to less than ${whole}`, sum);
  },
);

const somebodyOrNobody = rule<Sale>(
  "Where nobody is credited there is an unattributed rest; where somebody is, it belongs to other channels.",
  ({ credits, unattributed }, report) => {
    if (credits.length === 0 && unattributed === null)
      report(["unattributed"], "there, because nobody is credited", unattributed, "missing");
    if (credits.length > 0 && unattributed !== null && unattributed.reason !== "otherChannel")
      report(["unattributed", "reason"], '"otherChannel", because somebody is credited', unattributed.reason);
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

const saleRules = [conversionParts.oneCurrency, somebodyOrNobody, oneWhole, partsLikeValue, creditsSumToValue] as const;

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
  settledAt: z.exactOptional(eventSchema),
  approvedAt: z.exactOptional(eventSchema),
  subscription: z.exactOptional(object({ startedAt: eventSchema, charge: z.exactOptional(wholeNumber(1)) })),
}).check(...saleRules);
