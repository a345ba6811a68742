import { assertList } from "../../errors/assert-list.js";
import { fail } from "../../errors/creator-core-error.js";
import { firstRows } from "../../kernels/first-rows.js";
import { textHash } from "../../kernels/text-hash.js";
import { sameFacts } from "../../time/same-facts.js";

/** Whatever has an id of its own. */
interface Row {
  readonly id: string;
}

/**
 * Which rows say again what an earlier row of the same id has said. Files are delivered twice and webhooks are
 * repeated: that must not change anything. Two different facts under one id are a mistake that nobody can guess right.
 *
 * Complexity: O(rows), and the size of the rows that are repeated.
 *
 * @returns for each row the place of the first row of its id; `null` when no row says anything again.
 * @throws `duplicateId` when rows of one id differ, `invalidArgument` when they are no list of rows with ids.
 */
export function findRepeats(rows: readonly Row[], path: string): Int32Array | null {
  assertList(rows, path);
  if (areAscending(rows)) return null;
  const hashes = new Int32Array(rows.length);
  for (let row = 0; row < hashes.length; row += 1) {
    const fact = rows[row];
    if (typeof fact !== "object" || fact === null) return fail("invalidArgument", `${path}[${row}]`, "an object", fact);
    if (typeof fact.id !== "string") return fail("invalidArgument", `${path}[${row}].id`, "a text", fact.id);
    hashes[row] = textHash(fact.id);
  }
  const first = firstRows(hashes, (row) => rows[row]!.id);
  if (first !== null) assertSame(rows, first, path);
  return first;
}

/**
 * Whether every id is greater than the one before, so that none is there twice: as exports have it that count their rows or
 * name them by time. An id is greater when it is longer, or as long and greater by code units. Rows that are none are not.
 */
function areAscending(rows: readonly Row[]): boolean {
  let last = "";
  for (let row = 0; row < rows.length; row += 1) {
    const fact = rows[row];
    if (typeof fact !== "object" || fact === null) return false;
    const { id } = fact;
    if (typeof id !== "string" || !(id.length > last.length || (id.length === last.length && id > last))) return false;
    last = id;
  }
  return true;
}

function assertSame(rows: readonly Row[], first: Int32Array, path: string): void {
  for (let row = 0; row < first.length; row += 1) {
    if (first[row] !== row && !sameFacts(rows[first[row]!], rows[row])) {
      fail("duplicateId", `${path}[${row}].id`, `new, or all of ${path}[${first[row]}] repeated`, rows[row]!.id);
    }
  }
}
