import type { Column } from "../../schemas/row-adapter.js";

/** What the adapter reads of an affiliate order. */
export type OrderField =
  | "orderId"
  | "productId"
  | "skuId"
  | "paymentAmount"
  | "currency"
  | "quantity"
  | "returned"
  | "status"
  | "creator"
  | "contentType"
  | "contentId"
  | "estimatedBase"
  | "actualBase"
  | "adsRate"
  | "estimatedAdsCommission"
  | "actualAdsCommission"
  | "createdAt"
  | "deliveredAt";

/**
 * The columns of the export as Seller Center writes them. They are found by name: the number and order of columns differ
 * from market to market (the British file has a `Creator Region` more), and older files lack some.
 */
export const orderColumns: readonly Column<OrderField>[] = [
  { field: "orderId", names: ["Order ID"], required: true },
  { field: "productId", names: ["Product ID"], required: false },
  { field: "skuId", names: ["SKU ID"], required: true },
  { field: "paymentAmount", names: ["Payment Amount"], required: false },
  { field: "currency", names: ["Currency"], required: true },
  { field: "quantity", names: ["Quantity"], required: true },
  { field: "returned", names: ["Fully returned or refunded"], required: false },
  { field: "status", names: ["Order Status"], required: true },
  { field: "creator", names: ["Creator Username"], required: true },
  { field: "contentType", names: ["Content Type"], required: false },
  { field: "contentId", names: ["Content ID"], required: false },
  { field: "estimatedBase", names: ["Est. Commission Base"], required: false },
  { field: "actualBase", names: ["Actual Commission Base"], required: false },
  { field: "adsRate", names: ["Shop Ads commission rate"], required: false },
  { field: "estimatedAdsCommission", names: ["Est. Shop Ads commission payment"], required: false },
  { field: "actualAdsCommission", names: ["Actual Shop Ads commission payment"], required: false },
  { field: "createdAt", names: ["Time Created"], required: true },
  { field: "deliveredAt", names: ["Order Delivery Time"], required: false },
];
