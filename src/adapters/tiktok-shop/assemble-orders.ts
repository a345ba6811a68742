import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { Adjustment, Conversion, ConversionLine } from "../../models/tracking.js";
import { sumMoney } from "../../money/sum-money.js";
import { cellInWords } from "../../schemas/cell-reader.js";
import type { Assembled, FieldProblem, NumberedRow } from "../../schemas/row-adapter.js";
import type { Instant } from "../../time/types.js";
import type { OrderField } from "./columns.js";
import type { OrderRow } from "./order-row-reader.js";

/** What a file of affiliate orders says. */
export interface AffiliateOrders {
  /** By id: order, then creator. */
  readonly conversions: readonly Conversion[];
  /** By id. */
  readonly adjustments: readonly Adjustment[];
}

type Numbered = NumberedRow<OrderRow>;
type Problem = FieldProblem<OrderField> & { readonly row: number };

/** What one creator sold in one order. */
interface Order {
  readonly lines: Map<string, Numbered>;
  /** The sum of the lines in minor units. */
  total: number;
}

/** Rows of one order and creator become one conversion; returned rows, its adjustments. */
export function assembleOrders(
  rows: readonly Numbered[],
  exportedAt: Instant,
  shopId: string | undefined,
): Assembled<AffiliateOrders, OrderField> {
  const problems: Problem[] = [];
  const skipped: { row: number; reason: string }[] = [];
  const orders = new Map<string, Order>();
  for (const entry of rows) {
    const order = orderOf(orders, entry.value);
    const known = order.lines.get(lineKey(entry.value));
    const problem = known === undefined ? misfit(order, entry) : contradiction(known, entry);
    if (problem !== undefined) problems.push(problem);
    else if (known === undefined) addLine(order, entry);
    else skipped.push({ row: entry.row, reason: `the same as row ${known.row}` });
  }

  const conversions: Conversion[] = [];
  const adjustments: Adjustment[] = [];
  for (const { lines } of orders.values()) {
    const order = [...lines.values()].map(({ value }) => value).sort((a, b) => codeUnitOrder(lineKey(a), lineKey(b)));
    conversions.push(conversionOf(order, shopId));
    adjustments.push(...order.filter(wasReturned).map((line) => returnOf(line, exportedAt)));
  }
  return {
    facts: {
      conversions: conversions.sort((a, b) => codeUnitOrder(a.id, b.id)),
      adjustments: adjustments.sort((a, b) => codeUnitOrder(a.id, b.id)),
    },
    problems,
    skipped,
  };
}

function orderOf(orders: Map<string, Order>, row: OrderRow): Order {
  const id = conversionId(row);
  const order = orders.get(id) ?? { lines: new Map<string, Numbered>(), total: 0 };
  orders.set(id, order);
  return order;
}

function addLine(order: Order, entry: Numbered): void {
  order.lines.set(lineKey(entry.value), entry);
  order.total += entry.value.value.minor;
}

function conversionId({ orderId, creator }: OrderRow): string {
  return `${orderId}:${creator}`;
}

function lineKey({ productId, skuId }: OrderRow): string {
  return productId === null ? skuId : `${productId}:${skuId}`;
}

/** What two rows of one line must agree in, and the columns it is read from. */
const compared: readonly (readonly [read: (row: OrderRow) => unknown, ...columns: OrderField[]])[] = [
  [({ value }) => value.currency, "currency"],
  [({ quantity }) => quantity, "quantity"],
  [({ returned }) => returned, "returned"],
  [({ contentKind }) => contentKind, "contentType"],
  [({ contentId }) => contentId, "contentId"],
  [({ adDriven }) => adDriven, "adsRate", "estimatedAdsCommission", "actualAdsCommission"],
  [({ createdAt }) => createdAt, "createdAt"],
  [({ deliveredAt }) => deliveredAt, "deliveredAt"],
];

function contradiction(known: Numbered, { row, value }: Numbered): Problem | undefined {
  const is = (cell: unknown) =>
    `${cellInWords(cell)}, as in row ${known.row}, which has the same order, SKU and creator and counts`;
  const different = compared.find(([read]) => read(known.value) !== read(value));
  if (different !== undefined) {
    const [, first, ...others] = different;
    const field = [first!, ...others].find((column) => known.value.cells[column] !== value.cells[column]) ?? first!;
    return { row, field, code: "inconsistent", expected: is(known.value.cells[field]), actual: value.cells[field] };
  }
  if (known.value.value.minor === value.value.minor) return undefined;
  // The two may be paid on different bases, so each is shown with the cell it was read from.
  const [expected, field] = [is(known.value.cells[known.value.valueField]), value.valueField];
  return { row, field, code: "inconsistent", expected, actual: value.cells[field] };
}

/** An order is paid in one currency, and its sum is an amount that can be counted. */
function misfit({ lines, total }: Order, { row, value }: Numbered): Problem | undefined {
  const [first] = lines.values();
  if (first === undefined) return undefined;
  const { currency, minor } = value.value;
  const wanted = first.value.value.currency;
  if (currency !== wanted) {
    const expected = `${wanted}, as row ${first.row} of the same order`;
    return { row, field: "currency", code: "inconsistent", expected, actual: value.cells.currency };
  }
  if (Number.isSafeInteger(total + minor)) return undefined;
  const expected = "an amount with which the order stays in the exact range";
  return { row, field: value.valueField, code: "outOfRange", expected, actual: value.cells[value.valueField] };
}

function conversionOf(order: readonly OrderRow[], shopId: string | undefined): Conversion {
  const first = order[0]!;
  const contentKind = common(order.map((line) => line.contentKind));
  const hasPost = contentKind === "video" || contentKind === "live";
  const postId = hasPost ? common(order.map((line) => line.contentId)) : null;
  const adDriven = adDrivenOf(order);
  const deliveredAt = lastDelivery(order);
  return {
    id: conversionId(first),
    customerKey: `tiktok-shop:${first.orderId}`,
    occurredAt: order.reduce((earliest, { createdAt }) => Math.min(earliest, createdAt), first.createdAt),
    kind: "order",
    value: sumMoney(
      order.map(({ value }) => value),
      first.value.currency,
    ),
    lines: order.map(lineOf),
    shopCreator: first.creator,
    ...(shopId === undefined ? {} : { shopId }),
    ...(postId === null ? {} : { postId }),
    ...(contentKind === null ? {} : { contentKind }),
    ...(adDriven === null ? {} : { adDriven }),
    ...(deliveredAt === null ? {} : { deliveredAt }),
  };
}

function lineOf(row: OrderRow): ConversionLine {
  const { productId, skuId, quantity, value } = row;
  return { id: lineKey(row), ...(productId === null ? {} : { productId }), sku: skuId, quantity, price: value };
}

/** A free sample that comes back takes no value with it. */
function wasReturned({ returned, value }: OrderRow): boolean {
  return returned && value.minor > 0;
}

function returnOf(row: OrderRow, exportedAt: Instant): Adjustment {
  const id = conversionId(row);
  return {
    id: `${id}:${lineKey(row)}:return`,
    conversionId: id,
    occurredAt: exportedAt,
    kind: "return",
    value: row.value,
  };
}

/** What all of them say; `null` when they differ or say nothing. */
function common<T>(values: readonly (T | null)[]): T | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

function adDrivenOf(order: readonly OrderRow[]): boolean | null {
  if (order.some(({ adDriven }) => adDriven === true)) return true;
  return order.every(({ adDriven }) => adDriven === false) ? false : null;
}

/** The goods have arrived when the last of them has. */
function lastDelivery(order: readonly OrderRow[]): Instant | null {
  let last = Number.NEGATIVE_INFINITY;
  for (const { deliveredAt } of order) {
    if (deliveredAt === null) return null;
    last = Math.max(last, deliveredAt);
  }
  return last;
}
