/**
 * A small seeded generator of numbers (mulberry32). Only integer operations, division and square roots are used below,
 * because those are the same to the last bit on every machine; `Math.random`, `Math.log` and the clock are not.
 */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both possible. */
  int(low: number, high: number): number;
  /** True in `share` of the cases. */
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Picks in proportion to the weights. */
  weighted<T>(list: readonly T[], weight: (item: T) => number): T;
  /** Heavy-tailed: usually a little above `scale`, now and then a hundred times as much. */
  heavyTail(scale: number, cap: number): number;
}

/** One stream for each name, so that a change to one file leaves the others as they are. */
export function randomFor(name: string): Random {
  let state = 0x9e3779b9;
  for (const character of name) state = Math.imul(state ^ character.charCodeAt(0), 0x85ebca6b) >>> 0;

  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const item = <T>(list: readonly T[], index: number): T => {
    const found = list[index];
    if (found === undefined) throw new Error("picked from an empty list");
    return found;
  };

  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (list) => item(list, int(0, list.length - 1)),
    weighted: (list, weight) => {
      let left = next() * list.reduce((sum, each) => sum + weight(each), 0);
      for (const each of list) {
        left -= weight(each);
        if (left < 0) return each;
      }
      return item(list, list.length - 1);
    },
    heavyTail: (scale, cap) => {
      const root = Math.sqrt(1 - next());
      const value = Math.round(scale / (root * Math.sqrt(root)));
      return value <= cap ? value : Math.round(cap * (0.6 + 0.4 * next()));
    },
  };
}
