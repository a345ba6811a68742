/** Cells in columns, the numbers among them to the right. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const [head = [], ...body] = rows;
  const columns = head.map((_, column) => ({
    width: rows.reduce((most, row) => Math.max(most, [...(row[column] ?? "")].length), 0),
    isNumeric: body.every((row) => /^(?:[–×-]?[£€$¥\d][^a-z]*)?$/.test(row[column] ?? "")),
  }));
  return rows.map((row) => {
    const cells = columns.map(({ width, isNumeric }, column) => {
      const cell = row[column] ?? "";
      return isNumeric ? cell.padStart(width) : cell.padEnd(width);
    });
    return ` ${cells.join("  ").trimEnd()}`;
  });
}
