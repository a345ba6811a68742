import { assertKeys } from "../../errors/assert-keys.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import { assertCurrency } from "../../money/assert-currency.js";
import { LAST_INSTANT } from "../../time/civil.js";
import { type SaleColumns, wordColumns } from "./column-types.js";

/** Checks the columns of numbers, and that there is no column of a name that nobody reads. Returns how many rows there are. */
export function assertSaleColumns(columns: SaleColumns): number {
  assertObject(columns, "columns", "{ currency, creatorId, occurredAt, base }");
  const names = ["currency", "creatorId", "occurredAt", "base", "left", ...wordColumns];
  assertKeys(columns, names, "columns", "invalidArgument");
  const { currency, occurredAt, base, left } = columns;
  assertCurrency(currency, "columns.currency");
  const rows = occurredAt instanceof Float64Array ? occurredAt.length : -1;
  assertColumn(occurredAt, rows, "columns.occurredAt");
  assertColumn(base, rows, "columns.base");
  assertInstants(occurredAt);
  assertBases(base);
  if (left !== undefined) {
    assertColumn(left, rows, "columns.left");
    assertLeft(left, base);
  }
  return rows;
}

function assertColumn(column: unknown, rows: number, path: string): void {
  if (column instanceof Float64Array && column.length === rows) return;
  fail("invalidArgument", path, "a Float64Array, as long as the other columns", column);
}

function assertInstants(column: Float64Array): void {
  for (let row = 0; row < column.length; row += 1) {
    const at = column[row]!;
    if (at >= -LAST_INSTANT && at <= LAST_INSTANT && Math.floor(at) === at) continue;
    fail("invalidInstant", `columns.occurredAt[${row}]`, "whole epoch milliseconds", at);
  }
}

function assertBases(column: Float64Array): void {
  for (let row = 0; row < column.length; row += 1) {
    const minor = column[row]!;
    if (minor >= 0 && minor <= Number.MAX_SAFE_INTEGER && Math.floor(minor) === minor) continue;
    fail("invalidMoney", `columns.base[${row}]`, "whole minor units, zero or more", minor);
  }
}

function assertLeft(column: Float64Array, base: Float64Array): void {
  for (let row = 0; row < column.length; row += 1) {
    const minor = column[row]!;
    if (minor >= 0 && minor <= base[row]! && Math.floor(minor) === minor) continue;
    fail("invalidMoney", `columns.left[${row}]`, `whole minor units from 0 to ${base[row]}, its base`, minor);
  }
}
