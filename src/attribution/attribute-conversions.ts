import type { AttributionFacts, AttributionPolicy, AttributionResult } from "../models/attribution.js";
import { compilePolicy } from "./compile-policy.js";
import { decide } from "./decide.js";
import { gatherFacts } from "./gather-facts.js";
import { saleOf } from "./sale-of.js";

/**
 * Who earned each conversion, and how much of it?
 *
 * Use it for every conversion of a period at once; its sales are what commission is paid on. To see why one conversion
 * went the way it did ask `explainAttribution`, which decides with the same code. What refunds leave of the credits is
 * `remainingCredits`.
 *
 * Decided in this order: facts said twice count once; codes, links and shop names on the order name whoever owned them
 * at the time of the order; touches count inside the window of their kind (a day is exactly 24 hours), unless they are
 * revoked or the creator bought it themself; the strongest tier in which anything survives is the only one that counts;
 * the model picks the winners in it; the value is split between them to the last minor unit.
 *
 * Touches are ordered by time; of one instant the higher priority is preferred, then the smaller id by code units. What
 * stands on the order is as late as the order itself: first its link, then the shop's word, then its codes as entered.
 * So with `lastTouch` the code entered last wins, with `linear` two creators' codes share, and several codes of one
 * creator are one piece of evidence. With `linear` over creators the earliest touch of each stands for all of theirs.
 *
 * A credit also says the campaign it was won for: that on the conversion, else that of the touch, else the one that the
 * code, link or shop name was given out for at the time.
 *
 * @formula value of a credit = value of the conversion × weight / totalWeight, left-over units one each to the earliest
 *
 * Units: credits are money in the currency of the conversion; ages are milliseconds.
 * Without a value: a conversion without one (a lead) gets its credits without values.
 * Complexity: O(touches + conversions) for facts in order of time, plus O(log touches) a conversion for the first or
 * last touch, plus the number of credits for the linear model; sorting otherwise. 32 bytes of columns a touch.
 *
 * @param facts - `{ conversions, touchpoints, directory?, creators? }`, in any order. Creators are needed only to
 * recognise self-purchases; touches of others are fine. An empty customer key meets no touch.
 * @param policy - who gets credit; see the presets `codeFirst`, `tiktokShopAds`, `lastClick90Days`, `firstClick30Days`
 * @returns `{ sales }`: one for each conversion, by time, then id. The values of its credits sum exactly to its own
 * value; or its credits are empty and `unattributed` holds all of it, with the reason.
 * @throws `duplicateId` when two different facts have one id; `overlappingAssignments` when a key has two owners at one
 * time; `invalidPolicy`; `invalidArgument`, `invalidInstant`, `invalidWindow`, `invalidMoney` or `unknownCurrency` for
 * a fact that cannot be read.
 *
 * @example
 * ```ts
 * import { attributeConversions, codeFirst } from "creator-core/attribution";
 *
 * attributeConversions({ conversions: [], touchpoints: [] }, codeFirst); // => { sales: [] }
 * ```
 *
 * @example A click beats a later view, because it is in a stronger tier.
 * ```ts
 * import { attributeConversions, tiktokShopAds } from "creator-core/attribution";
 * import { money } from "creator-core/money";
 *
 * const order = {
 *   id: "order-7", customerKey: "k-1", kind: "order", occurredAt: "2026-03-10T12:00:00Z", value: money("33.33", "GBP"),
 * } as const;
 * const click = { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: "2026-03-07T12:00:00Z" } as const;
 * const view = { id: "t-2", creatorId: "ben", customerKey: "k-1", kind: "view", occurredAt: "2026-03-10T11:00:00Z" } as const;
 *
 * const facts = { conversions: [order], touchpoints: [click, view] };
 * attributeConversions(facts, tiktokShopAds).sales[0]?.credits.map((credit) => credit.creatorId); // => ["ann"]
 *
 * const oneTier = { ...tiktokShopAds, tiers: [["click", "view"]] } as const;
 * attributeConversions(facts, oneTier).sales[0]?.credits.map((credit) => credit.creatorId); // => ["ben"]
 *
 * const shared = { ...oneTier, model: { kind: "linear", over: "creators" } } as const;
 * attributeConversions(facts, shared).sales[0]?.credits.map((credit) => credit.value?.minor); // => [1667, 1666]
 * ```
 *
 * @example The far end of a window belongs to it only when the policy says so.
 * ```ts
 * import { attributeConversions, lastClick90Days } from "creator-core/attribution";
 *
 * const lead = { id: "lead-1", customerKey: "k-1", kind: "lead", occurredAt: 90 * 86_400_000 } as const;
 * const click = { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: 0 } as const;
 * const facts = { conversions: [lead], touchpoints: [click] };
 *
 * attributeConversions(facts, lastClick90Days).sales[0]?.unattributed; // => { reason: "noEvidence" }
 * attributeConversions(facts, { ...lastClick90Days, farEnd: "inclusive" }).sales[0]?.unattributed; // => null
 * ```
 */
export function attributeConversions(facts: AttributionFacts, policy: AttributionPolicy): AttributionResult {
  const compiled = compilePolicy(policy);
  const gathered = gatherFacts(facts, compiled);
  const sales = gathered.conversions.map((conversion, row) =>
    saleOf(conversion, decide(row, gathered, compiled), gathered.touches),
  );
  return { sales };
}
