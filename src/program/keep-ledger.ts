import { accrue } from "../commission/accrue.js";
import { balances } from "../commission/balances.js";
import { explainUnpaid } from "../commission/explain-unpaid.js";
import { statement } from "../commission/statement.js";
import type { CreatorId } from "../ids/index.js";
import type { Sale } from "../models/attribution.js";
import type { Balance, CreatorAttributes, LedgerEntry, Statement } from "../models/commission.js";
import type { NotComputed } from "../models/program.js";
import { groupBy } from "./group-by.js";
import type { Run } from "./open-run.js";
import type { Audience } from "./tier-creators.js";

/** Books what the sales earned, and says what stands in the books then. */
export function keepLedger(
  run: Run,
  sales: readonly Sale[],
  audiences: ReadonlyMap<CreatorId, Audience>,
): {
  readonly newEntries: readonly LedgerEntry[];
  readonly ledger: readonly LedgerEntry[];
  readonly balances: readonly Balance[];
  readonly statements: readonly Statement[];
  readonly notComputed: readonly NotComputed[];
} {
  const { facts, policies, asOf, period } = run;
  const creators = facts.creators.map(({ id, statusLevel }): CreatorAttributes => {
    const followerTier = audiences.get(id)?.tier ?? null;
    return {
      creatorId: id,
      ...(statusLevel === undefined ? {} : { statusLevel }),
      ...(followerTier === null ? {} : { followerTier }),
    };
  });
  const { adjustments, payouts, booked } = facts;
  const newEntries = accrue({ terms: policies.terms, sales, adjustments, payouts, creators, booked }, { asOf });
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
    notComputed: unpaid(run, sales, creators, ledger),
  };
}

/** Credited sales that no rule pays for. A zero has a reason too. */
function unpaid(
  { policies, asOf }: Run,
  sales: readonly Sale[],
  creators: readonly CreatorAttributes[],
  booked: readonly LedgerEntry[],
): NotComputed[] {
  return explainUnpaid({ terms: policies.terms, sales, creators, booked }, { asOf }).map(
    ({ conversionId, creatorId, code, message }) => ({ code, path: ["sales", conversionId, creatorId], message }),
  );
}
