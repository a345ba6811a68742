import { assertObject } from "../errors/assert-object.js";
import type { IssueCode } from "../models/outcome.js";
import { FEWER_ISSUES, MOST_ISSUES } from "./_faults.js";
import { grouped } from "./_grouped.js";
import { makeIssue } from "./_issues.js";
import { columnMatcher, type MatchedRow } from "./_match-columns.js";
import { MOST_ROWS, rowsIn } from "./_rows-in.js";
import type { ExportRow, FieldProblem, NumberedRow, RowAdapter, RowIssue, SkippedRow } from "./row-adapter.js";

/** Where the rows came from, for the messages. */
export interface ParseRowsOptions {
  /** The name of the file. */
  readonly file?: string | undefined;
  /**
   * The line of the file on which each row begins, in the order of the rows; CSV parsers know it. (It is not the number
   * of the row: cells may have line breaks.)
   */
  readonly lines?: readonly number[] | undefined;
}

/** The facts of a file, and everything that is wrong with it. */
export interface ParsedRows<Facts> {
  /** Made of the good rows only. */
  readonly facts: Facts;
  /** By row: first those of the heading, then all issues of each bad row. */
  readonly issues: readonly RowIssue[];
  /** Rows that are in order and say nothing, with the reason: cancelled orders, rows that stand there twice. */
  readonly skipped: readonly SkippedRow[];
  /** Columns the adapter has no use for, sorted. */
  readonly ignoredColumns: readonly string[];
}

/**
 * What does this export say, and which of its rows cannot be believed?
 *
 * The rows are what a CSV parser gives when it takes the first line as heading, or JSON objects. Good rows are kept; of
 * every bad one you get the row, the column, the value and the rule. Columns are found by name, not by place: upper and
 * lower case, space around the name and a byte-order mark make no difference. A required column that no row has is said
 * once, and nothing is read then.
 *
 * For rows that already look like the models take `parseEach`.
 *
 * Complexity: O(cells).
 *
 * @param adapter - how such rows are read: `affiliateOrders(…)`, `videos(…)`, or your own
 * @param rows - the rows, in the order of the file; anything that is no list is one issue
 * @param options - the name of the file and the lines of its rows, for the messages
 * @returns the facts of the good rows, all issues, the rows that say nothing, and the columns that were not read.
 * Of more than 100,000 issues, one says that the rest is not listed
 * @throws `invalidArgument` when the options are none; whatever the rows are, they are issues and never an exception
 *
 * @example
 * ```ts
 * import { affiliateOrders } from "creator-core/adapters/tiktok-shop";
 * import { parseRows } from "creator-core/schemas";
 *
 * const row = {
 *   "Order ID": "586335413540324465", "SKU ID": "1729384958349379329", "Payment Amount": "33.33", Currency: "GBP",
 *   Quantity: "1", "Order Status": "Completed", "Creator Username": "nris9", "Time Created": "30/06/2026 16:53:20",
 * };
 * const adapter = affiliateOrders({ timeZone: "Europe/London", exportedAt: "2026-07-01T00:00:00Z" });
 * const { facts, issues } = parseRows(adapter, [row, { ...row, Quantity: "many" }], { file: "orders.csv" });
 *
 * facts.conversions[0]?.value; // => { minor: 3333, currency: "GBP" }
 * issues[0]?.message; // => 'orders.csv row 2, "Quantity" must be a whole number of 1 or more, got "many"'
 * ```
 */
export function parseRows<RowValue, Facts, Field extends string>(
  adapter: RowAdapter<RowValue, Facts, Field>,
  rows: readonly ExportRow[],
  options: ParseRowsOptions = {},
): ParsedRows<Facts> {
  assertObject(options, "options");
  const issues: RowIssue[] = [];
  const skipped: SkippedRow[] = [];
  const good: NumberedRow<RowValue>[] = [];
  const report = reporter(issues, rows, options);
  const given: readonly unknown[] = listOf(rows, report);
  const matcher = columnMatcher(adapter.columns);
  const matched = given.map((row) => matcher.match(row));

  const { missing, doubled, ignored, nameOf } = matcher.heading();
  for (const { name, names } of missing) report(0, name, "missing", `there, as ${names}`, undefined);
  for (const name of doubled) report(0, name, "inconsistent", "the name of one column only", name);

  if (missing.length === 0) {
    matched.forEach((row, index) => {
      readOne(adapter, row, index + 1, { good, skipped, report, nameOf });
    });
  }
  const { facts, problems, skipped: repeated = [] } = adapter.assemble(good);
  for (const { row, field, code, expected, actual } of problems) report(row, nameOf(field), code, expected, actual);
  return {
    facts,
    issues: issues.sort((a, b) => a.row - b.row),
    skipped: [...skipped, ...repeated].sort((a, b) => a.row - b.row),
    ignoredColumns: ignored,
  };
}

type Report = (row: number, field: string, code: IssueCode, expected: string, actual: unknown) => void;

/** Lists issues so far; that there are more is said once, in the end. */
function reporter(issues: RowIssue[], rows: unknown, options: ParseRowsOptions): Report {
  const list = listing(issues, options);
  return (row, field, code, expected, actual) => {
    if (issues.length < MOST_ISSUES) list(row, field, code, expected, actual);
    else if (issues.length === MOST_ISSUES) list(0, "", "outOfRange", `followed by rows to be ${FEWER_ISSUES}`, rows);
  };
}

/** Issues in the grammar of all others, with the place in the file in front. */
function listing(issues: RowIssue[], { file, lines }: ParseRowsOptions): Report {
  return (row, field, code, expected, actual) => {
    const line = row === 0 ? undefined : lines?.[row - 1];
    const place = row === 0 ? "heading" : `row ${row}${line === undefined ? "" : ` (line ${line})`}`;
    const where = [file, place].filter((part) => part !== undefined).join(" ");
    const path = row === 0 ? [] : field === "" ? [row - 1] : [row - 1, field];
    const issue = makeIssue(code, [], expected, actual, field === "" ? where : `${where}, ${JSON.stringify(field)}`);
    issues.push({
      ...issue,
      path,
      row,
      field,
      ...(line === undefined ? {} : { line }),
      ...(file === undefined ? {} : { file }),
    });
  };
}

function listOf(rows: unknown, report: Report): readonly unknown[] {
  const list = rowsIn(rows);
  if (typeof list !== "string") return list;
  report(0, "", list, `followed by a list of at most ${grouped(MOST_ROWS)} rows`, rows);
  return [];
}

interface Sink<RowValue> {
  readonly good: NumberedRow<RowValue>[];
  readonly skipped: SkippedRow[];
  readonly report: Report;
  readonly nameOf: (field: string) => string;
}

function readOne<RowValue, Facts, Field extends string>(
  adapter: RowAdapter<RowValue, Facts, Field>,
  matched: MatchedRow<Field>,
  row: number,
  { good, skipped, report, nameOf }: Sink<RowValue>,
): void {
  if (matched.cells === undefined) {
    report(row, "", "wrongType", "an object of cells by column", matched.row);
    return;
  }
  const reading = adapter.readRow(matched.cells);
  if (reading.kind === "read") good.push({ row, value: reading.value });
  else if (reading.kind === "skipped") skipped.push({ row, reason: reading.reason });
  else for (const problem of reading.problems) reportProblem(problem, row, report, nameOf);
}

function reportProblem(problem: FieldProblem, row: number, report: Report, nameOf: (field: string) => string): void {
  report(row, nameOf(problem.field), problem.code, problem.expected, problem.actual);
}
