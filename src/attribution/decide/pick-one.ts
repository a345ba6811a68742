import { type Side, sideOf, touchKindNumber } from "../evidence/evidence-kinds.js";
import { earliestTouch, latestOfCreator, latestTouch, NO_RANK } from "../touches/pick-touch.js";
import { type Case, type Contender, creatorOf, kindOf, NOBODY, rankOf, tierOf, win } from "./case.js";

/** Decides for a model that credits one piece of evidence: nothing is collected, only looked for. */
export function pickOne(decided: Case): void {
  const best = pick(decided, "all");
  if (best === NOBODY) return;
  decided.tier = tierOf(decided, best);
  if (decided.policy.contested[decided.tier]) settle(decided, best);
  else win(decided, best, 1, decided.policy.borrows[decided.tier] ? touchBehindCode(decided, best) : -1);
}

/** What the model picks on one side, in the strongest tier that has any. */
function pick(decided: Case, side: Side | "all"): Contender {
  const { policy, view, query } = decided;
  const isFirst = policy.picks === "first";
  const onOrder = pickOnOrder(decided, side, isFirst);
  // What stands on the order is later than every touch of its tier.
  const bound = onOrder === NOBODY ? NO_RANK : rankOf(decided, onOrder) + (isFirst ? 1 : 0);
  const place = (isFirst ? earliestTouch : latestTouch)(view, query, policy.ranks[side], bound);
  return place < 0 ? onOrder : place;
}

function pickOnOrder({ direct, policy }: Case, side: Side | "all", isFirst: boolean): Contender {
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

/** The rule for a tier in which codes can meet links. `best` is what the model picks where they do not. */
function settle(decided: Case, best: Contender): void {
  const code = pickInTier(decided, "code");
  const link = pickInTier(decided, "link");
  if (code === NOBODY || link === NOBODY) {
    win(decided, best, 1);
    return;
  }
  const rule = decided.policy.codeAgainstLink;
  const isOne = creatorOf(decided, code) === creatorOf(decided, link);
  if (isOne || rule === "codeWins" || rule === "linkWins") {
    const side = rule === "linkWins" ? link : code;
    if (!isOne) decided.dropped = rule === "linkWins" ? "code" : "link";
    const lent = isOne && side < 0 && side === code && link >= 0 ? link : -1;
    const winner = preferred(decided, side, pickInTier(decided, "other"));
    win(decided, winner, 1, winner === side ? lent : -1);
  } else if (rule === "split") {
    for (const side of inOrder(code, link)) win(decided, side, 1);
  } else {
    decided.dropped = "both";
    decided.reason = "codeAgainstLink";
  }
}

function pickInTier(decided: Case, side: Side): Contender {
  const found = pick(decided, side);
  return found !== NOBODY && tierOf(decided, found) === decided.tier ? found : NOBODY;
}

/** Touches first, then what stands on the order as it came about. */
function inOrder(a: Contender, b: Contender): readonly Contender[] {
  const isAscending = a >= 0 && b >= 0 ? a < b : a >= 0 || (b < 0 && ~a < ~b);
  return isAscending ? [a, b] : [b, a];
}

/** Which of two that one tier holds the model would pick; the second may be nobody. */
function preferred(decided: Case, a: Contender, b: Contender): Contender {
  if (b === NOBODY) return a;
  const stronger = rankOf(decided, a) - rankOf(decided, b);
  if (stronger !== 0) return stronger < 0 ? a : b;
  const [earlier, later] = inOrder(a, b) as [Contender, Contender];
  if (decided.policy.picks === "first") return earlier;
  const { times } = decided.view.index;
  // Of touches of one instant the preferred one stands first.
  return later >= 0 && times[earlier] === times[later] ? earlier : later;
}

/**
 * The touch that a credit for a code on the order names: the latest of the same creator by a link. The code won alone, in a
 * tier without links; but a person who asks where it came from wants to see the click.
 */
export function touchBehindCode(decided: Case, winner: Contender): number {
  if (winner >= 0 || kindOf(decided, winner) !== "code") return -1;
  const { view, query, policy } = decided;
  return latestOfCreator(view, query, policy.ranks.link, creatorOf(decided, winner)!);
}
