import type { CellType } from "../../schemas/cell-reader.js";

/** What a status means for the programme: an order, or why there is none. */
export type StatusMeaning = { readonly isSale: true } | { readonly isSale: false; readonly reason: string };

const sale: StatusMeaning = { isSale: true };
const no = (reason: string): StatusMeaning => ({ isSale: false, reason });

const cancelled = no("cancelled");
const unpaid = no("not paid for by the customer");

/**
 * By status in small letters without spaces. A closed list on purpose: money must not depend on a guess about a word
 * nobody has seen yet, so an unknown status is an issue.
 */
const meanings: ReadonlyMap<string, StatusMeaning> = new Map([
  ["settled", sale],
  ["completed", sale],
  ["pending", sale],
  ["processing", sale],
  ["shipped", sale],
  ["canceled", cancelled],
  ["cancelled", cancelled],
  ["ineligible", no("not eligible for commission, says TikTok Shop")],
  ["frozen", no("frozen by TikTok Shop; a later export brings it back")],
  ["unpaidbycustomer", unpaid],
  ["customerunpaid", unpaid],
  ["awaitingpayment", unpaid],
]);

export const statusCell: CellType<StatusMeaning> = {
  expected:
    "one of Settled, Completed, Pending, Processing, Shipped, Canceled, Ineligible, Frozen, Unpaid by customer, Awaiting payment",
  read: (cell) => meanings.get(String(cell).toLowerCase().replace(/\s+/g, "")),
};
