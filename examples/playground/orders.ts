import { commissionableBase, commissionBases } from "creator-core/commission";
import type { Adjustment, Conversion, ConversionLine } from "creator-core/models";
import { type Money, sumMoney } from "creator-core/money";
import { type Case, isBlank, type Row } from "./state.js";
import type { Troubles } from "./troubles.js";
import { moneyOf } from "./typed.js";

/** An order of the table: its lines are known, and what was charged for them. */
export interface Order extends Conversion {
  readonly value: Money;
  readonly lines: readonly ConversionLine[];
}

/** Rows with the same order number are the lines of one order; a row without one is an order of its own. */
export function ordersOf(
  { orders, currency }: Case,
  troubles: Troubles,
): { readonly conversions: readonly Order[]; readonly refunds: readonly Adjustment[] } {
  const found = new Map<string, { lines: ConversionLine[]; refunded: Money[] }>();
  for (const [index, row] of orders.entries()) {
    if (isBlank(row)) continue;
    const { price, refunded, ...rest } = amountsOf(row, index, currency, troubles);
    if (price === undefined) continue;
    const id = row["order"]?.trim() || `row-${index + 1}`;
    const order = found.get(id) ?? { lines: [], refunded: [] };
    found.set(id, order);
    order.lines.push({ id: String(order.lines.length + 1), quantity: 1, price, ...rest });
    if (refunded !== undefined) order.refunded.push(refunded);
  }
  return {
    conversions: [...found].map(([id, { lines }], index) => orderOf(id, lines, index)),
    refunds: [...found].flatMap(([id, { refunded }]) =>
      refunded.length === 0 ? [] : [refundOf(id, sumMoney(refunded, currency))],
    ),
  };
}

/** What the library would call the columns; an empty cell is an absent amount. */
const namesOfColumns = {
  price: "price",
  discount: "sellerDiscount",
  tax: "tax",
  shipping: "shipping",
  refunded: "refunded",
} as const;

type Amounts = { readonly [Name in (typeof namesOfColumns)[keyof typeof namesOfColumns]]?: Money };

function amountsOf(row: Row, index: number, currency: string, troubles: Troubles): Amounts {
  const amounts = Object.entries(namesOfColumns).flatMap(([column, name]) => {
    const text = row[column] ?? "";
    if (text.trim() === "" && column !== "price") return [];
    const amount = moneyOf(text, currency, `orders.${index}.${column}`, troubles);
    return amount === undefined ? [] : [[name, amount] as const];
  });
  return Object.fromEntries(amounts);
}

/** Orders come in one a minute on the first of March: the playground asks for no dates. */
function orderOf(id: string, lines: readonly ConversionLine[], index: number): Order {
  const time = [9 + Math.floor(index / 60), index % 60].map((part) => String(part).padStart(2, "0")).join(":");
  const { total: value } = commissionableBase(lines, commissionBases.netOfDiscounts);
  return { id, kind: "order", customerKey: "", occurredAt: `2026-03-01T${time}:00Z`, codes: ["ADA10"], value, lines };
}

function refundOf(id: string, value: Money): Adjustment {
  return { id: `refund-${id}`, conversionId: id, kind: "refund", occurredAt: "2026-03-25T09:00:00Z", value };
}
