import type { AuditFinding, LedgerEntry } from "../../../models/ledger.js";
import { formatMoney } from "../../../money/format-money.js";
import { moneyOfMinor } from "../../../money/money-of-minor.js";

/** A finding about one entry: every path begins with its id. */
export function aboutEntry(
  code: AuditFinding["code"],
  { id }: LedgerEntry,
  field: string,
  message: string,
  expected: string,
  actual: string,
): AuditFinding {
  return { code, path: ["ledger", id, field], expected, actual, message };
}

/** An exact sum in words, also where it is too large for an amount. */
export function sumInWords(sum: bigint, currency: string): string {
  const minor = Number(sum);
  return Number.isSafeInteger(minor) ? formatMoney(moneyOfMinor(minor, currency)) : `${sum} minor units of ${currency}`;
}
