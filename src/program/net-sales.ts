import { remainingCredits } from "../attribution/remaining-credits.js";
import type { ConversionId, CreatorId } from "../ids/index.js";
import type { Sale } from "../models/attribution.js";
import type { NotComputed } from "../models/program.js";
import type { Adjustment } from "../models/tracking.js";
import { addMoney } from "../money/add-money.js";
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
  /** Whether anything of it stands; conversions without a value stand. */
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
  const adjustments = groupByConversion(facts.adjustments);
  const known = new Set(sales.map((sale) => sale.id));
  const orphans = facts.adjustments.filter(({ conversionId }) => !known.has(conversionId));
  return {
    netSales: sales.map((sale) =>
      netSale(sale, adjustments.get(sale.id) ?? [], contains(period, toInstant(sale.occurredAt))),
    ),
    notComputed: orphans.map(withoutSale),
  };
}

function netSale(sale: Sale, adjustments: readonly Adjustment[], inPeriod: boolean): NetSale {
  const remaining = remainingCredits(sale, adjustments);
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
    stands: sale.value === undefined || left.some(({ minor }) => minor > 0),
  };
}

function groupByConversion(adjustments: readonly Adjustment[]): ReadonlyMap<ConversionId, Adjustment[]> {
  const groups = new Map<ConversionId, Adjustment[]>();
  for (const adjustment of adjustments) {
    const group = groups.get(adjustment.conversionId);
    if (group === undefined) groups.set(adjustment.conversionId, [adjustment]);
    else group.push(adjustment);
  }
  return groups;
}

function withoutSale({ id, conversionId }: Adjustment): NotComputed {
  return {
    code: "adjustmentWithoutSale",
    path: ["adjustments", id],
    message: `Adjustment ${id} is for ${conversionId}, which is not among the conversions.`,
  };
}
