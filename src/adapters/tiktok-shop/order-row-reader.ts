import { fail } from "../../errors/creator-core-error.js";
import type { Conversion } from "../../models/tracking.js";
import type { Money } from "../../money/types.js";
import { type CellReader, cellReader, wholeNumberCell } from "../../schemas/cell-reader.js";
import type { Cells, RowReading } from "../../schemas/row-adapter.js";
import type { Instant, TimeZone } from "../../time/types.js";
import { amountCell, currencyCell, localTimeCell, percentCell, shopIdCell, usernameCell, yesNoCell } from "./cells.js";
import type { OrderField } from "./columns.js";
import { statusCell } from "./order-status.js";

/** One row of the export: one SKU of one order. */
export interface OrderRow {
  readonly orderId: string;
  readonly creator: string;
  readonly productId: string | null;
  readonly skuId: string;
  readonly value: Money;
  /** The column the value stands in. */
  readonly valueField: OrderField;
  readonly quantity: number;
  readonly returned: boolean;
  readonly contentKind: NonNullable<Conversion["contentKind"]> | null;
  readonly contentId: string | null;
  readonly adDriven: boolean | null;
  readonly createdAt: Instant;
  readonly deliveredAt: Instant | null;
  /** The row as the file has it, for messages. */
  readonly cells: Cells<OrderField>;
}

interface ReadOptions {
  readonly timeZone: TimeZone;
  readonly value: "paymentAmount" | "commissionBase";
  readonly exportedAt: Instant;
}

type Reader = CellReader<OrderField>;

/** What is read of a row before anybody knows whether it is whole. */
type Draft<Row> = { readonly [Field in keyof Row]: Row[Field] | undefined };

const quantityCell = wholeNumberCell(1);

/** Makes the reader of rows, with what is the same for all of them made once. */
export function orderRowReader({ timeZone, value, exportedAt }: ReadOptions) {
  if (value !== "paymentAmount" && value !== "commissionBase") {
    fail("invalidArgument", "options.value", '"paymentAmount" or "commissionBase"', value);
  }
  const timesOf = timeReader(timeZone, exportedAt);

  return (cells: Cells<OrderField>): RowReading<OrderRow, OrderField> => {
    const row = cellReader(cells);
    const status = row.required("status", statusCell);
    if (status?.isSale === false) return { kind: "skipped", reason: status.reason };
    const draft: Draft<OrderRow> = { ...readItem(row), ...timesOf(row), ...readWorth(row, value), cells };
    return isWhole(draft) && !row.isBad() ? { kind: "read", value: draft } : row.bad();
  };
}

/** A required cell that is missing or wrong has left its field undefined; an absent optional one is `null`. */
function isWhole(draft: Draft<OrderRow>): draft is OrderRow {
  return Object.values(draft).every((field) => field !== undefined);
}

/** Who sold what. */
function readItem(row: Reader) {
  return {
    orderId: row.required("orderId", shopIdCell),
    creator: row.required("creator", usernameCell),
    skuId: row.required("skuId", shopIdCell),
    productId: row.optional("productId", shopIdCell) ?? null,
    quantity: row.required("quantity", quantityCell),
    returned: row.optional("returned", yesNoCell) ?? false,
    contentKind: row.optional("contentType", contentKindCell)?.kind ?? null,
    contentId: row.optional("contentId", shopIdCell) ?? null,
  };
}

/**
 * When it was ordered and delivered. Times that cannot follow each other mean that day and month were swapped or that
 * the zone is another, and then neither of them can be believed.
 */
function timeReader(timeZone: TimeZone, exportedAt: Instant) {
  const timeCell = localTimeCell(timeZone);
  return (row: Reader) => {
    const createdAt = row.required("createdAt", timeCell);
    const deliveredAt = row.optional("deliveredAt", timeCell) ?? null;
    if (createdAt !== undefined && createdAt > exportedAt) {
      row.refuse("createdAt", "inconsistent", "no later than the export of the file");
    } else if (deliveredAt !== null && (deliveredAt < (createdAt ?? deliveredAt) || deliveredAt > exportedAt)) {
      row.refuse("deliveredAt", "inconsistent", "no earlier than the order and no later than the export of the file");
    }
    return { createdAt, deliveredAt };
  };
}

/** What it was worth, and whether an advertisement led to it. Nothing can be said of amounts in no currency. */
function readWorth(
  row: Reader,
  value: ReadOptions["value"],
): Draft<Pick<OrderRow, "value" | "valueField" | "adDriven">> {
  const currency = row.required("currency", currencyCell);
  if (currency === undefined) return { value: undefined, valueField: undefined, adDriven: null };
  return { ...readValue(row, currency, value), adDriven: readAdDriven(row, currency) };
}

/** The actual base replaces the estimate once the order is settled. */
function readValue(
  row: Reader,
  currency: string,
  value: ReadOptions["value"],
): Draft<Pick<OrderRow, "value" | "valueField">> {
  const type = amountCell(currency);
  if (value === "commissionBase") {
    const actual = row.optional("actualBase", type);
    if (actual !== undefined) return { value: actual, valueField: "actualBase" };
  }
  const valueField = value === "commissionBase" ? "estimatedBase" : "paymentAmount";
  return { value: row.required(valueField, type), valueField };
}

/** Only a Shop Ads commission proves an advertisement, and only a rate without one proves that there was none. */
function readAdDriven(row: Reader, currency: string): boolean | null {
  const amount = amountCell(currency);
  const rate = row.optional("adsRate", percentCell);
  const payments = [row.optional("estimatedAdsCommission", amount), row.optional("actualAdsCommission", amount)];
  const stated = payments.filter((payment) => payment !== undefined);
  if (stated.some(({ minor }) => minor > 0)) return true;
  return stated.length > 0 && rate !== undefined && Number(rate) > 0 ? false : null;
}

/** Other types of content (links outside the platform) have no kind. */
const contentKinds: ReadonlyMap<string, NonNullable<Conversion["contentKind"]>> = new Map([
  ["video", "video"],
  ["livestream", "live"],
  ["live", "live"],
  ["showcase", "showcase"],
]);

const contentKindCell = {
  expected: "a type of content",
  read: (cell: unknown) => ({ kind: contentKinds.get(String(cell).toLowerCase()) }),
};
