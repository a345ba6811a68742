import { accrue } from "creator-core/commission";
import type {
  Adjustment,
  AdjustmentKind,
  CommissionComponent,
  CommissionRule,
  CommissionTerms,
  Credit,
  LedgerEntry,
  Sale,
} from "creator-core/models";
import { type Money, money } from "creator-core/money";
import { deepFreeze } from "../support/deep-freeze.ts";

export const gbp = (amount: string) => money(amount, "GBP");

export function terms(rules: readonly CommissionRule[], more: Partial<CommissionTerms> = {}): CommissionTerms {
  return {
    id: "plan",
    version: 1,
    timeZone: "Europe/London",
    base: { kind: "saleValue" },
    rounding: "halfAwayFromZero",
    precedence: { kind: "specificity" },
    rules,
    hold: { duration: { days: 0 }, from: "order" },
    ...more,
  };
}

export function rule(
  id: string,
  component: CommissionComponent,
  more: Partial<Omit<CommissionRule, "id" | "component">> = {},
): CommissionRule {
  return { id, scope: {}, mode: "exclusive", component, ...more };
}

export const percentRule = (rate: string, id = "all"): CommissionRule => rule(id, { kind: "percent", rate });

/** A sale credited to the creators named, with their weights and values; to `c-1` alone when none is. */
export function sale(
  id: string,
  occurredAt: string | number,
  value: Money | null,
  more: Partial<Sale> = {},
  shares: readonly (readonly [creatorId: string, weight: number, value: Money | null])[] = [["c-1", 1, value]],
): Sale {
  const totalWeight = shares.reduce((sum, [, weight]) => sum + weight, 0);
  const credits = shares.map(
    ([creatorId, weight, share]): Credit => ({
      creatorId,
      evidence: "code",
      touchpointId: null,
      campaignId: null,
      weight,
      totalWeight,
      ...(share === null ? {} : { value: share }),
      ageMilliseconds: null,
    }),
  );
  const worth = value === null ? {} : { value };
  const unattributed = credits.length > 0 ? null : { reason: "noEvidence" as const, ...worth };
  return { id, customerKey: "k", kind: "order", occurredAt, ...worth, credits, unattributed, ...more };
}

export function adjustment(
  id: string,
  conversionId: string,
  occurredAt: string | number,
  value: Money,
  kind: AdjustmentKind = "refund",
): Adjustment {
  return { id, conversionId, occurredAt, kind, value };
}

/** `accrue` over frozen facts, as a ledger that grows with each run. */
export function ledgerOf(
  facts: Partial<Parameters<typeof accrue>[0]>,
  ...moments: readonly (string | number)[]
): LedgerEntry[] {
  let booked: LedgerEntry[] = [...(facts.booked ?? [])];
  for (const asOf of moments) {
    const given = deepFreeze({ terms: [], sales: [], adjustments: [], ...facts, booked });
    booked = [...booked, ...accrue(given, { asOf })];
  }
  return booked;
}

/** The short of it: kind and minor units of each entry. */
export const brief = (entries: readonly LedgerEntry[]) => entries.map(({ kind, amount }) => [kind, amount.minor]);

export const sumOf = (entries: readonly LedgerEntry[]) => entries.reduce((sum, { amount }) => sum + amount.minor, 0);
