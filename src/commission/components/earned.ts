import type { AdjustmentId, CreatorId, RuleId } from "../../ids/index.js";
import { exactMinor } from "../../money/exact-money.js";
import type { Instant } from "../../time/types.js";

/**
 * One change of what a creator earned under a rule on one thing: a commission, what a refund took of it, a correction.
 * Guarantees, advances and overrides look at these; they are of one currency.
 */
export interface Earned {
  readonly creatorId: CreatorId;
  readonly ruleId: RuleId;
  /** What it is about: the same text for a sale and everything that happens to it. */
  readonly sourceKey: string;
  readonly at: Instant;
  /** When it counts, where that is not when it happened: a retainer is dated at the end of its month, and is of the month. */
  readonly countsAt?: Instant;
  /** By how much what the rule takes its share of changed, in minor units. */
  readonly base: number;
  /** By how much the earning changed, in minor units. */
  readonly minor: number;
  /** The adjustments that brought it. */
  readonly causes: readonly AdjustmentId[];
}

/** The changes that count, in the order of their time. */
export function earnedInOrder(earned: readonly Earned[], ruleIds: ReadonlySet<RuleId> | null): readonly Earned[] {
  const counted = ruleIds === null ? [...earned] : earned.filter(({ ruleId }) => ruleIds.has(ruleId));
  return counted.sort((a, b) => a.at - b.at);
}

/** What one thing earned, by where it counts. */
interface Layers {
  /** What is left of it. */
  level: number;
  /** Up to which level it counted where, ascending; the last is the most that it ever earned. */
  readonly tops: number[];
  readonly places: number[];
}

/** Says where a change counts: places are numbered by the caller. */
export type Settle = (change: Earned, place: number, move: (place: number, minor: number) => void) => void;

/**
 * Where changes count. What a thing earns more than ever before counts where it is earned; what is taken back of it is
 * taken from where it counted, the latest first, and comes back there. So a refund lowers the month of its order, and views
 * count in the month in which they are read.
 *
 * Complexity: O(1) for a change, and the places that it moves.
 */
export function settleBySource(): Settle {
  const rules = new Map<RuleId, Map<string, Layers>>();
  return ({ ruleId, sourceKey, minor }, place, move) => {
    const sources = rules.get(ruleId) ?? new Map<string, Layers>();
    rules.set(ruleId, sources);
    const layers = sources.get(sourceKey) ?? { level: 0, tops: [0], places: [place] };
    sources.set(sourceKey, layers);
    const level = exactMinor(layers.level + minor, "earned");
    const { tops, places } = layers;
    if (level > tops.at(-1)!) {
      if (places.at(-1) === place) tops[tops.length - 1] = level;
      else {
        tops.push(level);
        places.push(place);
      }
    }
    moveLevel(layers, level, move);
  };
}

/** Below the first layer, where nothing sensible is, it counts with that one. */
function moveLevel(layers: Layers, level: number, move: (place: number, minor: number) => void): void {
  const { tops, places, level: before } = layers;
  const [low, high] = [Math.min(level, before), Math.max(level, before)];
  for (let layer = tops.length - 1; layer >= 0 && tops[layer]! > low; layer -= 1) {
    const floor = layer === 0 ? Number.NEGATIVE_INFINITY : tops[layer - 1]!;
    const part = Math.min(high, tops[layer]!) - Math.max(low, floor);
    if (part > 0) move(places[layer]!, level > before ? part : 0 - part);
  }
  layers.level = level;
}

/** Changes of one instant under one rule on one thing, as one. */
export function mergeInstants(changes: readonly Earned[]): readonly Earned[] {
  const merged: Earned[] = [];
  const open = new Map<RuleId, Map<string, number>>();
  let at = Number.NaN;
  for (const change of changes) {
    if (change.at !== at) open.clear();
    at = change.at;
    const sources = open.get(change.ruleId) ?? new Map<string, number>();
    open.set(change.ruleId, sources);
    const row = sources.get(change.sourceKey);
    if (row === undefined) {
      sources.set(change.sourceKey, merged.length);
      merged.push(change);
      continue;
    }
    const { base, minor, causes, ...same } = merged[row]!;
    merged[row] = {
      ...same,
      base: base + change.base,
      minor: exactMinor(minor + change.minor, "earned"),
      causes: [...causes, ...change.causes],
    };
  }
  return merged;
}
