import { STEPS_PER_TEXT } from "./text-hash.js";

/** Texts with a number each, in the order in which they came: 0, 1, 2 … */
export interface NumberedTexts {
  /** How many different ones there are. */
  readonly count: number;
  /** By place, the number of its text; −1 for an empty one. */
  readonly numbers: Int32Array;
  /** The number of a text; −1 when it has none. */
  readonly find: (text: string) => number;
}

/** A slot of the table: hash, number + 1 (0 when it is free), where the copy of the text begins, and how long the text is. */
const SLOT = 4;

/** A longer text is not for this table. */
const LONGEST = 40;

/**
 * Numbers many texts at once: what a `Map` does, in an open hash table of integers beside a copy of the characters. Each text
 * is read once, and comparing it follows no pointer to another text, which among a hundred thousand is mostly in far memory.
 * Where texts are long, or collide more often than they would by chance, a `Map` does it.
 *
 * Complexity: O(1) a text, and its length; a table of at most 64 bytes for each different text, and two for a character.
 */
export function numberTexts(count: number, textAt: (place: number) => string): NumberedTexts {
  const numbers = new Int32Array(count).fill(-1);
  const asked = new Int32Array(LONGEST / 2);
  let table: Int32Array = new Int32Array(16 * SLOT);
  let copies: Int32Array = new Int32Array(64);
  let copied = 0;
  let known = 0;
  let steps = STEPS_PER_TEXT * (count + 16);
  for (let place = 0; place < count; place += 1) {
    const text = textAt(place);
    const { length } = text;
    if (length === 0) continue;
    if (length > LONGEST || steps < 0) return numberInMap(count, textAt);
    const hash = readText(text, asked);
    const words = (length + 1) >> 1;
    const last = table.length - 1;
    let slot = (hash * SLOT) & last;
    while (table[slot + 1] !== 0 && !isAt(table, slot, hash, length, copies, asked)) {
      steps -= 1;
      slot = (slot + SLOT) & last;
    }
    numbers[place] = table[slot + 1]! - 1;
    if (table[slot + 1] !== 0) continue;
    numbers[place] = known;
    known += 1;
    table[slot] = hash;
    table[slot + 1] = known;
    table[slot + 2] = copied;
    table[slot + 3] = length;
    if (copied + words > copies.length) copies = wider(copies);
    for (let word = 0; word < words; word += 1) copies[copied + word] = asked[word]!;
    copied += words;
    if (2 * SLOT * known >= table.length) table = largerTable(table);
  }
  return { count: known, numbers, find: finder(table, copies, asked) };
}

function finder(table: Int32Array, copies: Int32Array, asked: Int32Array): (text: string) => number {
  const last = table.length - 1;
  return (text) => {
    const { length } = text;
    if (length === 0 || length > LONGEST) return -1;
    const hash = readText(text, asked);
    let slot = (hash * SLOT) & last;
    while (table[slot + 1] !== 0 && !isAt(table, slot, hash, length, copies, asked)) slot = (slot + SLOT) & last;
    return table[slot + 1]! - 1;
  };
}

/** Writes a text into `asked`, two characters in a word, and returns its hash: FNV-1a over the words. */
function readText(text: string, asked: Int32Array): number {
  const { length } = text;
  let hash = 0x811c9dc5 ^ length;
  for (let i = 0, word = 0; i < length; i += 2, word += 1) {
    const pair = text.charCodeAt(i) | (i + 1 < length ? text.charCodeAt(i + 1) << 16 : 0);
    asked[word] = pair;
    hash = Math.imul(hash ^ pair, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}

function isAt(
  table: Int32Array,
  slot: number,
  hash: number,
  length: number,
  copies: Int32Array,
  asked: Int32Array,
): boolean {
  if (table[slot] !== hash || table[slot + 3] !== length) return false;
  const from = table[slot + 2]!;
  const words = (length + 1) >> 1;
  for (let word = 0; word < words; word += 1) if (copies[from + word] !== asked[word]) return false;
  return true;
}

function wider(copies: Int32Array): Int32Array {
  const all = new Int32Array(2 * copies.length);
  all.set(copies);
  return all;
}

function largerTable(old: Int32Array): Int32Array {
  const table = new Int32Array(2 * old.length);
  const last = table.length - 1;
  for (let from = 0; from < old.length; from += SLOT) {
    if (old[from + 1] === 0) continue;
    let slot = (old[from]! * SLOT) & last;
    while (table[slot + 1] !== 0) slot = (slot + SLOT) & last;
    for (let i = 0; i < SLOT; i += 1) table[slot + i] = old[from + i]!;
  }
  return table;
}

function numberInMap(count: number, textAt: (place: number) => string): NumberedTexts {
  const known = new Map<string, number>();
  const numbers = new Int32Array(count).fill(-1);
  for (let place = 0; place < count; place += 1) {
    const text = textAt(place);
    if (text === "") continue;
    const number = known.get(text) ?? known.size;
    if (number === known.size) known.set(text, number);
    numbers[place] = number;
  }
  return { count: known.size, numbers, find: (text) => known.get(text) ?? -1 };
}
