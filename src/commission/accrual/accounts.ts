import type { CreatorId, TermsId } from "../../ids/index.js";
import type { EntrySource } from "../../models/ledger.js";
import type { Earned } from "../components/earned.js";
import { escapePart } from "../ledger/escape-part.js";
import { sourceName } from "../ledger/positions.js";
import type { CompiledComponent, CompiledTerms } from "../terms/compiled.js";
import type { Book } from "./book.js";
import { getOrAdd } from "./get-or-add.js";
import type { PlanClaim } from "./plan-claim.js";
import type { SaleHistory } from "./sale-history.js";
import type { Account, CreatorAccount, SalePosition, SourceAccount } from "./sale-position.js";

export function creatorAccount(book: Book, termsId: TermsId, creatorId: CreatorId, currency: string): CreatorAccount {
  const key = `${escapePart(termsId)}/${escapePart(creatorId)}/${currency}`;
  return getOrAdd(book.creatorAccounts, key, () => {
    return { termsId, creatorId, currency, positions: new Set(), claims: new Set(), isDirty: false };
  });
}

export function sourceAccount(
  book: Book,
  compiled: CompiledTerms,
  source: EntrySource,
  currency: string,
  history: SaleHistory | null,
): SourceAccount {
  const { id, version } = compiled.terms;
  const key = `${escapePart(id)}/${version}/${currency}/${sourceName(source)}`;
  const account = getOrAdd(book.sourceAccounts, key, (): SourceAccount => {
    return { compiled, source, currency, history, positions: new Set(), claims: new Set(), isDirty: false };
  });
  account.history = history;
  return account;
}

/** All that was earned in an account, change by change. */
export function earnedIn({ positions, claims }: Account): readonly Earned[] {
  const earned: Earned[] = [];
  for (const position of positions) pushEarned(position, earned);
  for (const claim of claims) pushClaimed(claim, earned);
  return earned;
}

function pushEarned({ history, creatorId, ruleId, pay, bases, earning }: SalePosition, earned: Earned[]): void {
  const sourceKey = `sale/${history.id}`;
  // A fixed amount is no share of anything.
  const baseAt = (step: number) => (pay.kind === "fixed" ? 0 : bases[step]!);
  const push = (at: number, base: number, minor: number, causes: readonly string[]) => {
    if (base !== 0 || minor !== 0) earned.push({ creatorId, ruleId, sourceKey, at, base, minor, causes });
  };
  // Also of nothing: what it first earned on is when the sale was made.
  earned.push({ creatorId, ruleId, sourceKey, at: history.at, base: baseAt(0), minor: earning.made, causes: [] });
  let before = earning.made;
  for (const [index, { id, at }] of history.adjustments.entries()) {
    const after = earning.steps[index]!;
    push(Math.max(history.at, at), baseAt(index + 1) - baseAt(index), after - before, [id]);
    before = after;
  }
  push(Math.max(history.at, earning.at), 0, earning.final - before, []);
}

function pushClaimed({ source, creatorId, ruleId, compiled, readings }: PlanClaim, earned: Earned[]): void {
  const sourceKey = sourceName(source);
  const isOfPeriod = isForPeriods(compiled.rule(ruleId)?.component.kind);
  let before = 0;
  for (const { at, minor, causes } of readings) {
    const change = { creatorId, ruleId, sourceKey, at, base: 0, minor: minor - before, causes };
    earned.push(isOfPeriod ? { ...change, countsAt: at - 1 } : change);
    before = minor;
  }
}

/** What is paid for a whole period is dated at its end, which is the next one already. */
function isForPeriods(kind: CompiledComponent["kind"] | undefined): boolean {
  return kind === "retainer" || kind === "leaderboard";
}
