import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { LedgerEntry } from "../../models/ledger.js";
import type { Instant } from "../../time/types.js";
import type { AccrualFacts } from "../accrue.js";
import type { Plans } from "../terms/compiled.js";
import { amountsOfEntry, type ExactLimits } from "./exact-limits.js";
import { called, type Tell, tellTooLarge } from "./findings.js";
import { onceById } from "./once-by-id.js";
import { readableRows, readings } from "./read-rows.js";

/** The ledger as far as it can be continued. */
export interface SiftedLedger {
  readonly booked: readonly LedgerEntry[];
  /**
   * What entries are about that were set aside, by kind and id: nothing may be computed for it, or what is booked already
   * would be booked again.
   */
  readonly doubtful: ReadonlySet<string>;
}

/** Sets aside what a run cannot go on from: entries that cannot be read, are there twice, or are booked after it. */
export function siftLedger(
  { booked }: AccrualFacts,
  plans: Plans,
  limits: ExactLimits,
  asOf: Instant,
  tell: Tell,
): SiftedLedger {
  const doubtful = new Set<string>();
  const readable = new Set(readableRows("booked", booked, tell));
  for (const entry of booked) if (!readable.has(entry)) doubt(entry, doubtful);
  const once = onceById(
    booked.filter((entry) => readable.has(entry)),
    { list: "booked", keyOf: readings.booked.keyOf, timeOf: ({ occurredAt }) => occurredAt },
    tell,
  );
  const until = once.filter((entry) => {
    if (entry.bookedAt <= asOf) return true;
    const message = `Entry ${called(entry.id)} is booked after the moment of the run; it is not known yet.`;
    tell("bookedLater", ["booked", entry.id, "bookedAt"], "leftOut", message);
    return false;
  });
  const beyond = limits.beyond(until, amountsOfEntry);
  for (const entry of beyond) doubt(entry, doubtful);
  const kept = until.filter((entry) => !beyond.has(entry) || tellTooLarge("booked", entry.id, tell));
  tellUnknownTerms(kept, plans, tell);
  return { booked: kept, doubtful };
}

/** As far as it can be read what an entry is about. */
function doubt(entry: unknown, doubtful: Set<string>): void {
  try {
    const { source } = entry as LedgerEntry;
    const about = sourceOfFinding(source);
    if (about !== null) doubtful.add(about);
  } catch {
    // It says nothing of what it is about.
  }
}

/** What an entry is about, as a key; `null` for a stretch of time. */
export function sourceOfFinding(source: LedgerEntry["source"]): string | null {
  switch (source.kind) {
    case "sale":
      return `sales/${source.conversionId}`;
    case "post":
      return `posts/${source.postId}`;
    case "deliverable":
      return `deliverables/${source.deliverableId}`;
    case "payout":
      return `payouts/${source.payoutId}`;
    case "transfer":
      return `transfers/${source.transferId}`;
    default:
      return null;
  }
}

/** One finding for each version or rule that entries name and nobody gave: they stay, and only shrink. */
function tellUnknownTerms(booked: readonly LedgerEntry[], plans: Plans, tell: Tell): void {
  const unknown = new Map<string, LedgerEntry[]>();
  for (const entry of booked) {
    const { terms, ruleId } = entry;
    if (terms === null) continue;
    const plan = plans.version(terms.id, terms.version);
    if (plan !== undefined && (ruleId === null || plan.rule(ruleId) !== undefined)) continue;
    const key = JSON.stringify([terms.id, terms.version, plan === undefined ? null : ruleId]);
    const group = unknown.get(key);
    if (group === undefined) unknown.set(key, [entry]);
    else group.push(entry);
  }
  for (const entries of unknown.values()) tellUnknown(entries, plans, tell);
}

function tellUnknown(entries: readonly LedgerEntry[], plans: Plans, tell: Tell): void {
  const first = entries.reduce((a, b) => (codeUnitOrder(b.id, a.id) < 0 ? b : a));
  const { id, version } = first.terms!;
  const who = `Entry ${called(first.id)}${entries.length === 1 ? " was" : ` and ${entries.length - 1} more were`}`;
  const plan = `version ${version} of plan ${called(id)}`;
  const isPlanGiven = plans.version(id, version) !== undefined;
  const under = isPlanGiven
    ? `rule ${called(first.ruleId!)}, which ${plan} does not have`
    : `${plan}, which is not given`;
  const message = `${who} booked under ${under}: it can only be taken back.`;
  tell("unknownTerms", ["booked", first.id, isPlanGiven ? "ruleId" : "terms"], "kept", message);
}
