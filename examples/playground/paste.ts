import { columns, emptyRow, longestText, mostRows, type Row, type TableName } from "./state.js";

/** The cells of a copied piece of a sheet: rows by line, cells by tab. */
export function sheetCells(text: string): string[][] {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .replace(/\n+$/, "")
    .split("\n", mostRows + 2);
  return lines.map((line) => line.split("\t", 40).map((cell) => unquoted(cell.trim()).slice(0, longestText)));
}

/** Whether pasted text is more than the content of one cell. */
export const isSheet = (text: string): boolean => /[\t\n]/.test(text.trim());

/**
 * A table with a piece of a sheet pasted over it from one cell on, longer where needed. A first line that names
 * columns decides where the cells go; without one they go where they are pasted.
 */
export function pasteInto(
  table: TableName,
  rows: readonly Row[],
  at: { row: number; column: string },
  text: string,
): Row[] {
  const cells = sheetCells(text);
  const names = columns[table].map(({ name }) => name as string);
  const header = headerOf(table, cells[0] ?? []);
  const targets = header ?? names.slice(names.indexOf(at.column));
  const pasted = rows.slice();
  for (const [offset, line] of (header === null ? cells : cells.slice(1)).entries()) {
    const index = at.row + offset;
    if (index >= mostRows) break;
    while (pasted.length <= index) pasted.push(emptyRow(table));
    const changed = line.flatMap((cell, place) => {
      const target = targets[place];
      return typeof target === "string" ? [[target, cell] as const] : [];
    });
    pasted[index] = { ...pasted[index], ...Object.fromEntries(changed) };
  }
  return pasted;
}

/** Which column each cell of a header line is; `null` for a line that is no header. */
function headerOf(table: TableName, line: readonly string[]): readonly (string | null)[] | null {
  const found = line.map((cell) => {
    const word = cell.toLowerCase();
    const column = columns[table].find(({ name, label, also }) => [name, label.toLowerCase(), ...also].includes(word));
    return column?.name ?? null;
  });
  return found.some((name) => name !== null) ? found : null;
}

const unquoted = (cell: string): string => (/^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell);
