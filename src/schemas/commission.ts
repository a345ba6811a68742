import * as z from "zod";
import type {
  Balance,
  CommissionBand,
  CommissionComponent,
  CommissionTerms,
  EntrySource,
  LedgerEntry,
  LedgerEntryKind,
  MilestoneStep,
  Statement,
  TraceLine,
} from "../models/commission.js";
import { asRate } from "../rate/as-rate.js";
import { rateFraction } from "../rate/rate-fraction.js";
import { identifier, label, list, prose, rows, wholeNumber } from "./_fields.js";
import { adjustmentId, conversionId, creatorId, ledgerEntryId, ruleId, termsId } from "./_ids.js";
import { object } from "./_object.js";
import { rule, sumOfMinors, unique } from "./_rules.js";
import { amountSchema, currencySchema, moneySchema, positiveAmountSchema } from "./money.js";
import { reasonSchema } from "./outcome.js";
import { commissionRateSchema, roundingModeSchema } from "./rate.js";
import {
  durationSchema,
  eventInputSchema,
  eventSchema,
  instantSchema,
  timeWindowSchema,
  timeZoneSchema,
  windowInputSchema,
} from "./time.js";
import { conversionKindSchema } from "./tracking.js";

/** The parts of an order line that may be added up to a commissionable base. */
export const baseComponentSchema = z.enum([
  "price",
  "sellerDiscount",
  "platformDiscount",
  "tax",
  "shipping",
  "shippingTax",
]);

/** What a percentage is taken of. */
export const commissionableBaseSchema = z.discriminatedUnion("kind", [
  object({ kind: z.literal("saleValue") }),
  object({
    kind: z.literal("lines"),
    include: list(baseComponentSchema, 1).check(unique("Every part is named once.", (component: string) => component)),
    excludedCategories: z.exactOptional(list(label())),
    excludedProducts: z.exactOptional(list(identifier())),
  }),
]);

const names = z.exactOptional(list(identifier(), 1));

/** What a rule is for. */
export const ruleScopeSchema = object({
  kinds: z.exactOptional(list(conversionKindSchema, 1)),
  creatorIds: z.exactOptional(list(creatorId, 1)),
  statusLevels: names,
  followerTiers: names,
  campaignIds: names,
  productIds: names,
  categories: z.exactOptional(list(label(), 1)),
  collaborations: z.exactOptional(list(z.enum(["open", "targeted", "partner"]), 1)),
  contentKinds: z.exactOptional(list(z.enum(["video", "live", "showcase"]), 1)),
  channel: z.exactOptional(z.enum(["organic", "ads"])),
});

const scopeDimensionSchema = z.enum([
  "kinds",
  "creatorIds",
  "statusLevels",
  "followerTiers",
  "campaignIds",
  "productIds",
  "categories",
  "collaborations",
  "contentKinds",
  "channel",
]);

type Milestone = Extract<CommissionComponent, { readonly kind: "milestone" }>;

/** One band of a tiered commission. */
export const commissionBandSchema = object({ from: amountSchema, rate: commissionRateSchema });

const bandsAscend = rule<readonly CommissionBand[]>(
  "The first band starts at 0, each starts above the one before, and all are in one currency.",
  (bands, report) => {
    const currency = bands[0]?.from.currency;
    bands.forEach(({ from }, index) => {
      const below = bands[index - 1]?.from.minor;
      if (index === 0 && from.minor !== 0)
        report([0, "from", "minor"], "0, because the first band starts at nothing", from.minor);
      if (below !== undefined && from.minor <= below)
        report([index, "from", "minor"], `more than ${below}`, from.minor);
      if (from.currency !== currency)
        report([index, "from", "currency"], `${currency}, as the first band`, from.currency);
    });
  },
);

const measureWindowSchema = z.discriminatedUnion("kind", [
  object({ kind: z.literal("calendarMonth") }),
  object({ kind: z.literal("calendarQuarter") }),
  object({ kind: z.literal("lifetime") }),
]);

const milestoneStepSchema = object({ at: wholeNumber(1), bonus: amountSchema });

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

const highestNeverFalls = rule<Pick<Milestone, "stack" | "steps">>(
  "Where only the highest step counts, no bonus is less than that of the step before.",
  ({ stack, steps }, report) => {
    if (stack !== "highest") return;
    steps.forEach(({ bonus }, index) => {
      const below = steps[index - 1]?.bonus.minor;
      if (below !== undefined && bonus.minor < below)
        report(["steps", index, "bonus", "minor"], `${below} or more, as the step before`, bonus.minor);
    });
  },
);

const onReversal = z.enum(["recompute", "ratchet"]);

/** How a rule turns a sale, or what adds up over many, into money. */
export const commissionComponentSchema = z.discriminatedUnion("kind", [
  object({ kind: z.literal("percent"), rate: commissionRateSchema }),
  object({ kind: z.literal("flat"), amount: amountSchema }),
  object({
    kind: z.literal("graduated"),
    bands: list(commissionBandSchema, 1).check(bandsAscend),
    window: measureWindowSchema,
    onReversal,
  }),
  object({
    kind: z.literal("milestone"),
    measure: z.enum(["salesValue", "orders"]),
    steps: list(milestoneStepSchema, 1).check(stepsAscend),
    stack: z.enum(["highest", "cumulative"]),
    window: measureWindowSchema,
    onReversal,
  }).check(highestNeverFalls),
]);

/** One rule of a plan. */
export const commissionRuleSchema = object({
  id: ruleId,
  scope: ruleScopeSchema,
  during: z.exactOptional(windowInputSchema),
  mode: z.enum(["exclusive", "additive"]),
  component: commissionComponentSchema,
});

const ladderSchema = list(list(scopeDimensionSchema)).check(
  unique("No two rungs name the same dimensions.", (dimensions: readonly string[]) =>
    [...new Set(dimensions)].sort().join(),
  ),
);

const rulePrecedenceSchema = z.discriminatedUnion("kind", [
  object({ kind: z.literal("ladder"), order: ladderSchema }),
  object({ kind: z.literal("specificity") }),
]);

/** One version of a commission plan. */
export const commissionTermsSchema = object({
  id: termsId,
  version: wholeNumber(),
  effective: z.exactOptional(windowInputSchema),
  timeZone: timeZoneSchema,
  base: commissionableBaseSchema,
  rounding: roundingModeSchema,
  precedence: rulePrecedenceSchema,
  rules: list(commissionRuleSchema).check(
    unique("Rule ids are unique within the plan.", (entry: CommissionTerms["rules"][number]) => entry.id, "id"),
  ),
  hold: object({ duration: durationSchema, from: z.enum(["order", "delivery"]) }),
});

/** What an entry is. */
export const ledgerEntryKindSchema = z.enum(["commission", "bonus", "reversal", "trueUp", "release", "payout"]);

/** A line that names a rate is that part of its base, rounded one way or the other. */
const rateMakesAmount = rule<TraceLine>(
  "A line with a rate has a base, and its amount is the rate of the base, rounded one way or the other.",
  ({ base, rate, amount }, report) => {
    if (rate === undefined) return;
    if (base === undefined) return report(["base"], "there, because there is a rate of it", base, "missing");
    const { numerator, denominator } = rateFraction(asRate(rate, "rate"));
    const [part, whole] = [BigInt(sumOfMinors([amount])), BigInt(sumOfMinors([base]))];
    const off = part * BigInt(denominator) - whole * BigInt(numerator);
    if (off >= BigInt(denominator) || -off >= BigInt(denominator)) {
      report(["amount", "minor"], `${rate} of ${base.minor} minor units`, amount.minor);
    }
  },
);

/** How an amount came about. */
export const traceLineSchema = object({
  ruleId: z.nullable(ruleId),
  base: z.exactOptional(moneySchema),
  rate: z.exactOptional(commissionRateSchema),
  amount: moneySchema,
  note: prose(),
}).check(rateMakesAmount);

const rejectedRuleSchema = object({
  ruleId,
  reasons: list(
    reasonSchema(
      "scopeMismatch",
      "attributeUnknown",
      "outsideDuring",
      "otherCurrency",
      "baseUnknown",
      "lessSpecific",
      "notOnLadder",
    ),
  ),
});

/** What an entry is about. */
export const entrySourceSchema = z.discriminatedUnion("kind", [
  object({ kind: z.literal("sale"), conversionId }),
  object({ kind: z.literal("period"), key: identifier(), currency: currencySchema }),
  object({ kind: z.literal("payout"), payoutId: identifier() }),
]);

const traceSumsToAmount = rule<LedgerEntry>(
  "The amounts of the trace sum to the amount of the entry.",
  ({ amount, trace }, report) => {
    const sum = sumOfMinors(trace.map((line) => line.amount));
    if (sum !== sumOfMinors([amount])) report(["trace"], `lines that sum to ${amount.minor} minor units`, sum);
  },
);

const traceInOneCurrency = rule<LedgerEntry>(
  "The trace is in the currency of the entry.",
  ({ amount, trace }, report) => {
    trace.forEach((line, index) => {
      for (const field of ["amount", "base"] as const) {
        const currency = line[field]?.currency ?? amount.currency;
        if (currency !== amount.currency) {
          report(["trace", index, field, "currency"], `${amount.currency}, as the entry`, currency);
        }
      }
    });
  },
);

/** What an entry of each kind is about. */
const sourcesOfKind: Readonly<Record<LedgerEntryKind, readonly EntrySource["kind"][]>> = {
  commission: ["sale"],
  bonus: ["period"],
  reversal: ["sale", "period"],
  trueUp: ["sale", "period"],
  release: ["sale"],
  payout: ["payout"],
};

const sourceOfKind = rule<LedgerEntry>(
  "The source is of a kind that such entries have, and of their currency.",
  ({ kind, source, amount }, report) => {
    const sources = sourcesOfKind[kind];
    if (!sources.includes(source.kind))
      report(["source", "kind"], `${sources.join(" or ")} for a ${kind}`, source.kind);
    if (source.kind === "period" && source.currency !== amount.currency) {
      report(["source", "currency"], `${amount.currency}, as the amount`, source.currency);
    }
  },
);

const signOfKind = rule<LedgerEntry>(
  "A payout is 0 or less, a release is 0, and only what corrects another entry may be below 0 otherwise.",
  ({ kind, amount: { minor }, corrects }, report) => {
    const path = ["amount", "minor"];
    if (kind === "payout" && minor > 0) report(path, "0 or less for a payout", minor);
    if (kind === "release" && minor !== 0) report(path, "0, because a release moves no money", minor);
    if (kind !== "payout" && corrects === undefined && minor < 0) {
      report(path, "0 or more, because it corrects nothing that was earned", minor);
    }
  },
);

/** One line of the ledger. */
export const ledgerEntrySchema = object({
  id: ledgerEntryId,
  kind: ledgerEntryKindSchema,
  creatorId,
  amount: moneySchema,
  source: entrySourceSchema,
  occurredAt: eventSchema,
  bookedAt: eventSchema,
  availableAt: z.nullable(instantSchema),
  terms: z.nullable(object({ id: termsId, version: wholeNumber() })),
  ruleId: z.nullable(ruleId),
  corrects: z.exactOptional(ledgerEntryId),
  adjustmentIds: z.exactOptional(rows(adjustmentId)),
  trace: list(traceLineSchema),
  applied: z.exactOptional(list(ruleId)),
  rejected: z.exactOptional(list(rejectedRuleSchema)),
}).check(traceSumsToAmount, traceInOneCurrency, sourceOfKind, signOfKind);

const partsSumToTotal = rule<Balance>(
  "Pending, held, payable and overpaid sum to the total, and all amounts are in the currency of the balance.",
  ({ currency, pending, held, payable, overpaid, total, paid }, report) => {
    const sum = sumOfMinors([pending, held, payable, overpaid]);
    if (sum !== sumOfMinors([total])) report(["total", "minor"], `${sum}, the sum of the parts`, total.minor);
    for (const [name, amount] of Object.entries({ pending, held, payable, overpaid, total, paid })) {
      if (amount.currency !== currency) report([name, "currency"], `${currency}, as the balance`, amount.currency);
    }
  },
);

/** What stands between programme and creator in one currency. */
export const balanceSchema = object({
  creatorId,
  currency: currencySchema,
  pending: moneySchema,
  held: moneySchema,
  payable: amountSchema,
  overpaid: moneySchema,
  total: moneySchema,
  paid: moneySchema,
}).check(partsSumToTotal);

const statementLineSchema = object({
  entryId: ledgerEntryId,
  kind: ledgerEntryKindSchema,
  occurredAt: instantSchema,
  bookedAt: instantSchema,
  source: entrySourceSchema,
  amount: moneySchema,
  balance: moneySchema,
  explanation: prose(),
});

const movementsAddUp = rule<Statement>(
  "The opening balance and the lines sum to the closing balance.",
  ({ opening, lines, closing }, report) => {
    const sum = sumOfMinors([opening, ...lines.map((line) => line.amount)]);
    if (sum !== sumOfMinors([closing]))
      report(["closing", "minor"], `${sum}, the opening and its movements`, closing.minor);
  },
);

const kindTotal = z.exactOptional(moneySchema);

/** What happened between programme and creator in one currency over one window. */
export const statementSchema = object({
  creatorId,
  currency: currencySchema,
  window: timeWindowSchema,
  opening: moneySchema,
  lines: rows(statementLineSchema),
  closing: moneySchema,
  totals: object({
    commission: kindTotal,
    bonus: kindTotal,
    reversal: kindTotal,
    trueUp: kindTotal,
    release: kindTotal,
    payout: kindTotal,
  }),
}).check(movementsAddUp);

/** Money that left. */
export const payoutSchema = object({
  id: identifier(),
  creatorId,
  paidAt: eventInputSchema,
  amount: positiveAmountSchema,
});
