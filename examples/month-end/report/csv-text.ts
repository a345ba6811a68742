/** A CSV file for a spreadsheet: RFC 4180, with a byte-order mark so that the usual programs read £ and € as what they are. */
export function csvText(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("")}`;
}

/**
 * A cell that a spreadsheet shows and never runs: text that begins like a formula gets an apostrophe in front. A plain
 * number such as -12.50 is left alone, because it cannot be a formula and has to stay a number.
 */
export function csvCell(text: string): string {
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(text);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
