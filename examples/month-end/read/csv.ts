import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { CsvError, type Info, parse } from "csv-parse";
import { fileTrouble, Problem } from "../problem.js";
import type { FileIssue } from "./file-reading.js";
import type { Progress } from "./progress.js";

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
 * Reads a CSV file as a stream: with or without a byte-order mark, with any line ends, with quotes around commas and
 * line breaks. A row with the wrong number of cells is set aside; a quote that is never closed leaves nothing to trust
 * and ends the run.
 */
export async function readCsv(path: string, progress: Progress): Promise<CsvFile> {
  const file = basename(path);
  const rows: CsvRow[] = [];
  const lines: number[] = [];
  const issues: FileIssue[] = [];
  let width = 0;
  const columns = (header: string[]) => {
    width = header.length;
    return header.map((cell) => cell.trim());
  };

  try {
    progress.start(file, (await stat(path)).size);
    const parser = parse({ bom: true, columns, info: true, relax_column_count: true, skip_empty_lines: true });
    const input = createReadStream(path);
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
    if (error instanceof CsvError) throw new Problem(1, `${file} is not readable as CSV: ${error.message}.`);
    throw new Problem(1, `Cannot read ${path}: ${fileTrouble(error)}.`);
  } finally {
    progress.stop();
  }
  if (width === 0) throw new Problem(1, `${file}, line 1: a header line was expected, but the file is empty.`);
  return { rows, lines, issues };
}

/** The parser counts the line a row ends on; a cell may contain line breaks. */
function lineBreaks(record: CsvRow): number {
  return Object.values(record).reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function wrongWidth(file: string, line: number, width: number, record: CsvRow): FileIssue {
  const cells = Object.keys(record).length;
  const actual = cells < width ? `only ${cells}` : "more cells than that";
  return { file, line, field: "(row)", expected: `${width} cells, as in the header`, actual, kept: false };
}
