import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import { LAST_INSTANT } from "../../time/civil.js";
import { touchKinds } from "../evidence/evidence-kinds.js";
import type { AttributionColumns, ConversionColumns, TouchColumns } from "./column-types.js";
import { ownerColumns } from "./order-evidence.js";

type ColumnKind = "Int32Array" | "Float64Array" | "Uint8Array";

/** What may stand in a column of whole numbers. */
interface Floor {
  readonly least: number;
  readonly expected: string;
}

/** What may stand in a column of numbers. */
interface Range extends Floor {
  readonly most: number;
}

const NUMBERS: Floor = { least: -1, expected: "a number from 0 on, or -1 for none" };
const OWNERS: Floor = { least: -2, expected: "a number from 0 on, -1 for nothing, or -2 for nobody's" };
const INSTANTS: Range = { least: -LAST_INSTANT, most: LAST_INSTANT, expected: "whole epoch milliseconds" };
const VALUES: Range = { least: 0, most: Number.MAX_SAFE_INTEGER, expected: "whole minor units, zero or more" };

/**
 * That columns are what their types say: a value that is out of range would be read as another customer, or as nobody.
 *
 * @throws `invalidArgument`, `invalidInstant` or `invalidMoney`, naming the column and the row
 */
export function assertColumns(columns: AttributionColumns): void {
  assertObject(columns, "columns", "{ touches, conversions }");
  assertTouches(columns.touches);
  assertConversions(columns.conversions);
}

function assertTouches(touches: TouchColumns): void {
  const path = "columns.touches";
  assertObject(touches, path, "{ customer, time, kind, creator }");
  const { customer, time, kind, creator, campaign, scope, priority, revoked } = touches;
  const rows = assertColumn(customer, ["Int32Array"], `${path}.customer`);
  assertColumn(time, ["Float64Array"], `${path}.time`, rows);
  assertColumn(kind, ["Uint8Array"], `${path}.kind`, rows);
  assertColumn(creator, ["Int32Array"], `${path}.creator`, rows);
  assertAtLeast(customer, NUMBERS, `${path}.customer`);
  assertInstants(time, `${path}.time`);
  assertKinds(kind, `${path}.kind`);
  assertAtLeast(creator, NUMBERS, `${path}.creator`);
  assertOptional(campaign, NUMBERS, `${path}.campaign`, rows);
  assertOptional(scope, NUMBERS, `${path}.scope`, rows);
  if (priority !== undefined) {
    assertColumn(priority, ["Float64Array", "Int32Array"], `${path}.priority`, rows);
    assertPriorities(priority, `${path}.priority`);
  }
  if (revoked !== undefined) assertColumn(revoked, ["Uint8Array"], `${path}.revoked`, rows);
}

function assertConversions(conversions: ConversionColumns): void {
  const path = "columns.conversions";
  assertObject(conversions, path, "{ customer, time }");
  const { customer, time, value, scope } = conversions;
  const rows = assertColumn(customer, ["Int32Array"], `${path}.customer`);
  assertColumn(time, ["Float64Array"], `${path}.time`, rows);
  assertAtLeast(customer, NUMBERS, `${path}.customer`);
  assertInstants(time, `${path}.time`);
  assertOptional(scope, NUMBERS, `${path}.scope`, rows);
  for (const [, name] of ownerColumns) assertOptional(conversions[name], OWNERS, `${path}.${name}`, rows);
  if (value === undefined) return;
  assertColumn(value, ["Float64Array"], `${path}.value`, rows);
  const wrong = firstBroken(value, VALUES);
  if (wrong >= 0) fail("invalidMoney", `${path}.value[${wrong}]`, VALUES.expected, value[wrong]);
}

/** By its tag, because a column may come from another realm: a worker, a test runner. Returns how long it is. */
function assertColumn(column: unknown, kinds: readonly ColumnKind[], path: string, rows?: number): number {
  const isOne = kinds.some((kind) => Object.prototype.toString.call(column) === `[object ${kind}]`);
  if (!isOne) fail("invalidArgument", path, kinds.join(" or "), column);
  const { length } = column as Int32Array | Float64Array | Uint8Array;
  if (rows !== undefined && length !== rows) fail("invalidArgument", path, `of length ${rows}, as customer`, length);
  return length;
}

function assertOptional(column: Int32Array | undefined, range: Floor, path: string, rows: number): void {
  if (column === undefined) return;
  assertColumn(column, ["Int32Array"], path, rows);
  assertAtLeast(column, range, path);
}

function assertPriorities(column: Int32Array | Float64Array, path: string): void {
  for (let row = 0; row < column.length; row += 1) {
    if (!Number.isFinite(column[row])) fail("invalidArgument", `${path}[${row}]`, "a finite number", column[row]);
  }
}

function assertKinds(column: Uint8Array, path: string): void {
  const kinds = touchKinds.length;
  for (let row = 0; row < column.length; row += 1) {
    if (column[row]! >= kinds) {
      fail("invalidArgument", `${path}[${row}]`, "the place of a kind in touchKinds", column[row]);
    }
  }
}

/** No column of whole numbers can hold one that is too large. */
function assertAtLeast(column: Int32Array, { least, expected }: Floor, path: string): void {
  for (let row = 0; row < column.length; row += 1) {
    if (column[row]! < least) fail("invalidArgument", `${path}[${row}]`, expected, column[row]);
  }
}

function assertInstants(column: Float64Array, path: string): void {
  const wrong = firstBroken(column, INSTANTS);
  if (wrong >= 0) fail("invalidInstant", `${path}[${wrong}]`, INSTANTS.expected, column[wrong]);
}

/** The first row that is not whole or out of range; −1 when there is none. */
function firstBroken(column: Float64Array, { least, most }: Range): number {
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row]!;
    if (!(value >= least && value <= most && Math.floor(value) === value)) return row;
  }
  return -1;
}
