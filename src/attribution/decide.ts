import type { UnattributedReason } from "../models/attribution.js";
import type { CompiledPolicy } from "./compile-policy.js";
import { type DirectEvidence, directEvidence } from "./direct-evidence.js";
import type { GatheredFacts } from "./gather-facts.js";
import { type Contender, type Order, pickWinners } from "./pick-winners.js";
import { laneOf, type TouchIndex, windowEnd, windowStart } from "./touch-index.js";

/** Who won a conversion, before the value is shared out. */
export interface Decision {
  readonly order: Order;
  /** The tier that was modelled; −1 when no tier had a survivor. */
  readonly tier: number;
  /** Earliest first; every one has the same part. Empty when no tier had a survivor. */
  readonly winners: readonly Contender[];
  /** `null` when there are winners. */
  readonly reason: UnattributedReason | null;
}

/**
 * The rule, in the order in which it is decided, for the bulk and for the explanation alike:
 *
 * 1. A fact that is said twice counts once (done when the facts were gathered).
 * 2. What stands on the order names whoever owned it at the time of the order.
 * 3. Only touches inside the window of their kind are looked at; revoked ones and self-purchases are ruled out.
 * 4. The strongest tier in which anything survives is the only one that counts.
 * 5. The model picks the winners among the survivors of that tier.
 * 6. The value is split between them exactly (`saleOf`).
 */
export function decide(row: number, facts: GatheredFacts, policy: CompiledPolicy): Decision {
  const at = facts.times[row]!;
  const customer = facts.customers[row]!;
  const direct = directEvidence(facts.conversions[row]!, at, facts.owners, facts.own[customer]);
  const order = { at, customer, direct };
  for (let tier = 0; tier < policy.tiers.length; tier += 1) {
    const winners = pickWinners(policy.model, policy.tiers[tier]!, order, facts.touches, policy);
    if (winners.length > 0) return { order, tier, winners, reason: null };
  }
  return {
    order,
    tier: -1,
    winners: [],
    reason: hasRuledOut(order, facts.touches, policy) ? "noneEligible" : "noEvidence",
  };
}

/** Whether there was anything that could have won, had it not been ruled out. */
function hasRuledOut({ at, customer, direct }: Order, touches: TouchIndex, policy: CompiledPolicy): boolean {
  if (direct.some(({ kind }: DirectEvidence) => policy.tierOf.has(kind))) return true;
  return policy.tiers.some(({ touchKinds }) =>
    touchKinds.some((kind) => {
      const lane = laneOf(customer, kind, true);
      return windowStart(touches, lane, at, policy.reach[kind]!) < windowEnd(touches, lane, at, policy.nearest);
    }),
  );
}
