import type { CreatorId } from "../../ids/index.js";

/** One word for each row, `null` where it is not known; or a dictionary: the number of a word for each row, −1 where unknown. */
export type WordColumn =
  | readonly (string | null)[]
  | { readonly words: readonly string[]; readonly numbers: Int32Array };

/** Orders in columns, all equally long; one row is one order, credited to one creator. */
export interface SaleColumns {
  /** Of all amounts. */
  readonly currency: string;
  /** Known in every row. */
  readonly creatorId: WordColumn;
  /** Epoch milliseconds. */
  readonly occurredAt: Float64Array;
  /** What percentages are taken of, in minor units: the commissionable base of the order. */
  readonly base: Float64Array;
  /** What is left of `base` after refunds. Absent: all of it. */
  readonly left?: Float64Array;
  readonly campaignId?: WordColumn;
  readonly productId?: WordColumn;
  readonly sku?: WordColumn;
  readonly category?: WordColumn;
  /** `open`, `targeted` or `partner`. */
  readonly collaboration?: WordColumn;
  /** `video`, `live` or `showcase`. */
  readonly contentKind?: WordColumn;
  /** `organic` or `ads`. */
  readonly channel?: WordColumn;
  readonly country?: WordColumn;
}

/** What rules may ask of a row; all but the creator. */
export const wordColumns = [
  "campaignId",
  "productId",
  "sku",
  "category",
  "collaboration",
  "contentKind",
  "channel",
  "country",
] as const satisfies readonly (keyof SaleColumns)[];

export type WordColumnName = (typeof wordColumns)[number];

/** What columns of sales come to under a plan, in minor units of their currency. */
export interface CommissionColumns {
  /** Everybody who has a row, sorted. */
  readonly creatorIds: readonly CreatorId[];
  /** What each of them is owed, in that order. */
  readonly owed: Float64Array;
  /** What each row came to, in the order of the rows. */
  readonly due: Float64Array;
}
