import { assertObject } from "../../errors/assert-object.js";
import type { RowAdapter } from "../../schemas/row-adapter.js";
import { toInstant } from "../../time/to-instant.js";
import type { InstantInput, TimeZone } from "../../time/types.js";
import { type AffiliateOrders, assembleOrders } from "./assemble-orders.js";
import { type OrderField, orderColumns } from "./columns.js";
import { type OrderRow, orderRowReader } from "./order-row-reader.js";

/** What an export of affiliate orders does not say about itself. */
export interface AffiliateOrdersOptions {
  /** The zone of the shop: the times of the file are local and name no zone. */
  readonly timeZone: TimeZone;
  /** When the file was exported: the date of its returns, which it does not date itself. */
  readonly exportedAt: InstantInput;
  /** The shop the orders are of, to be put on each. */
  readonly shopId?: string | undefined;
  /**
   * What an order was worth: what was paid for it, or what the shop takes commission of (the actual commission base
   * where there is one, else the estimated). Absent: `paymentAmount`.
   */
  readonly value?: "paymentAmount" | "commissionBase" | undefined;
}

/**
 * What did the shop sell through whom? The adapter for the affiliate orders that TikTok Shop's Seller Center exports
 * (`affiliate_orders_….csv`, or its sheet as JSON), to be handed to `parseRows`.
 *
 * The file has one row for each order and SKU. The rows of one order and creator become one conversion
 * `orderId:username` with a line for each, and with
 *
 * - `value`: the sum of what `value` says, from plain decimals read exactly. The price of a line is the same amount,
 *   because the file does not say what was taken off.
 * - `shopCreator`: the username. Assign it to a creator in the tracking directory (`kind: "shop"`).
 * - `customerKey`: `tiktok-shop:orderId`, because the file does not say who bought. No touchpoint will match it.
 * - `occurredAt` from `Time Created`; `deliveredAt` from `Order Delivery Time`, the last of the order, and only when
 *   every line has one.
 * - `contentKind` and `postId` from the content of the rows, when all rows say the same. Live rooms have ids too.
 * - `adDriven`: true when any row has a Shop Ads commission; false when every row has a Shop Ads rate above zero and
 *   still no such commission; otherwise left out, because then the file does not say.
 *
 * `Fully returned or refunded` becomes an adjustment of kind `return` for the whole line, dated `exportedAt`, because
 * the file does not say when (so keep the adjustment of the first export that brings it). Partial refunds are not
 * in this file at all.
 *
 * No conversion is made of rows that are Canceled, Ineligible, Frozen, or not paid for: `parseRows` counts them under
 * `skipped` with the reason. A status that nobody has seen yet is an issue. An order of which one row is bad stands
 * with the value of the others. A row that stands there twice counts once; two rows of one order, SKU and creator that
 * contradict each other are an issue that shows the cells of both, and the first one counts.
 *
 * An id that a spreadsheet has shortened to 5.86E+17 is an issue: orders that differ in their last digits would be taken
 * for one. So is an order or a delivery after the export, or a delivery before its order: where two times contradict
 * each other neither can be believed, and the row is left out.
 *
 * Complexity: O(n log n) in the rows, for sorting the results.
 *
 * @param options - the zone and the time of the export; the shop; what counts as value
 * @returns the adapter
 * @throws `unknownTimeZone`, `invalidInstant` when the zone or the time of the export is none
 * @throws `invalidArgument` when the options are none, or `value` is neither of the two
 *
 * Source: the heading of the export in its layout of 2025 and 2026; the names, not the places, of its columns.
 *
 * @example
 * ```ts
 * import { affiliateOrders } from "creator-core/adapters/tiktok-shop";
 * import { parseRows } from "creator-core/schemas";
 *
 * const rows = [{
 *   "Order ID": "586335413540324465\t", "Product ID": "1729384958349379329", "SKU ID": "1729384958349379330",
 *   "Payment Amount": "33.33", Currency: "GBP", Quantity: "1", "Order Status": "Settled",
 *   "Fully returned or refunded": "Yes", "Creator Username": "nris9", "Time Created": "30/06/2026 16:53:20",
 * }];
 * const adapter = affiliateOrders({ timeZone: "Europe/London", exportedAt: "2026-07-20T09:00:00Z" });
 * const { facts } = parseRows(adapter, rows);
 *
 * facts.conversions[0]?.id; // => "586335413540324465:nris9"
 * facts.conversions[0]?.value; // => { minor: 3333, currency: "GBP" }
 * new Date(facts.conversions[0]?.occurredAt ?? 0).toISOString(); // => "2026-06-30T15:53:20.000Z"
 * facts.adjustments[0]?.value; // => { minor: 3333, currency: "GBP" }
 * ```
 *
 * @example
 * ```ts
 * import { affiliateOrders } from "creator-core/adapters/tiktok-shop";
 *
 * affiliateOrders({ timeZone: "+01:00", exportedAt: 0 }); // => throws
 * ```
 */
export function affiliateOrders(options: AffiliateOrdersOptions): RowAdapter<OrderRow, AffiliateOrders, OrderField> {
  assertObject(options, "options");
  const { timeZone, value = "paymentAmount", shopId } = options;
  const exportedAt = toInstant(options.exportedAt, "options.exportedAt");
  return {
    name: "TikTok Shop affiliate orders",
    columns: orderColumns,
    readRow: orderRowReader({ timeZone, value, exportedAt }),
    assemble: (rows) => assembleOrders(rows, exportedAt, shopId),
  };
}
