import type { PayoutPlan, PayoutPolicy } from "creator-core/models";
import { type Money, negateMoney, sumMoney } from "creator-core/money";

/** What is to be paid now, in one currency. */
export interface PayoutTotals {
  readonly currency: string;
  /** Less than this is not paid; `null` where there is no minimum. */
  readonly minimum: Money | null;
  /** What may be paid now, less what is owed back. */
  readonly payable: Money;
  /** What is sent, and to how many. */
  readonly net: Money;
  readonly paid: number;
  /** Tax and fees. */
  readonly keptBack: Money;
  /** What stays for the next time. */
  readonly carried: Money;
  /** What creators have to pay back, as a positive amount. */
  readonly owedBack: Money;
}

/** The plans of one currency each, added up: payable = net + kept back + carried − owed back. */
export function payoutTotals(plans: readonly PayoutPlan[], { minimum = [] }: PayoutPolicy): readonly PayoutTotals[] {
  const currencies = [...new Set(plans.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = plans.filter((plan) => plan.currency === currency);
    const total = (parts: (plan: PayoutPlan) => readonly Money[]) => sumMoney(own.flatMap(parts), currency);
    return {
      currency,
      minimum: minimum.find((amount) => amount.currency === currency) ?? null,
      payable: total(({ payable }) => [payable]),
      net: total(({ net }) => [net]),
      paid: own.filter(({ action }) => action === "pay").length,
      keptBack: total(({ withheld, fee }) => [withheld, fee]),
      carried: total(({ carried }) => (carried.minor > 0 ? [carried] : [])),
      owedBack: total(({ payable }) => (payable.minor < 0 ? [negateMoney(payable)] : [])),
    };
  });
}
