import type { CompiledRule } from "../terms/compiled.js";
import type { LineGroup } from "./resolution.js";

/** More ways than this are not compared: then each group of lines goes to the rule that pays most on it alone. */
const MOST_WAYS = 1000;

/**
 * The rule for each group of lines with which all together pay the most; of equal ways the one with the rules that stand
 * first. A rule that takes several groups is asked once for all their lines: a fixed amount for the order is paid once.
 */
export function bestAssignment(
  groups: readonly LineGroup[],
  pays: (rule: CompiledRule, lines: readonly number[]) => number,
): readonly CompiledRule[] {
  const ways = groups.reduce((product, { candidates }) => product * candidates.length, 1);
  if (ways > MOST_WAYS) return groups.flatMap((group) => bestAssignment([group], pays));
  const asked = new Map<string, number>();
  let best: readonly CompiledRule[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (let way = 0; way < ways; way += 1) {
    const winners = winnersOf(groups, way);
    const sum = paidTogether(groups, winners, pays, asked);
    if (sum > most) {
      most = sum;
      best = winners;
    }
  }
  return best;
}

/** The way of a number: its digits say the candidates, that of the first group counting most. */
function winnersOf(groups: readonly LineGroup[], way: number): readonly CompiledRule[] {
  const winners: CompiledRule[] = [];
  let rest = way;
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const { candidates } = groups[index]!;
    winners.unshift(candidates[rest % candidates.length]!);
    rest = Math.floor(rest / candidates.length);
  }
  return winners;
}

function paidTogether(
  groups: readonly LineGroup[],
  winners: readonly CompiledRule[],
  pays: (rule: CompiledRule, lines: readonly number[]) => number,
  asked: Map<string, number>,
): number {
  let sum = 0;
  for (const rule of new Set(winners)) {
    const lines = groups.flatMap((group, index) => (winners[index] === rule ? group.lines : [])).sort((a, b) => a - b);
    const key = `${rule.place}:${lines.join()}`;
    const paid = asked.get(key) ?? pays(rule, lines);
    asked.set(key, paid);
    sum += paid;
  }
  return sum;
}
