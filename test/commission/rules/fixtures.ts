import type {
  CommissionComponent,
  CommissionRule,
  CommissionTerms,
  ConversionLine,
  Credit,
  Sale,
} from "creator-core/models";
import { type Money, money } from "creator-core/money";

export const gbp = (amount: string) => money(amount, "GBP");

/** A day in March 2026, at noon. */
export const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}T12:00:00Z`;
export const at = day(10);

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

export const percentOf = (
  id: string,
  rate: string,
  scope: CommissionRule["scope"] = {},
  more: Partial<CommissionRule> = {},
): CommissionRule => rule(id, { kind: "percent", rate }, { scope, ...more });

export const flatOf = (id: string, amount: Money, more: Partial<CommissionRule> = {}): CommissionRule =>
  rule(id, { kind: "flat", amount }, more);

export const line = (id: string, price: string, more: Partial<ConversionLine> = {}): ConversionLine => ({
  id,
  quantity: 1,
  price: gbp(price),
  ...more,
});

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
