import { mulDivRound } from "../../../kernels/mul-div-round.js";
import type { TraceLine } from "../../../models/ledger.js";
import { exactMinor } from "../../../money/exact-money.js";
import { belowMinimumLine, heldLine, perMetricLine, raisedLine } from "../../ledger/trace.js";
import type { ClaimMaker } from "../claim-maker.js";
import type { PerMetricTerms } from "./compile-per-metric.js";

/** What a count is worth in minor units. Once it reaches `from` and is above zero, at least the minimum. */
export function worthOfCount(terms: PerMetricTerms, count: number, by: ClaimMaker): number {
  if (!pays(terms, count)) return 0;
  const { minimum, maximum } = terms;
  return Math.min(Math.max(rawWorth(terms, count, by), minimum ?? 0), maximum ?? Number.POSITIVE_INFINITY);
}

/** How a count comes to its worth. */
export function linesOfCount(
  terms: PerMetricTerms,
  count: number,
  by: ClaimMaker,
  what = "counts",
): readonly TraceLine[] {
  const { currency } = terms.amount;
  const { ruleId } = by;
  if (!pays(terms, count)) return [belowMinimumLine(ruleId, currency, count, Math.max(terms.from, 1), what)];
  const raw = rawWorth(terms, count, by);
  const worth = worthOfCount(terms, count, by);
  const bound = { minor: worth, currency };
  const change = { minor: exactMinor(worth - raw, "bonus"), currency };
  const line = perMetricLine(ruleId, { minor: raw, currency }, terms.amount, count, terms.per, what);
  if (worth === raw) return [line];
  return [line, worth > raw ? raisedLine(ruleId, change, bound) : heldLine(ruleId, change, bound)];
}

function pays({ from }: PerMetricTerms, count: number): boolean {
  return count > 0 && count >= from;
}

function rawWorth({ amount, per, partial }: PerMetricTerms, count: number, { rounding }: ClaimMaker): number {
  const whole = partial === "completed" ? count - (count % per) : count;
  return exactMinor(mulDivRound(amount.minor, whole, per, rounding), "bonus");
}
