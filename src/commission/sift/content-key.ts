import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import { readInstant } from "../../time/to-instant.js";

/** Deeper than any fact goes. */
const DEEPEST = 8;

/**
 * What a row says, as text: equal for rows that say the same, however their keys stand and their times are written. Of two
 * rows that differ, the smaller text is the first, whatever order they came in.
 */
export function contentKey(row: unknown): string {
  return written(row, "", DEEPEST);
}

function written(value: unknown, name: string, depth: number): string {
  if (name.endsWith("At") || value instanceof Date) {
    const instant = readInstant(value);
    if (!Number.isNaN(instant)) return String(instant);
  }
  if (typeof value !== "object" || value === null || depth === 0) return JSON.stringify(value) ?? typeof value;
  if (Array.isArray(value)) return `[${Array.from(value, (entry) => written(entry, "", depth - 1)).join()}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => codeUnitOrder(a, b));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${written(field, key, depth - 1)}`).join()}}`;
}
