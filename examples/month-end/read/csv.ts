import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { fileTrouble, Problem } from "../problem.js";
import type { FileIssue } from "./file-reading.js";
import type { Progress } from "./progress.js";
import { readText } from "./text.js";

/** A data row as text, by column. */
export type CsvRow = Readonly<Record<string, string>>;

export interface CsvFile {
  readonly rows: readonly CsvRow[];
  /** The line of the file that the row of the same index begins on. */
  readonly lines: readonly number[];
  /** Rows that are no rows: too few or too many cells. */
  readonly issues: readonly FileIssue[];
}

/**
 * Reads a CSV file as a stream: separated by commas, semicolons or tabs, with any line ends, with quotes around
 * separators and line breaks. A row with the wrong number of cells is set aside; a quote that is never closed leaves
 * nothing to trust and ends the run.
 */
export async function readCsv(path: string, progress: Progress): Promise<CsvFile> {
  const file = basename(path);
  const rows: CsvRow[] = [];
  const lines: number[] = [];
  const issues: FileIssue[] = [];
  let width = 0;
  let lastLine = 0;
  const columns = (header: string[]) => {
    width = header.length;
    lastLine = 1;
    return distinct(header.map((cell) => cell.trim()));
  };

  try {
    progress.start(file, (await stat(path)).size);
    const text = readText(path);
    const { value: head = "" } = await text.next();
    const parser = parse({
      columns,
      delimiter: delimiterOf(head),
      info: true,
      // When the parser fails, rows that it has read may still be on their way here.
      on_record: (record: CsvRow, { lines }) => {
        lastLine = lines;
        return record;
      },
      record_delimiter: "\n",
      relax_column_count: true,
      skip_empty_lines: true,
    });
    const input = Readable.from(resumed(head, text));
    input.on("error", (error) => parser.destroy(error));
    for await (const { record, info } of input.pipe(parser) as AsyncIterable<{
      record: CsvRow;
      info: Info & { error?: CsvError };
    }>) {
      const line = info.lines - lineBreaks(record);
      if (info.error === undefined) {
        rows.push(record);
        lines.push(line);
      } else issues.push(wrongWidth(file, line, width, record));
      progress.step(info.bytes);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error instanceof CsvError) throw new Problem(1, brokenCsv(file, lastLine + 1, error));
    throw new Problem(1, `Cannot read ${path}: ${fileTrouble(error)}.`);
  } finally {
    progress.stop();
  }
  if (width === 0) throw new Problem(1, `${file}, line 1: a header line was expected, but the file is empty.`);
  return { rows, lines, issues };
}

async function* resumed(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}

/** What separates the cells of the header line: spreadsheets of half of Europe write semicolons. */
function delimiterOf(head: string): string {
  const [header = ""] = head.replace(/"[^"]*"/g, "").split("\n");
  const count = (delimiter: string) => header.split(delimiter).length;
  return [",", ";", "\t"].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** A name that stands there twice gets a space behind it, so that no cell is lost and the heading can be refused. */
function distinct(names: readonly string[]): string[] {
  const met = new Map<string, number>();
  return names.map((name) => {
    const before = met.get(name) ?? 0;
    met.set(name, before + 1);
    return name + " ".repeat(before);
  });
}

/** The parser counts the line a row ends on; a cell may contain line breaks. */
function lineBreaks(record: CsvRow): number {
  return Object.values(record).reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}

function wrongWidth(file: string, line: number, width: number, record: CsvRow): FileIssue {
  const cells = Object.keys(record).length;
  const actual = cells < width ? `only ${cells}` : "more cells than that";
  return { file, line, field: "(row)", expected: `${width} cells, as in the header`, actual, kept: false };
}

function brokenCsv(file: string, line: number, error: CsvError): string {
  const trouble = error.code.endsWith("OPENING_QUOTE")
    ? "has a quote in the middle of a cell; the whole cell must be in quotes then, and those inside it doubled"
    : "has a quote that is never closed, or text behind a closing quote";
  return `${file} is not readable as CSV: the row that begins in line ${line} ${trouble}.`;
}
