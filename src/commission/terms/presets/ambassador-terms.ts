import { assertTexts } from "../../../errors/assert-text.js";
import { fail } from "../../../errors/creator-core-error.js";
import type { CreatorId } from "../../../ids/index.js";
import type { CommissionTerms } from "../../../models/commission.js";
import type { Money } from "../../../money/types.js";
import { timeZone } from "../../../time/time-zone.js";
import type { TimeZone, WindowInput } from "../../../time/types.js";
import { commissionBases } from "../../base/commission-bases.js";
import { assertKeys, assertNotNegative } from "../../guards.js";

/** What is agreed with ambassadors. */
export interface AmbassadorContract {
  readonly timeZone: TimeZone;
  /** With whom. */
  readonly creatorIds: readonly CreatorId[];
  /** From when until when. */
  readonly during: WindowInput;
  /** For every calendar month. */
  readonly fee: Money;
  /** How many deliverables of a month must be approved for the whole fee. */
  readonly deliverables: number;
  /** An approval counts for a month until so many days after it. Absent: 5. */
  readonly graceDays?: number;
}

/**
 * What does a retainer of ambassadors pay?
 *
 * A fee for every calendar month in which what was asked for was made and approved. With fewer deliverables their share of
 * the fee is paid; of the months in which the contract begins and ends, the days it holds. For posts paid by their views
 * take `cpmTerms`. What ambassadors earn on sales besides is a plan of its own, such as `communityTerms`: give both to
 * `accrue`.
 *
 * Programmes with a steady fee for steady work are described at
 * https://influencerfee.com/post.php?slug=brand-ambassador-program-guide.
 *
 * - Decided when the month and the days of grace are over, and dated at the end of the month.
 * - Not held: what is earned by then is payable.
 *
 * Complexity: O(creators).
 *
 * @param contract - with whom, when, the fee of a month and how many deliverables it is for
 * @returns version 1 of the plan `"ambassadors"`, in the currency of the fee, with the one rule `"retainer"`
 * @throws `invalidMoney` when the fee is none or below zero; `invalidInteger` when a count is none; `invalidPolicy` when no
 * creator is named, or a field is unknown; `unknownTimeZone` when there is no such zone
 *
 * @example
 * ```ts
 * import { ambassadorTerms } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const contract = { timeZone: "Europe/London", creatorIds: ["c-1"], during: { start: "2026-03-01T00:00:00Z" }, fee: money("500.00", "GBP") };
 * const [rule] = ambassadorTerms({ ...contract, deliverables: 4 }).rules;
 * rule?.component.kind; // => "retainer"
 * rule?.component; // => { kind: "retainer", amount: { minor: 50000, currency: "GBP" }, every: "month", proration: "byDays", requires: { deliverables: 4, graceDays: 5, shortfall: "proportional" } }
 * ambassadorTerms({ ...contract, deliverables: 0 }); // => throws
 * ```
 */
export function ambassadorTerms(contract: AmbassadorContract): CommissionTerms {
  assertKeys(contract, ["timeZone", "creatorIds", "during", "fee", "deliverables", "graceDays"], "contract");
  const { creatorIds, during, fee, deliverables, graceDays = 5 } = contract;
  assertTexts(creatorIds, "contract.creatorIds");
  if (creatorIds.length === 0) fail("invalidPolicy", "contract.creatorIds", "one creator or more", creatorIds);
  assertNotNegative(fee, "contract.fee");
  assertCount(deliverables, 1, "contract.deliverables");
  assertCount(graceDays, 0, "contract.graceDays");
  return {
    id: "ambassadors",
    version: 1,
    timeZone: timeZone(contract.timeZone, "contract.timeZone"),
    currency: fee.currency,
    base: commissionBases.netOfTaxAndShipping,
    rounding: "halfAwayFromZero",
    precedence: { kind: "specificity" },
    rules: [
      {
        id: "retainer",
        scope: { creatorIds },
        during,
        mode: "additive",
        component: {
          kind: "retainer",
          amount: fee,
          every: "month",
          proration: "byDays",
          requires: { deliverables, graceDays, shortfall: "proportional" },
        },
      },
    ],
    hold: { duration: { days: 0 }, from: "order" },
  };
}

function assertCount(value: unknown, least: number, path: string): void {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= least) return;
  fail("invalidInteger", path, `a whole number, ${least} or more`, value);
}
