import type { CreatorId } from "../../ids/index.js";
import type { EvidenceKind, UnattributedReason } from "../../models/attribution.js";
import type { Conversion } from "../../models/tracking.js";
import type { DirectEvidence } from "../evidence/direct-evidence.js";
import { type Side, sideOf, touchKindNumber, touchKinds } from "../evidence/evidence-kinds.js";
import { type CompiledPolicy, tierOfRank } from "../policy/compile-policy.js";
import { REVOKED, touchAt } from "../touches/touch-index.js";
import type { TouchQuery, TouchView } from "../touches/touch-query.js";

/**
 * Something that can win: the place of a touch in the index, or `~i` (a negative number) for `direct[i]`. A number and not
 * an object, because one is made for every pair of touch and conversion.
 */
export type Contender = number;

/** No contender at all. */
export const NOBODY: Contender = -0x40000000;

/** One conversion as it is decided, and what was decided. One such object serves all conversions, one after the other. */
export interface Case {
  readonly policy: CompiledPolicy;
  readonly view: TouchView;
  readonly query: TouchQuery;
  conversion: Conversion | undefined;
  at: number;
  /** What stands on the order. */
  direct: readonly DirectEvidence[];
  /** The tier that is modelled; −1 when no tier has a survivor. */
  tier: number;
  /** How many winners there are. The lists of them may be longer: they are never emptied, because that would free them. */
  count: number;
  /** In the order of touches, at last what stands on the order. Every winner has a weight above zero. */
  readonly winners: Contender[];
  /** For each winner its part of `totalWeight`. */
  readonly weights: number[];
  totalWeight: number;
  /**
   * For each winner what has won with it as one piece of evidence, and weighs nothing besides; `NOBODY` for none. Where a
   * touch has won with what stands on the order, the credit names it.
   */
  readonly lent: Contender[];
  /** Which side of "code against link" was dropped. */
  dropped: "code" | "link" | "both" | null;
  /** Why there are no winners; `null` when there are. */
  reason: UnattributedReason | null;
}

export function newCase(policy: CompiledPolicy, view: TouchView): Case {
  return {
    policy,
    view,
    query: { customer: -1, from: 0, to: 0, own: undefined, scopes: null },
    conversion: undefined,
    at: 0,
    direct: [],
    tier: -1,
    count: 0,
    winners: [],
    weights: [],
    totalWeight: 0,
    lent: [],
    dropped: null,
    reason: null,
  };
}

/** Adds a winner. */
export function win(decided: Case, contender: Contender, weight: number, lent = NOBODY): void {
  const { count } = decided;
  decided.winners[count] = contender;
  decided.weights[count] = weight;
  decided.lent[count] = lent;
  decided.totalWeight += weight;
  decided.count = count + 1;
}

export function kindOf({ direct, view }: Case, contender: Contender): EvidenceKind {
  return contender < 0 ? direct[~contender]!.kind : touchKinds[view.index.kinds[contender]! % REVOKED]!;
}

export function creatorOf({ direct, view }: Case, contender: Contender): CreatorId | null {
  return contender < 0 ? direct[~contender]!.creatorId : touchAt(view.index, contender).creatorId;
}

/** On which side of "code against link" it is. A touch that is no creator's names nobody, and contradicts nobody. */
export function sideIn(decided: Case, contender: Contender): Side {
  const side = sideOf(kindOf(decided, contender));
  return side !== "other" && creatorOf(decided, contender) === null ? "other" : side;
}

export function rankOf({ direct, policy, view }: Case, contender: Contender): number {
  return contender < 0
    ? policy.rankOnOrder[touchKindNumber(direct[~contender]!.kind)!]!
    : policy.ranks.all.bySlot[view.slots[contender]!]!;
}

export function tierOf(decided: Case, contender: Contender): number {
  return tierOfRank(rankOf(decided, contender));
}
