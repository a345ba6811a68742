import { mulDivRound } from "../../../kernels/mul-div-round.js";
import type { TraceLine } from "../../../models/ledger.js";
import { exactMinor } from "../../../money/exact-money.js";
import type { Money } from "../../../money/types.js";
import { retainerLine, shortfallLine } from "../../ledger/trace.js";
import type { ClaimMaker } from "../claim-maker.js";

/** What is known of one period of a retainer. */
export interface RetainedPeriod {
  /** How many days of it count, and how many it has. */
  readonly days: number;
  readonly daysInPeriod: number;
  /** How many deliverables were accepted; `null` where none are asked for. */
  readonly delivered: number | null;
  readonly required: number;
  readonly shortfall: "nothing" | "proportional";
}

/** What a period pays in minor units: its days and its deliverables in one product, rounded once. */
export function feeOfPeriod({ minor }: Money, period: RetainedPeriod, { rounding }: ClaimMaker): number {
  const { days, daysInPeriod, delivered, required, shortfall } = period;
  const counted = delivered === null ? required : Math.min(delivered, required);
  if (counted < required && shortfall === "nothing") return 0;
  const numerator = BigInt(days) * BigInt(counted);
  const denominator = BigInt(daysInPeriod) * BigInt(required);
  return exactMinor(mulDivRound(minor, numerator, denominator, rounding), "retainer");
}

/** How a period comes to its fee: its days, then what is missing for the deliverables. */
export function linesOfPeriod(amount: Money, period: RetainedPeriod, by: ClaimMaker): readonly TraceLine[] {
  const { currency } = amount;
  const { ruleId } = by;
  const { days, daysInPeriod, delivered, required } = period;
  const fee = { minor: feeOfPeriod(amount, { ...period, delivered: null }, by), currency };
  const part = days === daysInPeriod ? undefined : { days, of: daysInPeriod };
  const line = retainerLine(ruleId, fee, amount, part);
  if (delivered === null || delivered >= required) return [line];
  const missing = exactMinor(feeOfPeriod(amount, period, by) - fee.minor, "retainer");
  return [line, shortfallLine(ruleId, { minor: missing, currency }, delivered, required)];
}
