import { type Side, sideOf, touchKindNumber } from "../evidence/evidence-kinds.js";
import { type CompiledPolicy, tierOfRank } from "../policy/compile-policy.js";
import { earliestTouch, latestOfCreator, latestTouch, NO_RANK, touchNaming } from "../touches/pick-touch.js";
import type { TouchQuery, TouchView } from "../touches/touch-query.js";
import { type Case, type Contender, creatorOf, kindOf, NOBODY, rankOf, sideIn, tierOf, win } from "./case.js";

/** Decides for a model that credits one piece of evidence: nothing is collected, only looked for. */
export function pickOne(decided: Case): void {
  const best = pick(decided, "all");
  if (best === NOBODY) return;
  decided.tier = tierOf(decided, best);
  if (decided.policy.contested[decided.tier]) settle(decided, best);
  else winWithTouch(decided, best);
}

/** What the model picks on one side, in the strongest tier that has any. */
function pick(decided: Case, side: Side | "all"): Contender {
  const { policy, view, query, direct } = decided;
  const onOrder = pickOnOrder(direct, policy, side);
  const place = pickTouch(view, query, policy, side, boundBy(onOrder, direct, policy));
  return place < 0 ? onOrder : place;
}

/** What the model picks of the touches that beat what stands on the order; −1 for none. */
export function pickTouch(
  view: TouchView,
  query: TouchQuery,
  { picks, ranks }: CompiledPolicy,
  side: Side | "all",
  bound: number,
): number {
  return (picks === "first" ? earliestTouch : latestTouch)(view, query, ranks[side], bound);
}

/** The rank that a touch must be below. What stands on the order is later than every touch of its tier. */
export function boundBy(onOrder: Contender, direct: Case["direct"], policy: CompiledPolicy): number {
  if (onOrder === NOBODY) return NO_RANK;
  return policy.rankOnOrder[touchKindNumber(direct[~onOrder]!.kind)!]! + (policy.picks === "first" ? 1 : 0);
}

/** What the model picks of what stands on the order. */
export function pickOnOrder(direct: Case["direct"], policy: CompiledPolicy, side: Side | "all"): Contender {
  if (direct.length === 0) return NOBODY;
  const isFirst = policy.picks === "first";
  let found = NOBODY;
  let best = NO_RANK;
  for (let i = 0; i < direct.length; i += 1) {
    const { kind, standing } = direct[i]!;
    if (standing !== "eligible" || (side !== "all" && sideOf(kind) !== side)) continue;
    const rank = policy.rankOnOrder[touchKindNumber(kind)!]!;
    if (rank > best || (rank === best && (isFirst || rank === NO_RANK))) continue;
    found = ~i;
    best = rank;
  }
  return found;
}

/**
 * The rule for a tier in which codes can meet links. `best` is what the model picks where they do not: where one side is
 * missing or both name one creator, more evidence for a creator must not cost them the conversion.
 */
function settle(decided: Case, best: Contender): void {
  const code = pickNaming(decided, "code");
  const link = code === NOBODY ? NOBODY : pickNaming(decided, "link");
  const rule = decided.policy.codeAgainstLink;
  if (link === NOBODY) {
    winWithTouch(decided, best);
  } else if (creatorOf(decided, code) === creatorOf(decided, link)) {
    if (rule === "linkWins" && (best === code || best === link)) win(decided, link, 1, unlessNamed(link, code));
    else winWithTouch(decided, best);
  } else if (rule === "split") {
    for (const side of inOrder(code, link)) winWithTouch(decided, side);
  } else if (rule === "reject") {
    decided.dropped = "both";
    decided.reason = "codeAgainstLink";
  } else {
    decided.dropped = rule === "linkWins" ? "code" : "link";
    winWithTouch(decided, preferred(decided, rule === "linkWins" ? link : code, pickNameless(decided)));
  }
}

/** A winner, and for a code on the order the touch that its credit names besides. */
function winWithTouch(decided: Case, winner: Contender): void {
  win(decided, winner, 1, decided.policy.borrows[decided.tier] ? touchBehindCode(decided, winner) : NOBODY);
}

/** A credit for what stands on the order would name a touch that is `lent` to it: for a link that must not be a code. */
export function unlessNamed(winner: Contender, lent: Contender): Contender {
  return winner < 0 && lent >= 0 ? NOBODY : lent;
}

/** What the model picks in the modelled tier among the codes, or the links, that name a creator. */
function pickNaming(decided: Case, side: "code" | "link"): Contender {
  const found = pick(decided, side);
  if (found === NOBODY || tierOf(decided, found) !== decided.tier) return NOBODY;
  return sideIn(decided, found) === side ? found : touchOfSide(decided, side, true);
}

/** What it picks among the rest of that tier: other kinds of evidence, and touches that are no creator's. */
function pickNameless(decided: Case): Contender {
  const other = pick(decided, "other");
  const best = other !== NOBODY && tierOf(decided, other) === decided.tier ? other : NOBODY;
  return (["code", "link"] as const).reduce(
    (found, side) => preferred(decided, touchOfSide(decided, side, false), found),
    best,
  );
}

function touchOfSide({ policy, view, query, tier }: Case, side: "code" | "link", names: boolean): Contender {
  const place = touchNaming(view, query, policy.ranks[side], 2 * (tier + 1), names, policy.picks === "first");
  return place >= 0 && tierOfRank(policy.ranks[side].bySlot[view.slots[place]!]!) === tier ? place : NOBODY;
}

/** Touches first, then what stands on the order as it came about. */
function inOrder(a: Contender, b: Contender): readonly Contender[] {
  const isAscending = a >= 0 && b >= 0 ? a < b : a >= 0 || (b < 0 && ~a < ~b);
  return isAscending ? [a, b] : [b, a];
}

/** Which of two that one tier holds the model would pick; either may be nobody. */
function preferred(decided: Case, a: Contender, b: Contender): Contender {
  if (a === NOBODY || b === NOBODY) return a === NOBODY ? b : a;
  const stronger = rankOf(decided, a) - rankOf(decided, b);
  if (stronger !== 0) return stronger < 0 ? a : b;
  const [earlier, later] = inOrder(a, b) as [Contender, Contender];
  if (decided.policy.picks === "first") return earlier;
  const { times } = decided.view.index;
  // Of touches of one instant the preferred one stands first.
  return later >= 0 && times[earlier] === times[later] ? earlier : later;
}

/**
 * The touch that a credit for a code on the order names: the latest of the same creator by a link, in whatever tier. The code
 * has won; but a person who asks where it came from wants to see the click.
 */
export function touchBehindCode(decided: Case, winner: Contender): Contender {
  if (winner >= 0 || kindOf(decided, winner) !== "code") return NOBODY;
  const { view, query, policy } = decided;
  const place = latestOfCreator(view, query, policy.ranks.link, creatorOf(decided, winner)!);
  return place < 0 ? NOBODY : place;
}
