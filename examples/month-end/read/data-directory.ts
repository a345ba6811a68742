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
      const wanted =
        name === undefined ? "a list" : `${isObject(json.value) ? "" : "an object with "}a list named "${name}"`;
      throw new Problem(1, `${file}, line ${json.lineOf(path)}: ${wanted} was expected.`);
    }
    this.#log.read(file, list.length);
    return list.map((value: unknown, index) => ({ value, file, line: json.lineOf([...path, index]) }));
  }

  /** Such a list that a file need not have. */
  async optionalList(file: string, name: string): Promise<Traced[]> {
    if (!this.has(file)) return [];
    const { value } = await this.json(file);
    return isObject(value) && property(value, name) === undefined ? [] : this.list(file, name);
  }

  /**
   * The facts of a CSV file. Rows that cannot be believed are written to the log; `used` says which are used all the
   * same.
   */
  async csv<RowValue, Facts, Field extends string>(
    file: string,
    adapter: RowAdapter<RowValue, Facts, Field>,
    used: (facts: Facts) => readonly { readonly row: number }[] = () => [],
  ): Promise<{ readonly facts: Facts; readonly rows: readonly ExportRow[]; readonly lines: readonly number[] }> {
    const { rows, lines, issues: broken } = await readCsv(join(this.#path, file), this.#progress);
    const { facts, issues, skipped } = parseRows(adapter, rows, { file: basename(file), lines });
    this.#log.read(file, rows.length + broken.length, skipped.length);
    for (const issue of broken) this.#log.issue(issue);
    const usedRows = new Set(used(facts).map(({ row }) => row));
    for (const { row, line = 1, field, code, expected, actual } of issues) {
      // Nothing can be read from a file without its columns.
      if (row === 0) {
        const trouble = code === "inconsistent" ? "stands there more than once" : `must be ${expected}, got ${actual}`;
        throw new Problem(1, `${file}, line 1: the column "${field.trim()}" ${trouble}.`);
      }
      const named = field === "" ? "(row)" : field;
      this.#log.issue({ file, line, field: named, expected: byLine(expected, lines), actual, kept: usedRows.has(row) });
    }
    return { facts, rows, lines };
  }
}

/** The library numbers the rows it is given; people look for lines. */
export function byLine(expected: string, lines: readonly number[]): string {
  return expected.replace(/\brow (\d+)\b/g, (row, number) => {
    const line = lines[Number(number) - 1];
    return line === undefined ? row : `line ${line}`;
  });
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function property(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
