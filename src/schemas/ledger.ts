import * as z from "zod";
import type {
  Balance,
  EntrySource,
  LedgerEntry,
  LedgerEntryKind,
  PayoutPlan,
  PayoutPolicy,
  Statement,
  TraceLine,
} from "../models/ledger.js";
import type { Money } from "../money/types.js";
import { asRate } from "../rate/as-rate.js";
import { rateFraction } from "../rate/rate-fraction.js";
import { identifier, label, list, prose, rows, wholeNumber } from "./_fields.js";
import { adjustmentId, conversionId, creatorId, ledgerEntryId, postId, ruleId, termsId } from "./_ids.js";
import { object } from "./_object.js";
import { rule, sumOfMinors, unique } from "./_rules.js";
import { payoutParts } from "./commission.js";
import { amountSchema, currencySchema, fxRateSchema, moneySchema } from "./money.js";
import { reasonSchema } from "./outcome.js";
import { commissionRateSchema, rateSchema } from "./rate.js";
import { durationSchema, eventSchema, instantSchema, timeWindowSchema, timeZoneSchema } from "./time.js";

/** What an entry is. */
export const ledgerEntryKindSchema = z.enum([
  "commission",
  "bonus",
  "retainer",
  "override",
  "guaranteeTopUp",
  "advance",
  "recoup",
  "reversal",
  "clawback",
  "trueUp",
  "capAdjustment",
  "release",
  "payout",
  "withholding",
  "fee",
  "writeOff",
  "fx",
]);

/** What made a line of a trace. */
export const traceCodeSchema = z.enum([
  "rateOfBase",
  "tier",
  "fixedAmount",
  "sharedAmount",
  "restAtRates",
  "perMetric",
  "belowMinimum",
  "raisedToMinimum",
  "heldToMaximum",
  "step",
  "noStepYet",
  "stepLost",
  "prize",
  "sharedPrize",
  "challenge",
  "retainer",
  "retainerShortfall",
  "guarantee",
  "earned",
  "advance",
  "recoup",
  "override",
  "cap",
  "booked",
  "nothingLeft",
  "notDueAnyMore",
  "noRule",
  "countsTowards",
  "released",
  "paidOut",
  "withheld",
  "fee",
  "writtenOff",
  "converted",
  "other",
]);

/** What pays is a share; only between currencies is a rate more than all of it. */
const rateIsShare = rule<TraceLine>(
  'A rate is one from "0" to "1", but between currencies.',
  ({ code, rate }, report) => {
    if (rate === undefined || code === "converted") return;
    const { numerator, denominator } = rateFraction(asRate(rate, "rate"));
    if (numerator < 0 || numerator > denominator)
      report(["rate"], '"0" to "1", because nothing is converted', rate, "outOfRange");
  },
);

/** A line that names a rate names what it is of, and is what the rate makes of it. */
const rateMakesAmount = rule<TraceLine>(
  "A line with a rate has a base; where it is the rate of the base, its amount is that, rounded one way or the other.",
  ({ code, base, rate, amount }, report) => {
    if (rate === undefined) return;
    if (base === undefined) return report(["base"], "there, because there is a rate of it", base, "missing");
    if (code !== "rateOfBase" && code !== "tier" && code !== "override") return;
    const { numerator, denominator } = rateFraction(asRate(rate, "rate"));
    const [part, whole] = [BigInt(sumOfMinors([amount])), BigInt(sumOfMinors([base]))];
    const off = part * BigInt(denominator) - whole * BigInt(numerator);
    if (off >= BigInt(denominator) || -off >= BigInt(denominator))
      report(["amount", "minor"], `${rate} of ${base.minor} minor units`, amount.minor);
  },
);

/** How an amount came about. */
export const traceLineSchema = object({
  code: traceCodeSchema,
  ruleId: z.nullable(ruleId),
  amount: moneySchema,
  base: z.exactOptional(moneySchema),
  rate: z.exactOptional(rateSchema),
  whole: z.exactOptional(moneySchema),
  count: z.exactOptional(wholeNumber()),
  per: z.exactOptional(wholeNumber()),
  at: z.exactOptional(wholeNumber()),
  place: z.exactOptional(wholeNumber(1)),
  what: z.exactOptional(label()),
  of: z.exactOptional(list(label())),
  note: z.exactOptional(prose()),
}).check(rateIsShare, rateMakesAmount);

/** A rule that could have paid and did not. */
export const rejectedRuleSchema = object({
  ruleId,
  reasons: list(
    reasonSchema(
      "scopeMismatch",
      "excepted",
      "attributeUnknown",
      "outsideDuring",
      "recurringOver",
      "otherCurrency",
      "fxRateMissing",
      "baseUnknown",
      "notApproved",
      "lessSpecific",
      "paysLess",
      "notOnLadder",
    ),
  ),
});

/** What an entry is about. */
export const entrySourceSchema = z.discriminatedUnion("kind", [
  object({ kind: z.literal("sale"), conversionId }),
  object({ kind: z.literal("post"), postId }),
  object({ kind: z.literal("deliverable"), deliverableId: identifier() }),
  object({ kind: z.literal("period"), key: label(1), currency: currencySchema }),
  object({ kind: z.literal("payout"), payoutId: identifier() }),
  object({ kind: z.literal("transfer"), transferId: identifier() }),
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
      for (const field of ["amount", "base", "whole"] as const) {
        // What was converted was in another currency before.
        if (line.code === "converted" && field !== "amount") continue;
        const currency = line[field]?.currency ?? amount.currency;
        if (currency !== amount.currency) {
          report(["trace", index, field, "currency"], `${amount.currency}, as the entry`, currency);
        }
      }
    });
  },
);

const earned = ["sale", "post", "deliverable", "period"] as const;

/** What an entry of each kind is about. */
const sourcesOfKind: Readonly<Record<LedgerEntryKind, readonly EntrySource["kind"][]>> = {
  commission: earned,
  bonus: ["period", "post"],
  retainer: ["period"],
  override: earned,
  guaranteeTopUp: ["period"],
  advance: ["period"],
  recoup: earned,
  reversal: earned,
  clawback: earned,
  trueUp: earned,
  capAdjustment: earned,
  release: earned,
  payout: ["payout"],
  withholding: ["payout"],
  fee: ["payout"],
  writeOff: ["payout"],
  fx: ["transfer"],
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
  "What is settled is 0 or less, a write-off is 0 or more, a release is 0, and what is earned is 0 or more, unless it " +
    "corrects another entry.",
  ({ kind, amount: { minor }, corrects }, report) => {
    const path = ["amount", "minor"];
    switch (kind) {
      case "recoup":
      case "fx":
        return;
      case "release":
        if (minor !== 0) report(path, "0, because a release moves no money", minor);
        return;
      case "payout":
      case "withholding":
      case "fee":
        if (minor > 0) report(path, `0 or less for a ${kind}`, minor);
        return;
      default:
        if (corrects === undefined && minor < 0)
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
  fx: z.exactOptional(fxRateSchema),
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
    retainer: kindTotal,
    override: kindTotal,
    guaranteeTopUp: kindTotal,
    advance: kindTotal,
    recoup: kindTotal,
    reversal: kindTotal,
    clawback: kindTotal,
    trueUp: kindTotal,
    capAdjustment: kindTotal,
    release: kindTotal,
    payout: kindTotal,
    withholding: kindTotal,
    fee: kindTotal,
    writeOff: kindTotal,
    fx: kindTotal,
  }),
}).check(movementsAddUp);

/** One amount in each currency: which of two would count? */
const amountByCurrency = list(amountSchema).check(
  unique("No currency stands there twice.", ({ currency }: Money) => currency, "currency"),
);

/** What becomes of a balance that is below zero when payouts are planned. */
export const negativeCarrySchema = z.discriminatedUnion("kind", [
  object({ kind: z.literal("carry") }),
  object({ kind: z.literal("cleanSlate") }),
  object({ kind: z.literal("cap"), amounts: amountByCurrency }),
]);

const withheldOnce = rule<NonNullable<PayoutPolicy["withholding"]>>(
  "No creator is named twice.",
  (withholding, report) => {
    const seen = new Set<string>();
    withholding.forEach(({ creatorIds }, index) => {
      creatorIds.forEach((creator, place) => {
        if (seen.has(creator)) report([index, "creatorIds", place], "named once", creator, "duplicateId");
        seen.add(creator);
      });
    });
  },
);

/** How payouts are planned. */
export const payoutPolicySchema = object({
  minimum: z.exactOptional(amountByCurrency),
  negativeCarry: negativeCarrySchema,
  cutOff: z.exactOptional(object({ every: z.enum(["week", "month", "quarter"]), timeZone: timeZoneSchema })),
  fee: z.exactOptional(amountByCurrency),
  withholding: z.exactOptional(
    list(object({ creatorIds: list(creatorId), rate: commissionRateSchema })).check(withheldOnce),
  ),
  paidAfter: z.exactOptional(durationSchema),
});

const planAddsUp = rule<PayoutPlan>(
  "What is payable is sent, withheld, taken as fee or carried, less what is written off.",
  ({ currency, payable, net, withheld, fee, carried, writtenOff }, report) => {
    const sum = sumOfMinors([net, withheld, fee, carried]) - sumOfMinors([writtenOff]);
    if (sum !== sumOfMinors([payable])) report(["payable", "minor"], `${sum}, the sum of the parts`, payable.minor);
    for (const [name, amount] of Object.entries({ payable, net, withheld, fee, carried, writtenOff })) {
      if (amount.currency !== currency) report([name, "currency"], `${currency}, as the plan`, amount.currency);
    }
  },
);

/** What is to be done about one balance. */
export const payoutPlanSchema = object({
  creatorId,
  currency: currencySchema,
  action: z.enum(["pay", "carry", "writeOff", "nothing"]),
  payable: moneySchema,
  net: amountSchema,
  withheld: amountSchema,
  fee: amountSchema,
  carried: moneySchema,
  writtenOff: amountSchema,
  reasons: list(
    reasonSchema(
      "reachesMinimum",
      "belowMinimum",
      "nothingPayable",
      "owedBack",
      "writtenOff",
      "taxWithheld",
      "feeTaken",
      "nothingLeftToSend",
    ),
  ),
  payout: z.nullable(object({ ...payoutParts.fields, paidAt: eventSchema }).check(payoutParts.settles)),
}).check(planAddsUp);

/** Something in a ledger that cannot be right. */
export const auditFindingSchema = reasonSchema(
  "linesDoNotSum",
  "mixedCurrencies",
  "reversedMoreThanEarned",
  "correctsNothing",
  "duplicateEntry",
  "refundDoesNotNet",
  "splitsDoNotSum",
  "unknownSale",
  "unknownTerms",
  "paidWithoutBalance",
  "payoutDoesNotBalance",
);

/** Something in terms that is allowed and likely a mistake. */
export const termsFindingSchema = reasonSchema(
  "ambiguousTie",
  "unreachableRule",
  "unreachableTier",
  "gapInTime",
  "noRuleForEverything",
  "capBelowMinimum",
  "mixedCurrencies",
  "zoneMissing",
  "zoneIsUtc",
  "monthEndDuration",
  "rateLooksLikePercent",
  "fallingTiers",
  "lockWithoutEffect",
  "unknownRuleNamed",
);

/** What is odd about a fact, or why it was set aside. */
export const factFindingSchema = reasonSchema(
  "repeated",
  "contradicted",
  "unreadable",
  "negativeAmount",
  "creditsDoNotSum",
  "mixedCurrencies",
  "currencyChanged",
  "fxRateMissing",
  "adjustmentBeforeSale",
  "adjustmentLargerThanSale",
  "adjustmentWithoutSale",
  "unknownLine",
  "unknownCreator",
  "unknownTerms",
  "bookedLater",
  "bookedOtherwise",
  "tooLarge",
  "unusableTerms",
  "waitsForOthers",
).extend({ consequence: z.enum(["kept", "leftOut"]) });

const compared = { current: moneySchema, alternative: moneySchema, difference: moneySchema };

/** What two plans would have paid on the same facts. */
export const termsComparisonSchema = object({
  creators: list(object({ creatorId, currency: currencySchema, ...compared })),
  totals: list(object({ currency: currencySchema, ...compared })),
});
