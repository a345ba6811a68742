import type { CreatorId, TouchpointId } from "../../ids/index.js";
import type { DirectEvidence } from "../evidence/direct-evidence.js";
import { type Side, sideOf, touchKindNumber } from "../evidence/evidence-kinds.js";
import { tierOfRank } from "../policy/compile-policy.js";
import { NO_RANK, strongestTouches } from "../touches/pick-touch.js";
import { REVOKED, touchAt } from "../touches/touch-index.js";
import type { TouchView } from "../touches/touch-query.js";
import type { CompiledModel } from "../weights/compile-model.js";
import type { Survivors } from "../weights/survivors.js";
import { weigh } from "../weights/weigh.js";
import { type Case, type Contender, creatorOf, kindOf, tierOf, win } from "./case.js";
import { halfAndHalf } from "./half-and-half.js";
import { touchBehindCode } from "./pick-one.js";

/** Decides for a model that shares a conversion between the survivors of the strongest tier. */
export function pickSeveral(decided: Case): void {
  const survivors = survivorsOf(decided);
  if (survivors.length === 0) return;
  decided.tier = tierOf(decided, survivors[0]!);
  if (!decided.policy.contested[decided.tier] || !settle(decided, survivors)) share(decided, survivors);
  if (decided.count === 0) decided.reason ??= "noWeight";
}

/** In the order of touches, at last what stands on the order. */
function survivorsOf({ policy, view, query, direct }: Case): Contender[] {
  let bound = NO_RANK;
  for (const { kind, standing } of direct) {
    if (standing === "eligible") bound = Math.min(bound, policy.rankOnOrder[touchKindNumber(kind)!]!);
  }
  const found: Contender[] = [];
  const count = strongestTouches(view, query, policy.ranks.all, bound === NO_RANK ? NO_RANK : bound + 1, found);
  found.length = count;
  const tier = count > 0 ? tierOfRank(policy.ranks.all.bySlot[view.slots[found[0]!]!]!) : tierOfRank(bound);
  for (let i = 0; i < direct.length; i += 1) {
    const { kind, standing } = direct[i]!;
    if (standing === "eligible" && policy.tierOf[touchKindNumber(kind)!] === tier) found.push(~i);
  }
  return found;
}

/** Lets the survivors share by the model. The touch that is lent to `borrower` is named with it. */
function share(decided: Case, survivors: readonly Contender[], borrower?: Contender, lent = -1): void {
  const weights = weightsOf(decided, survivors);
  const borrows = decided.policy.borrows[decided.tier]!;
  for (let i = 0; i < survivors.length; i += 1) {
    const contender = survivors[i]!;
    if (weights[i]! === 0) continue;
    const own = borrows ? touchBehindCode(decided, contender) : -1;
    win(decided, contender, weights[i]!, contender === borrower ? lent : own);
  }
}

/** The rule for a tier in which codes can meet links. Returns whether they did. */
function settle(decided: Case, survivors: readonly Contender[]): boolean {
  const of = (side: Side) => survivors.filter((contender) => sideOf(kindOf(decided, contender)) === side);
  const codes = winnersAmong(decided, of("code"));
  const links = winnersAmong(decided, of("link"));
  if (codes.contenders.length === 0 || links.contenders.length === 0) return false;

  const rule = decided.policy.codeAgainstLink;
  const creator = creatorOf(decided, codes.contenders[0]!);
  const without = (side: Side) => survivors.filter((contender) => sideOf(kindOf(decided, contender)) !== side);
  if ([...codes.contenders, ...links.contenders].every((contender) => creatorOf(decided, contender) === creator)) {
    unite(decided, survivors, codes.contenders, links.contenders);
  } else if (rule === "split") {
    halve(decided, codes, links);
  } else if (rule === "reject") {
    decided.dropped = "both";
    decided.reason = "codeAgainstLink";
  } else {
    decided.dropped = rule === "linkWins" ? "code" : "link";
    share(decided, without(decided.dropped));
  }
  return true;
}

/** Codes and links of one creator are one piece of evidence: the last that the model picks of the winning side. */
function unite(
  decided: Case,
  survivors: readonly Contender[],
  codes: readonly Contender[],
  links: readonly Contender[],
): void {
  const one = decided.policy.codeAgainstLink === "linkWins" ? links.at(-1)! : codes.at(-1)!;
  const lent = one < 0 && one === codes.at(-1) ? (links.filter((link) => link >= 0).at(-1) ?? -1) : -1;
  const pieces = survivors.filter((contender) => contender === one || sideOf(kindOf(decided, contender)) === "other");
  share(decided, pieces, one, lent);
}

interface Winners {
  readonly contenders: readonly Contender[];
  readonly weights: readonly number[];
}

function winnersAmong(decided: Case, survivors: readonly Contender[]): Winners {
  const weights = survivors.length === 0 ? [] : weightsOf(decided, survivors);
  return {
    contenders: survivors.filter((_, i) => weights[i]! > 0),
    weights: weights.filter((weight) => weight > 0),
  };
}

/** Each side gets half, whatever else is in the tier. */
function halve(decided: Case, codes: Winners, links: Winners): void {
  const [codeWeights, linkWeights] = halfAndHalf(codes.weights, links.weights);
  const all = [
    ...codes.contenders.map((contender, i) => ({ contender, weight: codeWeights[i]! })),
    ...links.contenders.map((contender, i) => ({ contender, weight: linkWeights[i]! })),
  ];
  for (const { contender, weight } of all.sort((a, b) => position(a.contender) - position(b.contender))) {
    if (weight > 0) win(decided, contender, weight);
  }
}

/** Touches by place, then what stands on the order as it came about. */
function position(contender: Contender): number {
  return contender >= 0 ? contender : 2 ** 31 + ~contender;
}

function weightsOf({ policy, view, direct, at }: Case, survivors: readonly Contender[]): readonly number[] {
  const count = survivors.length;
  const ages = new Array<number>(count);
  const kinds = new Array<number>(count);
  let onOrder = 0;
  for (let i = 0; i < count; i += 1) {
    const contender = survivors[i]!;
    if (contender < 0) onOrder += 1;
    ages[i] = contender < 0 ? 0 : at - view.index.times[contender]!;
    kinds[i] = contender < 0 ? touchKindNumber(direct[~contender]!.kind)! : view.index.kinds[contender]! % REVOKED;
  }
  // The touches themselves are in far memory: they are read only where the model, or what stands on the order, asks for them.
  const who = onOrder < 2 && isBlind(policy.model) ? NOT_ASKED : readWho(view, direct, survivors);
  return weigh(policy.model, { count, onOrder, ages, kinds, ...who });
}

/** What survivors say beside their columns. */
type Who = Pick<Survivors, "priorities" | "creatorIds" | "touchpointIds">;

const NOT_ASKED: Who = { priorities: [], creatorIds: [], touchpointIds: [] };

/** Whether a model weighs touches by their times and places alone. */
function isBlind(model: CompiledModel): boolean {
  switch (model.kind) {
    case "linear":
      return model.over === "touches";
    case "positionBased":
    case "timeDecay":
      return true;
    default:
      return false;
  }
}

function readWho(view: TouchView, direct: readonly DirectEvidence[], survivors: readonly Contender[]): Who {
  const count = survivors.length;
  const priorities = new Array<number>(count);
  const creatorIds = new Array<CreatorId | null>(count);
  const touchpointIds = new Array<TouchpointId | null>(count);
  for (let i = 0; i < count; i += 1) {
    const contender = survivors[i]!;
    const touch = contender < 0 ? null : touchAt(view.index, contender);
    priorities[i] = touch?.priority ?? 0;
    creatorIds[i] = touch === null ? direct[~contender]!.creatorId : touch.creatorId;
    touchpointIds[i] = touch === null ? null : touch.id;
  }
  return { priorities, creatorIds, touchpointIds };
}
