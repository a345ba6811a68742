import { type StatementRow, statementRows } from "creator-core/commission";
import type { ProgramReport } from "creator-core/models";
import type { Names } from "./words.js";

/**
 * Every movement of every statement of the period, for a spreadsheet: RFC 4180, with a byte-order mark so that the
 * usual programs read £ and € as what they are.
 */
export function statementsCsv(report: ProgramReport, names: Names): string {
  const rows = statementRows(report.statements);
  const columns: readonly (readonly [string, (row: StatementRow) => string])[] = [
    ["creator_id", (row) => row.creatorId],
    ["creator", (row) => names(row.creatorId)],
    ["currency", (row) => row.currency],
    ["occurred_at", (row) => row.occurredAt],
    ["kind", (row) => row.kind],
    ["subject", (row) => row.subject],
    ["amount", (row) => row.amount],
    ["balance", (row) => row.balance],
    ["explanation", (row) => row.explanation],
  ];
  const lines = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
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
