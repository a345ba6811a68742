import type { EntrySource, LedgerEntry, RejectedRule } from "../../models/ledger.js";
import { formatMoney } from "../../money/format-money.js";
import { assertEntry } from "./assert-ledger.js";
import { clauseOf } from "./explain-line.js";

/**
 * Why was this booked?
 *
 * One sentence from the receipt of the entry: its lines, what it is about, the rule, and the rules that did not apply
 * with their reasons. It is for the brand: it names rules that are for other creators. For a creator there are the
 * explanations of a `statement`, which do not. For one line of the receipt there is `explainLine`.
 *
 * Complexity: O(lines and rejected rules of the entry).
 *
 * @param entry - a ledger entry
 * @returns the sentence, in English, the same on every machine
 * @throws `invalidArgument`, `invalidMoney`, `invalidInstant` and others, with the path, when it is no ledger entry
 *
 * @example
 * ```ts
 * import { explainEntry } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const entry = {
 *   id: "e-1", kind: "commission", creatorId: "c-1", amount: money("4.00", "GBP"), source: { kind: "sale", conversionId: "order-7" },
 *   occurredAt: 0, bookedAt: 0, availableAt: 0, terms: { id: "standard", version: 1 }, ruleId: "skincare-boost",
 *   trace: [{ code: "rateOfBase", ruleId: "skincare-boost", amount: money("4.00", "GBP"), base: money("26.66", "GBP"), rate: "0.15", what: "netSales" }],
 * } as const;
 * explainEntry(entry); // => "15 % of £26.66 net sales (order-7, rule skincare-boost)"
 *
 * const message = "Rule skincare-boost comes first.";
 * const rejected = [{ ruleId: "everyone", reasons: [{ code: "lessSpecific", path: [], message }] }] as const;
 * explainEntry({ ...entry, rejected }); // => "15 % of £26.66 net sales (order-7, rule skincare-boost); 1 rule did not apply: everyone: Rule skincare-boost comes first."
 *
 * explainEntry({ ...entry, kind: "payout", amount: money("-4.00", "GBP"), source: { kind: "payout", payoutId: "p-1" }, ruleId: null, trace: [{ code: "paidOut", ruleId: null, amount: money("-4.00", "GBP") }] }); // => "£4.00 paid out (p-1)"
 * ```
 */
export function explainEntry(entry: LedgerEntry): string {
  assertEntry(entry, "entry");
  const rejected = entry.rejected ?? [];
  return `${reasonOf(entry)}${rejected.length === 0 ? "" : `; ${rejectionsOf(rejected)}`}`;
}

/** The same without the rules that did not apply: those of others are no business of the creator who reads a statement. */
export function reasonOf(entry: LedgerEntry): string {
  const { amount, source, ruleId, trace } = entry;
  const lines = trace.length === 0 ? formatMoney(amount) : trace.map(clauseOf).join(", ");
  const about = ruleId === null ? subjectOf(source) : `${subjectOf(source)}, rule ${ruleId}`;
  return `${leadOf(entry)}${lines} (${about})`;
}

/** What is earned or paid speaks for itself; a correction says that it is one. */
function leadOf({ kind, amount }: LedgerEntry): string {
  switch (kind) {
    case "reversal":
      return amount.minor < 0 ? "taken back: " : "given back: ";
    case "clawback":
      return amount.minor < 0 ? "taken back after it was paid: " : "given back: ";
    case "trueUp":
      return "corrected: ";
    case "capAdjustment":
      return "corrected, as the room under a cap changed: ";
    case "release":
      return "released: ";
    default:
      return "";
  }
}

/** What an entry is about, in the caller's own ids. */
export function subjectOf(source: EntrySource): string {
  switch (source.kind) {
    case "sale":
      return source.conversionId;
    case "post":
      return source.postId;
    case "deliverable":
      return source.deliverableId;
    case "period":
      return source.key;
    case "payout":
      return source.payoutId;
    case "transfer":
      return source.transferId;
  }
}

function rejectionsOf(rejected: readonly RejectedRule[]): string {
  const rules = rejected.map(({ ruleId, reasons }) => `${ruleId}: ${reasons.map(({ message }) => message).join(" ")}`);
  return `${rejected.length === 1 ? "1 rule" : `${rejected.length} rules`} did not apply: ${rules.join(" ")}`;
}
