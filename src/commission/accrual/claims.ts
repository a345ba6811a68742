import type { ClaimMaker } from "../components/claim-maker.js";
import { positionKey } from "../ledger/positions.js";
import type { CompiledRule, CompiledTerms } from "../terms/compiled.js";
import { creatorAccount, sourceAccount } from "./accounts.js";
import { type Book, boardOf } from "./book.js";
import { mark } from "./dirty.js";
import type { PlanClaim } from "./plan-claim.js";
import { postClaim } from "./post-claim.js";
import type { Run } from "./run.js";

/** What a claim comes to is known: it is booked, and what rests on it is computed again. */
export function setClaim(claim: PlanClaim, book: Book, run: Run): void {
  postClaim(claim, run);
  const { source, creatorId, ruleId, terms, currency, compiled } = claim;
  const { isGuaranteed, overrides } = boardOf(book, compiled);
  if (!isGuaranteed && overrides.length === 0) return;
  const key = positionKey(source, creatorId, terms.id, terms.version, ruleId);
  const before = book.claims.get(key);
  book.claims.set(key, claim);
  const accounts = [
    ...(isGuaranteed ? [creatorAccount(book, terms.id, creatorId, currency)] : []),
    ...(overrides.length > 0 ? [sourceAccount(book, compiled, source, currency, null)] : []),
  ];
  for (const account of accounts) {
    if (before !== undefined) account.claims.delete(before);
    account.claims.add(claim);
    if ("source" in account) mark(account, book.dirty.sources);
    else mark(account, book.dirty.creators);
  }
}

/** For whom a rule is computed, and how its plan rounds and calls things. */
export function makerOf(
  compiled: CompiledTerms,
  { id: ruleId, scope: { kinds } }: CompiledRule,
  base?: string,
): ClaimMaker {
  const [kind = "order"] = kinds;
  const orders = kinds.size === 1 ? `${kind}s` : "conversions";
  const maker = { ruleId, rounding: compiled.rounding.mode, orders };
  return base === undefined ? maker : { ...maker, base };
}
