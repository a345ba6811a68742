export type { AccrualOptions } from "./accrual/accrual-options.js";
export type { IncomingFacts } from "./accrual/shelf.js";
export { type AccrualFacts, accrue } from "./accrue.js";
export { commissionBases } from "./base/commission-bases.js";
export {
  type CommissionableBaseOptions,
  type CommissionableLine,
  commissionableBase,
  type LinesBase,
} from "./base/commissionable-base.js";
export { spreadOrderDiscounts } from "./base/spread-order-discounts.js";
export { type CappedCommission, cappedCommission } from "./caps/capped-commission.js";
export { type CommissionBook, commissionBook } from "./commission-book.js";
export { advanceRecoupment, type Recoupment } from "./components/advance/advance-recoupment.js";
export { challengeReward } from "./components/challenge/challenge-reward.js";
export { type FlatUnit, flatCommission } from "./components/flat-commission.js";
export { guaranteeTopUp } from "./components/guarantee/guarantee-top-up.js";
export { type Draw, type DrawPeriod, recoverableDraw } from "./components/guarantee/recoverable-draw.js";
export {
  type LeaderboardBonus,
  type LeaderboardResult,
  type LeaderboardWinner,
  leaderboardBonus,
} from "./components/leaderboard/leaderboard-bonus.js";
export { milestoneBonus } from "./components/milestone/milestone-bonus.js";
export { overrideCommission } from "./components/override/override-commission.js";
export type { PerMetricAmounts } from "./components/per-metric/compile-per-metric.js";
export { perMetricBonus } from "./components/per-metric/per-metric-bonus.js";
export { percentCommission } from "./components/percent-commission.js";
export { type RetainerOptions, retainerFee } from "./components/retainer/retainer-fee.js";
export { forwardCommission } from "./components/tiered/forward-commission.js";
export { graduatedCommission } from "./components/tiered/graduated-commission.js";
export type { TierOptions, TierProgress } from "./components/tiered/tier-progress.js";
export { volumeCommission } from "./components/tiered/volume-commission.js";
export { creditedTo } from "./credited-to.js";
export { type AuditFacts, auditLedger } from "./ledger/audit-ledger.js";
export { balances } from "./ledger/balances.js";
export { explainEntry } from "./ledger/explain-entry.js";
export { explainLine } from "./ledger/explain-line.js";
export { planPayout } from "./ledger/plan-payout.js";
export { type StatementRequest, statement } from "./ledger/statement.js";
export { type StatementRow, statementRows } from "./ledger/statement-rows.js";
export { explainUnpaid, type UnpaidFacts, type UnpaidSale } from "./rules/explain-unpaid.js";
export {
  type CommissionQuote,
  type PlannedSale,
  type QuotedSale,
  type QuoteTerms,
  quoteCommission,
  type SumSoFar,
} from "./rules/quote-commission.js";
export { type RuleResolution, resolveRules } from "./rules/resolve-rules.js";
export type { RuleTake } from "./rules/takes-of.js";
export type { CommissionColumns, SaleColumns, WordColumn } from "./scale/column-types.js";
export { commissionColumns } from "./scale/commission-columns.js";
export { type SiftedFacts, siftFacts } from "./sift-facts.js";
export { lintTerms } from "./terms/lint-terms.js";
export { type AmbassadorContract, ambassadorTerms } from "./terms/presets/ambassador-terms.js";
export { type CommunityLevel, type CommunityProgramme, communityTerms } from "./terms/presets/community-terms.js";
export { type CpmDeal, cpmTerms } from "./terms/presets/cpm-terms.js";
export { type TiktokShopOffer, type TiktokShopRates, tiktokShopTerms } from "./terms/presets/tiktok-shop-terms.js";
export { simulateTerms } from "./terms/simulate-terms.js";
export type { Commission } from "./types.js";
