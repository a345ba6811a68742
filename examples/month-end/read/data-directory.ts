import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ExportRow, RowAdapter } from "creator-core/schemas";
import { parseRows } from "creator-core/schemas";
import { fileTrouble, Problem } from "../problem.js";
import { readCsv } from "./csv.js";
import type { ReadingLog, Traced } from "./file-reading.js";
import { type JsonFile, readJson } from "./json.js";
import type { Progress } from "./progress.js";

const required = ["creators.csv", "tracking.json", "terms.json", "policies.json"];

/** A directory of data files. Files that need not be there read as empty. */
export class DataDirectory {
  readonly #path: string;
  readonly #present: ReadonlySet<string>;
  readonly #log: ReadingLog;
  readonly #progress: Progress;

  private constructor(path: string, present: ReadonlySet<string>, log: ReadingLog, progress: Progress) {
    this.#path = path;
    this.#present = present;
    this.#log = log;
    this.#progress = progress;
  }

  static async open(path: string, log: ReadingLog, progress: Progress): Promise<DataDirectory> {
    let present: ReadonlySet<string>;
    try {
      present = new Set(await readdir(path));
    } catch (error) {
      throw new Problem(1, `Cannot read the data directory ${path}: ${fileTrouble(error)}.`);
    }
    const missing = required.filter((file) => !present.has(file));
    if (missing.length > 0) throw new Problem(1, `The data directory ${path} has no ${missing.join(" and no ")}.`);
    return new DataDirectory(path, present, log, progress);
  }

  has(file: string): boolean {
    return this.#present.has(file);
  }

  json(file: string): Promise<JsonFile> {
    return readJson(join(this.#path, file));
  }

  /** The items of a list in a JSON file: of the list it consists of, or of the one under this name. */
  async list(file: string, name?: string): Promise<Traced[]> {
    if (!this.has(file)) return [];
    const json = await this.json(file);
    const path = name === undefined ? [] : [name];
    const list = name === undefined ? json.value : property(json.value, name);
    if (!Array.isArray(list)) {
      throw new Problem(
        1,
        `${file}, line ${json.lineOf(path)}: ${name === undefined ? "a list" : `a list named "${name}"`} was expected.`,
      );
    }
    this.#log.read(file, list.length);
    return list.map((value: unknown, index) => ({ value, file, line: json.lineOf([...path, index]) }));
  }

  /** The facts of a CSV file. Rows that cannot be believed are written to the log. */
  async csv<RowValue, Facts, Field extends string>(
    file: string,
    adapter: RowAdapter<RowValue, Facts, Field>,
  ): Promise<{ readonly facts: Facts; readonly rows: readonly ExportRow[]; readonly lines: readonly number[] }> {
    const { rows, lines, issues: broken } = await readCsv(join(this.#path, file), this.#progress);
    const { facts, issues, skipped } = parseRows(adapter, rows, { file: basename(file), lines });
    this.#log.read(file, rows.length + broken.length, skipped.length);
    for (const issue of broken) this.#log.issue(issue);
    for (const { row, line = 1, field, expected, actual } of issues) {
      // Nothing can be read from a file without its columns.
      if (row === 0) throw new Problem(1, `${file}, line 1: the column "${field}" must be ${expected}, got ${actual}.`);
      this.#log.issue({ file, line, field: field === "" ? "(row)" : field, expected, actual, kept: false });
    }
    return { facts, rows, lines };
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
