import { commissionableBase, commissionBases } from "creator-core/commission";
import type { Adjustment, Conversion, ConversionLine } from "creator-core/models";
import { compareMoney, formatMoney, type Money, sumMoney } from "creator-core/money";
import { type Case, isBlank, type Row } from "./state.js";
import { objection, type Troubles } from "./troubles.js";
import { moneyOf } from "./typed.js";

/** An order of the table: its lines are known, and what was charged for them. */
export interface Order extends Conversion {
  readonly value: Money;
  readonly lines: readonly ConversionLine[];
}

/** What the rows of one order say. A refund is of what was charged, with tax and shipping, as the customer sees it. */
interface Found {
  readonly lines: ConversionLine[];
  readonly refunded: { readonly amount: Money; readonly field: string }[];
}

interface Orders {
  readonly conversions: readonly Order[];
  readonly refunds: readonly Adjustment[];
}

const none: Orders = { conversions: [], refunds: [] };

export function ordersOf(current: Case, troubles: Troubles): Orders {
  const found = troubles.whole(() => [...rowsByOrder(current, troubles)]);
  if (found === undefined) return none;
  const read = () => {
    const conversions = found.map(([id, { lines }], index) => orderOf(id, lines, index));
    const refunds = found.flatMap(([id, { refunded }], index) => {
      const last = refunded.at(-1);
      if (last === undefined) return [];
      const refund = refundOf(
        id,
        sumMoney(
          refunded.map(({ amount }) => amount),
          current.currency,
        ),
      );
      noteRefund(refund.value, conversions[index]!.value, last.field, troubles);
      return [refund];
    });
    return { conversions, refunds };
  };
  return troubles.attempt(read, (error) => ["orders", objection(error)]) ?? none;
}

/** Rows with the same order number are the lines of one order; a row without one is an order of its own. */
function rowsByOrder({ orders, currency }: Case, troubles: Troubles): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const [index, row] of orders.entries()) {
    if (isBlank(row)) continue;
    const { price, refunded, ...rest } = amountsOf(row, index, currency, troubles);
    if (price === undefined) continue;
    noteDiscount(price, rest.sellerDiscount, `orders.${index}.discount`, troubles);
    const id = row["order"]?.trim() || idOfLine(index);
    const order = found.get(id) ?? { lines: [], refunded: [] };
    found.set(id, order);
    order.lines.push({ id: String(order.lines.length + 1), quantity: 1, price, ...rest });
    if (refunded !== undefined) order.refunded.push({ amount: refunded, field: `orders.${index}.refunded` });
  }
  return found;
}

/** An order without a number goes by the line of the form it stands in. */
const idOfLine = (index: number) => `line ${index + 1}`;

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

// The library takes both of the following as they are, and counts nothing below zero; a person may have mistyped.

function noteDiscount(price: Money, discount: Money | undefined, field: string, troubles: Troubles): void {
  if (discount === undefined || compareMoney(discount, price) <= 0) return;
  troubles.note(field, "caution", "More than the price. A line never counts for less than nothing.");
}

function noteRefund(refunded: Money, paid: Money, field: string, troubles: Troubles): void {
  const more = compareMoney(refunded, paid) > 0;
  if (more) troubles.note(field, "caution", `More than the ${formatMoney(paid)} paid. It counts as all of it.`);
  else troubles.note(field, "hint", `of ${formatMoney(paid)} paid`);
}

/** Orders come in one a minute on the first of March: the playground asks for no dates. */
function orderOf(id: string, lines: readonly ConversionLine[], index: number): Order {
  const time = [9 + Math.floor(index / 60), index % 60].map((part) => String(part).padStart(2, "0")).join(":");
  const { total: value } = commissionableBase(lines, commissionBases.netOfDiscounts);
  return { id, kind: "order", customerKey: "", occurredAt: `2026-03-01T${time}:00Z`, codes: ["ADA10"], value, lines };
}

function refundOf(id: string, value: Money): Adjustment & { readonly value: Money } {
  return { id: `refund-${id}`, conversionId: id, kind: "refund", occurredAt: "2026-03-25T09:00:00Z", value };
}
