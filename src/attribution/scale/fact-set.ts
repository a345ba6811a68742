import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import { sameJson } from "../aftermath/same-json.js";
import { contentOf } from "./canonical-fact.js";

/** A set of facts as a list: by id, then by content, every content once. */
export type FactSet<Row extends { readonly id: string }> = readonly Row[];

/** The set of rows in any order, any of them any number of times. Complexity: O(n log n). */
export function factSetOf<Row extends { readonly id: string }>(rows: readonly Row[]): FactSet<Row> {
  const sorted = [...rows].sort(factOrder);
  return sorted.filter((row, i) => i === 0 || factOrder(sorted[i - 1]!, row) !== 0);
}

/** All facts of either set. Complexity: O(n + m). */
export function unionOf<Row extends { readonly id: string }>(a: FactSet<Row>, b: FactSet<Row>): FactSet<Row> {
  const union: Row[] = [];
  sweep(a, b, (row) => union.push(row));
  return union;
}

/** The facts that only one of two sets has. Complexity: O(n + m). */
export function differenceOf<Row extends { readonly id: string }>(a: FactSet<Row>, b: FactSet<Row>): Row[] {
  const difference: Row[] = [];
  sweep(a, b, (row, isInBoth) => {
    if (!isInBoth) difference.push(row);
  });
  return difference;
}

/** Visits the facts of both sets in order, each once. */
function sweep<Row extends { readonly id: string }>(
  a: FactSet<Row>,
  b: FactSet<Row>,
  visit: (row: Row, isInBoth: boolean) => void,
): void {
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const order = i === a.length ? 1 : j === b.length ? -1 : factOrder(a[i]!, b[j]!);
    visit(order <= 0 ? a[i]! : b[j]!, order === 0);
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
}

/** Contents are written out only where two rows of one id differ: what is delivered twice is mostly the same. */
function factOrder<Row extends { readonly id: string }>(a: Row, b: Row): number {
  const order = codeUnitOrder(a.id, b.id);
  if (order !== 0 || sameJson(a, b)) return order;
  return codeUnitOrder(contentOf(a), contentOf(b));
}
