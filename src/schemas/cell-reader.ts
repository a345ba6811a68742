import { preview } from "../errors/preview.js";
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
 * import { cellReader, idCell, textCell, wholeNumberCell } from "creator-core/schemas";
 *
 * const cells = cellReader({ order: " 586335413540324465\t", pieces: "two", note: "--", sku: "1.72938E+18" });
 * cells.required("order", idCell); // => "586335413540324465"
 * cells.required("sku", idCell); // => undefined
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

const LONGEST_TEXT_CELL = 256;

/** How spreadsheets write a number that is too long for them, always with the sign: 5.86335E+17. No name looks like it. */
const SHORTENED = /^\d+(\.\d+)?E[+-]\d+$/i;

/** Some programs leave out the plus. */
const SHORTENED_ID = /^\d+(\.\d+)?E[+-]?\d+$/i;

/**
 * A cell of text, as a name or a note. A whole number is taken for its digits as long as it has not lost any. What looks
 * like a number that a spreadsheet has shortened is refused. For ids take {@link idCell}, which is stricter.
 */
export const textCell: CellType<string> = {
  expected: `text of 1 to ${LONGEST_TEXT_CELL} characters (long numbers as text, because they lose digits)`,
  read: (cell) => {
    const text = Number.isSafeInteger(cell) ? String(cell) : cell;
    const isText = typeof text === "string" && text.length <= LONGEST_TEXT_CELL;
    return isText && !SHORTENED.test(text) ? text : undefined;
  },
};

/**
 * A cell with an id. Ids of platforms are longer than numbers can be, so they must be exported as text. An id in
 * scientific notation is refused: many different ids look alike once their last digits are gone.
 */
export const idCell: CellType<string> = idCellUpTo(LONGEST_TEXT_CELL);

/**
 * A cell with an id that is not longer than its platform makes them.
 *
 * @param longest - how many characters it may have, 256 at most
 * @internal
 */
export function idCellUpTo(longest: number): CellType<string> {
  return {
    expected:
      `an id of 1 to ${longest} characters with all its digits ` +
      "(a spreadsheet that shows 5.86335E+17 has lost them: export again with ids as text)",
    read: (cell) => {
      const id = textCell.read(cell);
      return id !== undefined && id.length <= longest && !SHORTENED_ID.test(id) ? id : undefined;
    },
  };
}

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

/**
 * A cell of another row, for what is expected of this one: as the file has it, not as it was read.
 *
 * @internal
 */
export function cellInWords(cell: unknown): string {
  return cell === undefined ? "nothing" : preview(cell);
}
