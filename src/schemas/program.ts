import * as z from "zod";
import type { CommissionTerms } from "../models/commission.js";
import type { ProgramPolicies } from "../models/program.js";
import { dictionary } from "./_dictionary.js";
import { identifier, list, rows } from "./_fields.js";
import { customerKey } from "./_ids.js";
import { object } from "./_object.js";
import { rule, unique } from "./_rules.js";
import { attributionPolicySchema } from "./attribution.js";
import { campaignSchema, costLineSchema } from "./campaign.js";
import {
  balanceTransferSchema,
  commissionTermsSchema,
  creatorAttributesSchema,
  deliverableSchema,
  payoutSchema,
  productPickSchema,
  referralSchema,
} from "./commission.js";
import { creatorSchema } from "./creator.js";
import { ledgerEntrySchema } from "./ledger.js";
import { amountSchema, currencySchema, fxRateSchema } from "./money.js";
import { platformSchema } from "./platform.js";
import { postSchema } from "./post.js";
import { rankingPolicySchema, reinvestmentPolicySchema, selectionPolicySchema } from "./reinvestment.js";
import {
  accountAuthorizationSchema,
  activitySchema,
  exclusivityClauseSchema,
  plannedUseSchema,
  taxonomySchema,
  usageGrantSchema,
} from "./rights.js";
import { tierSchemeSchema } from "./tiering.js";
import { timeZoneSchema, windowInputSchema } from "./time.js";
import {
  adjustmentSchema,
  conversionSchema,
  touchpointSchema,
  trackingAssignmentSchema,
  trackingDirectorySchema,
} from "./tracking.js";

/** The schema of one row of every list of the facts, in the order in which they are read. */
export const factRows = {
  creators: creatorSchema,
  posts: postSchema,
  campaigns: campaignSchema,
  costLines: costLineSchema,
  assignments: trackingAssignmentSchema,
  touchpoints: touchpointSchema,
  conversions: conversionSchema,
  adjustments: adjustmentSchema,
  booked: ledgerEntrySchema,
  payouts: payoutSchema,
  grants: usageGrantSchema,
  authorizations: accountAuthorizationSchema,
  plannedUses: plannedUseSchema,
  clauses: exclusivityClauseSchema,
  activities: activitySchema,
  fxRates: fxRateSchema,
  deliverables: deliverableSchema,
  picks: productPickSchema,
  referrals: referralSchema,
  transfers: balanceTransferSchema,
  creatorAttributes: creatorAttributesSchema,
  staff: customerKey,
};

/**
 * What happened, all or nothing: one bad row refuses the whole. `parseFacts` keeps the good rows and also looks at
 * duplicates and references.
 */
export const programFactsSchema = object({
  creators: rows(creatorSchema),
  posts: rows(postSchema),
  campaigns: rows(campaignSchema),
  costLines: rows(costLineSchema),
  directory: trackingDirectorySchema,
  touchpoints: rows(touchpointSchema),
  conversions: rows(conversionSchema),
  adjustments: rows(adjustmentSchema),
  booked: rows(ledgerEntrySchema),
  payouts: rows(payoutSchema),
  grants: rows(usageGrantSchema),
  authorizations: rows(accountAuthorizationSchema),
  plannedUses: rows(plannedUseSchema),
  clauses: rows(exclusivityClauseSchema),
  activities: rows(activitySchema),
  fxRates: rows(fxRateSchema),
  deliverables: z.exactOptional(rows(deliverableSchema)),
  picks: z.exactOptional(rows(productPickSchema)),
  referrals: z.exactOptional(rows(referralSchema)),
  transfers: z.exactOptional(rows(balanceTransferSchema)),
  creatorAttributes: z.exactOptional(rows(creatorAttributesSchema)),
  staff: z.exactOptional(rows(customerKey)),
});

const oneReportingCurrency = rule<ProgramPolicies>(
  "The budget and the minimum spend are in the reporting currency.",
  ({ reportingCurrency, budget, ranking }, report) => {
    const rest = `${reportingCurrency}, the reporting currency`;
    if (budget.currency !== reportingCurrency) report(["budget", "currency"], rest, budget.currency);
    const minimum = ranking.minimum?.spend?.currency;
    if (minimum !== undefined && minimum !== reportingCurrency) {
      report(["ranking", "minimum", "spend", "currency"], rest, minimum);
    }
  },
);

/** How the programme decides. */
export const programPoliciesSchema = object({
  timeZone: timeZoneSchema,
  reportingCurrency: currencySchema,
  period: windowInputSchema,
  tierScheme: tierSchemeSchema,
  tierPlatform: z.exactOptional(platformSchema),
  attribution: attributionPolicySchema,
  terms: list(commissionTermsSchema).check(
    unique(
      "No version of a plan stands there twice.",
      (terms: CommissionTerms) => JSON.stringify([terms.id, terms.version]),
      "version",
    ),
  ),
  taxonomy: taxonomySchema,
  territoryGroups: z.exactOptional(dictionary(identifier(), list(identifier(), 1))),
  ranking: rankingPolicySchema,
  selection: selectionPolicySchema,
  reinvestment: reinvestmentPolicySchema,
  budget: amountSchema,
}).check(oneReportingCurrency);
