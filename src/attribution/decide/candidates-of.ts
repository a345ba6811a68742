import type { Candidate, CandidateFate, EvidenceKind } from "../../models/attribution.js";
import type { DirectEvidence } from "../evidence/direct-evidence.js";
import { type Side, touchKindNumber, touchKinds } from "../evidence/evidence-kinds.js";
import { repeatsOnOrder } from "../evidence/repeats-on-order.js";
import { REVOKED, type TouchIndex, touchAt } from "../touches/touch-index.js";
import { isInScope, isOwn } from "../touches/touch-query.js";
import { type Case, type Contender, kindOf, NOBODY, sideIn } from "./case.js";

/** Everything that was considered: winners first, then by tier; within a tier what stood on the order, then touches, latest first. */
export function candidatesOf(decided: Case, index: TouchIndex): Candidate[] {
  const { tiers } = decided.policy;
  const strength = ({ fate, evidence }: Candidate) => {
    const tier = tierOfKind(decided, evidence);
    return fate === "won" ? -1 : tier < 0 ? tiers : tier;
  };
  const outcome = { weights: weightsOf(decided), sides: winningSides(decided) };
  // Sorting keeps the order of equals.
  return onOrder(decided, outcome)
    .concat(touches(decided, outcome, index))
    .sort((a, b) => strength(a) - strength(b));
}

/** What the fates are read from. */
interface Outcome {
  readonly weights: ReadonlyMap<Contender, number>;
  /** The sides of "code against link" that have won something. */
  readonly sides: ReadonlySet<Side>;
}

/** Of everything that won, its weight. What has won with something else as one piece weighs nothing besides. */
function weightsOf({ count, winners, weights, lent }: Case): ReadonlyMap<Contender, number> {
  const all = new Map<Contender, number>();
  for (let i = 0; i < count; i += 1) if (lent[i] !== NOBODY) all.set(lent[i]!, 0);
  for (let i = 0; i < count; i += 1) all.set(winners[i]!, weights[i]!);
  return all;
}

function winningSides(decided: Case): ReadonlySet<Side> {
  const sides = new Set<Side>();
  for (let i = 0; i < decided.count; i += 1) sides.add(sideIn(decided, decided.winners[i]!));
  return sides;
}

/** As it came about. */
function onOrder(decided: Case, outcome: Outcome): Candidate[] {
  const { direct, totalWeight, policy, tier } = decided;
  // A model with one winner looks for it, and counts nothing.
  const repeats = policy.picks === "several" ? repeatsOnOrder(direct, policy.tierOf, tier) : null;
  return direct.map((evidence, i) => {
    const { kind, key, creatorId } = evidence;
    const weight = outcome.weights.get(~i) ?? 0;
    const loss = () => (repeats?.has(i) === true ? "duplicate" : lossOf(decided, ~i, outcome));
    const fate = outcome.weights.has(~i) ? "won" : (barOnOrder(decided, evidence) ?? loss());
    return { evidence: kind, touchpointId: null, key, creatorId, fate, weight, totalWeight, ageMilliseconds: null };
  });
}

/** Of the customer, latest first; what was said again right after what it repeats. */
function touches(decided: Case, outcome: Outcome, index: TouchIndex): Candidate[] {
  const { view, query, at, totalWeight } = decided;
  const { times } = view.index;
  const repeats = repeatsById(decided, index);
  const found: Candidate[] = [];
  for (const place of latestFirst(times, query.from, query.to)) {
    const { id: touchpointId, creatorId, kind: evidence } = touchAt(view.index, place);
    const weight = outcome.weights.get(place) ?? 0;
    const fate = outcome.weights.has(place) ? "won" : (barOfTouch(decided, place) ?? lossOf(decided, place, outcome));
    const ageMilliseconds = at - times[place]!;
    const candidate = { evidence, touchpointId, key: null, creatorId, fate, weight, totalWeight, ageMilliseconds };
    found.push(candidate);
    for (let i = repeats.get(touchpointId) ?? 0; i > 0; i -= 1) {
      found.push({ ...candidate, fate: "duplicate", weight: 0 });
    }
  }
  return found;
}

/** Of one instant the preferred touch first. */
function latestFirst(times: Float64Array, from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i).sort((a, b) => times[b]! - times[a]! || a - b);
}

/** How often each touch of this customer was said again. */
function repeatsById({ conversion }: Case, { repeats, touchpoints }: TouchIndex): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of repeats) {
    const { id, customerKey } = touchpoints[row]!;
    if (customerKey === conversion?.customerKey) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** Why a key on the order could not even have won; `null` when it could. */
function barOnOrder(decided: Case, { kind, standing }: DirectEvidence): CandidateFate | null {
  if (tierOfKind(decided, kind) < 0) return "kindOff";
  if (standing === "codeUnknown" || standing === "codeExpired") return standing;
  if (decided.reason === "staffPurchase") return "staffPurchase";
  return standing === "eligible" ? null : standing;
}

/** Why a touch could not even have won; `null` when it could. */
function barOfTouch(decided: Case, place: number): CandidateFate | null {
  const { policy, view, query, at } = decided;
  const { windows } = policy;
  const slot = view.slots[place]!;
  const lane = slot % windows.lanes;
  if (!windows.isOn[lane] || policy.tierOf[lane % touchKinds.length]! < 0) return "kindOff";
  const time = view.index.times[place]!;
  if (time > at || (time === at && !policy.sameInstantCounts)) return "afterConversion";
  if (time < windows.earliest[lane]! || time > windows.latest[lane]!) return "outsideWindow";
  if (view.index.kinds[place]! >= REVOKED) return "revoked";
  if (decided.reason === "staffPurchase") return "staffPurchase";
  if (isOwn(query, touchAt(view.index, place))) return "selfReferral";
  return isInScope(view, query, place) ? null : "wrongScope";
}

/** Why something that could have won lost. */
function lossOf(decided: Case, contender: Contender, { sides }: Outcome): CandidateFate {
  const { tier, dropped } = decided;
  const side = sideIn(decided, contender);
  if (tierOfKind(decided, kindOf(decided, contender)) > tier) {
    if (sides.has("code")) return "codeOverrides";
    return side === "code" && sides.has("link") ? "linkOverrides" : "lowerTier";
  }
  if (side === "other" || dropped === null) return "notModelled";
  if (dropped === "both") return "codeAgainstLink";
  if (dropped !== side) return "notModelled";
  return side === "link" ? "codeOverrides" : "linkOverrides";
}

function tierOfKind({ policy }: Case, kind: EvidenceKind): number {
  return policy.tierOf[touchKindNumber(kind)!]!;
}
