import { assertObject } from "../../errors/assert-object.js";
import type { CreatorId } from "../../ids/index.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { CommissionTerms } from "../../models/commission.js";
import type { LedgerEntry, TermsComparison } from "../../models/ledger.js";
import { exactMinor } from "../../money/exact-money.js";
import { moneyOfMinor } from "../../money/money-of-minor.js";
import { subtractMoney } from "../../money/subtract-money.js";
import { sumMoney } from "../../money/sum-money.js";
import type { Money } from "../../money/types.js";
import type { InstantInput } from "../../time/types.js";
import { getOrAdd } from "../accrual/get-or-add.js";
import { type AccrualFacts, accrue } from "../accrue.js";

/**
 * What would other terms have paid on the same facts?
 *
 * Replays the facts from an empty ledger, once under the terms they came with and once under the alternative, and sets the
 * two against each other: for each creator, and in total. What was booked and paid plays no part. Give the alternative an
 * `effective` that holds the facts, or none: a plan of next quarter pays nothing for the last.
 *
 * @formula difference = alternative − current
 *
 * Units: minor units; every currency for itself.
 * Complexity: twice that of `accrue`.
 *
 * @param facts - what `accrue` takes, without a ledger and payouts
 * @param alternative - the terms to try: all plans there would be
 * @param options - `asOf`: facts after it do not count
 * @returns creators that either pays, by id, then currency; totals by currency
 * @throws what `accrue` throws for unusable terms and facts
 *
 * @example
 * ```ts
 * import { creditedTo, simulateTerms } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const plan = (rate: string) => [{
 *   id: "standard", version: 1, timeZone: "UTC", base: { kind: "saleValue" }, rounding: "halfAwayFromZero",
 *   precedence: { kind: "specificity" }, hold: { duration: { days: 30 }, from: "order" },
 *   rules: [{ id: "all", scope: {}, mode: "exclusive", component: { kind: "percent", rate } }],
 * }] as const;
 * const order = { id: "order-7", customerKey: "k", kind: "order", occurredAt: 0, value: money("50.00", "GBP") } as const;
 * const sales = [creditedTo("c-1", order)];
 *
 * const { creators, totals } = simulateTerms({ terms: plan("0.10"), sales, adjustments: [] }, plan("0.12"), { asOf: "2026-04-01T00:00:00Z" });
 * creators[0]?.difference; // => { minor: 100, currency: "GBP" }
 * totals[0]?.alternative; // => { minor: 600, currency: "GBP" }
 * ```
 */
export function simulateTerms(
  facts: Omit<AccrualFacts, "booked" | "payouts" | "transfers">,
  alternative: readonly CommissionTerms[],
  options: { readonly asOf: InstantInput },
): TermsComparison {
  assertObject(facts, "facts");
  const replay = (terms: readonly CommissionTerms[]) => {
    const { sales, adjustments, creators, posts, deliverables, picks, referrals, fxRates } = facts;
    const given = { creators, posts, deliverables, picks, referrals, fxRates };
    return earnedOf(accrue({ terms, sales, adjustments, booked: [], ...stated(given) }, options));
  };
  const [current, other] = [replay(facts.terms), replay(alternative)];
  const currencies = [...new Set([...current.keys(), ...other.keys()])].sort(codeUnitOrder);
  const creators = currencies.flatMap((currency) => compareIn(currency, current.get(currency), other.get(currency)));
  return {
    creators: creators.sort((a, b) => codeUnitOrder(a.creatorId, b.creatorId) || codeUnitOrder(a.currency, b.currency)),
    totals: currencies.map((currency) => {
      const rows = creators.filter((row) => row.currency === currency);
      const sum = (side: "current" | "alternative") =>
        sumMoney(
          rows.map((row) => row[side]),
          currency,
        );
      return { currency, ...difference(sum("current"), sum("alternative")) };
    }),
  };
}

/** Optional facts as they were given: an absent list stays absent. */
function stated<Facts extends object>(facts: Facts): { [Key in keyof Facts]: Exclude<Facts[Key], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Facts]: Exclude<Facts[Key], undefined>;
  };
}

type Earned = ReadonlyMap<string, ReadonlyMap<CreatorId, number>>;

/** What everybody earned, by currency and creator, in minor units. */
function earnedOf(entries: readonly LedgerEntry[]): Earned {
  const earned = new Map<string, Map<CreatorId, number>>();
  for (const { creatorId, amount } of entries) {
    const creators = getOrAdd(earned, amount.currency, () => new Map<CreatorId, number>());
    creators.set(creatorId, exactMinor((creators.get(creatorId) ?? 0) + amount.minor, "earned"));
  }
  return earned;
}

function compareIn(
  currency: string,
  current: ReadonlyMap<CreatorId, number> = new Map(),
  other: ReadonlyMap<CreatorId, number> = new Map(),
): TermsComparison["creators"] {
  return [...new Set([...current.keys(), ...other.keys()])].map((creatorId) => ({
    creatorId,
    currency,
    ...difference(
      moneyOfMinor(current.get(creatorId) ?? 0, currency),
      moneyOfMinor(other.get(creatorId) ?? 0, currency),
    ),
  }));
}

function difference(current: Money, alternative: Money) {
  return { current, alternative, difference: subtractMoney(alternative, current) };
}
