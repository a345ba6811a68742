import type { SalesSummary } from "../models/program.js";
import { addMoney } from "../money/add-money.js";
import { subtractMoney } from "../money/subtract-money.js";
import { sumMoney } from "../money/sum-money.js";
import type { Money } from "../money/types.js";
import { groupBy } from "./group-by.js";
import type { NetSale } from "./net-sales.js";

/** What became of the value of the period's conversions, one row for each currency. */
export function salesSummary(netSales: readonly NetSale[]): SalesSummary[] {
  const byCurrency = groupBy(
    netSales.filter(({ inPeriod }) => inPeriod),
    ({ sale }) => (sale.value === undefined ? [] : [sale.value.currency]),
  );
  return [...byCurrency.keys()].sort().map((currency) => summaryOf(currency, byCurrency.get(currency)!));
}

function summaryOf(currency: string, sales: readonly NetSale[]): SalesSummary {
  const total = (part: (netSale: NetSale) => Iterable<Money>) =>
    sumMoney(
      sales.flatMap((netSale) => [...part(netSale)]),
      currency,
    );
  const gross = total(({ sale }) => (sale.value === undefined ? [] : [sale.value]));
  const creditedNet = total(({ netByCreator }) => netByCreator.values());
  const unattributedNet = total(({ unattributedNet: rest }) => (rest === null ? [] : [rest]));
  const net = addMoney(creditedNet, unattributedNet);
  return {
    currency,
    conversions: sales.length,
    gross,
    adjustments: subtractMoney(gross, net),
    net,
    creditedNet,
    unattributedNet,
  };
}
