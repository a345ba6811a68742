import { assertList } from "../errors/assert-list.js";
import { fail } from "../errors/creator-core-error.js";
import { firstRows } from "../kernels/first-rows.js";
import { sameFacts } from "../time/same-facts.js";

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
 * @returns for each row the place of the first row of its id.
 * @throws `duplicateId` when rows of one id differ, `invalidArgument` when they are no list of rows with ids.
 */
export function findRepeats(rows: readonly Row[], path: string): Int32Array {
  const firstOf = repeatFinder(rows, path);
  const first = new Int32Array(rows.length);
  for (let row = 0; row < first.length; row += 1) first[row] = firstOf(row);
  return first;
}

/** The same for whoever reads the rows anyway: to be asked for one row after the other, from 0 on. */
export function repeatFinder(rows: readonly Row[], path: string): (row: number) => number {
  assertList(rows, path);
  const firstOf = firstRows(rows.length, (row) => rows[row]!.id);
  return (row) => {
    const fact = rows[row];
    if (typeof fact !== "object" || fact === null) fail("invalidArgument", `${path}[${row}]`, "an object", fact);
    if (typeof fact.id !== "string") fail("invalidArgument", `${path}[${row}].id`, "a text", fact.id);
    const first = firstOf(row, fact.id);
    if (first !== row && !sameFacts(rows[first], fact)) {
      fail("duplicateId", `${path}[${row}].id`, `new, or all of ${path}[${first}] repeated`, fact.id);
    }
    return first;
  };
}
