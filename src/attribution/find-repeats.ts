import { fail } from "../errors/creator-core-error.js";
import { firstOccurrence } from "../kernels/first-occurrence.js";
import { readInstant } from "../time/to-instant.js";

/** Deeper than any fact goes: what differs only below this is taken as different. */
const DEEPEST = 8;

/** Fields that hold the same whether an instant is written as a number, a `Date` or text. */
const instants: ReadonlySet<string> = /* @__PURE__ */ new Set(["occurredAt", "deliveredAt"]);

/**
 * Which rows say again what an earlier row of the same id has said. Files are delivered twice and webhooks are
 * repeated: that must not change anything. Two different facts under one id are a mistake that nobody can guess right.
 *
 * Complexity: O(rows), and the size of the rows that are repeated.
 *
 * @returns for each row the place of the first row of its id.
 * @throws `duplicateId` when rows of one id differ, `invalidArgument` when they are no list of rows with ids.
 */
export function findRepeats(rows: readonly { readonly id: string }[], path: string): Int32Array {
  if (!Array.isArray(rows)) fail("invalidArgument", path, "a list", rows);
  const ids = rows.map((row, index) => {
    if (typeof row !== "object" || row === null) fail("invalidArgument", `${path}[${index}]`, "an object", row);
    if (typeof row.id !== "string") fail("invalidArgument", `${path}[${index}].id`, "a text", row.id);
    return row.id;
  });
  const first = firstOccurrence(ids);
  for (let row = 0; row < first.length; row += 1) {
    if (first[row] !== row && !isSame(rows[first[row]!], rows[row], DEEPEST)) {
      fail("duplicateId", `${path}[${row}].id`, `new, or all of ${path}[${first[row]}] repeated`, ids[row]);
    }
  }
  return first;
}

/** Equality of plain data; a key without a value is as good as no key. */
function isSame(a: unknown, b: unknown, depth: number): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || depth === 0) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (a instanceof Date || b instanceof Date) return readInstant(a) === readInstant(b);

  const left = new Map(Object.entries(a).filter(([, value]) => value !== undefined));
  const right = Object.entries(b).filter(([, value]) => value !== undefined);
  return (
    left.size === right.length &&
    right.every(([key, value]) => {
      const other = left.get(key);
      if (depth === DEEPEST && instants.has(key) && readInstant(other) === readInstant(value)) return true;
      return left.has(key) && isSame(other, value, depth - 1);
    })
  );
}
