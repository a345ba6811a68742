import type {
  Adjustment,
  AdjustmentKind,
  CommissionableBase,
  CommissionTerms,
  ConversionLine,
  Sale,
} from "creator-core/models";
import { type FxRate, type Money, money } from "creator-core/money";
import { compileFx } from "../../../src/commission/accrual/fx.js";
import type { BaseTerms } from "../../../src/commission/accrual/remembered-base.js";
import { readSales, type SaleHistory } from "../../../src/commission/accrual/sale-history.js";
import { deepFreeze } from "../../support/deep-freeze.ts";

export const gbp = (amount: string) => money(amount, "GBP");

/** Later than everything in these tests. */
export const LATER = Date.UTC(2030, 0, 1);

export interface Share {
  readonly creatorId: string;
  readonly weight: number;
  readonly value?: Money;
}

/** A sale of 1 March 2026, noon, credited to the creators named, what is left of the weights to nobody. */
export function saleOf(
  value: Money | null,
  shares: readonly Share[] | string = "ann",
  more: Partial<Sale> = {},
  totalWeight?: number,
): Sale {
  const worth = value === null ? {} : { value };
  const named = typeof shares === "string" ? [{ creatorId: shares, weight: 1, ...worth }] : shares;
  const total = totalWeight ?? named.reduce((sum, { weight }) => sum + weight, 0);
  const rest = named.reduce((left, each) => left - (each.value?.minor ?? 0), value?.minor ?? 0);
  return deepFreeze({
    id: "order-1",
    customerKey: "k",
    kind: "order",
    occurredAt: "2026-03-01T12:00:00Z",
    ...worth,
    credits: named.map((each) => ({
      evidence: "code" as const,
      touchpointId: null,
      campaignId: null,
      totalWeight: total,
      ageMilliseconds: null,
      ...each,
    })),
    unattributed:
      rest === 0
        ? null
        : { reason: "otherChannel" as const, value: { minor: rest, currency: value?.currency ?? "GBP" } },
    ...more,
  });
}

export function line(id: string, price: Money, more: Partial<ConversionLine> = {}): ConversionLine {
  return deepFreeze({ id, quantity: 1, price, ...more });
}

/** An adjustment so many days after the sale. */
export function change(
  id: string,
  day: number,
  value: Money,
  more: Partial<Adjustment> = {},
  kind: AdjustmentKind = "refund",
): Adjustment {
  const occurredAt = Date.UTC(2026, 2, 1 + day, 12);
  return deepFreeze({ id, conversionId: "order-1", occurredAt, kind, value, ...more });
}

export function historyOf(
  sale: Sale,
  adjustments: readonly Adjustment[] = [],
  rates: readonly FxRate[] = [],
  asOf = LATER,
): SaleHistory {
  const [history] = readSales([sale], adjustments, asOf, compileFx(rates, "fxRates"));
  if (history === undefined) throw new Error("the sale is not known yet");
  return history;
}

/** Terms as far as bases rest on them. */
export function termsOf(base: CommissionableBase, more: Partial<Omit<BaseTerms, "terms">> = {}): BaseTerms {
  return {
    terms: { base } as CommissionTerms,
    rounding: { mode: "halfAwayFromZero", level: "order" },
    zone: "Europe/London",
    currency: null,
    ...more,
  };
}

export const byValue = termsOf({ kind: "saleValue" });
export const netSales = termsOf({ kind: "lines", include: ["price", "sellerDiscount", "platformDiscount"] });
