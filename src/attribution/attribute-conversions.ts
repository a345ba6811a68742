import { assertObject } from "../errors/assert-object.js";
import type { AttributionPolicy, AttributionResult } from "../models/attribution.js";
import { decideAll } from "./decide/decide-all.js";
import { indexOf } from "./decide/index-of.js";
import { readContext } from "./decide/read-context.js";
import { checkConversions } from "./decide/read-conversions.js";
import { salesOf } from "./decide/sales-of.js";
import { compilePolicy } from "./policy/compile-policy.js";
import type { AttributionInput, AttributionOptions } from "./types.js";

/**
 * Who earned each conversion, and how much of it?
 *
 * Use it for every conversion of a period at once; its sales are what commission is paid on. To see why one conversion
 * went the way it did ask `explainAttribution`, which decides with the same code. Where the same touches are attributed
 * several times, build their index once with `buildTouchIndex`; where they come customer by customer use
 * `compileAttribution`.
 *
 * Decided in this order: facts said twice count once; codes, links, shop names, UTM parameters and landing pages on the order
 * name whoever owned them at the time of the order; what staff buy is nobody's; touches count inside the window of their kind,
 * unless they are revoked, of another shop or product where the policy asks for it, or the creator bought it themself; the
 * strongest tier in which anything survives is the only one that counts; where codes meet links of somebody else in it, the
 * policy's rule says who stays; the model weighs the rest; the value is split by the weights to the last minor unit.
 *
 * Touches are ordered by time; of one instant the higher priority is preferred, then the smaller id by code units. What
 * stands on the order is as late as the order itself: first the page and the link it came by, then the shop's word, then its
 * codes as entered. So with `lastTouch` the code entered last wins, and with `linear` two creators' codes share. For models
 * that share, several codes of one creator are one piece of evidence, and so are the page, the UTM parameter and the link of
 * one creator: the first stands for it. With `linear` over creators the earliest touch of each stands for all of theirs.
 * Of several UTM parameters the most exact that anybody ever owned speaks: content, term, id, campaign, source, medium.
 *
 * Codes and links conflict when what the model picks of the codes and what it picks of the links name different creators: the
 * owner of the code against the winner of the clicks. A custom weigher is asked for each side and then for what is left; a
 * touch that is no creator's is on neither side; a rule that could never apply in the policy's tiers is refused. Under `split`
 * all of the conversion goes to codes and links, half to each side.
 *
 * Without a conflict a model with one winner looks at the tier as if there were no rule. For a model that shares, the creator's
 * code and the latest of their links are one piece of evidence, dated as the code (an order's code: as the order), and told
 * as the code, under `linkWins` as the link; each earlier touch is a piece of its own. So more evidence for a creator never
 * costs them the conversion. Under any rule a credit for a code on the order names the latest link touch of its creator, also
 * one of a weaker tier, unless that touch has a credit of its own.
 *
 * A credit also says the campaign it was won for: that on the conversion, else that of the touch, else the one that the
 * key on the order was given out for at the time.
 *
 * @formula value of a credit = value of the conversion × weight / totalWeight, left-over units by the policy's `remainder`
 *
 * Units: credits are money in the currency of the conversion; ages are milliseconds.
 * Without a value: a conversion without one (a lead) gets its credits without values.
 * Complexity: O(touches + conversions) for facts in order of time, sorting otherwise; a conversion costs its customer's
 * touches back to the longest window, or from 256 touches on O(log touches) for a model that credits one of them, and the
 * survivors for a model that shares. 21 bytes of columns a touch, and the keys of the customers.
 *
 * @param facts - `{ conversions, touchpoints, directory?, creators?, staff? }`, in any order, or `index` in place of
 * `touchpoints`. Creators are needed only to recognise self-purchases; touches of others are fine. An empty customer key
 * meets no touch. Other keys are left alone, so that whole programme facts may be passed.
 * @param policy - who gets credit; see the presets, such as `codeFirst` and `lastClick90Days`
 * @param options - `{ weighers? }`: the functions that a policy with a `custom` model names
 * @returns `{ sales }`: one for each conversion, by time, then id. Its credits and its unattributed part sum exactly to its
 * value. `unattributed` is `null` when creators have all of it.
 * @throws `duplicateId` when two different facts have one id; `overlappingAssignments` when a key has two owners at one
 * time; `invalidPolicy`, `invalidWeights`, `invalidRate`, `unknownTimeZone` or `danglingReference` for a policy that cannot
 * be followed; `invalidArgument`, `invalidInstant`, `invalidWindow`, `invalidMoney` or `unknownCurrency` for a fact that
 * cannot be read.
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
 * import { attributeConversions, lastClick90Days } from "creator-core/attribution";
 * import { money } from "creator-core/money";
 *
 * const order = {
 *   id: "order-7", customerKey: "k-1", kind: "order", occurredAt: "2026-03-10T12:00:00Z", value: money("33.33", "GBP"),
 * } as const;
 * const click = { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: "2026-03-07T12:00:00Z" } as const;
 * const view = { id: "t-2", creatorId: "ben", customerKey: "k-1", kind: "view", occurredAt: "2026-03-10T11:00:00Z" } as const;
 *
 * const facts = { conversions: [order], touchpoints: [click, view] };
 * const clickFirst = { ...lastClick90Days, windows: { click: { days: 7 }, view: { days: 1 } }, tiers: [["click"], ["view"]] } as const;
 * attributeConversions(facts, clickFirst).sales[0]?.credits.map((credit) => credit.creatorId); // => ["ann"]
 *
 * const oneTier = { ...clickFirst, tiers: [["click", "view"]] } as const;
 * attributeConversions(facts, oneTier).sales[0]?.credits.map((credit) => credit.creatorId); // => ["ben"]
 *
 * const shared = { ...oneTier, model: { kind: "linear", over: "creators" } } as const;
 * attributeConversions(facts, shared).sales[0]?.credits.map((credit) => credit.value?.minor); // => [1667, 1666]
 * ```
 *
 * @example A code of one creator against a click of another: the policy's rule decides, and both at once only by halves.
 * ```ts
 * import { attributeConversions, codeFirst } from "creator-core/attribution";
 *
 * const order = {
 *   id: "order-7", customerKey: "k-1", kind: "order", occurredAt: "2026-03-10T12:00:00Z", codes: ["glow10"],
 * } as const;
 * const click = { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: "2026-03-10T11:00:00Z" } as const;
 * const directory = { assignments: [{ kind: "code", key: "GLOW10", creatorId: "cyd" }] } as const;
 * const facts = { conversions: [order], touchpoints: [click], directory };
 * const tiers = [["code", "click"]] as const;
 *
 * const creators = (codeAgainstLink: "codeWins" | "linkWins" | "split" | "reject") =>
 *   attributeConversions(facts, { ...codeFirst, tiers, codeAgainstLink }).sales[0]?.credits.map((credit) => credit.creatorId);
 * creators("codeWins"); // => ["cyd"]
 * creators("linkWins"); // => ["ann"]
 * creators("split"); // => ["ann", "cyd"]
 * creators("reject"); // => []
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
export function attributeConversions(
  facts: AttributionInput,
  policy: AttributionPolicy,
  options: AttributionOptions = {},
): AttributionResult {
  const compiled = compilePolicy(policy, options);
  assertObject(facts, "facts", "{ conversions, touchpoints }");
  const context = readContext(facts);
  const checked = checkConversions(facts.conversions);
  const decisions = decideAll(facts.conversions, checked, indexOf(facts), context, compiled);
  return { sales: salesOf(facts.conversions, checked, decisions) };
}
