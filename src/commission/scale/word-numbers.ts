import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { WordColumn } from "./column-types.js";

/** A column of words as numbers. */
export interface NumberedWords {
  /** Each once. */
  readonly words: readonly string[];
  /** By row; −1 where it is not known. */
  readonly numbers: Int32Array;
}

/** Checks that a column is one, without reading it. */
export function assertWordColumn(column: WordColumn, rows: number, path: string): void {
  if (isList(column)) {
    if (column.length !== rows) fail("invalidArgument", path, `${rows} words, one for each row`, column.length);
    return;
  }
  assertObject(column, path, "a list of words, or { words, numbers }");
  const { words, numbers } = column;
  if (Array.isArray(words) && numbers instanceof Int32Array && numbers.length === rows) return;
  fail("invalidArgument", path, `${rows} words, or { words, numbers } with an Int32Array of ${rows}`, column);
}

/**
 * Numbers the words of a column in the order they come; a dictionary is checked and taken as it is.
 *
 * @param allowed - all the words there are; absent where any will do
 */
export function numberWords(
  column: WordColumn,
  rows: number,
  path: string,
  allowed?: readonly string[],
): NumberedWords {
  assertWordColumn(column, rows, path);
  const numbered = isList(column) ? numberList(column, path) : readDictionary(column, path);
  const strange = allowed === undefined ? -1 : numbered.words.findIndex((word) => !allowed.includes(word));
  if (strange >= 0) fail("invalidArgument", path, `made of ${allowed!.join(", ")}`, numbered.words[strange]);
  return numbered;
}

function isList(column: WordColumn): column is readonly (string | null)[] {
  return Array.isArray(column);
}

function readDictionary({ words, numbers }: NumberedWords, path: string): NumberedWords {
  const known = new Set<string>();
  for (let place = 0; place < words.length; place += 1) {
    const word: unknown = words[place];
    if (typeof word !== "string" || word === "") fail("invalidArgument", `${path}.words[${place}]`, "a word", word);
    if (known.has(word)) fail("duplicateId", `${path}.words[${place}]`, "each word once", word);
    known.add(word);
  }
  for (let row = 0; row < numbers.length; row += 1) {
    const number = numbers[row]!;
    if (number >= -1 && number < words.length) continue;
    fail("invalidArgument", `${path}.numbers[${row}]`, "the number of a word, or -1", number);
  }
  return { words, numbers };
}

/** Without the words of a dictionary that no row has. */
export function withoutUnused({ words, numbers }: NumberedWords): NumberedWords {
  const isUsed = new Uint8Array(words.length);
  for (let row = 0; row < numbers.length; row += 1) isUsed[numbers[row]!] = 1;
  if (!isUsed.includes(0)) return { words, numbers };
  let next = 0;
  const places = Int32Array.from(isUsed, (used) => (used === 0 ? -1 : next++));
  return { words: words.filter((_, place) => isUsed[place] === 1), numbers: numbers.map((number) => places[number]!) };
}

/** Comparing with so few words is cheaper than looking one up; of more, one is mostly another of the same length. */
const FEW = 4;

function numberList(column: readonly (string | null)[], path: string): NumberedWords {
  const numbers = new Int32Array(column.length);
  const words: string[] = [];
  const known = new Map<string, number>();
  for (let row = 0; row < column.length; row += 1) {
    const word = column[row]!;
    const number = words.length <= FEW ? words.indexOf(word) : (known.get(word) ?? -1);
    numbers[row] = number;
    if (number >= 0 || word === null) continue;
    if (typeof word !== "string" || word === "") fail("invalidArgument", `${path}[${row}]`, "a word, or null", word);
    numbers[row] = words.length;
    known.set(word, words.length);
    words.push(word);
  }
  return { words, numbers };
}
