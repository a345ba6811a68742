import type { CreatorId } from "../../ids/index.js";
import type { Payout } from "../../models/commission.js";
import type { LedgerEntry, PayoutPlan, PayoutPolicy, PayoutReason } from "../../models/ledger.js";
import type { Reason } from "../../models/outcome.js";
import { moneyOfMinor } from "../../money/money-of-minor.js";
import { formatInstant } from "../../time/format-instant.js";
import type { Instant, InstantInput } from "../../time/types.js";
import { asOfIn } from "../guards.js";
import { type Account, accountsOf, moneyOf } from "./accounts.js";
import { assertLedger } from "./assert-ledger.js";
import { type CompiledPayoutPolicy, compilePayoutPolicy } from "./payout-policy.js";
import {
  belowMinimum,
  feeTaken,
  nothingLeftToSend,
  nothingPayable,
  owedBack,
  reachesMinimum,
  taxWithheld,
  writtenOffOf,
} from "./payout-reasons.js";

/**
 * Whom does the programme pay now, and how much?
 *
 * For each creator and currency: what is payable, and whether it is paid, carried over or written off, with the reasons.
 * Nothing is booked. A plan that pays, or writes something off, brings the fact to hand to `accrue` once the money has
 * left: `accrue({ ..., payouts: plans.flatMap(({ payout }) => payout ?? []) })`. Planned again after that, there is
 * nothing left to do. What is held, and until when, is a question for `balances`.
 *
 * - A balance of exactly the minimum is paid; one below it is carried over and paid with what comes.
 * - Under a cut-off, what may be paid by the end of the last whole period is paid, as far as it is known at `asOf`, and
 *   never more than is payable now. What was paid, written off or converted since counts at once.
 * - Tax is kept back of all that is paid, and the fee taken of what is left; when nothing would be left to send, the
 *   balance is carried over whole. The minimum is held against what is payable before both.
 * - A balance below zero is kept, and set off against what comes, as far as the policy says; the rest is written off.
 *
 * @formula payable = net + withheld + fee + carried, where something is payable
 * @formula payable = carried − writtenOff, where something is owed back
 *
 * Units: minor units, each currency for itself; tax is rounded half away from zero.
 * Complexity: O(n log n) for n entries.
 *
 * @param ledger - all entries, in any order; those booked after `asOf` are not known yet
 * @param policy - what becomes of a balance below zero, and, if wanted, minimum, cut-off, fee, and withholding
 * @param options - `asOf`: the moment of the plan
 * @returns one plan for each creator and currency with an entry that moves money, by creator, then currency. The id of a
 * payout is made of creator, currency and cut-off, and of a number when there was one before; it is the same on every run.
 * @throws `invalidPolicy` when a field of the policy is unknown or unusable, or names a currency or creator twice
 * @throws `invalidArgument`, `invalidMoney` and others, with the path, when an entry is none
 * @throws `invalidInstant`, `unknownTimeZone`, `invalidDuration`
 * @throws `moneyOverflow` when a sum is beyond ±(2^53 − 1) minor units
 *
 * @example
 * ```ts
 * import { planPayout } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const entry = {
 *   id: "e-1", kind: "commission", creatorId: "c-1", amount: money("58.80", "GBP"), source: { kind: "sale", conversionId: "order-7" },
 *   occurredAt: 0, bookedAt: 0, availableAt: 1000, terms: null, ruleId: null, trace: [],
 * } as const;
 * const policy = { minimum: [money("50.00", "GBP")], negativeCarry: { kind: "carry" } } as const;
 *
 * planPayout([entry], policy, { asOf: 1000 }).map(({ action, net }) => [action, net.minor]); // => [["pay", 5880]]
 * planPayout([entry], policy, { asOf: 999 }).map(({ action, net }) => [action, net.minor]); // => [["nothing", 0]]
 *
 * // The minimum is inclusive: 50.00 is paid, 49.99 is not.
 * const actionFor = (amount: string) => planPayout([{ ...entry, amount: money(amount, "GBP") }], policy, { asOf: 1000 })[0]?.action;
 * [actionFor("50.00"), actionFor("49.99")]; // => ["pay", "carry"]
 * ```
 *
 * @example
 * ```ts
 * import { planPayout } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * // 20 % tax of 58.80, and 1.00 for the transfer.
 * const entry = {
 *   id: "e-1", kind: "commission", creatorId: "c-1", amount: money("58.80", "GBP"), source: { kind: "sale", conversionId: "order-7" },
 *   occurredAt: 0, bookedAt: 0, availableAt: 0, terms: null, ruleId: null, trace: [],
 * } as const;
 * const withholding = [{ creatorIds: ["c-1"], rate: "0.2" }];
 * const [plan] = planPayout([entry], { negativeCarry: { kind: "carry" }, withholding, fee: [money("1.00", "GBP")] }, { asOf: 0 });
 * [plan?.net.minor, plan?.withheld.minor, plan?.fee.minor, plan?.carried.minor]; // => [4604, 1176, 100, 0]
 * plan?.payout?.id; // => "payout/c-1/GBP/1970-01-01T00:00:00.000Z"
 *
 * // Owed back: kept up to 10.00, the rest written off.
 * const reversal = { ...entry, kind: "reversal", amount: money("-14.70", "GBP") } as const;
 * const negativeCarry = { kind: "cap", amounts: [money("10.00", "GBP")] } as const;
 * const [owed] = planPayout([reversal], { negativeCarry }, { asOf: 0 });
 * [owed?.action, owed?.carried.minor, owed?.writtenOff.minor]; // => ["writeOff", -1000, 470]
 * ```
 */
export function planPayout(
  ledger: readonly LedgerEntry[],
  policy: PayoutPolicy,
  options: { readonly asOf: InstantInput },
): PayoutPlan[] {
  const asOf = asOfIn(options);
  assertLedger(ledger, "ledger");
  const compiled = compilePayoutPolicy(policy, asOf);
  const booked = bookedPayouts(ledger);
  return accountsOf(ledger, asOf, compiled.cutOff).map((account) => {
    const draft = draftOf(account.creatorId, account.currency, payableOf(account), compiled);
    return planOf(draft, compiled, booked);
  });
}

/** What was due at the cut-off; of something, no more than is still due now. */
function payableOf({ creatorId, currency, due, dueLater }: Account): number {
  const name = `balance of "${creatorId}"`;
  const atCutOff = moneyOf([due], currency, name).minor;
  const now = moneyOf([due, dueLater], currency, name).minor;
  return atCutOff < 0 ? atCutOff : Math.max(0, Math.min(atCutOff, now));
}

/** What is to be done about one balance, in minor units. */
interface Draft {
  readonly creatorId: CreatorId;
  readonly currency: string;
  readonly action: PayoutPlan["action"];
  readonly payable: number;
  readonly withheld: number;
  readonly fee: number;
  readonly carried: number;
  readonly writtenOff: number;
  readonly reasons: readonly Reason<PayoutReason>[];
}

function draftOf(creatorId: CreatorId, currency: string, payable: number, policy: CompiledPayoutPolicy): Draft {
  const rest = { creatorId, currency, payable, withheld: 0, fee: 0, carried: 0, writtenOff: 0 };
  if (payable === 0) return { ...rest, action: "nothing", reasons: [nothingPayable()] };
  return payable < 0 ? draftOfDebt(rest, policy) : draftOfCredit(rest, policy);
}

type Rest = Omit<Draft, "action" | "reasons">;

function draftOfDebt(rest: Rest, { mostOwed }: CompiledPayoutPolicy): Draft {
  const { currency, payable } = rest;
  const most = mostOwed(currency);
  if (most === undefined || -payable <= most) {
    return { ...rest, action: "carry", carried: payable, reasons: [owedBack(-payable, currency)] };
  }
  const writtenOff = -payable - most;
  const reasons = [writtenOffOf(writtenOff, -payable, currency)];
  if (most > 0) reasons.push(owedBack(most, currency));
  return { ...rest, action: "writeOff", carried: payable + writtenOff, writtenOff, reasons };
}

function draftOfCredit(rest: Rest, { minimumOf, feeOf, taxOf }: CompiledPayoutPolicy): Draft {
  const { creatorId, currency, payable } = rest;
  const carry = { ...rest, action: "carry", carried: payable } as const;
  const minimum = minimumOf(currency) ?? 0;
  if (payable < minimum) return { ...carry, reasons: [belowMinimum(payable, minimum, currency)] };
  const reached = reachesMinimum(payable, minimum, currency);
  const tax = taxOf(creatorId);
  const withheld = tax?.of(payable) ?? 0;
  const fee = feeOf(currency);
  if (withheld + fee >= payable) return { ...carry, reasons: [reached, nothingLeftToSend(payable, currency)] };
  const reasons = [reached];
  if (tax !== undefined && withheld > 0) reasons.push(taxWithheld(payable, withheld, tax.rate, currency));
  if (fee > 0) reasons.push(feeTaken(fee, currency));
  return { ...rest, action: "pay", withheld, fee, reasons };
}

function planOf(draft: Draft, policy: CompiledPayoutPolicy, booked: ReadonlySet<string>): PayoutPlan {
  const { creatorId, currency, action, payable, withheld, fee, carried, writtenOff, reasons } = draft;
  const amount = (minor: number) => moneyOfMinor(minor, currency);
  const leaves = action === "pay" || action === "writeOff";
  return {
    creatorId,
    currency,
    action,
    payable: amount(payable),
    net: amount(netOf(draft)),
    withheld: amount(withheld),
    fee: amount(fee),
    carried: amount(carried),
    writtenOff: amount(writtenOff),
    reasons,
    payout: leaves ? payoutOf(draft, policy, booked) : null,
  };
}

function netOf({ action, payable, withheld, fee }: Draft): number {
  return action === "pay" ? payable - withheld - fee : 0;
}

function payoutOf(
  draft: Draft,
  { cutOff, paidAt }: CompiledPayoutPolicy,
  booked: ReadonlySet<string>,
): Payout & { readonly paidAt: Instant } {
  const { creatorId, currency, withheld, fee, writtenOff } = draft;
  return {
    id: freeId(`payout/${creatorId}/${currency}/${formatInstant(cutOff)}`, booked),
    creatorId,
    paidAt,
    amount: moneyOfMinor(netOf(draft), currency),
    ...(withheld > 0 && { withheld: moneyOfMinor(withheld, currency) }),
    ...(fee > 0 && { fee: moneyOfMinor(fee, currency) }),
    ...(writtenOff > 0 && { writtenOff: moneyOfMinor(writtenOff, currency) }),
  };
}

/** What a late fact adds after the payout of its period is a second payout of it. */
function freeId(id: string, booked: ReadonlySet<string>): string {
  if (!booked.has(id)) return id;
  let number = 2;
  while (booked.has(`${id}#${number}`)) number += 1;
  return `${id}#${number}`;
}

function bookedPayouts(ledger: readonly LedgerEntry[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { source } of ledger) {
    if (source.kind === "payout") ids.add(source.payoutId);
  }
  return ids;
}
