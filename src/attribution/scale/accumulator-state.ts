import { assertObjects } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { assertText, assertTexts } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { AccumulatorState } from "../../models/attribution-aftermath.js";
import type { Conversion, Touchpoint } from "../../models/tracking.js";
import { toInstant } from "../../time/to-instant.js";
import { canonicalFact } from "./canonical-fact.js";
import { type FactSet, factSetOf } from "./fact-set.js";

/**
 * Facts as they are kept. Only what the set itself needs is checked: what else may be wrong with a fact is said when it is
 * attributed, as always.
 *
 * Complexity: O(n log n).
 */
export function readFacts<Row extends Conversion | Touchpoint>(rows: readonly Row[], path: string): FactSet<Row> {
  assertObjects(rows, path);
  return factSetOf(rows.map((row, i) => readFact(row, `${path}[${i}]`)));
}

function readFact<Row extends Conversion | Touchpoint>(row: Row, path: string): Row {
  assertText(row.id, `${path}.id`);
  assertText(row.customerKey, `${path}.customerKey`);
  toInstant(row.occurredAt, `${path}.occurredAt`);
  return canonicalFact(row, path);
}

/** Ids, each once, sorted. */
export function readIds(ids: readonly string[], path: string): string[] {
  assertTexts(ids, path);
  return [...new Set(ids)].sort(codeUnitOrder);
}

/** The facts that were not taken back. */
export function withoutIds<Row extends { readonly id: string }>(rows: FactSet<Row>, ids: readonly string[]) {
  if (ids.length === 0) return rows;
  const gone = new Set(ids);
  return rows.filter(({ id }) => !gone.has(id));
}

/** A state comes from outside, such as a database, and is trusted only as far as a look at its ids goes. */
export function assertState(state: AccumulatorState, path: string): void {
  assertObject(state, path, "a state of an accumulator");
  const { conversions, touchpoints, retractedConversions, retractedTouchpoints } = state;
  assertFactSet(conversions, `${path}.conversions`);
  assertFactSet(touchpoints, `${path}.touchpoints`);
  assertTexts(retractedConversions, `${path}.retractedConversions`);
  assertTexts(retractedTouchpoints, `${path}.retractedTouchpoints`);
}

function assertFactSet(rows: FactSet<Conversion | Touchpoint>, path: string): void {
  assertObjects(rows, path);
  let last = "";
  for (let i = 0; i < rows.length; i += 1) {
    const { id } = rows[i]!;
    if (typeof id !== "string") assertText(id, `${path}[${i}].id`);
    if (id < last) fail("invalidArgument", `${path}[${i}].id`, "no smaller than the id before", id);
    last = id;
  }
}
