import type { TimeWindow } from "../time/index.js";
import type { Held } from "./held.js";
import type { PlannedCell } from "./planned-cells.js";
import type { UseFault } from "./use-fault.js";

/** How far the grants, or the authorizations, of one licensor cover a cell. */
export interface Cover<Source> {
  /** Those that surely hold there. */
  readonly sure: readonly Held<Source>[];
  /** Time not surely covered. */
  readonly gaps: readonly TimeWindow[];
  /** How much is missing for good: 0 when it covers the cell, or may turn out to when missing facts are known. */
  readonly distance: number;
  /** What stands against it in a cell, if anything; worked out only for cells it is told of. */
  readonly faultsIn: (cell: PlannedCell) => readonly UseFault[];
}

/**
 * Which of some items can hold together when each holds only for some keys (a post, an ad account) and only one key can be
 * the right one: a list for each key. Items without keys hold for all of them.
 *
 * Complexity: O(n log n) and the length of the lists: n where every item has one key, more where many have none.
 */
export function alternatives<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[] | null,
): (readonly Item[])[] {
  const places = new Map<string, number[]>();
  const always: number[] = [];
  items.forEach((item, index) => {
    const keys = keysOf(item);
    if (keys === null) always.push(index);
    for (const key of new Set(keys)) {
      const own = places.get(key);
      if (own === undefined) places.set(key, [index]);
      else own.push(index);
    }
  });
  if (places.size === 0) return [items];
  // In the order of the items, so that what is found first does not depend on which items have keys.
  const inOrder = (own: readonly number[]) => (always.length === 0 ? own : [...always, ...own].sort((a, b) => a - b));
  return [...places.keys()].sort().map((key) => inOrder(places.get(key)!).map((index) => items[index]!));
}

/** Works something out when it is first asked for, and never again. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
