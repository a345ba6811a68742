import { assertTexts } from "../../../errors/assert-text.js";
import { fail } from "../../../errors/creator-core-error.js";
import type { CreatorId } from "../../../ids/index.js";
import type { CommissionRule, CommissionTerms } from "../../../models/commission.js";
import type { Money } from "../../../money/types.js";
import { timeZone } from "../../../time/time-zone.js";
import type { Duration, TimeZone, WindowInput } from "../../../time/types.js";
import { commissionBases } from "../../base/commission-bases.js";
import { assertKeys, assertNotNegative } from "../../guards.js";

/** What is agreed about views. */
export interface CpmDeal {
  readonly timeZone: TimeZone;
  /** With whom. */
  readonly creatorIds: readonly CreatorId[];
  /** From when until when posts are published under it. */
  readonly during: WindowInput;
  /** For every thousand views of a post, in proportion. */
  readonly cpm: Money;
  /** No post earns more. Absent: no limit. */
  readonly maximumPerPost?: Money;
  /** Views that come later than so long after publication are not paid. Absent: 30 days. */
  readonly countedFor?: Duration;
  /** At least so much in every month of the deal. Absent: nothing is guaranteed. */
  readonly guarantee?: Money;
}

/**
 * What does a deal by views pay, with a guarantee?
 *
 * So much for every thousand views of each post, up to a maximum for a post, and at least so much in every month. With a
 * fixed fee for posts that are asked for, take `ambassadorTerms`; with a share of sales, `communityTerms`.
 *
 * A maximum is how such deals keep one post from taking the budget: https://www.viewsbase.com/docs/payments pays
 * min(views, cap) × CPM ÷ 1000, so a cap of 500,000 views at 0.50 is a maximum of 250.00.
 *
 * - Views that are corrected downwards are taken back.
 * - The guarantee is a gift, decided when a month is over, and the same in a month that the deal begins or ends in.
 * - Held for 30 days.
 *
 * Complexity: O(creators).
 *
 * @param deal - with whom, when, the price of a thousand views; maximum and guarantee in the same currency
 * @returns version 1 of the plan `"cpm"`, in the currency of `cpm`: rule `"views"` and, with a guarantee, `"guarantee"`
 * @throws `invalidMoney` when an amount is none or below zero; `currencyMismatch` when they are in two currencies;
 * `invalidPolicy` when no creator is named, or a field is unknown; `unknownTimeZone` when there is no such zone
 *
 * @example
 * ```ts
 * import { cpmTerms } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const deal = { timeZone: "Europe/London", creatorIds: ["c-1"], during: { start: "2026-03-01T00:00:00Z", end: "2026-06-01T00:00:00+01:00" } };
 * const terms = cpmTerms({ ...deal, cpm: money("0.50", "GBP"), maximumPerPost: money("250.00", "GBP"), guarantee: money("200.00", "GBP") });
 * terms.rules.map(({ id }) => id); // => ["views", "guarantee"]
 * terms.currency; // => "GBP"
 * cpmTerms({ ...deal, cpm: money("0.50", "GBP") }).rules.length; // => 1
 * cpmTerms({ ...deal, cpm: money("0.50", "GBP"), guarantee: money("200.00", "EUR") }); // => throws
 * ```
 */
export function cpmTerms(deal: CpmDeal): CommissionTerms {
  assertKeys(deal, ["timeZone", "creatorIds", "during", "cpm", "maximumPerPost", "countedFor", "guarantee"], "deal");
  const { creatorIds, cpm } = deal;
  assertTexts(creatorIds, "deal.creatorIds");
  if (creatorIds.length === 0) fail("invalidPolicy", "deal.creatorIds", "one creator or more", creatorIds);
  assertNotNegative(cpm, "deal.cpm");
  for (const field of ["maximumPerPost", "guarantee"] as const) {
    const amount = deal[field];
    if (amount === undefined) continue;
    assertNotNegative(amount, `deal.${field}`);
    if (amount.currency !== cpm.currency)
      fail("currencyMismatch", `deal.${field}`, `in ${cpm.currency}, as deal.cpm`, amount.currency);
  }
  return {
    id: "cpm",
    version: 1,
    timeZone: timeZone(deal.timeZone, "deal.timeZone"),
    currency: cpm.currency,
    base: commissionBases.netOfTaxAndShipping,
    rounding: "halfAwayFromZero",
    precedence: { kind: "specificity" },
    rules: rulesOf(deal),
    hold: { duration: { days: 30 }, from: "order" },
  };
}

function rulesOf({ creatorIds, during, cpm, maximumPerPost, countedFor, guarantee }: CpmDeal): CommissionRule[] {
  const rules: CommissionRule[] = [
    {
      id: "views",
      scope: { creatorIds },
      during,
      mode: "additive",
      component: {
        kind: "perMetric",
        metric: "views",
        amount: cpm,
        per: 1000,
        partial: "prorata",
        ...(maximumPerPost === undefined ? {} : { maximum: maximumPerPost }),
        onReversal: "recompute",
        countedFor: countedFor ?? { days: 30 },
      },
    },
  ];
  if (guarantee === undefined) return rules;
  const component = {
    kind: "guarantee",
    amount: guarantee,
    window: { kind: "calendarMonth" },
    ruleIds: ["views"],
  } as const;
  return [...rules, { id: "guarantee", scope: { creatorIds }, during, mode: "additive", component }];
}
