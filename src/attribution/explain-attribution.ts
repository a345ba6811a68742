import { fail } from "../errors/creator-core-error.js";
import type { ConversionId } from "../ids/index.js";
import type {
  AttributionExplanation,
  AttributionFacts,
  AttributionPolicy,
  Candidate,
  CandidateFate,
  EvidenceKind,
} from "../models/attribution.js";
import { type CompiledPolicy, compilePolicy } from "./compile-policy.js";
import { type Decision, decide } from "./decide.js";
import { touchKinds } from "./evidence-kinds.js";
import { gatherFacts } from "./gather-facts.js";
import { summarizeAttribution } from "./summarize-attribution.js";
import { laneOf, type TouchIndex, touchAt, touchOrder, windowEnd, windowStart } from "./touch-index.js";

/**
 * Why did one conversion go to whom it went, and not to the others?
 *
 * Use it when a creator asks. It decides with the very code of `attributeConversions`, so the candidates that won are
 * the credits there. For many conversions at once use that function.
 *
 * Complexity: O(touches + conversions): everything is checked, but only this customer's touches are looked at.
 *
 * @param facts - the same as for `attributeConversions`
 * @param policy - the same as for `attributeConversions`
 * @param conversionId - which conversion
 * @returns every touch of the customer and every key on the order with what became of it: winners first, then by tier;
 * within a tier what stood on the order, then touches, latest first. And one sentence for a person.
 * @throws `danglingReference` when there is no such conversion, and whatever `attributeConversions` throws.
 *
 * @example
 * ```ts
 * import { codeFirst, explainAttribution } from "creator-core/attribution";
 *
 * const order = {
 *   id: "order-7", customerKey: "k-1", kind: "order", occurredAt: "2026-03-10T12:00:00Z", codes: ["glow10"],
 * } as const;
 * const click = { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: "2026-03-10T11:00:00Z" } as const;
 * const code = { kind: "code", key: "GLOW10", creatorId: "cyd" } as const;
 *
 * const facts = { conversions: [order], touchpoints: [click], directory: { assignments: [code] } };
 * const explanation = explainAttribution(facts, codeFirst, "order-7");
 * explanation.candidates.map(({ creatorId, fate }) => [creatorId, fate]); // => [["cyd", "won"], ["ann", "codeOverrides"]]
 * explanation.summary; // => "cyd gets the credit, for the code GLOW10 on the order. Not credited: 1 overruled by the code."
 *
 * const ended = { assignments: [{ ...code, until: "2026-03-09T12:00:00Z" }] };
 * const afterwards = explainAttribution({ ...facts, directory: ended }, codeFirst, "order-7");
 * afterwards.candidates.map(({ creatorId, fate }) => [creatorId, fate]); // => [["ann", "won"], ["cyd", "keyExpired"]]
 * ```
 */
export function explainAttribution(
  facts: AttributionFacts,
  policy: AttributionPolicy,
  conversionId: ConversionId,
): AttributionExplanation {
  const compiled = compilePolicy(policy);
  if (typeof conversionId !== "string") fail("invalidArgument", "conversionId", "a text", conversionId);
  const gathered = gatherFacts(facts, compiled, conversionId);
  const conversion = gathered.conversions[0];
  if (conversion === undefined)
    fail("danglingReference", "conversionId", "the id of one of the conversions", conversionId);
  const decision = decide(0, gathered, compiled);
  const overruledBy = isWonByCode(decision) ? "codeOverrides" : "lowerTier";
  const candidates = [
    ...directCandidates(decision, compiled, overruledBy),
    ...touchCandidates(decision, gathered.touches, compiled, overruledBy),
  ].sort((a, b) => strength(a, compiled) - strength(b, compiled)); // keeps the order of equals
  return { conversionId, candidates, summary: summarizeAttribution(conversion.kind, candidates) };
}

/** What stood on the order, as it came about. */
function directCandidates(decision: Decision, policy: CompiledPolicy, overruledBy: CandidateFate): Candidate[] {
  const winners = new Set(decision.winners);
  return decision.order.direct.map(({ kind, key, creatorId, standing }, i) => {
    const barred = standing === "eligible" ? null : standing;
    const fate = winners.has(~i) ? "won" : lossOf(kind, barred, decision, policy, overruledBy);
    return { evidence: kind, touchpointId: null, key, creatorId, fate, ageMilliseconds: null };
  });
}

/** The touches of the customer, latest first. */
function touchCandidates(
  decision: Decision,
  touches: TouchIndex,
  policy: CompiledPolicy,
  overruledBy: CandidateFate,
): Candidate[] {
  const { at, customer } = decision.order;
  const winners = new Set(decision.winners);
  const found: { readonly place: number; readonly candidate: Candidate }[] = [];
  for (const [kind, evidence] of touchKinds.entries()) {
    for (const ruledOut of [false, true]) {
      const lane = laneOf(customer, kind, ruledOut);
      const from = windowStart(touches, lane, at, policy.reach[kind]!);
      const to = windowEnd(touches, lane, at, policy.nearest);
      for (let place = touches.starts[lane]!; place < touches.starts[lane + 1]!; place += 1) {
        const { id, creatorId, revoked } = touchAt(touches, place);
        const untimely = place >= to ? "afterConversion" : place < from ? "outsideWindow" : null;
        const barred = ruledOut ? (revoked === true ? "revoked" : "selfPurchase") : null;
        const fate = winners.has(place) ? "won" : lossOf(evidence, untimely ?? barred, decision, policy, overruledBy);
        const ageMilliseconds = at - touches.times[place]!;
        found.push({ place, candidate: { evidence, touchpointId: id, key: null, creatorId, fate, ageMilliseconds } });
      }
    }
  }
  const latestFirst = (a: number, b: number) => touches.times[b]! - touches.times[a]! || touchOrder(touches, a, b);
  return found.sort((a, b) => latestFirst(a.place, b.place)).map(({ candidate }) => candidate);
}

/** Why a candidate that did not win lost. `barred` is why it could not even have won, if so. */
function lossOf(
  kind: EvidenceKind,
  barred: CandidateFate | null,
  decision: Decision,
  policy: CompiledPolicy,
  overruledBy: CandidateFate,
): CandidateFate {
  const tier = policy.tierOf.get(kind);
  if (tier === undefined) return "kindOff";
  if (barred !== null) return barred;
  return tier > decision.tier ? overruledBy : "notModelled";
}

function isWonByCode({ order, winners }: Decision): boolean {
  return winners.some((winner) => winner < 0 && order.direct[~winner]!.kind === "code");
}

/** Winners, then by tier, then what is switched off. */
function strength({ fate, evidence }: Candidate, policy: CompiledPolicy): number {
  return fate === "won" ? -1 : (policy.tierOf.get(evidence) ?? policy.tiers.length);
}
