/** One line of CSV; cells with a comma, a quote or a line break are quoted. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => quote(String(cell))).join(",")}\r\n`;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A JSON array with one item on each line, so that a line number says which item is meant. */
export function jsonLines(items: readonly unknown[], indent = ""): string {
  if (items.length === 0) return "[]";
  return `[\n${items.map((item) => `${indent}  ${JSON.stringify(item)}`).join(",\n")}\n${indent}]`;
}

/** A JSON object of such arrays. */
export function jsonSections(sections: Readonly<Record<string, readonly unknown[]>>): string {
  const parts = Object.entries(sections).map(([name, items]) => `  ${JSON.stringify(name)}: ${jsonLines(items, "  ")}`);
  return `{\n${parts.join(",\n")}\n}`;
}

/** `26.66` for 2,666 minor units. */
export function decimal(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Keeps the good rows in order and spreads the bad ones among them. */
export function strew<Good, Bad>(rows: readonly Good[], bad: readonly Bad[]): (Good | Bad)[] {
  const result: (Good | Bad)[] = [...rows];
  bad.forEach((row, index) => {
    result.splice(Math.floor(((index + 1) * rows.length) / (bad.length + 1)) + index, 0, row);
  });
  return result;
}
