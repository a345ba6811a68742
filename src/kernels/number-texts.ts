import { STEPS_PER_TEXT } from "./text-hash.js";

/** Texts with a number each: 0, 1, 2 … */
export interface NumberedTexts {
  /** How many different ones there are. */
  readonly count: number;
  /** By place, the number of its text; −1 for an empty one. */
  readonly numbers: Int32Array;
  /** The number of a text; −1 when it has none. */
  readonly find: (text: string) => number;
  /** By place, the number of many texts at once. `textAt` is asked for the places in their order. */
  readonly findAll: (count: number, textAt: (place: number) => string) => Int32Array;
}

/** A longer text is not for this table. */
const LONGEST = 40;

/** A text that was read: its hash, its length, and its characters, four in a word. */
const READ = 2 + LONGEST / 4;

/** So many texts are read, and then all of them looked up: look-ups that follow one another wait for far memory together. */
const AT_ONCE = 512;

/** An open hash table of integers beside a copy of the characters, so that no text has to be read where it lies. */
interface Table {
  /** Two for each slot: a hash, and where the record is; 0 when the slot is free. */
  slots: Int32Array;
  /** One after the other, each with a number, then where it is told to be a length and the characters. */
  records: Int32Array;
  /** Where the records end. */
  end: number;
  count: number;
  /** How many steps to another slot may still be taken. */
  steps: number;
}

/**
 * Numbers many texts at once, in the order in which they come: what a `Map` does, without following a pointer to another
 * text, which among a hundred thousand is mostly in far memory. Where texts are long, are not all of Latin-1, or collide more
 * often than they would by chance, a `Map` does it.
 *
 * Complexity: O(1) a text, and its length; a table of at most 32 bytes for each different text, and 16 and one for a character.
 *
 * @param textAt - is asked for the places in their order; where a `Map` has to do it, for all of them once more
 */
export function numberTexts(count: number, textAt: (place: number) => string): NumberedTexts {
  const numbers = new Int32Array(count);
  const read = new Int32Array(READ * Math.min(count, AT_ONCE));
  const steps = STEPS_PER_TEXT * (count + 16);
  const table = { slots: new Int32Array(32), records: new Int32Array(64), end: 0, count: 0, steps };
  for (let from = 0; from < count; from += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - from);
    if (!readTexts(read, from, size, textAt)) return numberInMap(count, textAt);
    makeRoom(table, size);
    for (let i = 0; i < size; i += 1) numbers[from + i] = addText(table, read, i * READ);
    if (table.steps < 0) return numberInMap(count, textAt);
  }
  return { count: table.count, numbers, ...finders(table) };
}

function finders(table: Table): Pick<NumberedTexts, "find" | "findAll"> {
  const one = new Int32Array(READ);
  return {
    find(text) {
      readText(text, one, 0);
      return findText(table, one, 0);
    },
    findAll(count, textAt) {
      const numbers = new Int32Array(count);
      const read = new Int32Array(READ * Math.min(count, AT_ONCE));
      for (let from = 0; from < count; from += AT_ONCE) {
        const size = Math.min(AT_ONCE, count - from);
        readTexts(read, from, size, textAt);
        for (let i = 0; i < size; i += 1) numbers[from + i] = findText(table, read, i * READ);
      }
      return numbers;
    },
  };
}

/** Returns whether all of them are for this table. */
function readTexts(read: Int32Array, from: number, size: number, textAt: (place: number) => string): boolean {
  let areAll = true;
  for (let i = 0; i < size; i += 1) if (!readText(textAt(from + i), read, i * READ)) areAll = false;
  return areAll;
}

/** Writes down a text, and hashes it: FNV-1a over its words. One that is not for this table gets the length −1. */
function readText(text: string, read: Int32Array, at: number): boolean {
  const { length } = text;
  if (length > LONGEST) {
    read[at + 1] = -1;
    return false;
  }
  let hash = 0x811c9dc5 ^ length;
  let all = 0;
  let to = at + 2;
  const whole = length & ~3;
  for (let i = 0; i < whole; i += 4, to += 1) {
    const a = text.charCodeAt(i);
    const b = text.charCodeAt(i + 1);
    const c = text.charCodeAt(i + 2);
    const d = text.charCodeAt(i + 3);
    all |= a | b | c | d;
    const word = a | (b << 8) | (c << 16) | (d << 24);
    read[to] = word;
    hash = stir(hash, word);
  }
  if (whole < length) {
    let word = 0;
    for (let i = whole; i < length; i += 1) {
      const unit = text.charCodeAt(i);
      all |= unit;
      word |= unit << (8 * (i - whole));
    }
    read[to] = word;
    hash = stir(hash, word);
  }
  read[at] = hash;
  read[at + 1] = all > 0xff ? -1 : length;
  return all <= 0xff;
}

function stir(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x01000193);
  return product ^ (product >>> 15);
}

/** The slot of a text that was read, or the free one where it belongs. */
function slotOf(table: Table, read: Int32Array, at: number): number {
  const { slots, records } = table;
  const last = slots.length - 1;
  const hash = read[at]!;
  let slot = (hash << 1) & last;
  let record = slots[slot + 1]!;
  while (record !== 0 && !(slots[slot] === hash && isAt(records, record, read, at + 1))) {
    table.steps -= 1;
    slot = (slot + 2) & last;
    record = slots[slot + 1]!;
  }
  return slot;
}

/** Whether a record has the length and the characters that were read. */
function isAt(records: Int32Array, record: number, read: Int32Array, at: number): boolean {
  const words = (read[at]! + 3) >> 2;
  for (let word = 0; word <= words; word += 1) if (records[record + word] !== read[at + word]) return false;
  return true;
}

function findText(table: Table, read: Int32Array, at: number): number {
  if (read[at + 1]! <= 0) return -1;
  const record = table.slots[slotOf(table, read, at) + 1]!;
  return record === 0 ? -1 : table.records[record - 1]!;
}

function addText(table: Table, read: Int32Array, at: number): number {
  const length = read[at + 1]!;
  if (length <= 0) return -1;
  const { slots, records, end } = table;
  const slot = slotOf(table, read, at);
  const record = slots[slot + 1]!;
  if (record !== 0) return records[record - 1]!;
  slots[slot] = read[at]!;
  slots[slot + 1] = end + 1;
  const words = (length + 3) >> 2;
  records[end] = table.count;
  for (let word = 0; word <= words; word += 1) records[end + 1 + word] = read[at + 1 + word]!;
  table.end = end + 2 + words;
  table.count += 1;
  return table.count - 1;
}

/** Makes room for so many more texts: at least half of the slots stay free. */
function makeRoom(table: Table, more: number): void {
  const { records, end } = table;
  if (end + more * READ > records.length) {
    table.records = new Int32Array(2 * (end + more * READ));
    table.records.set(records);
  }
  while (4 * (table.count + more) > table.slots.length) table.slots = wider(table.slots);
}

function wider(old: Int32Array): Int32Array {
  const slots = new Int32Array(2 * old.length);
  const last = slots.length - 1;
  for (let from = 0; from < old.length; from += 2) {
    if (old[from + 1] === 0) continue;
    let slot = (old[from]! << 1) & last;
    while (slots[slot + 1] !== 0) slot = (slot + 2) & last;
    slots[slot] = old[from]!;
    slots[slot + 1] = old[from + 1]!;
  }
  return slots;
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
  const find = (text: string) => known.get(text) ?? -1;
  return {
    count: known.size,
    numbers,
    find,
    findAll: (size, textOf) => Int32Array.from({ length: size }, (_, i) => find(textOf(i))),
  };
}
