import type { Balance, LedgerEntry } from "../../models/ledger.js";
import { moneyOfMinor } from "../../money/money-of-minor.js";
import { negateMoney } from "../../money/negate-money.js";
import type { InstantInput } from "../../time/types.js";
import { asOfIn } from "../guards.js";
import { type Account, accountsOf, type ExactSum, moneyOf } from "./accounts.js";
import { assertLedger } from "./assert-ledger.js";

/**
 * What does the programme owe, to whom, and from when?
 *
 * States follow from dates: pending while it is not known when an entry may be paid, held until then, payable from that
 * very instant on. Reversals reduce what they reverse, in the same state. What was paid out comes off the payable part;
 * when that is less than nothing, it is `overpaid` and waits for later earnings, or is written off. What became another
 * currency counts where it is now. For the movements behind a balance use `statement`; for what to do about it,
 * `planPayout`.
 *
 * @formula pending + held + payable + overpaid = total = earned + written off − paid
 * @formula paid = sent + withheld + fees
 *
 * Units: minor units, each currency for itself.
 * Complexity: O(n log n) for n entries.
 *
 * @param ledger - all entries, in any order; those booked after `asOf` are not known yet
 * @param options - `asOf`: the moment
 * @returns one balance for each creator and currency with an entry that moves money, by creator, then currency
 * @throws `invalidArgument` when there are no options, or no list
 * @throws `invalidInstant` when `asOf` is no instant
 * @throws `invalidMoney`, `invalidArgument` and others, with the path, when an entry is none
 * @throws `moneyOverflow` when a sum is beyond ±(2^53 − 1) minor units
 *
 * @example
 * ```ts
 * import { balances } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const entry = {
 *   id: "e-1", kind: "commission", creatorId: "c-1", amount: money("15.00", "GBP"), source: { kind: "sale", conversionId: "order-7" },
 *   occurredAt: 0, bookedAt: 0, availableAt: 1000, terms: null, ruleId: null, trace: [],
 * } as const;
 * balances([entry], { asOf: 999 })[0]?.held; // => { minor: 1500, currency: "GBP" }
 * balances([entry], { asOf: 1000 })[0]?.payable.minor; // => 1500
 * balances([{ ...entry, availableAt: null }], { asOf: 1000 })[0]?.pending.minor; // => 1500
 *
 * const payout = { ...entry, id: "e-2", kind: "payout", amount: money("-20.00", "GBP"), availableAt: 0 } as const;
 * const [paid] = balances([entry, payout], { asOf: 1000 });
 * [paid?.payable.minor, paid?.overpaid.minor, paid?.total.minor, paid?.paid.minor]; // => [0, -500, -500, 2000]
 *
 * // What is written off is owed no more; it was never paid.
 * const writeOff = { ...payout, id: "e-3", kind: "writeOff", amount: money("5.00", "GBP") } as const;
 * const [even] = balances([entry, payout, writeOff], { asOf: 1000 });
 * [even?.overpaid.minor, even?.total.minor, even?.paid.minor]; // => [0, 0, 2000]
 * ```
 */
export function balances(ledger: readonly LedgerEntry[], options: { readonly asOf: InstantInput }): Balance[] {
  const asOf = asOfIn(options);
  assertLedger(ledger, "ledger");
  return accountsOf(ledger, asOf).map(balanceOf);
}

function balanceOf({ creatorId, currency, pending, held, due, settled }: Account): Balance {
  const amount = (...sums: readonly ExactSum[]) => moneyOf(sums, currency, `balance of "${creatorId}"`);
  const available = amount(due).minor;
  return {
    creatorId,
    currency,
    pending: amount(pending),
    held: amount(held),
    payable: moneyOfMinor(Math.max(0, available), currency),
    overpaid: moneyOfMinor(Math.min(0, available), currency),
    total: amount(pending, held, due),
    paid: negateMoney(amount(settled)),
  };
}
