import { accrue } from "../commission/accrue.js";
import { auditLedger } from "../commission/ledger/audit-ledger.js";
import { balances } from "../commission/ledger/balances.js";
import { statement } from "../commission/ledger/statement.js";
import { explainUnpaid, type UnpaidSale } from "../commission/rules/explain-unpaid.js";
import type { CreatorId } from "../ids/index.js";
import type { Sale } from "../models/attribution.js";
import type { AuditFinding, Balance, LedgerEntry, Statement } from "../models/ledger.js";
import type { NotComputed } from "../models/program.js";
import { attributesByDate } from "./attributes-by-date.js";
import { groupBy } from "./group-by.js";
import type { Run } from "./open-run.js";
import type { Audience } from "./tier-creators.js";

/** Books what sales, posts, deliverables and periods earned, and says what stands in the books then. */
export function keepLedger(
  run: Run,
  sales: readonly Sale[],
  audiences: ReadonlyMap<CreatorId, Audience>,
): {
  readonly newEntries: readonly LedgerEntry[];
  readonly ledger: readonly LedgerEntry[];
  readonly balances: readonly Balance[];
  readonly statements: readonly Statement[];
  readonly findings: readonly AuditFinding[];
  readonly notComputed: readonly NotComputed[];
} {
  const { facts, policies, asOf, period } = run;
  const { terms } = policies;
  const { adjustments, payouts, transfers, picks, referrals, posts, deliverables, fxRates, booked } = facts;
  const creators = attributesByDate(run, audiences);
  const sold = { terms, sales, creators, picks, fxRates };
  const newEntries = accrue(
    { ...sold, adjustments, payouts, transfers, referrals, posts, deliverables, booked },
    { asOf },
  );
  const ledger = [...booked, ...newEntries];
  const standing = balances(ledger, { asOf });
  const byCreator = groupBy(ledger, ({ creatorId }) => [creatorId]);
  return {
    newEntries,
    ledger,
    balances: standing,
    statements: standing.map(({ creatorId, currency }) =>
      // Each statement gets its creator's entries only: reading the whole ledger for every creator would be quadratic.
      statement(byCreator.get(creatorId) ?? [], { creatorId, currency, window: period }),
    ),
    findings: auditLedger(ledger, { terms, sales, adjustments, payouts }),
    notComputed: explainUnpaid({ ...sold, booked: ledger }, { asOf }).map(notPaid),
  };
}

/** A credited sale that no rule pays for: a zero has a reason too. */
function notPaid({ conversionId, creatorId, code, message }: UnpaidSale): NotComputed {
  return { code, path: ["sales", conversionId, creatorId], message };
}
