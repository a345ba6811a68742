/** One thing that is wrong with outside data. */
export interface Issue {
  /** A stable code: `unknownKey`, `missing`, `wrongType`, `outOfRange`, `badFormat`, `duplicateId`, `danglingReference`, `inconsistent`. */
  readonly code: IssueCode;
  /** Where, from the root of what was read. */
  readonly path: readonly (string | number)[];
  /** The rule, as a noun phrase. */
  readonly expected: string;
  /** What was there, on one short line. */
  readonly actual: string;
  /** The whole as one sentence. */
  readonly message: string;
}

/** The kinds of trouble that outside data can have. */
export type IssueCode =
  | "unknownKey"
  | "missing"
  | "wrongType"
  | "outOfRange"
  | "badFormat"
  | "duplicateId"
  | "danglingReference"
  | "inconsistent";

/** A reason behind an outcome: a code to switch on, where it lies, what was wanted and what was there. */
export interface Reason<Code extends string = string> {
  readonly code: Code;
  /** Where in the facts, such as `["grants", "g-1", "platforms"]`. */
  readonly path: readonly (string | number)[];
  readonly expected?: string;
  readonly actual?: string;
  /** One sentence for a brand manager. */
  readonly message: string;
}
