export { type AffiliateOrdersOptions, affiliateOrders } from "./affiliate-orders.js";
export type { AffiliateOrders } from "./assemble-orders.js";
export type { OrderField } from "./columns.js";
export type { OrderRow } from "./order-row-reader.js";
