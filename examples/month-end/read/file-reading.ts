/** One thing in a file that could not be used, and where it stands. */
export interface FileIssue {
  readonly file: string;
  /** From 1, as an editor counts. */
  readonly line: number;
  /** The column, or the path within the item. */
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
  /** Whether the row is used all the same, because what is wrong with it harms nothing else. */
  readonly kept: boolean;
}

/** What one file gave. */
export interface FileReading {
  readonly file: string;
  /** Rows or items in it. */
  readonly rows: number;
  /** Those set aside because something is wrong with them. */
  readonly bad: number;
  /** Those that are in order and say nothing, such as cancelled orders. */
  readonly passedOver: number;
  readonly issues: readonly FileIssue[];
}

/** An item and where it stood. */
export interface Traced<Item = unknown> {
  readonly value: Item;
  readonly file: string;
  readonly line: number;
}

/** Keeps count of what was read and what was wrong with it, file by file. */
export class ReadingLog {
  readonly #files = new Map<string, { rows: number; passedOver: number; issues: FileIssue[] }>();

  read(file: string, rows: number, passedOver = 0): void {
    const entry = this.#entry(file);
    entry.rows += rows;
    entry.passedOver += passedOver;
  }

  issue(issue: FileIssue): void {
    this.#entry(issue.file).issues.push(issue);
  }

  readings(): FileReading[] {
    return [...this.#files].map(([file, { rows, passedOver, issues }]) => ({
      file,
      rows,
      // A row with two faults is one bad row.
      bad: new Set(issues.filter(({ kept }) => !kept).map(({ line }) => line)).size,
      passedOver,
      issues: issues.sort((a, b) => a.line - b.line),
    }));
  }

  #entry(file: string) {
    const entry = this.#files.get(file) ?? { rows: 0, passedOver: 0, issues: [] };
    this.#files.set(file, entry);
    return entry;
  }
}
