import type { LedgerEntry } from "creator-core/models";

/** What every creator is owed in every currency, in words that compare well; without what comes to nothing. */
export function owed(ledger: readonly LedgerEntry[]): string[] {
  const sums = new Map<string, bigint>();
  for (const { creatorId, amount, kind } of ledger) {
    if (kind === "payout" || kind === "withholding" || kind === "fee" || kind === "writeOff") continue;
    const key = `${creatorId} ${amount.currency}`;
    sums.set(key, (sums.get(key) ?? 0n) + BigInt(amount.minor));
  }
  const some = [...sums].filter(([, minor]) => minor !== 0n);
  return some.sort().map(([key, minor]) => `${key} ${minor}`);
}
