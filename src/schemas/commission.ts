import * as z from "zod";
import type {
  BalanceTransfer,
  CommissionCap,
  CommissionTerms,
  CommissionTier,
  MilestoneComponent,
  MilestoneStep,
  Payout,
  PerMetricComponent,
  RateChange,
  RecurringLimit,
  Referral,
  RuleScope,
  TieredComponent,
} from "../models/commission.js";
import type { Money } from "../money/types.js";
import { readInstant } from "../time/to-instant.js";
import { identifier, label, list, MOST_ENTRIES, wholeNumber } from "./_fields.js";
import { creatorId, ruleId, termsId } from "./_ids.js";
import { object } from "./_object.js";
import { type Report, rule, unique } from "./_rules.js";
import { amountSchema, currencySchema, positiveAmountSchema, positiveRateSchema } from "./money.js";
import { countrySchema } from "./platform.js";
import { postCountsSchema } from "./post.js";
import { commissionRateSchema, roundingModeSchema } from "./rate.js";
import { durationSchema, eventInputSchema, instantInputSchema, timeZoneSchema, windowInputSchema } from "./time.js";
import { conversionKindSchema } from "./tracking.js";

/** As far as any calendar goes: what is counted in months and days must still be in it. */
const MOST_MONTHS = 12_000;
const MOST_DAYS = 365_000;

/** Where both sides of a stretch are given, it is one. */
function laterThan<Row extends object>(from: keyof Row & string, until: keyof Row & string) {
  return rule<Row>(`Where ${until} is given, it is later than ${from}.`, (row, report) => {
    if (readInstant(row[until]) <= readInstant(row[from])) report([until], `later than ${from}`, row[until]);
  });
}

/** The parts of an order line that may be added up to a commissionable base. */
export const baseComponentSchema = z.enum([
  "price",
  "sellerDiscount",
  "platformDiscount",
  "tax",
  "shipping",
  "shippingTax",
  "giftWrap",
]);

const include = list(baseComponentSchema, 1).check(
  unique("Every part is named once.", (component: string) => component),
);

const exclusions = {
  excludedCategories: z.exactOptional(list(label())),
  excludedProducts: z.exactOptional(list(identifier())),
  excludedSkus: z.exactOptional(list(identifier())),
};

/** What a percentage is taken of. */
export const commissionableBaseSchema = z.discriminatedUnion("kind", [
  object({ kind: z.literal("saleValue") }),
  object({
    kind: z.literal("lines"),
    include,
    pieces: z.exactOptional(z.enum(["all", "one"])),
    ...exclusions,
  }),
  object({ kind: z.literal("margin"), include, ...exclusions }),
]);

const names = z.exactOptional(list(identifier(), 1));
const newOrReturning = z.exactOptional(z.enum(["new", "returning"]));

const sidesOfValue = rule<NonNullable<RuleScope["orderValue"]>>(
  "One side is given; where both are, they are in one currency and the upper one is more.",
  ({ from, below }, report) => {
    if (from === undefined && below === undefined) report(["from"], "there, unless there is below", from, "missing");
    if (from === undefined || below === undefined) return;
    if (below.currency !== from.currency) report(["below", "currency"], `${from.currency}, as from`, below.currency);
    else if (below.minor <= from.minor) report(["below", "minor"], `more than the ${from.minor} of from`, below.minor);
  },
);

/** What a rule is for. */
export const ruleScopeSchema = object({
  kinds: z.exactOptional(list(conversionKindSchema, 1)),
  creatorIds: z.exactOptional(list(creatorId, 1)),
  statusLevels: names,
  followerTiers: names,
  groups: names,
  campaignIds: names,
  productIds: names,
  skus: names,
  categories: z.exactOptional(list(label(), 1)),
  collaborations: z.exactOptional(list(z.enum(["open", "targeted", "partner"]), 1)),
  contentKinds: z.exactOptional(list(z.enum(["video", "live", "showcase"]), 1)),
  channel: z.exactOptional(z.enum(["organic", "ads"])),
  customerOfShop: newOrReturning,
  customerOfCreator: newOrReturning,
  countries: z.exactOptional(list(countrySchema, 1)),
  orderValue: z.exactOptional(
    object({ from: z.exactOptional(amountSchema), below: z.exactOptional(amountSchema) }).check(sidesOfValue),
  ),
});

/** What a rule may ask for. */
export const scopeDimensionSchema = z.enum([
  "kinds",
  "creatorIds",
  "statusLevels",
  "followerTiers",
  "groups",
  "campaignIds",
  "productIds",
  "skus",
  "categories",
  "collaborations",
  "contentKinds",
  "channel",
  "customerOfShop",
  "customerOfCreator",
  "countries",
  "orderValue",
]);

/** How long a sale of one customer keeps paying. */
export const recurringLimitSchema = object({
  months: z.exactOptional(wholeNumber(1, MOST_MONTHS)),
  charges: z.exactOptional(wholeNumber(1)),
}).check(
  rule<RecurringLimit>("Months or charges are given, or both.", ({ months, charges }, report) => {
    if (months === undefined && charges === undefined)
      report(["months"], "there, unless there are charges", months, "missing");
  }),
);

/** A percentage that changes on a day. */
export const rateChangeSchema = object({ from: instantInputSchema, rate: commissionRateSchema });

/** How long a creator keeps a rate that was cut. */
export const rateLockSchema = object({
  days: wholeNumber(0, MOST_DAYS),
  anchor: z.enum(["pickedAt", "changedAt"]),
});

const changeOnce = unique("No two changes are of one moment.", ({ from }: RateChange) => momentOf(from), "from");

/** However it is written; what is no instant has its own issue, and is like no other. */
function momentOf(from: RateChange["from"]): number | undefined {
  const instant = readInstant(from);
  return Number.isNaN(instant) ? undefined : instant;
}

/** What adds up to decide the tier. */
export const tierMeasureSchema = z.enum(["salesValue", "orders", "units", "views", "posts"]);

/** The stretch over which a measure is added up before it starts again. */
export const measureWindowSchema = z.discriminatedUnion("kind", [
  object({ kind: z.literal("order") }),
  object({ kind: z.literal("calendarMonth") }),
  object({ kind: z.literal("calendarQuarter") }),
  object({ kind: z.literal("rollingDays"), days: wholeNumber(1, MOST_DAYS) }),
  object({ kind: z.literal("campaign") }),
  object({ kind: z.literal("lifetime") }),
]);

const monthOrQuarter = ["calendarMonth", "calendarQuarter"] as const;
const onReversal = z.enum(["recompute", "ratchet"]);
const counting = z.exactOptional(z.literal("approved"));
const ruleIds = z.exactOptional(list(ruleId, 1));

/** One tier: from where on which rate is paid. */
export const commissionTierSchema = object({
  from: z.union([amountSchema, wholeNumber()], {
    error: "a sum of money of 0 or more, or a whole number of 0 or more",
  }),
  rate: commissionRateSchema,
});

/** One band of a graduated commission on sales value. */
export const commissionBandSchema = object({ from: amountSchema, rate: commissionRateSchema });

/** One step of a milestone bonus. */
export const milestoneStepSchema = object({ at: wholeNumber(1), bonus: amountSchema });

/** Minor units or a count; what is neither has its own issue, so there is nothing to compare. */
function sizeOf(from: CommissionTier["from"]): number {
  const size = typeof from === "number" ? from : from.minor;
  if (!Number.isSafeInteger(size)) throw new TypeError("not a size");
  return size;
}

const tiersAscend = rule<readonly CommissionTier[]>(
  "The first tier starts at 0, each starts above the one before, and all that are money are in one currency.",
  (tiers, report) => {
    const first = tiers[0]?.from;
    const currency = typeof first === "object" ? first.currency : undefined;
    tiers.forEach(({ from }, index) => {
      const path = [index, "from", ...(typeof from === "number" ? [] : ["minor"])];
      const below = tiers[index - 1]?.from;
      const size = sizeOf(from);
      if (index === 0 && size !== 0) report(path, "0, because the first tier starts at nothing", size);
      if (below !== undefined && size <= sizeOf(below)) report(path, `more than ${sizeOf(below)}`, size);
      if (typeof from === "object" && currency !== undefined && from.currency !== currency)
        report([index, "from", "currency"], `${currency}, as the first tier`, from.currency);
    });
  },
);

const tiersAreOfMeasure = rule<Pick<TieredComponent, "measure" | "tiers">>(
  "Tiers of sales value start at sums of money, all others at whole numbers.",
  ({ measure, tiers }, report) => {
    tiers.forEach(({ from }, index) => {
      if (measure === "salesValue" && typeof from === "number")
        report(["tiers", index, "from"], "a sum of money, because sales value is measured", from);
      if (measure !== "salesValue" && typeof from === "object")
        report(["tiers", index, "from"], `a whole number of ${measure}`, from);
    });
  },
);

const crossingOfForward = rule<Pick<TieredComponent, "mode" | "crossing">>(
  "Crossing is given where the mode is forward, and only there.",
  ({ mode, crossing }, report) => {
    if (mode === "forward" && crossing === undefined)
      report(["crossing"], "there, because the mode is forward", crossing, "missing");
    if (mode !== "forward" && crossing !== undefined)
      report(["crossing"], "absent, because only forward tiers are crossed", crossing);
  },
);

const stepsAscend = rule<readonly MilestoneStep[]>(
  "Each step is above the one before, and all bonuses are in one currency.",
  (steps, report) => {
    const currency = steps[0]?.bonus.currency;
    steps.forEach(({ at, bonus }, index) => {
      const below = steps[index - 1]?.at;
      if (below !== undefined && at <= below) report([index, "at"], `more than ${below}`, at);
      if (bonus.currency !== currency)
        report([index, "bonus", "currency"], `${currency}, as the first step`, bonus.currency);
    });
  },
);

const highestNeverFalls = rule<Pick<MilestoneComponent, "stack" | "steps">>(
  "Where only the highest step counts, no bonus is less than that of the step before.",
  ({ stack, steps }, report) => {
    // A choice that failed keeps its value: it may be anything, and four billion holes long.
    if (stack !== "highest" || !Array.isArray(steps) || steps.length > MOST_ENTRIES) return;
    const each: readonly MilestoneStep[] = steps;
    each.forEach(({ bonus }, index) => {
      const below = each[index - 1]?.bonus.minor;
      if (below !== undefined && bonus.minor < below)
        report(["steps", index, "bonus", "minor"], `${below} or more, as the step before`, bonus.minor);
    });
  },
);

const amountsOfPostAgree = rule<PerMetricComponent>(
  "Minimum and maximum are in the currency of the amount, and the maximum is no less than the minimum.",
  ({ amount, minimum, maximum }, report) => {
    reportOtherCurrency({ minimum, maximum }, amount.currency, "the amount", report);
    if (minimum !== undefined && maximum !== undefined && maximum.minor < minimum.minor)
      report(["maximum", "minor"], `${minimum.minor} or more, as the minimum`, maximum.minor);
  },
);

function reportOtherCurrency(
  amounts: Readonly<Record<string, Money | undefined>>,
  currency: string,
  whose: string,
  report: Report,
): void {
  for (const [name, amount] of Object.entries(amounts)) {
    if (amount === undefined || amount.currency === undefined || amount.currency === currency) continue;
    report([name, "currency"], `${currency}, as ${whose}`, amount.currency);
  }
}

const prizesInOneCurrency = rule<readonly Money[]>("All prizes are in one currency.", (prizes, report) => {
  const currency = prizes[0]?.currency;
  prizes.forEach((prize, index) => {
    if (prize.currency !== currency) report([index, "currency"], `${currency}, as the first prize`, prize.currency);
  });
});

/** How a rule turns a sale, or what adds up over many, into money. */
export const commissionComponentSchema = z.discriminatedUnion("kind", [
  object({
    kind: z.literal("percent"),
    rate: commissionRateSchema,
    changes: z.exactOptional(list(rateChangeSchema, 1).check(changeOnce)),
    lock: z.exactOptional(rateLockSchema),
  }),
  object({
    kind: z.literal("flat"),
    amount: amountSchema,
    per: z.exactOptional(z.enum(["conversion", "unit", "post", "deliverable", "click"])),
    sharing: z.exactOptional(z.enum(["proportional", "each", "winner"])),
  }),
  object({
    kind: z.literal("tiered"),
    mode: z.enum(["graduated", "volume", "forward"]),
    crossing: z.exactOptional(z.enum(["before", "after"])),
    boundary: z.exactOptional(z.enum(["fromInclusive", "upToInclusive"])),
    measure: tierMeasureSchema,
    window: measureWindowSchema,
    tiers: list(commissionTierSchema, 1).check(tiersAscend),
    onReversal,
    counting,
  }).check(tiersAreOfMeasure, crossingOfForward),
  object({
    kind: z.literal("milestone"),
    measure: tierMeasureSchema,
    steps: z.union(
      [list(milestoneStepSchema, 1).check(stepsAscend), object({ every: wholeNumber(1), bonus: amountSchema })],
      {
        error: "a list of steps, or { every, bonus }",
      },
    ),
    stack: z.enum(["highest", "cumulative"]),
    window: measureWindowSchema,
    onReversal,
    counting,
  }).check(highestNeverFalls),
  object({
    kind: z.literal("perMetric"),
    metric: postCountsSchema.keyof(),
    amount: amountSchema,
    per: wholeNumber(1),
    partial: z.enum(["prorata", "completed"]),
    from: z.exactOptional(wholeNumber()),
    minimum: z.exactOptional(amountSchema),
    maximum: z.exactOptional(amountSchema),
    onReversal,
    countedFor: z.exactOptional(durationSchema),
  }).check(amountsOfPostAgree),
  object({
    kind: z.literal("leaderboard"),
    measure: tierMeasureSchema,
    window: object({ kind: z.enum([...monthOrQuarter, "campaign"]) }),
    prizes: list(amountSchema, 1).check(prizesInOneCurrency),
    ties: z.enum(["splitPrizes", "sharePlace", "earliest"]),
    minimum: z.exactOptional(wholeNumber()),
  }),
  object({
    kind: z.literal("challenge"),
    entry: windowInputSchema,
    reward: amountSchema,
    qualifying: z.exactOptional(object({ metric: postCountsSchema.keyof(), from: wholeNumber() })),
    countedFor: z.exactOptional(durationSchema),
    entries: z.exactOptional(wholeNumber(1)),
  }),
  object({
    kind: z.literal("retainer"),
    amount: amountSchema,
    every: z.enum(["week", "month", "quarter"]),
    proration: z.enum(["whole", "byDays", "none"]),
    requires: z.exactOptional(
      object({
        deliverables: wholeNumber(1),
        graceDays: wholeNumber(0, MOST_DAYS),
        shortfall: z.enum(["nothing", "proportional"]),
      }),
    ),
  }),
  object({
    kind: z.literal("guarantee"),
    amount: amountSchema,
    window: object({ kind: z.enum([...monthOrQuarter, "lifetime"]) }),
    ruleIds,
    recoverable: z.exactOptional(z.literal(true)),
  }),
  object({
    kind: z.literal("advance"),
    amount: amountSchema,
    paidAt: eventInputSchema,
    recoupRate: commissionRateSchema,
    ruleIds,
  }),
  object({
    kind: z.literal("override"),
    rate: commissionRateSchema,
    on: z.enum(["base", "commission"]),
    depth: wholeNumber(1),
    ruleIds,
  }),
]);

const leavesSomething = rule<RuleScope>(
  "It names something: being for everything, it would leave nothing.",
  (except, report) => {
    if (Object.keys(except).length === 0)
      report([], "absent, or with something in it that is left out", except, "missing");
  },
);

/** One rule of a plan. */
export const commissionRuleSchema = object({
  id: ruleId,
  scope: ruleScopeSchema,
  except: z.exactOptional(ruleScopeSchema.check(leavesSomething)),
  during: z.exactOptional(windowInputSchema),
  recurring: z.exactOptional(recurringLimitSchema),
  mode: z.enum(["exclusive", "additive"]),
  component: commissionComponentSchema,
});

const ladderSchema = list(list(scopeDimensionSchema)).check(
  unique("No two rungs name the same dimensions.", (dimensions: readonly string[]) =>
    [...new Set(dimensions)].sort().join(),
  ),
);

/** Which of several matching exclusive rules pays. */
export const rulePrecedenceSchema = z.discriminatedUnion("kind", [
  object({ kind: z.literal("ladder"), order: ladderSchema }),
  object({ kind: z.literal("specificity"), tie: z.exactOptional(z.enum(["oldest", "newest"])) }),
  object({ kind: z.literal("bestForCreator") }),
]);

/** From when a commission may be paid. */
export const holdPolicySchema = object({
  duration: durationSchema,
  from: z.enum(["order", "delivery", "settlement"]),
});

/** No more than so much. */
export const commissionCapSchema = object({
  id: identifier(),
  amount: amountSchema,
  per: z.enum(["order", "creator", "customer", "campaign", "plan"]),
  window: z.exactOptional(object({ kind: z.enum([...monthOrQuarter, "lifetime"]) })),
  ruleIds,
  overflow: z.enum(["clamp", "reject"]),
  onHeadroom: z.exactOptional(z.enum(["later", "refill"])),
});

/** How a commission becomes whole minor units, and where. */
export const roundingPolicySchema = object({ mode: roundingModeSchema, level: z.enum(["order", "line"]) });

const namedRulesExist = rule<Pick<CommissionTerms, "rules" | "caps">>(
  "The rules that caps and components name are rules of the plan.",
  ({ rules, caps = [] }, report) => {
    const known = new Set(rules.map(({ id }) => id));
    const check = (ids: readonly string[] | undefined, path: readonly (string | number)[]) => {
      ids?.forEach((id, place) => {
        if (!known.has(id))
          report([...path, "ruleIds", place], "the id of a rule of the plan", id, "danglingReference");
      });
    };
    rules.forEach(({ component }, index) => {
      if ("ruleIds" in component) check(component.ruleIds, ["rules", index, "component"]);
    });
    caps.forEach(({ ruleIds: ids }, index) => {
      check(ids, ["caps", index]);
    });
  },
);

/** One version of a commission plan. */
export const commissionTermsSchema = object({
  id: termsId,
  version: wholeNumber(),
  effective: z.exactOptional(windowInputSchema),
  timeZone: timeZoneSchema,
  currency: z.exactOptional(currencySchema),
  base: commissionableBaseSchema,
  rounding: z.union([roundingModeSchema, roundingPolicySchema], {
    error: 'a rounding mode such as "halfAwayFromZero", alone or with its level',
  }),
  precedence: rulePrecedenceSchema,
  rules: list(commissionRuleSchema).check(
    unique("Rule ids are unique within the plan.", (entry: CommissionTerms["rules"][number]) => entry.id, "id"),
  ),
  caps: z.exactOptional(
    list(commissionCapSchema).check(
      unique("Cap ids are unique within the plan.", (cap: CommissionCap) => cap.id, "id"),
    ),
  ),
  hold: holdPolicySchema,
}).check(namedRulesExist);

/** What rules may ask about a creator. */
export const creatorAttributesSchema = object({
  creatorId,
  from: z.exactOptional(instantInputSchema),
  statusLevel: z.exactOptional(identifier()),
  followerTier: z.exactOptional(identifier()),
  groups: z.exactOptional(list(identifier())),
});

/** That a creator put a product into their showcase. */
export const productPickSchema = object({
  creatorId,
  productId: identifier(),
  pickedAt: eventInputSchema,
  droppedAt: z.exactOptional(z.nullable(eventInputSchema)),
}).check(laterThan("pickedAt", "droppedAt"));

/** Who earns on what a creator earns. */
export const referralSchema = object({
  creatorId,
  referrerId: creatorId,
  from: z.exactOptional(z.nullable(instantInputSchema)),
  until: z.exactOptional(z.nullable(instantInputSchema)),
}).check(
  laterThan("from", "until"),
  rule<Referral>("Nobody earns on what they earn themselves.", ({ creatorId: creator, referrerId }, report) => {
    if (creator === referrerId) report(["referrerId"], "somebody else than the creator", referrerId);
  }),
);

/** Something a creator was asked to make. */
export const deliverableSchema = object({
  id: identifier(),
  creatorId,
  campaignId: z.exactOptional(identifier()),
  submittedAt: z.exactOptional(eventInputSchema),
  approvedAt: z.exactOptional(z.nullable(eventInputSchema)),
  declinedAt: z.exactOptional(z.nullable(eventInputSchema)),
});

const payoutFields = {
  id: identifier(),
  creatorId,
  paidAt: eventInputSchema,
  amount: amountSchema,
  withheld: z.exactOptional(amountSchema),
  fee: z.exactOptional(amountSchema),
  writtenOff: z.exactOptional(amountSchema),
};

const settlesSomething = rule<Payout>(
  "It settles something, and all of it is in one currency.",
  ({ amount, withheld, fee, writtenOff }, report) => {
    reportOtherCurrency({ withheld, fee, writtenOff }, amount.currency, "the amount", report);
    if (amount.minor === 0 && [withheld, writtenOff].every((part) => (part?.minor ?? 0) === 0))
      report(["amount", "minor"], "more than 0, unless something is withheld or written off", 0);
  },
);

/** Money that left, with what was settled with it. */
export const payoutSchema = object(payoutFields).check(settlesSomething);

/**
 * The fields and rules of a payout, for the one that is planned.
 *
 * @internal
 */
export const payoutParts = { fields: payoutFields, settles: settlesSomething };

/** Part of a balance that became a balance in another currency. */
export const balanceTransferSchema = object({
  id: identifier(),
  creatorId,
  at: eventInputSchema,
  from: positiveAmountSchema,
  to: positiveAmountSchema,
  rate: positiveRateSchema,
  source: label(1),
}).check(
  rule<BalanceTransfer>("It is between two currencies.", ({ from, to }, report) => {
    if (from.currency === to.currency) report(["to", "currency"], "another than what leaves", to.currency);
  }),
);
