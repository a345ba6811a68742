import { assertObjects } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { Sale } from "../../models/attribution.js";
import type { CommissionTerms, Payout } from "../../models/commission.js";
import type { AuditFinding, LedgerEntry } from "../../models/ledger.js";
import type { Adjustment } from "../../models/tracking.js";
import { assertId } from "../guards.js";
import { assertLedger } from "./assert-ledger.js";
import { auditCorrections } from "./audit/audit-corrections.js";
import { auditEntries } from "./audit/audit-entries.js";
import { auditPaid } from "./audit/audit-paid.js";
import { auditPayouts } from "./audit/audit-payouts.js";
import { auditSales } from "./audit/audit-sales.js";
import { subjectOf } from "./explain-entry.js";

/** What a ledger may be held against. What is absent is not asked for. */
export interface AuditFacts {
  /** Every version of every plan. */
  readonly terms?: readonly CommissionTerms[];
  /** All sales that anything was booked on. */
  readonly sales?: readonly Sale[];
  /** With the sales: those that happened by the last run. */
  readonly adjustments?: readonly Adjustment[];
  readonly payouts?: readonly Payout[];
}

/**
 * Is there anything in the ledger that cannot be right?
 *
 * For a ledger that came out of a database, was edited, or was put together from several systems. What `accrue` makes of
 * the facts has no findings, as long as what is paid is what `planPayout` said. A finding is not repaired here: entries
 * are never changed, only followed by others.
 *
 * Of the ledger alone:
 * - `linesDoNotSum`: the lines of an entry are not its amount;
 * - `mixedCurrencies`: an entry, its lines, its period, what it corrects or the rest of its payout differ in currency;
 * - `correctsNothing`: what an entry corrects is not there, or is another creator's;
 * - `reversedMoreThanEarned`: corrections leave less than nothing of an entry;
 * - `duplicateEntry`: one id stands for two entries;
 * - `paidWithoutBalance`: a payout is more than was payable when the money left;
 * - `payoutDoesNotBalance`: the parts of a payout or transfer contradict each other, or the payout that was reported.
 *
 * With the facts:
 * - `unknownTerms`, `unknownSale`: what an entry was booked under, or on, is not among them;
 * - `splitsDoNotSum`: the credits of a sale are not its value;
 * - `refundDoesNotNet`: a sale was taken back whole, and something of it is still booked.
 *
 * Complexity: O(n log n) for n entries and facts.
 *
 * @param ledger - all entries, in any order
 * @param facts - terms, sales and adjustments, and payouts; each may be absent
 * @returns the findings, by what they are about, then code; empty for a ledger that is sound. `path` is
 * `["ledger", entryId, field]`, or `["sales", saleId, "credits"]`.
 * @throws `invalidArgument`, `invalidMoney` and others, with the path, when it is no list of entries
 * @throws as `accrue` does when sales or adjustments are unusable
 *
 * @example
 * ```ts
 * import { auditLedger } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const amount = money("15.00", "GBP");
 * const entry = {
 *   id: "e-1", kind: "commission", creatorId: "c-1", amount, source: { kind: "sale", conversionId: "order-7" },
 *   occurredAt: 0, bookedAt: 0, availableAt: 0, terms: { id: "standard", version: 1 }, ruleId: "all",
 *   trace: [{ code: "rateOfBase", ruleId: "all", amount, base: money("100.00", "GBP"), rate: "0.15" }],
 * } as const;
 * auditLedger([entry]); // => []
 *
 * // Somebody edited the amount.
 * const [finding] = auditLedger([{ ...entry, amount: money("16.00", "GBP") }]);
 * finding?.code; // => "linesDoNotSum"
 * finding?.message; // => "The lines of e-1 come to £15.00, and the entry is of £16.00."
 *
 * auditLedger([entry], { terms: [] }).map(({ code, path }) => [code, ...path]); // => [["unknownTerms", "ledger", "e-1", "terms"]]
 * ```
 */
export function auditLedger(ledger: readonly LedgerEntry[], facts: AuditFacts = {}): AuditFinding[] {
  assertLedger(ledger, "ledger");
  assertFacts(facts);
  const { terms, sales, adjustments, payouts } = facts;
  // Where ids stand for several entries, it must not matter which of them comes first.
  const entries = [...ledger].sort(byContent);
  const findings = [
    ...auditEntries(entries, terms),
    ...auditCorrections(entries),
    ...auditPayouts(entries, payouts),
    ...auditPaid(entries),
    ...(sales === undefined ? [] : auditSales(entries, sales, adjustments ?? [])),
  ];
  return findings.sort(byPlace);
}

function assertFacts(facts: AuditFacts): void {
  assertObject(facts, "facts");
  for (const list of ["terms", "sales", "adjustments", "payouts"] as const) {
    if (facts[list] === undefined) continue;
    assertObjects(facts[list], `facts.${list}`);
    for (const [index, fact] of facts[list].entries()) assertId(fact.id, `facts.${list}[${index}].id`);
  }
  for (const [index, { conversionId }] of (facts.adjustments ?? []).entries()) {
    assertId(conversionId, `facts.adjustments[${index}].conversionId`);
  }
}

function byContent(a: LedgerEntry, b: LedgerEntry): number {
  return (
    codeUnitOrder(a.id, b.id) ||
    a.bookedAt - b.bookedAt ||
    a.occurredAt - b.occurredAt ||
    a.amount.minor - b.amount.minor ||
    codeUnitOrder(a.amount.currency, b.amount.currency) ||
    codeUnitOrder(a.creatorId, b.creatorId) ||
    codeUnitOrder(a.kind, b.kind) ||
    codeUnitOrder(a.corrects ?? "", b.corrects ?? "") ||
    codeUnitOrder(subjectOf(a.source), subjectOf(b.source))
  );
}

function byPlace(a: AuditFinding, b: AuditFinding): number {
  for (const [step, name] of a.path.entries()) {
    const order = codeUnitOrder(String(name), String(b.path[step]));
    if (order !== 0) return order;
  }
  return codeUnitOrder(a.code, b.code) || codeUnitOrder(a.message, b.message);
}
