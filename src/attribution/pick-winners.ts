import type { AttributionModel } from "../models/attribution.js";
import type { CompiledPolicy, CompiledTier } from "./compile-policy.js";
import type { DirectEvidence } from "./direct-evidence.js";
import { laneOf, latestOf, type TouchIndex, touchAt, touchOrder, windowEnd, windowStart } from "./touch-index.js";

/** One conversion as the decision sees it. */
export interface Order {
  readonly at: number;
  /** The number of its customer. */
  readonly customer: number;
  readonly direct: readonly DirectEvidence[];
}

/**
 * Something that can win: the place of a touch in the index, or `~i` (a negative number) for `direct[i]`. A number
 * and not an object, because one is made for every pair of touch and conversion.
 */
export type Contender = number;

const NONE: readonly Contender[] = [];

/**
 * What the model picks among the survivors of one tier, earliest first; empty when the tier has none.
 *
 * What stands on the order is as late as the order itself, after every touch: a code entered last is the last touch.
 *
 * Complexity: O(kinds × log touches) for the first or last touch, and O(k log k) for k that share.
 */
export function pickWinners(
  model: AttributionModel,
  tier: CompiledTier,
  order: Order,
  touches: TouchIndex,
  policy: CompiledPolicy,
): readonly Contender[] {
  switch (model.kind) {
    case "lastTouch": {
      const direct = eligibleDirect(tier, order).at(-1);
      return direct === undefined ? oneTouch("latest", tier, order, touches, policy) : [direct];
    }
    case "firstTouch": {
      const touch = oneTouch("earliest", tier, order, touches, policy);
      return touch.length > 0 ? touch : eligibleDirect(tier, order).slice(0, 1);
    }
    case "linear": {
      const all = [
        ...allTouches(tier, order, touches, policy),
        ...onePerCreatorAndKind(eligibleDirect(tier, order), order),
      ];
      return model.over === "touches" ? all : onePerCreator(all, order, touches);
    }
  }
}

/** In the order in which it came about. */
function eligibleDirect(tier: CompiledTier, order: Order): readonly Contender[] {
  if (order.direct.length === 0 || tier.directKinds.length === 0) return NONE;
  const eligible: Contender[] = [];
  for (let i = 0; i < order.direct.length; i += 1) {
    const { kind, standing } = order.direct[i]!;
    if (standing === "eligible" && tier.directKinds.includes(kind)) eligible.push(~i);
  }
  return eligible;
}

/** The latest or the earliest touch of a tier, alone in a list, or an empty list. */
function oneTouch(
  which: "latest" | "earliest",
  tier: CompiledTier,
  { at, customer }: Order,
  touches: TouchIndex,
  policy: CompiledPolicy,
): readonly Contender[] {
  let best = -1;
  for (const kind of tier.touchKinds) {
    const lane = laneOf(customer, kind, false);
    const to = windowEnd(touches, lane, at, policy.nearest);
    const from = windowStart(touches, lane, at, policy.reach[kind]!);
    if (from >= to) continue;
    const candidate = which === "latest" ? latestOf(touches, from, to) : from;
    if (best < 0 || isBetter(which, candidate, best, touches)) best = candidate;
  }
  return best < 0 ? NONE : [best];
}

function isBetter(which: "latest" | "earliest", candidate: number, best: number, touches: TouchIndex): boolean {
  const later = touches.times[candidate]! - touches.times[best]!;
  if (later !== 0) return which === "latest" ? later > 0 : later < 0;
  return touchOrder(touches, candidate, best) < 0;
}

/** Every eligible touch of a tier, in the order of touches. */
function allTouches(
  tier: CompiledTier,
  { at, customer }: Order,
  touches: TouchIndex,
  policy: CompiledPolicy,
): Contender[] {
  const all: Contender[] = [];
  for (const kind of tier.touchKinds) {
    const lane = laneOf(customer, kind, false);
    const to = windowEnd(touches, lane, at, policy.nearest);
    for (let place = windowStart(touches, lane, at, policy.reach[kind]!); place < to; place += 1) all.push(place);
  }
  // A lane is in order already; several have to be merged.
  return tier.touchKinds.length > 1 ? all.sort((a, b) => touchOrder(touches, a, b)) : all;
}

/** Two codes of one creator on one order are one piece of evidence: the one that was entered first. */
function onePerCreatorAndKind(direct: readonly Contender[], order: Order): readonly Contender[] {
  if (direct.length < 2) return direct;
  const seen = new Set<string>();
  return direct.filter((contender) => {
    const { kind, creatorId } = order.direct[~contender]!;
    return isNew(`${kind} ${creatorId}`, seen);
  });
}

/** The earliest contender of each creator stands for all of theirs. */
function onePerCreator(contenders: readonly Contender[], order: Order, touches: TouchIndex): readonly Contender[] {
  if (contenders.length < 2) return contenders;
  const seen = new Set<string | null>();
  return contenders.filter((contender) => {
    const { creatorId } = contender < 0 ? order.direct[~contender]! : touchAt(touches, contender);
    return isNew(creatorId, seen);
  });
}

/** Whether a value is met for the first time. */
function isNew<Value>(value: Value, seen: Set<Value>): boolean {
  const before = seen.size;
  return seen.add(value).size > before;
}
