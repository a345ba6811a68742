import type { Issue, IssueCode } from "../models/outcome.js";

/** One row of an export: what a CSV parser gives (text by column name), or any JSON object. */
export type ExportRow = Readonly<Record<string, unknown>>;

/** A column of an export. */
export interface Column<Field extends string = string> {
  /** How the adapter calls it. */
  readonly field: Field;
  /** How exports call it, best name first. Case, space around the name and a byte-order mark make no difference. */
  readonly names: readonly [string, ...string[]];
  /** Whether a file without it cannot be read. */
  readonly required: boolean;
}

/** What a row has in each column that the adapter knows; a column that the row lacks is `undefined`. */
export type Cells<Field extends string = string> = { readonly [Name in Field]: unknown };

/** One field of a row that cannot be read. */
export interface FieldProblem<Field extends string = string> {
  readonly field: Field;
  readonly code: IssueCode;
  /** The rule, as a noun phrase. */
  readonly expected: string;
  /** What was there. */
  readonly actual: unknown;
}

/** What an adapter makes of one row. */
export type RowReading<RowValue, Field extends string = string> =
  | { readonly kind: "read"; readonly value: RowValue }
  /** Nothing is wrong with it, and it says nothing: a cancelled order. */
  | { readonly kind: "skipped"; readonly reason: string }
  /** All that is wrong with it. */
  | { readonly kind: "bad"; readonly problems: readonly FieldProblem<Field>[] };

/** A row that was read, and where it stood. */
export interface NumberedRow<RowValue> {
  /** From 1, the heading not counted. */
  readonly row: number;
  readonly value: RowValue;
}

/** What came of putting the rows together. */
export interface Assembled<Facts, Field extends string = string> {
  readonly facts: Facts;
  /** Rows that fit in themselves and not with the others. */
  readonly problems: readonly (FieldProblem<Field> & { readonly row: number })[];
  /** Rows that add nothing, such as one that stands there twice. */
  readonly skipped?: readonly { readonly row: number; readonly reason: string }[];
}

/**
 * How rows of an export become facts. Plain functions over plain data: an adapter for another export is written like
 * those of `creator-core/adapters`, and `parseRows` does the rest.
 */
export interface RowAdapter<RowValue, Facts, Field extends string = string> {
  /** For people: `"TikTok Shop affiliate orders"`. */
  readonly name: string;
  readonly columns: readonly Column<Field>[];
  /** Reads one row by itself. */
  readonly readRow: (cells: Cells<Field>) => RowReading<RowValue, Field>;
  /** Puts the good rows together. Called once, with every row that was read, in their order. */
  readonly assemble: (rows: readonly NumberedRow<RowValue>[]) => Assembled<Facts, Field>;
}

/** An issue of a file of rows. */
export interface RowIssue extends Issue {
  /** From 1, the heading not counted; 0 for the heading itself. */
  readonly row: number;
  /** The name of the column as the file has it; empty when it is about the whole row. */
  readonly field: string;
  /** The line of the file, when the caller says where rows are. */
  readonly line?: number;
  /** The file, when the caller names it. */
  readonly file?: string;
}

/** A row that nothing was made of, and why that is right. */
export interface SkippedRow {
  /** From 1, the heading not counted. */
  readonly row: number;
  readonly reason: string;
}
