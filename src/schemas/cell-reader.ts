import type { IssueCode } from "../models/outcome.js";
import type { Cells, FieldProblem, RowReading } from "./row-adapter.js";

/** What may stand in a cell: trimmed text, or the number or truth value of a JSON export. */
export type CellValue = string | number | boolean;

/** How one kind of cell is read. */
export interface CellType<T> {
  /** The rule, as a noun phrase. */
  readonly expected: string;
  /** The value, or `undefined` when the cell does not follow the rule. Must not throw. */
  readonly read: (cell: CellValue) => T | undefined;
}

/** Reads the cells of one row and remembers everything that is wrong with them. */
export interface CellReader<Field extends string> {
  /** The value of a cell that must be there; `undefined` when it is not, or is wrong, which is then remembered. */
  readonly required: <T>(field: Field, type: CellType<T>) => T | undefined;
  /** The value of a cell, if it is there; `undefined` also when it is wrong, which is then remembered. */
  readonly optional: <T>(field: Field, type: CellType<T>) => T | undefined;
  /** Remembers a rule that a cell breaks together with others. */
  readonly refuse: (field: Field, code: IssueCode, expected: string) => void;
  /** Whether anything is wrong so far. */
  readonly isBad: () => boolean;
  /** The reading of a row with something wrong. */
  readonly bad: () => RowReading<never, Field>;
}

const LONGEST = 20_000;

/** What exports write for "nothing". */
const blanks: ReadonlySet<unknown> = new Set(["", "/", "--", null, undefined]);

/**
 * Reads the cells of one row for an adapter, collecting all problems instead of stopping at the first.
 *
 * Text is trimmed, tabs and byte-order marks included. Blank text, `"/"`, `"--"` and `null` are absent cells.
 *
 * @param cells - what `readRow` of a `RowAdapter` is given
 * @returns the reader
 *
 * @example
 * ```ts
 * import { cellReader, textCell, wholeNumberCell } from "creator-core/schemas";
 *
 * const cells = cellReader({ order: " 586335413540324465\t", pieces: "two", note: "--" });
 * cells.required("order", textCell); // => "586335413540324465"
 * cells.optional("note", textCell); // => undefined
 * cells.required("pieces", wholeNumberCell(1)); // => undefined
 * cells.isBad(); // => true
 * ```
 */
export function cellReader<Field extends string>(cells: Cells<Field>): CellReader<Field> {
  const problems: FieldProblem<Field>[] = [];
  const refuse = (field: Field, code: IssueCode, expected: string) => {
    problems.push({ field, code, expected, actual: cells[field] });
  };
  const optional = <T>(field: Field, type: CellType<T>): T | undefined => {
    const cell = trimmed(cells[field]);
    if (blanks.has(cell)) return undefined;
    const value = isCell(cell) ? type.read(cell) : undefined;
    if (value === undefined) refuse(field, codeOf(cell), type.expected);
    return value;
  };
  const required = <T>(field: Field, type: CellType<T>): T | undefined => {
    if (!blanks.has(trimmed(cells[field]))) return optional(field, type);
    refuse(field, "missing", type.expected);
    return undefined;
  };
  return { required, optional, refuse, isBad: () => problems.length > 0, bad: () => ({ kind: "bad", problems }) };
}

function trimmed(cell: unknown): unknown {
  return typeof cell === "string" && cell.length <= LONGEST ? cell.trim() : cell;
}

function isCell(cell: unknown): cell is CellValue {
  if (typeof cell === "string") return cell.length <= LONGEST;
  return typeof cell === "number" || typeof cell === "boolean";
}

function codeOf(cell: unknown): IssueCode {
  if (typeof cell === "string") return cell.length > LONGEST ? "outOfRange" : "badFormat";
  return typeof cell === "number" ? "outOfRange" : "wrongType";
}

/**
 * A cell of text, as an id or a name. A whole number is taken for its digits as long as it has not lost any: ids of
 * platforms are longer than numbers can be, so they must be exported as text.
 */
export const textCell: CellType<string> = {
  expected: "text of 1 to 256 characters (ids as text, because long numbers lose digits)",
  read: (cell) => {
    const text = Number.isSafeInteger(cell) ? String(cell) : cell;
    return typeof text === "string" && text.length <= 256 ? text : undefined;
  },
};

/**
 * A cell with a whole number.
 *
 * @param least - the smallest it may be
 */
export function wholeNumberCell(least = 0): CellType<number> {
  return {
    expected: `a whole number of ${least} or more`,
    read: (cell) => {
      const value = typeof cell === "string" && /^\d{1,16}$/.test(cell) ? Number(cell) : cell;
      return typeof value === "number" && Number.isSafeInteger(value) && value >= least ? value + 0 : undefined;
    },
  };
}
