import { fail } from "../errors/creator-core-error.js";
import { firstOccurrence } from "../kernels/first-occurrence.js";
import { sameFacts } from "../time/same-facts.js";

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
  const ids = Array.from(rows, (row: (typeof rows)[number], index) => {
    if (typeof row !== "object" || row === null) fail("invalidArgument", `${path}[${index}]`, "an object", row);
    if (typeof row.id !== "string") fail("invalidArgument", `${path}[${index}].id`, "a text", row.id);
    return row.id;
  });
  const first = firstOccurrence(ids);
  for (let row = 0; row < first.length; row += 1) {
    if (first[row] !== row && !sameFacts(rows[first[row]!], rows[row])) {
      fail("duplicateId", `${path}[${row}].id`, `new, or all of ${path}[${first[row]}] repeated`, ids[row]);
    }
  }
  return first;
}
