import { assertObjects } from "../../../errors/assert-list.js";
import type { Sale } from "../../../models/attribution.js";
import type { AuditFinding, LedgerEntry, LedgerEntryKind } from "../../../models/ledger.js";
import type { Adjustment } from "../../../models/tracking.js";
import { assertMoney } from "../../../money/assert-money.js";
import type { Instant } from "../../../time/types.js";
import { readSales } from "../../accrual/sale-history.js";
import { aboutEntry, sumInWords } from "./finding.js";

/** What is wrong with sales, and with what is booked on them. */
export function* auditSales(
  ledger: readonly LedgerEntry[],
  sales: readonly Sale[],
  adjustments: readonly Adjustment[],
): Generator<AuditFinding> {
  const known = new Set<string>();
  const sound: Sale[] = [];
  for (const [index, sale] of sales.entries()) {
    assertParts(sale, `facts.sales[${index}]`);
    known.add(sale.id);
    const finding = splitFinding(sale);
    if (finding === null) sound.push(sale);
    else yield finding;
  }
  for (const entry of ledger) {
    if (entry.source.kind === "sale" && !known.has(entry.source.conversionId)) yield unknownSale(entry);
  }
  yield* auditRefunds(ledger, sound, adjustments);
}

/** What is added up. */
function assertParts({ value, credits, unattributed }: Sale, path: string): void {
  if (value !== undefined) assertMoney(value, `${path}.value`);
  assertObjects(credits, `${path}.credits`);
  for (const [place, credit] of credits.entries()) {
    if (credit.value !== undefined) assertMoney(credit.value, `${path}.credits[${place}].value`);
  }
  const nobody = unattributed?.value;
  if (nobody !== undefined) assertMoney(nobody, `${path}.unattributed.value`);
}

/** The credits and the part that nobody earned are the value of the sale. */
function splitFinding({ id, value, credits, unattributed }: Sale): AuditFinding | null {
  if (value === undefined) return null;
  const parts = [...credits.map((credit) => credit.value), unattributed?.value];
  const foreign = parts.find((part) => part !== undefined && part.currency !== value.currency);
  const sum = parts.reduce((so, part) => so + BigInt(part?.minor ?? 0), 0n);
  if (foreign === undefined && sum === BigInt(value.minor)) return null;
  const expected = sumInWords(BigInt(value.minor), value.currency);
  const actual = foreign === undefined ? sumInWords(sum, value.currency) : `a part in ${foreign.currency}`;
  const message = `The credits of ${id} do not sum to its value of ${expected}: they come to ${actual}.`;
  return { code: "splitsDoNotSum", path: ["sales", id, "credits"], expected, actual, message };
}

function unknownSale(entry: LedgerEntry): AuditFinding {
  const sale = entry.source.kind === "sale" ? entry.source.conversionId : "";
  const message = `${entry.id} is about ${sale}, which is not among the sales.`;
  return aboutEntry("unknownSale", entry, "source", message, "a sale that is given", sale);
}

/** What was paid before it was earned is kept back from what is earned elsewhere: it does not go with the sale. */
const apart: ReadonlySet<LedgerEntryKind> = /* @__PURE__ */ new Set(["recoup", "guaranteeTopUp", "advance"] as const);

/** What is booked on one sale in one currency. */
interface Booked {
  readonly first: LedgerEntry;
  readonly sum: bigint;
}

/** Of a sale that was taken back whole nothing stays booked. */
function* auditRefunds(
  ledger: readonly LedgerEntry[],
  sales: readonly Sale[],
  adjustments: readonly Adjustment[],
): Generator<AuditFinding> {
  const { bySale, lastRun } = bookedBySale(ledger);
  if (lastRun === null) return;
  for (const history of readSales(sales, adjustments, lastRun)) {
    if (history.stands.at(-1) !== false) continue;
    for (const [currency, { first, sum }] of bySale.get(history.id) ?? []) {
      if (sum !== 0n) yield doesNotNet(history.id, first, sumInWords(sum, currency));
    }
  }
}

function doesNotNet(sale: string, first: LedgerEntry, rest: string): AuditFinding {
  const message = `${sale} was taken back whole, and ${rest} of its commissions is still booked.`;
  return aboutEntry("refundDoesNotNet", first, "amount", message, "nothing", rest);
}

/** What happened after the last run cannot be booked yet. */
function bookedBySale(ledger: readonly LedgerEntry[]): {
  readonly bySale: ReadonlyMap<string, ReadonlyMap<string, Booked>>;
  readonly lastRun: Instant | null;
} {
  const bySale = new Map<string, Map<string, Booked>>();
  let lastRun: Instant | null = null;
  for (const entry of ledger) {
    const { source, amount, bookedAt, kind } = entry;
    if (lastRun === null || bookedAt > lastRun) lastRun = bookedAt;
    if (source.kind !== "sale" || apart.has(kind)) continue;
    const currencies = bySale.get(source.conversionId) ?? new Map<string, Booked>();
    const other = currencies.get(amount.currency);
    const sum = (other?.sum ?? 0n) + BigInt(amount.minor);
    bySale.set(source.conversionId, currencies.set(amount.currency, { first: other?.first ?? entry, sum }));
  }
  return { bySale, lastRun };
}
