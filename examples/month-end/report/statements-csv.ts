import { type StatementRow, statementRows } from "creator-core/commission";
import type { ProgramReport } from "creator-core/models";
import { csvText } from "./csv-text.js";
import type { Names } from "./words.js";

/** Every movement of every statement of the period, for a spreadsheet. */
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
  return csvText([columns.map(([name]) => name), ...rows.map((row) => columns.map(([, cell]) => cell(row)))]);
}
