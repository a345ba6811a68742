import type { Survivors } from "./survivors.js";

/**
 * The nth weight to the nth survivor by priority, the highest first, and of one priority the latest first. What stands on
 * the order is later than any touch, and what was entered last the latest of it; of touches of one instant the preferred one
 * comes first.
 */
export function rankedWeights(byRank: readonly number[], survivors: Survivors): number[] {
  const { count } = survivors;
  const weights = new Array<number>(count).fill(0);
  const ranks = Array.from(weights, (_, place) => place).sort((a, b) => rankOrder(a, b, survivors));
  for (let rank = 0; rank < Math.min(count, byRank.length); rank += 1) weights[ranks[rank]!] = byRank[rank]!;
  return weights;
}

function rankOrder(a: number, b: number, { count, onOrder, ages, priorities }: Survivors): number {
  const byPriority = priorities[b]! - priorities[a]!;
  if (byPriority !== 0) return byPriority;
  if (Math.max(a, b) >= count - onOrder) return b - a;
  return ages[a]! - ages[b]! || a - b;
}
