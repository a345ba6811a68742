import type { CreatorId, TouchpointId } from "../../ids/index.js";
import type { DirectEvidence } from "../evidence/direct-evidence.js";
import { type Side, touchKindNumber } from "../evidence/evidence-kinds.js";
import { repeatsOnOrder } from "../evidence/repeats-on-order.js";
import { tierOfRank } from "../policy/compile-policy.js";
import { NO_RANK, strongestTouches } from "../touches/pick-touch.js";
import { REVOKED, touchAt } from "../touches/touch-index.js";
import type { TouchView } from "../touches/touch-query.js";
import type { CompiledModel } from "../weights/compile-model.js";
import type { Survivors } from "../weights/survivors.js";
import { weigh } from "../weights/weigh.js";
import { type Case, type Contender, creatorOf, NOBODY, sideIn, tierOf, win } from "./case.js";
import { halfAndHalf } from "./half-and-half.js";
import { touchBehindCode, unlessNamed } from "./pick-one.js";

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
  const repeats = repeatsOnOrder(direct, policy.tierOf, tier);
  for (let i = 0; i < direct.length; i += 1) {
    const { kind, standing } = direct[i]!;
    if (standing !== "eligible" || policy.tierOf[touchKindNumber(kind)!] !== tier) continue;
    if (!repeats.has(i)) found.push(~i);
  }
  return found;
}

/** Lets the survivors share by the model. `one` of them may stand for more than itself. */
function share(decided: Case, survivors: readonly Contender[], one?: OnePiece): void {
  const weights = weightsOf(decided, survivors);
  for (let i = 0; i < survivors.length; i += 1) {
    const contender = survivors[i]!;
    if (weights[i]! === 0) continue;
    if (contender === one?.dated) win(decided, one.winner, weights[i]!, one.lent);
    else win(decided, contender, weights[i]!);
  }
  if (decided.policy.borrows[decided.tier]) lendTouches(decided);
}

/** Names with every code on the order the touch behind it, unless that has a credit of its own. */
function lendTouches(decided: Case): void {
  const { count, winners, lent } = decided;
  let credited: ReadonlySet<Contender> | undefined;
  for (let i = 0; i < count; i += 1) {
    if (lent[i]! >= 0) continue;
    const place = touchBehindCode(decided, winners[i]!);
    if (place === NOBODY) continue;
    credited ??= new Set(winners.slice(0, count));
    if (!credited.has(place)) lent[i] = place;
  }
}

/** The rule for a tier in which codes can meet links. Returns whether they did. */
function settle(decided: Case, survivors: readonly Contender[]): boolean {
  const of = (side: Side) => survivors.filter((contender) => sideIn(decided, contender) === side);
  const codes = winnersAmong(decided, of("code"));
  const links = winnersAmong(decided, of("link"));
  if (codes.contenders.length === 0 || links.contenders.length === 0) return false;

  const rule = decided.policy.codeAgainstLink;
  const creator = creatorOf(decided, codes.contenders[0]!);
  const isHers = (contender: Contender) => creatorOf(decided, contender) === creator;
  if (codes.contenders.every(isHers) && links.contenders.every(isHers)) {
    unite(decided, survivors, codes.contenders, links.contenders);
  } else if (rule === "split") {
    halve(decided, codes, links);
  } else if (rule === "reject") {
    decided.dropped = "both";
    decided.reason = "codeAgainstLink";
  } else {
    const dropped = rule === "linkWins" ? "code" : "link";
    decided.dropped = dropped;
    share(
      decided,
      survivors.filter((contender) => sideIn(decided, contender) !== dropped),
    );
  }
  return true;
}

/** A code and a link that are one piece of evidence. */
interface OnePiece {
  /** The later of the two: where the piece stands, and how old it is. */
  readonly dated: Contender;
  readonly winner: Contender;
  readonly lent: Contender;
}

/**
 * A creator's code and the latest of their links are one piece of evidence, as late as the later of the two, so that a code
 * which comes on top of links never lowers a share. Earlier touches keep their own.
 */
function unite(
  decided: Case,
  survivors: readonly Contender[],
  codes: readonly Contender[],
  links: readonly Contender[],
): void {
  const creator = creatorOf(decided, codes[0]!);
  const code = latestOf(decided, codes);
  const link = latestOf(decided, links);
  const [gone, dated] = position(code) < position(link) ? [code, link] : [link, code];
  const pieces = survivors.filter(
    (contender) =>
      contender !== gone && (sideIn(decided, contender) === "other" || creatorOf(decided, contender) === creator),
  );
  const isLink = decided.policy.codeAgainstLink === "linkWins";
  const [winner, lent] = isLink ? [link, code] : [code, link];
  share(decided, pieces, { dated, winner, lent: isLink ? unlessNamed(winner, lent) : lent });
}

/** What came last on the order; else the preferred touch of the latest instant. */
function latestOf({ view }: Case, contenders: readonly Contender[]): Contender {
  const { times } = view.index;
  let i = contenders.length - 1;
  if (contenders[i]! < 0) return contenders[i]!;
  while (i > 0 && times[contenders[i - 1]!] === times[contenders[i]!]) i -= 1;
  return contenders[i]!;
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
  if (decided.policy.borrows[decided.tier]) lendTouches(decided);
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
  // The touches themselves are in far memory: they are read only where the model asks for them.
  const who = isBlind(policy.model) ? NOT_ASKED : readWho(view, direct, survivors);
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
