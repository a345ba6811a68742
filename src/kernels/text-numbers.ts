import { STEPS_PER_TEXT, tableSize, textHash } from "./text-hash.js";

/** Texts with a number each, in the order in which they came: 0, 1, 2 … */
export interface TextNumbers {
  /** How many there are. */
  readonly size: () => number;
  /** The number of a text, a new one when it had none. */
  readonly add: (text: string) => number;
  /** The number of a text; −1 when it has none. */
  readonly find: (text: string) => number;
}

/**
 * Numbers texts: what a `Map` does, in an open hash table of integers, which allocates nothing per text. A `Map` takes over
 * when texts collide more often than they would by chance.
 *
 * Complexity: O(1) a text, and its length when it is compared; a table of at most 32 bytes a text.
 */
export function textNumbers(): TextNumbers {
  // Each slot is two integers side by side, the hash and the number: they are read together, mostly from far memory.
  let size = tableSize(0);
  let table = new Int32Array(2 * size).fill(-1);
  let steps = 0;
  let map: Map<string, number> | undefined;
  const texts: string[] = [];

  /** Where the slot of a text is, or the free one where it belongs. */
  function slotOf(text: string, hash: number): number {
    steps += STEPS_PER_TEXT; // what every text may cost; only more than that is suspicious
    const mask = size - 1;
    let slot = 2 * (hash & mask);
    let number = table[slot + 1]!;
    while (number >= 0 && !(table[slot] === hash && texts[number] === text)) {
      steps -= 1;
      slot = (slot + 2) & (2 * mask + 1);
      number = table[slot + 1]!;
    }
    return slot;
  }

  function grow(): void {
    const old = table;
    size *= 2;
    table = new Int32Array(2 * size).fill(-1);
    const mask = size - 1;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1]! < 0) continue;
      let slot = 2 * (old[from]! & mask);
      while (table[slot + 1]! >= 0) slot = (slot + 2) & (2 * mask + 1);
      table[slot] = old[from]!;
      table[slot + 1] = old[from + 1]!;
    }
  }

  function findInMap(text: string): number {
    map ??= new Map(texts.map((known, number) => [known, number]));
    return map.get(text) ?? -1;
  }

  function addToMap(text: string): number {
    const known = findInMap(text);
    if (known >= 0) return known;
    map?.set(text, texts.length);
    texts.push(text);
    return texts.length - 1;
  }

  return {
    size: () => texts.length,
    find(text) {
      return steps < 0 ? findInMap(text) : table[slotOf(text, textHash(text)) + 1]!;
    },
    add(text) {
      if (steps < 0) return addToMap(text);
      const hash = textHash(text);
      const slot = slotOf(text, hash);
      const known = table[slot + 1]!;
      if (known >= 0) return known;
      table[slot] = hash;
      table[slot + 1] = texts.length;
      texts.push(text);
      if (2 * texts.length >= size) grow();
      return texts.length - 1;
    },
  };
}
