import * as z from "zod";
import type { Adjustment, Conversion, ConversionLine, TrackingAssignment } from "../models/tracking.js";
import type { Money } from "../money/types.js";
import { readInstant } from "../time/to-instant.js";
import { contestedKeys } from "./_contested-keys.js";
import { finiteNumber, identifier, label, list, rows, wholeNumber } from "./_fields.js";
import { adjustmentId, campaignId, conversionId, creatorId, customerKey, postId, touchpointId } from "./_ids.js";
import { leaf } from "./_leaf.js";
import { object } from "./_object.js";
import { type Report, rule, unique } from "./_rules.js";
import { amountSchema } from "./money.js";
import { countrySchema, platformSchema } from "./platform.js";
import { eventInputSchema, instantInputSchema } from "./time.js";

/** What can stand on an order and name a creator. */
export const directEvidenceKindSchema = z.enum(["code", "link", "shop", "utm", "landingPage"]);

/** How somebody met a creator's content, or came without any. */
export const touchpointKindSchema = z.enum([
  "code",
  "shop",
  "link",
  "utm",
  "click",
  "engagedView",
  "view",
  "live",
  "landingPage",
  "direct",
]);

/** As long as what stands on an order may be, or it could be given out and never be met. */
const namedKey = leaf<string>(
  "a code, link id, shop name, UTM parameter or landing page of 1 to 1000 characters that is not blank",
  ["string"],
  (value) => typeof value === "string" && value.length <= 1000 && value.trim() !== "",
  { minLength: 1, maxLength: 1000 },
);

const UTM_KEY = /^utm_(source|medium|campaign|content|term|id)=./s;

/** That a key belonged to a creator for a while. */
export const trackingAssignmentSchema = object({
  kind: directEvidenceKindSchema,
  key: namedKey,
  creatorId,
  campaignId: z.exactOptional(campaignId),
  from: z.exactOptional(z.nullable(instantInputSchema)),
  until: z.exactOptional(z.nullable(instantInputSchema)),
}).check(
  rule<TrackingAssignment>("Until is after from.", ({ from, until }, report) => {
    if (readInstant(until) <= readInstant(from)) report(["until"], "after from", until);
  }),
  rule<TrackingAssignment>(
    'The key of a UTM parameter is its name and value, such as "utm_content=ann".',
    ({ kind, key }, report) => {
      if (kind === "utm" && !UTM_KEY.test(key))
        report(["key"], 'the name and value of a UTM parameter, such as "utm_content=ann"', key);
    },
  ),
);

/** Who owned which code, link, shop name, UTM parameter and landing page, and when; never two creators one key at one time. */
export const trackingDirectorySchema = object({
  assignments: rows(trackingAssignmentSchema).check(
    rule<readonly TrackingAssignment[]>(
      "A key has one owner at a time; case and the space around do not tell codes apart.",
      (assignments, report) => {
        for (const { index, holder } of contestedKeys(assignments)) {
          const expected = `free at that time, but entry ${holder} gives it to somebody else`;
          report([index, "key"], expected, assignments[index]?.key);
        }
      },
    ),
  ),
});

/** The campaign parameters of a link, without their `utm_`. */
export const utmParametersSchema = object({
  source: z.exactOptional(label()),
  medium: z.exactOptional(label()),
  campaign: z.exactOptional(label()),
  content: z.exactOptional(label()),
  term: z.exactOptional(label()),
  id: z.exactOptional(label()),
});

/** One contact of a shopper with a creator's content, or with another channel. */
export const touchpointSchema = object({
  id: touchpointId,
  creatorId: z.nullable(creatorId),
  customerKey,
  occurredAt: eventInputSchema,
  kind: touchpointKindSchema,
  platform: z.exactOptional(platformSchema),
  postId: z.exactOptional(postId),
  campaignId: z.exactOptional(campaignId),
  shopId: z.exactOptional(identifier()),
  productId: z.exactOptional(identifier()),
  paid: z.exactOptional(z.boolean()),
  priority: z.exactOptional(finiteNumber()),
  revoked: z.exactOptional(z.boolean()),
});

/** One line of an order; every amount is for the whole line. */
export const conversionLineSchema = object({
  id: identifier(),
  productId: z.exactOptional(identifier()),
  sku: z.exactOptional(identifier()),
  category: z.exactOptional(label()),
  quantity: wholeNumber(1),
  price: amountSchema,
  sellerDiscount: z.exactOptional(amountSchema),
  platformDiscount: z.exactOptional(amountSchema),
  tax: z.exactOptional(amountSchema),
  shipping: z.exactOptional(amountSchema),
  shippingTax: z.exactOptional(amountSchema),
  priceIncludesTax: z.exactOptional(z.boolean()),
  giftWrap: z.exactOptional(amountSchema),
  cost: z.exactOptional(amountSchema),
});

/** Something taken off an order as a whole. */
export const orderDiscountSchema = object({ fundedBy: z.enum(["seller", "platform"]), amount: amountSchema });

/** Which of the charges of one subscription a conversion is. */
export const subscriptionChargeSchema = object({
  startedAt: eventInputSchema,
  charge: z.exactOptional(wholeNumber(1)),
});

/** Empty when the shop does not say who bought. */
const buyer = label();

/** What a programme counts as success. */
export const conversionKindSchema = z.enum(["order", "lead", "install", "signup", "trial"]);

const conversionFields = {
  id: conversionId,
  customerKey: buyer,
  occurredAt: eventInputSchema,
  kind: conversionKindSchema,
  value: z.exactOptional(amountSchema),
  lines: z.exactOptional(
    list(conversionLineSchema).check(unique("Line ids are unique within the order.", (line) => line.id, "id")),
  ),
  codes: z.exactOptional(list(label())),
  linkId: z.exactOptional(label()),
  shopCreator: z.exactOptional(label()),
  utm: z.exactOptional(utmParametersSchema),
  landingPage: z.exactOptional(label()),
  orderDiscounts: z.exactOptional(list(orderDiscountSchema)),
  newCustomer: z.exactOptional(z.boolean()),
  firstThrough: z.exactOptional(list(creatorId)),
  country: z.exactOptional(countrySchema),
  subscription: z.exactOptional(subscriptionChargeSchema),
  shopId: z.exactOptional(identifier()),
  productId: z.exactOptional(identifier()),
  postId: z.exactOptional(postId),
  campaignId: z.exactOptional(campaignId),
  collaboration: z.exactOptional(z.enum(["open", "targeted", "partner"])),
  contentKind: z.exactOptional(z.enum(["video", "live", "showcase"])),
  adDriven: z.exactOptional(z.boolean()),
  deliveredAt: z.exactOptional(eventInputSchema),
  settledAt: z.exactOptional(eventInputSchema),
  approvedAt: z.exactOptional(eventInputSchema),
};

const lineAmounts = [
  "price",
  "sellerDiscount",
  "platformDiscount",
  "tax",
  "shipping",
  "shippingTax",
  "giftWrap",
  "cost",
] as const;

/** An order is paid in one currency. */
const oneCurrency = rule<Conversion>(
  "All amounts of an order are in one currency.",
  ({ value, lines, orderDiscounts }, report) => {
    const currency = value?.currency ?? lines?.[0]?.price.currency ?? orderDiscounts?.[0]?.amount.currency;
    if (currency === undefined) return;
    lines?.forEach((line, index) => {
      reportOtherCurrency(line, currency, index, report);
    });
    orderDiscounts?.forEach(({ amount }, index) => {
      if (amount.currency === currency) return;
      report(["orderDiscounts", index, "amount", "currency"], `${currency}, as the rest of the order`, amount.currency);
    });
  },
);

function reportOtherCurrency(line: ConversionLine, currency: string, index: number, report: Report): void {
  for (const field of lineAmounts) {
    const amount: Money | undefined = line[field];
    if (amount === undefined || amount.currency === undefined || amount.currency === currency) continue;
    report(["lines", index, field, "currency"], `${currency}, as the rest of the order`, amount.currency);
  }
}

/** Something a shopper did that somebody may deserve credit for. */
export const conversionSchema = object(conversionFields).check(oneCurrency);

/**
 * The fields and rules of a conversion, for the sale it becomes.
 *
 * @internal
 */
export const conversionParts = { fields: conversionFields, oneCurrency };

/** A change to the value of a sale after the fact. */
export const adjustmentSchema = object({
  id: adjustmentId,
  conversionId,
  occurredAt: eventInputSchema,
  kind: z.enum(["refund", "return", "cancellation", "chargeback", "reinstatement"]),
  value: amountSchema,
  reinstates: z.exactOptional(adjustmentId),
  lineId: z.exactOptional(identifier()),
}).check(
  rule<Adjustment>("Only a reinstatement names what it reinstates.", ({ kind, reinstates }, report) => {
    if (reinstates !== undefined && kind !== "reinstatement")
      report(["reinstates"], "absent, but on a reinstatement", reinstates);
  }),
);
