import type { RuleId } from "../../ids/index.js";
import type { TierMeasure } from "../../models/commission.js";
import type { RoundingMode } from "../../rate/types.js";

/** For whom a claim is computed: the rule that its lines name, and how its plan rounds and calls things. */
export interface ClaimMaker {
  /** `null` outside a plan. */
  readonly ruleId: RuleId | null;
  readonly rounding: RoundingMode;
  /** What the rule counts as orders, where these are something else: `"leads"`. */
  readonly orders?: string;
  /** What the plan takes shares of. Absent: `"netSales"`. */
  readonly base?: string;
}

/** What a measure counts, on receipts. */
export function nounOfMeasure(measure: TierMeasure, { orders }: ClaimMaker): string {
  return measure === "orders" ? (orders ?? measure) : measure;
}
