export type {
  BudgetShare,
  CreatorPerformance,
  RankedCreator,
  Ranking,
  RankingKey,
  RankingPolicy,
  Reinvestment,
  ReinvestmentPolicy,
  SelectionPolicy,
  TopSelection,
  UnrankedCreator,
  UnrankedReason,
} from "../models/reinvestment.js";
export { rankCreators } from "./rank-creators.js";
export { reinvest } from "./reinvest.js";
export { selectTopShare, topTwentyPercent } from "./select-top-share.js";
