import type {
  AccountAuthorization,
  AccumulatorState,
  Activity,
  Adjustment,
  AffiliateLinkRequest,
  AttributedSale,
  AttributionModel,
  AttributionPath,
  AttributionPolicy,
  AuditFinding,
  Balance,
  BalanceTransfer,
  Campaign,
  CommissionableBase,
  CommissionBand,
  CommissionCap,
  CommissionComponent,
  CommissionRule,
  CommissionTerms,
  CommissionTier,
  Conversion,
  ConversionLine,
  CostLine,
  Creator,
  CreatorAccount,
  CreatorAttributes,
  CreatorPerformance,
  Credit,
  DelayPolicy,
  Deliverable,
  DirectEvidenceKind,
  EntrySource,
  EvidenceKind,
  ExclusivityClause,
  FactFinding,
  HoldPolicy,
  LedgerEntry,
  LedgerEntryKind,
  LookBackWindow,
  MeasureWindow,
  Metric,
  MetricSnapshot,
  MilestoneStep,
  NegativeCarry,
  OrderDiscount,
  Payout,
  PayoutPlan,
  PayoutPolicy,
  PlannedUse,
  Post,
  PostCounts,
  ProductPick,
  ProgramFacts,
  ProgramPolicies,
  RankingPolicy,
  RateChange,
  RateLock,
  RecurringLimit,
  Referral,
  ReinvestmentPolicy,
  RejectedRule,
  RoundingPolicy,
  RulePrecedence,
  RuleScope,
  Sale,
  ScopeDimension,
  SelectionPolicy,
  Statement,
  SubscriptionCharge,
  Taxonomy,
  Term,
  TermFacts,
  TermsComparison,
  TermsFinding,
  TerritorySet,
  TierMeasure,
  TierScheme,
  Touchpoint,
  TouchpointKind,
  TraceCode,
  TraceLine,
  TrackingAssignment,
  TrackingDirectory,
  UsageGrant,
  UtmParameters,
} from "creator-core/models";
import type { FxRate, Money, RoundingMode, UnitPrice } from "creator-core/money";
import type { Rate } from "creator-core/rate";
import type * as schemas from "creator-core/schemas";
import {
  type FactIssue,
  type moneySchema,
  type Parsed,
  type ParseFactsOptions,
  parse,
  type parseFacts,
} from "creator-core/schemas";
import type { Duration, Instant, InstantInput, PlainDate, TimeWindow, TimeZone, WindowInput } from "creator-core/time";
import { describe, expectTypeOf, test } from "vitest";
import type * as z from "zod";

type Leaf = string | number | boolean | null | undefined | Date;

/** Every key at every depth, as text, with a question mark where it may be left out. */
type Keys<T> = T extends Leaf
  ? never
  : T extends readonly (infer Entry)[]
    ? `[]${Keys<Entry>}`
    : { [K in keyof T & string]-?: Mark<T, K> | `${Mark<T, K>}.${Keys<NonNullable<T[K]>>}` }[keyof T & string];

type Mark<T, K extends keyof T & string> = Record<never, never> extends Pick<T, K> ? `${K}?` : K;

/** What a schema gives. */
type Given<Schema> = Schema extends z.ZodType ? z.infer<Schema> : never;

/**
 * "equal" when a schema and a model take each other's values, and have the same keys, optional in the same places. (Being
 * readonly does not count for assignability, and needs not: `parse` returns the input.)
 */
type Held<Schema, Model> = [Given<Schema>] extends [Model]
  ? [Model] extends [Given<Schema>]
    ? [Keys<Given<Schema>>] extends [Keys<Model>]
      ? [Keys<Model>] extends [Keys<Given<Schema>>]
        ? "equal"
        : { readonly missingInSchema: Exclude<Keys<Model>, Keys<Given<Schema>>> }
      : { readonly missingInModel: Exclude<Keys<Given<Schema>>, Keys<Model>> }
    : "the schema refuses what the model allows"
  : "the schema lets through what the model does not allow";

type S = typeof schemas;

describe("the comparison itself", () => {
  test("sees a missing key, an optional one, and another type", () => {
    type Of<T> = z.ZodType<T>;
    expectTypeOf<Held<Of<{ a: string }>, { readonly a: string }>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<Of<{ a: string }>, { a: string; b?: 1 }>>().toEqualTypeOf<{ readonly missingInSchema: "b?" }>();
    expectTypeOf<Held<Of<{ a: { b: 1 }[] }>, { a: { b: 1; c?: 2 }[] }>>().not.toEqualTypeOf<"equal">();
    expectTypeOf<Held<Of<{ a: string }>, { a?: string }>>().not.toEqualTypeOf<"equal">();
    expectTypeOf<Held<Of<{ a?: string | undefined }>, { a?: string }>>().not.toEqualTypeOf<"equal">();
    expectTypeOf<Held<Of<{ a: string }>, { a: number }>>().not.toEqualTypeOf<"equal">();
  });
});

describe("schemas and models are equal in both directions", () => {
  test("primitives", () => {
    expectTypeOf<Held<S["moneySchema"], Money>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["amountSchema"], Money>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["positiveAmountSchema"], Money>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["unitPriceSchema"], UnitPrice>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["fxRateSchema"], FxRate>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["rateSchema"], Rate>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["roundingModeSchema"], RoundingMode>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["instantSchema"], Instant>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["instantInputSchema"], InstantInput>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["plainDateSchema"], PlainDate>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["timeZoneSchema"], TimeZone>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["durationSchema"], Duration>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["windowInputSchema"], WindowInput>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["timeWindowSchema"], TimeWindow>>().toEqualTypeOf<"equal">();
  });

  test("creators, posts and campaigns", () => {
    expectTypeOf<Held<S["creatorSchema"], Creator>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["creatorAccountSchema"], CreatorAccount>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["postSchema"], Post>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["postCountsSchema"], PostCounts>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["metricSnapshotSchema"], MetricSnapshot>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["campaignSchema"], Campaign>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["costLineSchema"], CostLine>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["tierSchemeSchema"], TierScheme>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["metricSchema"], Metric>>().toEqualTypeOf<"equal">();
  });

  test("tracking and attribution", () => {
    expectTypeOf<Held<S["trackingAssignmentSchema"], TrackingAssignment>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["trackingDirectorySchema"], TrackingDirectory>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["touchpointSchema"], Touchpoint>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["conversionSchema"], Conversion>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["conversionLineSchema"], ConversionLine>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["orderDiscountSchema"], OrderDiscount>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["subscriptionChargeSchema"], SubscriptionCharge>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["adjustmentSchema"], Adjustment>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["utmParametersSchema"], UtmParameters>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["directEvidenceKindSchema"], DirectEvidenceKind>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["touchpointKindSchema"], TouchpointKind>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["evidenceKindSchema"], EvidenceKind>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["lookBackWindowSchema"], LookBackWindow>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["attributionModelSchema"], AttributionModel>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["attributionPolicySchema"], AttributionPolicy>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["delayPolicySchema"], DelayPolicy>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["accumulatorStateSchema"], AccumulatorState>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["attributionPathSchema"], AttributionPath>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["affiliateLinkRequestSchema"], AffiliateLinkRequest>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["creditSchema"], Credit>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["saleSchema"], Sale>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["attributedSaleSchema"], AttributedSale>>().toEqualTypeOf<"equal">();
  });

  test("commission", () => {
    expectTypeOf<Held<S["commissionTermsSchema"], CommissionTerms>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["commissionRuleSchema"], CommissionRule>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["commissionComponentSchema"], CommissionComponent>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["commissionBandSchema"], CommissionBand>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["commissionableBaseSchema"], CommissionableBase>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["ruleScopeSchema"], RuleScope>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["commissionTierSchema"], CommissionTier>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["recurringLimitSchema"], RecurringLimit>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["rateChangeSchema"], RateChange>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["rateLockSchema"], RateLock>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["tierMeasureSchema"], TierMeasure>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["measureWindowSchema"], MeasureWindow>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["milestoneStepSchema"], MilestoneStep>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["rulePrecedenceSchema"], RulePrecedence>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["scopeDimensionSchema"], ScopeDimension>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["holdPolicySchema"], HoldPolicy>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["roundingPolicySchema"], RoundingPolicy>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["commissionCapSchema"], CommissionCap>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["creatorAttributesSchema"], CreatorAttributes>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["productPickSchema"], ProductPick>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["referralSchema"], Referral>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["deliverableSchema"], Deliverable>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["balanceTransferSchema"], BalanceTransfer>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["ledgerEntryKindSchema"], LedgerEntryKind>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["traceCodeSchema"], TraceCode>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["entrySourceSchema"], EntrySource>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["rejectedRuleSchema"], RejectedRule>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["negativeCarrySchema"], NegativeCarry>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["payoutPolicySchema"], PayoutPolicy>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["payoutPlanSchema"], PayoutPlan>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["auditFindingSchema"], AuditFinding>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["termsFindingSchema"], TermsFinding>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["factFindingSchema"], FactFinding>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["termsComparisonSchema"], TermsComparison>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["ledgerEntrySchema"], LedgerEntry>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["traceLineSchema"], TraceLine>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["balanceSchema"], Balance>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["statementSchema"], Statement>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["payoutSchema"], Payout>>().toEqualTypeOf<"equal">();
  });

  test("rights", () => {
    expectTypeOf<Held<S["usageGrantSchema"], UsageGrant>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["termSchema"], Term>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["termFactsSchema"], TermFacts>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["territorySetSchema"], TerritorySet>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["accountAuthorizationSchema"], AccountAuthorization>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["plannedUseSchema"], PlannedUse>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["exclusivityClauseSchema"], ExclusivityClause>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["activitySchema"], Activity>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["taxonomySchema"], Taxonomy>>().toEqualTypeOf<"equal">();
  });

  test("reinvestment and the programme", () => {
    expectTypeOf<Held<S["rankingPolicySchema"], RankingPolicy>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["selectionPolicySchema"], SelectionPolicy>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["reinvestmentPolicySchema"], ReinvestmentPolicy>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["creatorPerformanceSchema"], CreatorPerformance>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["programFactsSchema"], ProgramFacts>>().toEqualTypeOf<"equal">();
    expectTypeOf<Held<S["programPoliciesSchema"], ProgramPolicies>>().toEqualTypeOf<"equal">();
  });
});

describe("parseFacts", () => {
  test("says of every issue what became of its row, as data", () => {
    expectTypeOf<ReturnType<typeof parseFacts>["issues"]>().toEqualTypeOf<readonly FactIssue[]>();
    expectTypeOf<FactIssue["consequence"]>().toEqualTypeOf<"kept" | "leftOut">();
    expectTypeOf<{ known: undefined; asOf: undefined }>().toExtend<ParseFactsOptions>();
  });
});

describe("parse", () => {
  test("gives the type of its schema, or issues", () => {
    expectTypeOf(parse<Given<typeof moneySchema>>).returns.toEqualTypeOf<Parsed<{ minor: number; currency: string }>>();
    expectTypeOf<Extract<Parsed<Money>, { success: false }>>().not.toHaveProperty("data");
  });
});
