import { assertObjects } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { assertText } from "../../errors/assert-text.js";
import type { Statement } from "../../models/ledger.js";
import { assertMoney } from "../../money/assert-money.js";
import { toDecimalString } from "../../money/to-decimal-string.js";
import type { Money } from "../../money/types.js";
import { formatInstant } from "../../time/format-instant.js";
import type { Instant } from "../../time/types.js";
import { assertMoment, assertSource } from "./assert-ledger.js";
import { subjectOf } from "./explain-entry.js";

/** One row of a statement for a spreadsheet. Every field is text; amounts are plain decimals. */
export interface StatementRow {
  readonly creatorId: string;
  readonly currency: string;
  /** ISO 8601 in UTC; empty for an opening or closing on a side without a bound. */
  readonly occurredAt: string;
  /** `"opening"`, the kind of a movement, or `"closing"`. */
  readonly kind: string;
  /** The order, the period of a milestone, or the payout. */
  readonly subject: string;
  /** Empty for opening and closing. */
  readonly amount: string;
  /** The balance after this row. */
  readonly balance: string;
  readonly explanation: string;
}

/**
 * How do statements look in a spreadsheet?
 *
 * One row to open, one for each movement, one to close; statement after statement. Writing a file is left to the caller:
 * quoting, and cells that begin like a formula, are matters of the format.
 *
 * Complexity: O(n) for n lines.
 *
 * @param statements - as `statement` returns them
 * @returns rows in the order of the statements and their lines, all with the same keys
 * @throws `invalidArgument`, `invalidMoney` or `invalidInstant` when they are no statements
 *
 * @example
 * ```ts
 * import { statement, statementRows } from "creator-core/commission";
 *
 * const empty = statement([], { creatorId: "c-1", currency: "JPY", window: { start: 0 } });
 * statementRows([empty]).map((row) => [row.kind, row.occurredAt, row.balance]); // => [["opening", "1970-01-01T00:00:00.000Z", "0"], ["closing", "", "0"]]
 * ```
 */
export function statementRows(statements: readonly Statement[]): StatementRow[] {
  assertObjects(statements, "statements");
  statements.forEach((each, index) => {
    assertStatement(each, `statements[${index}]`);
  });
  return statements.flatMap(({ creatorId, currency, window, opening, lines, closing }) => [
    boundRow(creatorId, currency, "opening", window.start, opening),
    ...lines.map(({ occurredAt, kind, source, amount, balance, explanation }) => ({
      creatorId,
      currency,
      occurredAt: formatInstant(occurredAt),
      kind,
      subject: subjectOf(source),
      amount: toDecimalString(amount),
      balance: toDecimalString(balance),
      explanation,
    })),
    boundRow(creatorId, currency, "closing", window.end, closing),
  ]);
}

function boundRow(
  creatorId: string,
  currency: string,
  kind: "opening" | "closing",
  at: Instant | null,
  balance: Money,
): StatementRow {
  const occurredAt = at === null ? "" : formatInstant(at);
  return {
    creatorId,
    currency,
    occurredAt,
    kind,
    subject: "",
    amount: "",
    balance: toDecimalString(balance),
    explanation: "",
  };
}

/** What a row is made of. */
function assertStatement(statement: Statement, path: string): void {
  for (const field of ["creatorId", "currency"] as const) assertText(statement[field], `${path}.${field}`);
  for (const field of ["opening", "closing"] as const) assertMoney(statement[field], `${path}.${field}`);
  const { window, lines } = statement;
  assertObject(window, `${path}.window`, "a window of time");
  for (const side of ["start", "end"] as const) {
    if (window[side] !== null) assertMoment(window[side], `${path}.window.${side}`);
  }
  assertObjects(lines, `${path}.lines`);
  lines.forEach((line, index) => {
    const place = `${path}.lines[${index}]`;
    assertMoment(line.occurredAt, `${place}.occurredAt`);
    assertSource(line.source, `${place}.source`);
    for (const field of ["kind", "explanation"] as const) assertText(line[field], `${place}.${field}`);
    for (const field of ["amount", "balance"] as const) assertMoney(line[field], `${place}.${field}`);
  });
}
