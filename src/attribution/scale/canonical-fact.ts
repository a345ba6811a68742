import { fail } from "../../errors/creator-core-error.js";
import { readInstant } from "../../time/to-instant.js";

/** Deeper than any fact goes; the same depth down to which two facts are compared. */
const DEEPEST = 8;

/**
 * A fact as plain JSON in one form: keys sorted, times (fields whose names end in `At`) in milliseconds, nothing without a
 * value. Two rows that say the same become equal, and what comes back from a database or a queue is equal to what went.
 *
 * Complexity: O(size of the row).
 *
 * @throws `invalidArgument` for what is no JSON, such as a bigint, or nested more than eight deep
 */
export function canonicalFact<Row extends object>(row: Row, path: string): Row {
  return canonical(row, "", path, DEEPEST) as Row;
}

/** What a fact says, as text: equal for two rows that say the same, however their keys are ordered. */
export function contentOf(row: object): string {
  return JSON.stringify(canonicalFact(row, "row"));
}

function canonical(value: unknown, name: string, path: string, depth: number): unknown {
  if (name.endsWith("At") || value instanceof Date) {
    const instant = readInstant(value);
    if (!Number.isNaN(instant)) return instant;
  }
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "number" && Number.isFinite(value)) return value + 0; // -0 is 0 in JSON
  if (typeof value !== "object") return fail("invalidArgument", path, "plain JSON", value);
  if (depth === 0) return fail("invalidArgument", path, "nested less deep", value);
  if (Array.isArray(value)) return Array.from(value, (item, i) => canonical(item, name, `${path}[${i}]`, depth - 1));
  return sorted(value as Readonly<Record<string, unknown>>, path, depth - 1);
}

/** Key after key in one order, so that rows of one kind have one shape. */
function sorted(row: Readonly<Record<string, unknown>>, path: string, depth: number): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(row).sort()) {
    const field = row[key];
    if (field === undefined) continue;
    const value = canonical(field, key, `${path}.${key}`, depth);
    // Assigning to this key would set the prototype.
    if (key === "__proto__")
      Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
    else copy[key] = value;
  }
  return copy;
}
