import { applyRefunds } from "../attribution/aftermath/apply-refunds.js";
import type { CreatorId } from "../ids/index.js";
import type { RemainingCredits, Sale } from "../models/attribution.js";
import type { UnmatchedAdjustment } from "../models/attribution-aftermath.js";
import type { NotComputed } from "../models/program.js";
import { addMoney } from "../money/add-money.js";
import { formatMoney } from "../money/format-money.js";
import type { Money } from "../money/types.js";
import { contains } from "../time/contains.js";
import { toInstant } from "../time/to-instant.js";
import type { Run } from "./open-run.js";

/** A sale and what is left of it after its adjustments. */
export interface NetSale {
  readonly sale: Sale;
  readonly inPeriod: boolean;
  /** What is left for each credited creator; empty for conversions without a value. */
  readonly netByCreator: ReadonlyMap<CreatorId, Money>;
  /** Everybody credited, once each. */
  readonly creatorIds: readonly CreatorId[];
  readonly unattributedNet: Money | null;
  /** Whether it was not wholly taken back. */
  readonly stands: boolean;
}

/** What is left of every sale? */
export function netSales(
  sales: readonly Sale[],
  { facts, period }: Run,
): {
  readonly netSales: readonly NetSale[];
  readonly notComputed: readonly NotComputed[];
} {
  const { remaining, unmatched } = applyRefunds(sales, facts.adjustments);
  const leftOf = new Map(remaining.map((left) => [left.conversionId, left]));
  return {
    netSales: sales.map((sale) => netSale(sale, leftOf.get(sale.id)!, contains(period, toInstant(sale.occurredAt)))),
    notComputed: [...unmatched.map(withoutSale), ...remaining.flatMap(excess)],
  };
}

function netSale(sale: Sale, remaining: RemainingCredits, inPeriod: boolean): NetSale {
  const netByCreator = new Map<CreatorId, Money>();
  for (const { creatorId, value } of remaining.credits) {
    if (value === undefined) continue;
    const sum = netByCreator.get(creatorId);
    netByCreator.set(creatorId, sum === undefined ? value : addMoney(sum, value));
  }
  const unattributedNet = remaining.unattributed?.value ?? null;
  const left = [...netByCreator.values(), ...(unattributedNet === null ? [] : [unattributedNet])];
  return {
    sale,
    inPeriod,
    netByCreator,
    creatorIds: [...new Set(sale.credits.map(({ creatorId }) => creatorId))],
    unattributedNet,
    stands: stands(sale, remaining, left),
  };
}

/**
 * A sale stands while something is left of it. One that was worth nothing, a lead or a gift, has nothing to be left:
 * any adjustment takes it back, until one reinstates it.
 */
function stands({ value }: Sale, { adjustments }: RemainingCredits, left: readonly Money[]): boolean {
  if (value !== undefined && value.minor > 0) return left.some(({ minor }) => minor > 0);
  const last = adjustments.at(-1);
  return last === undefined || last.kind === "reinstatement";
}

/** Adjustments that took more than there was, or gave back more than had been taken. */
function excess({ conversionId, adjustments }: RemainingCredits): NotComputed[] {
  return adjustments
    .filter((adjustment) => adjustment.excess.minor > 0)
    .map(({ adjustmentId, kind, excess: rest }) => ({
      code: "adjustmentExcess",
      path: ["adjustments", adjustmentId],
      actual: formatMoney(rest),
      message: `The ${kind} ${adjustmentId} of ${conversionId} goes ${formatMoney(rest)} beyond what the sale had to change.`,
    }));
}

function withoutSale({ adjustmentId, conversionId }: UnmatchedAdjustment): NotComputed {
  return {
    code: "adjustmentWithoutSale",
    path: ["adjustments", adjustmentId],
    message: `Adjustment ${adjustmentId} is for ${conversionId}, which is not among the conversions.`,
  };
}
