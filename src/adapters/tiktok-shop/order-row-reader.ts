import { fail } from "../../errors/creator-core-error.js";
import type { Conversion } from "../../models/tracking.js";
import type { Money } from "../../money/types.js";
import { type CellReader, cellReader, wholeNumberCell } from "../../schemas/cell-reader.js";
import type { Cells, RowReading } from "../../schemas/row-adapter.js";
import type { Instant, TimeZone } from "../../time/types.js";
import { amountCell, currencyCell, idCell, localTimeCell, percentCell, usernameCell, yesNoCell } from "./cells.js";
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
}

interface ReadOptions {
  readonly timeZone: TimeZone;
  readonly value: "paymentAmount" | "commissionBase";
  readonly exportedAt: Instant;
}

type Reader = CellReader<OrderField>;

/** Makes the reader of rows, with what is the same for all of them made once. */
export function orderRowReader({ timeZone, value, exportedAt }: ReadOptions) {
  if (value !== "paymentAmount" && value !== "commissionBase") {
    fail("invalidArgument", "options.value", '"paymentAmount" or "commissionBase"', value);
  }
  const timeCell = localTimeCell(timeZone);
  const quantityCell = wholeNumberCell(1);

  return (cells: Cells<OrderField>): RowReading<OrderRow, OrderField> => {
    const row = cellReader(cells);
    const status = row.required("status", statusCell);
    if (status?.isSale === false) return { kind: "skipped", reason: status.reason };

    const orderId = row.required("orderId", idCell);
    const creator = row.required("creator", usernameCell);
    const skuId = row.required("skuId", idCell);
    const productId = row.optional("productId", idCell) ?? null;
    const quantity = row.required("quantity", quantityCell);
    const createdAt = row.required("createdAt", timeCell);
    if (createdAt !== undefined && createdAt > exportedAt) {
      row.refuse("createdAt", "inconsistent", "no later than the export of the file");
    }
    const deliveredAt = row.optional("deliveredAt", timeCell) ?? null;
    const returned = row.optional("returned", yesNoCell) ?? false;
    const contentKind = row.optional("contentType", contentKindCell)?.kind ?? null;
    const contentId = row.optional("contentId", idCell) ?? null;

    const currency = row.required("currency", currencyCell);
    const worth = currency === undefined ? undefined : readValue(row, currency, value);
    const adDriven = currency === undefined ? null : readAdDriven(row, currency);

    const isComplete =
      orderId !== undefined &&
      creator !== undefined &&
      skuId !== undefined &&
      quantity !== undefined &&
      createdAt !== undefined &&
      worth !== undefined;
    if (!isComplete || row.isBad()) return row.bad();
    return {
      kind: "read",
      value: {
        orderId,
        creator,
        productId,
        skuId,
        value: worth.amount,
        valueField: worth.field,
        quantity,
        returned,
        contentKind,
        contentId,
        adDriven,
        createdAt,
        deliveredAt,
      },
    };
  };
}

/** The actual base replaces the estimate once the order is settled. */
function readValue(row: Reader, currency: string, value: ReadOptions["value"]): Worth | undefined {
  const type = amountCell(currency);
  if (value === "commissionBase") {
    const actual = row.optional("actualBase", type);
    if (actual !== undefined) return { field: "actualBase", amount: actual };
  }
  const field = value === "commissionBase" ? "estimatedBase" : "paymentAmount";
  const amount = row.required(field, type);
  return amount === undefined ? undefined : { field, amount };
}

interface Worth {
  readonly field: OrderField;
  readonly amount: Money;
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
