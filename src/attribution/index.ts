export { applyRefunds } from "./aftermath/apply-refunds.js";
export { attributionChanges } from "./aftermath/attribution-changes.js";
export { compareModels } from "./aftermath/compare-models.js";
export { conversionDelay, type DelayFacts } from "./aftermath/conversion-delay.js";
export { creditTotals } from "./aftermath/credit-totals.js";
export { remainingCredits } from "./aftermath/remaining-credits.js";
export { attributeConversions } from "./attribute-conversions.js";
export { buildTouchIndex } from "./build-touch-index.js";
export { compileAttribution } from "./compile-attribution.js";
export { directoryConflicts } from "./evidence/directory-conflicts.js";
export { touchKinds } from "./evidence/evidence-kinds.js";
export { explainAttribution } from "./explain-attribution.js";
export { attributionPaths, type PathOptions } from "./journeys/attribution-paths.js";
export { markovAttribution } from "./journeys/markov-attribution.js";
export type { MarkovOptions } from "./journeys/markov-options.js";
export { type ShapleyOptions, shapleyAttribution } from "./journeys/shapley-attribution.js";
export { type DataDrivenResult, type TableOptions, tableModel } from "./journeys/table-model.js";
export { transformPath } from "./journeys/transform-path.js";
export { transformPaths } from "./journeys/transform-paths.js";
export { transitionMatrix } from "./journeys/transition-matrix.js";
export { affiliateLink } from "./links/affiliate-link.js";
export { buildUtm } from "./links/build-utm.js";
export { isTrackingCode } from "./links/is-tracking-code.js";
export { analyticsLinkLimits } from "./links/link-limits.js";
export { parseUtm } from "./links/parse-utm.js";
export { readAffiliateLink } from "./links/read-affiliate-link.js";
export { readTrackingCode } from "./links/read-tracking-code.js";
export { trackingCode } from "./links/tracking-code.js";
export { trackingCodes } from "./links/tracking-codes.js";
export { codeFirst, firstClick30Days, lastClick30Days, lastClick90Days, linkFirst } from "./presets/affiliate.js";
export { amazonAttribution } from "./presets/amazon.js";
export { type GoogleAnalyticsSettings, googleAnalytics } from "./presets/google-analytics.js";
export { type MetaAdsSettings, metaAds } from "./presets/meta.js";
export { type TiktokAdsSettings, tiktokAds, tiktokShopAds, tiktokShopAffiliate } from "./presets/tiktok.js";
export { type W3cDraftOptions, w3cDraft } from "./presets/w3c.js";
export { attributeColumns } from "./scale/attribute-columns.js";
export { attributeStream, type CustomerGroup, type StreamedFacts } from "./scale/attribute-stream.js";
export {
  type AttributionAccumulator,
  attributionAccumulator,
  type RetractedIds,
} from "./scale/attribution-accumulator.js";
export { type AttributionWinners, attributionWinners } from "./scale/attribution-winners.js";
export type { AttributionColumns, ConversionColumns, CreditColumns, TouchColumns } from "./scale/column-types.js";
export { unattributedReasons } from "./scale/credit-writer.js";
export { type CustomerRow, groupByCustomer } from "./scale/group-by-customer.js";
export type {
  AttributionContext,
  AttributionInput,
  AttributionOptions,
  CustomerFacts,
  IndexedFacts,
  TouchIndex,
  WeighedTouch,
  Weigher,
} from "./types.js";
