import type { CreatorId, LedgerEntryId } from "../ids/index.js";
import { codeUnitOrder } from "../kernels/code-unit-order.js";
import type { Balance, LedgerEntry } from "../models/commission.js";
import { exactMoney } from "../money/exact-money.js";
import type { Instant, InstantInput } from "../time/types.js";
import { asOfIn, assertLedger } from "./guards.js";
import { getOrAdd } from "./positions.js";

/**
 * What does the programme owe, to whom, and from when?
 *
 * States follow from dates: pending while it is not known when an entry may be paid, held until then, payable from that
 * instant on. Reversals reduce what they reverse, in the same state. What was paid out comes off the payable part; when
 * that is less than nothing, it is `overpaid` and waits for later earnings. For the movements behind a balance use
 * `statement`.
 *
 * @formula pending + held + payable + overpaid = total = earned − paid
 *
 * Units: minor units, each currency for itself.
 * Complexity: O(n log n) for n entries.
 *
 * @param ledger - all entries, in any order; those booked after `asOf` are not known yet
 * @param options - `asOf`: the moment
 * @returns one balance for each creator and currency with an entry that moves money, by creator, then currency
 * @throws `invalidArgument` when there are no options
 * @throws `invalidInstant` when `asOf` is no instant
 * @throws `invalidMoney` when an amount is no money
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
 * ```
 */
export function balances(ledger: readonly LedgerEntry[], options: { readonly asOf: InstantInput }): Balance[] {
  const asOf = asOfIn(options);
  assertLedger(ledger, "ledger");
  const known = ledger.filter(({ bookedAt }) => bookedAt <= asOf);
  const released = releaseDates(known);
  const accounts = new Map<CreatorId, Map<string, Sums>>();
  for (const entry of known) {
    const { creatorId, amount, kind } = entry;
    if (amount.minor === 0) continue;
    const currencies = getOrAdd(accounts, creatorId, () => new Map<string, Sums>());
    const sums = getOrAdd(currencies, amount.currency, () => ({ pending: 0, held: 0, available: 0, paid: 0 }));
    sums[stateOf(entry, released, asOf)] += amount.minor;
    if (kind === "payout") sums.paid -= amount.minor;
  }
  return [...accounts.keys()].sort(codeUnitOrder).flatMap((creatorId) => {
    const currencies = accounts.get(creatorId)!;
    return [...currencies.keys()]
      .sort(codeUnitOrder)
      .map((currency) => balanceOf(creatorId, currency, currencies.get(currency)!));
  });
}

interface Sums {
  pending: number;
  held: number;
  available: number;
  paid: number;
}

function releaseDates(ledger: readonly LedgerEntry[]): ReadonlyMap<LedgerEntryId, Instant> {
  const dates = new Map<LedgerEntryId, Instant>();
  for (const { kind, corrects, availableAt } of ledger) {
    if (kind === "release" && availableAt !== null) dates.set(corrects ?? "", availableAt);
  }
  return dates;
}

function stateOf(
  { id, corrects, availableAt }: LedgerEntry,
  released: ReadonlyMap<LedgerEntryId, Instant>,
  asOf: Instant,
): "pending" | "held" | "available" {
  const from = availableAt ?? released.get(corrects ?? id) ?? null;
  if (from === null) return "pending";
  return from <= asOf ? "available" : "held";
}

function balanceOf(creatorId: CreatorId, currency: string, { pending, held, available, paid }: Sums): Balance {
  const amount = (minor: number) => exactMoney(minor, currency, `balance of "${creatorId}"`);
  return {
    creatorId,
    currency,
    pending: amount(pending),
    held: amount(held),
    payable: amount(Math.max(0, available)),
    overpaid: amount(Math.min(0, available)),
    total: amount(pending + held + available),
    paid: amount(paid),
  };
}
