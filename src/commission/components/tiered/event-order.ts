import { codeUnitOrder } from "../../../kernels/code-unit-order.js";
import { sortByKey } from "../../../kernels/sort-by-key.js";
import type { Instant } from "../../../time/types.js";

/** Something that happened, and has adjustments that happened to it. */
export interface Happening {
  readonly id: string;
  readonly at: Instant;
}

/** The rows of a list in the order they happened; at one moment by id. Complexity: O(n) for a list that is in order already. */
export function eventOrder(rows: readonly Happening[]): Int32Array {
  const moments = new Float64Array(rows.length);
  const order = new Int32Array(rows.length);
  for (let row = 0; row < rows.length; row += 1) {
    moments[row] = rows[row]!.at;
    order[row] = row;
  }
  sortByKey(moments, order, 0, rows.length, (a, b) => codeUnitOrder(rows[a]!.id, rows[b]!.id));
  return order;
}

/** The nth adjustment of a row. */
export interface RowChange {
  readonly at: Instant;
  readonly row: number;
  readonly step: number;
}

/** All adjustments in the order they count: one that is dated before its own row counts with it. */
export function changeOrder<Row extends Happening>(
  rows: readonly Row[],
  adjustmentsOf: (row: Row) => readonly { readonly at: Instant }[],
): readonly RowChange[] {
  const changes: RowChange[] = [];
  for (let row = 0; row < rows.length; row += 1) {
    const adjustments = adjustmentsOf(rows[row]!);
    for (let step = 0; step < adjustments.length; step += 1) {
      changes.push({ at: Math.max(rows[row]!.at, adjustments[step]!.at), row, step });
    }
  }
  return changes.sort((a, b) => a.at - b.at || codeUnitOrder(rows[a.row]!.id, rows[b.row]!.id) || a.step - b.step);
}
