/** Rows in groups: those of group `g` are `rows[starts[g]]` to `rows[starts[g + 1] − 1]`. */
export interface GroupedRows {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** Rows in groups, and beside each its key. */
export interface GroupedKeys extends GroupedRows {
  readonly keys: Float64Array;
}

/**
 * Puts rows into numbered groups by a counting sort; a row of group −1 is left out. Rows of a group keep their order.
 *
 * @param groups - for each row its group, below `groupCount`, or −1
 *
 * Complexity: O(rows + groups).
 */
export function groupRows(groups: Int32Array, groupCount: number): GroupedRows {
  const starts = startsOf(groups, groupCount);
  const next = starts.slice(0, groupCount);
  const rows = new Int32Array(starts[groupCount]!);
  for (let row = 0; row < groups.length; row += 1) {
    const group = groups[row]!;
    if (group < 0) continue;
    rows[next[group]!] = row;
    next[group]! += 1;
  }
  return { starts, rows };
}

/** The same, with a column of keys put beside the rows in the same pass. */
export function groupKeys(groups: Int32Array, groupCount: number, keyOf: Float64Array): GroupedKeys {
  const starts = startsOf(groups, groupCount);
  const next = starts.slice(0, groupCount);
  const rows = new Int32Array(starts[groupCount]!);
  const keys = new Float64Array(rows.length);
  for (let row = 0; row < groups.length; row += 1) {
    const group = groups[row]!;
    if (group < 0) continue;
    const place = next[group]!;
    rows[place] = row;
    keys[place] = keyOf[row]!;
    next[group] = place + 1;
  }
  return { starts, rows, keys };
}

function startsOf(groups: Int32Array, groupCount: number): Int32Array {
  const starts = new Int32Array(groupCount + 1);
  for (let row = 0; row < groups.length; row += 1) if (groups[row]! >= 0) starts[groups[row]! + 1]! += 1;
  for (let group = 0; group < groupCount; group += 1) starts[group + 1]! += starts[group]!;
  return starts;
}
