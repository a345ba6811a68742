export type { FactIssue } from "./_open-facts.js";
export type { KnownFacts } from "./_take-facts.js";
export {
  attributedSaleSchema,
  attributionModelSchema,
  attributionPolicySchema,
  creditSchema,
  evidenceKindSchema,
  lookBackWindowSchema,
  saleSchema,
} from "./attribution.js";
export { accumulatorStateSchema, delayPolicySchema } from "./attribution-aftermath.js";
export { campaignObjectiveSchema, campaignSchema, costKindSchema, costLineSchema } from "./campaign.js";
export {
  type CellReader,
  type CellType,
  type CellValue,
  cellReader,
  idCell,
  textCell,
  wholeNumberCell,
} from "./cell-reader.js";
export {
  balanceTransferSchema,
  baseComponentSchema,
  commissionableBaseSchema,
  commissionBandSchema,
  commissionCapSchema,
  commissionComponentSchema,
  commissionRuleSchema,
  commissionTermsSchema,
  commissionTierSchema,
  creatorAttributesSchema,
  deliverableSchema,
  holdPolicySchema,
  measureWindowSchema,
  milestoneStepSchema,
  payoutSchema,
  productPickSchema,
  rateChangeSchema,
  rateLockSchema,
  recurringLimitSchema,
  referralSchema,
  roundingPolicySchema,
  rulePrecedenceSchema,
  ruleScopeSchema,
  scopeDimensionSchema,
  tierMeasureSchema,
} from "./commission.js";
export { creatorAccountSchema, creatorSchema } from "./creator.js";
export { attributionPathSchema } from "./journeys.js";
export { type JsonSchema, jsonSchema, type ModelName } from "./json-schema.js";
export {
  auditFindingSchema,
  balanceSchema,
  entrySourceSchema,
  factFindingSchema,
  ledgerEntryKindSchema,
  ledgerEntrySchema,
  negativeCarrySchema,
  payoutPlanSchema,
  payoutPolicySchema,
  rejectedRuleSchema,
  statementSchema,
  termsComparisonSchema,
  termsFindingSchema,
  traceCodeSchema,
  traceLineSchema,
} from "./ledger.js";
export { metricDefinitionSchema, metricSchema, metricValueSchema, noMetricSchema } from "./metric.js";
export {
  amountSchema,
  currencySchema,
  fxRateSchema,
  moneySchema,
  positiveAmountSchema,
  unitPriceSchema,
} from "./money.js";
export { reasonSchema } from "./outcome.js";
export { type Parsed, parse } from "./parse.js";
export { type ParsedEach, parseEach } from "./parse-each.js";
export { type ParsedFacts, type ParseFactsOptions, parseFacts } from "./parse-facts.js";
export { type ParsedRows, type ParseRowsOptions, parseRows } from "./parse-rows.js";
export { brandSchema, categorySchema, countrySchema, platformSchema } from "./platform.js";
export { metricSnapshotSchema, postCountsSchema, postSchema } from "./post.js";
export { programFactsSchema, programPoliciesSchema } from "./program.js";
export { commissionRateSchema, rateSchema, roundingModeSchema, shareSchema } from "./rate.js";
export {
  creatorPerformanceSchema,
  rankingPolicySchema,
  reinvestmentPolicySchema,
  selectionPolicySchema,
} from "./reinvestment.js";
export {
  accountAuthorizationSchema,
  activityKindSchema,
  activitySchema,
  exclusivityClauseSchema,
  exclusivityScopeSchema,
  paidModeSchema,
  plannedUseSchema,
  taxonomySchema,
  termAnchorSchema,
  termFactsSchema,
  termSchema,
  territorySetSchema,
  usageGrantSchema,
  useMediumSchema,
} from "./rights.js";
export type {
  Assembled,
  Cells,
  Column,
  ExportRow,
  FieldProblem,
  NumberedRow,
  RowAdapter,
  RowIssue,
  RowReading,
  SkippedRow,
} from "./row-adapter.js";
export { tierSchema, tierSchemeSchema } from "./tiering.js";
export {
  boundedWindowSchema,
  durationSchema,
  instantInputSchema,
  instantSchema,
  plainDateSchema,
  positiveDurationSchema,
  timeWindowSchema,
  timeZoneSchema,
  windowInputSchema,
} from "./time.js";
export {
  adjustmentSchema,
  conversionLineSchema,
  conversionSchema,
  directEvidenceKindSchema,
  orderDiscountSchema,
  subscriptionChargeSchema,
  touchpointKindSchema,
  touchpointSchema,
  trackingAssignmentSchema,
  trackingDirectorySchema,
  utmParametersSchema,
} from "./tracking.js";
export { affiliateLinkRequestSchema } from "./tracking-links.js";
