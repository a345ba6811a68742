import type { CreatorAttributes, ScopeDimension } from "../../models/commission.js";
import type { CompiledTerms } from "../terms/compiled.js";
import type { NumberedWords } from "./word-numbers.js";

/** Rows with one number are alike in all that rules ask about but the time. */
export interface RowKinds {
  readonly kinds: Int32Array;
  readonly count: number;
}

/** So many kinds have a place of their own each, whether or not there is such a row; more are looked up. */
const MOST_PLACES = 1_000_000;

/** Numbers rows by the class of their creator and their words in the columns that rules ask about. */
export function kindsOfRows(
  { numbers }: NumberedWords,
  classes: { readonly classOf: Int32Array; readonly count: number },
  asked: readonly NumberedWords[],
): RowKinds {
  const kinds = new Int32Array(numbers.length);
  if (classes.count > 1) for (let row = 0; row < kinds.length; row += 1) kinds[row] = classes.classOf[numbers[row]!]!;
  let { count } = classes;
  for (const { words, numbers: own } of asked) count = divide(kinds, count, own, words.length + 1);
  return { kinds, count };
}

/** Divides kinds by one more answer, −1 being one too. Returns how many there are then. */
function divide(kinds: Int32Array, count: number, answers: Int32Array, size: number): number {
  if (count * size <= MOST_PLACES) {
    for (let row = 0; row < kinds.length; row += 1) kinds[row] = kinds[row]! * size + answers[row]! + 1;
    return count * size;
  }
  const places = new Map<number, number>();
  for (let row = 0; row < kinds.length; row += 1) {
    const key = kinds[row]! * size + answers[row]! + 1;
    const known = places.get(key);
    if (known === undefined) places.set(key, places.size);
    kinds[row] = known ?? places.size - 1;
  }
  return places.size;
}

/** Creators whom no rule tells apart have one number. */
export function classesOfCreators(
  { words }: NumberedWords,
  attributes: (creator: number) => CreatorAttributes,
  { rules }: CompiledTerms,
): { readonly classOf: Int32Array; readonly count: number } {
  const asks = rules.flatMap(({ scope, except }) => [...scope.creator, ...(except?.creator ?? [])]);
  const asked = new Set<ScopeDimension>(asks.map(({ dimension }) => dimension));
  const named = new Set(asks.flatMap(({ dimension, values }) => (dimension === "creatorIds" ? [...values] : [])));
  const classOf = new Int32Array(words.length);
  if (asked.size === 0) return { classOf, count: 1 };
  const numbers = new Map<string, number>();
  for (let creator = 0; creator < classOf.length; creator += 1) {
    const { statusLevel = null, followerTier = null, groups = null } = attributes(creator);
    const key = JSON.stringify([
      named.has(words[creator]!) ? words[creator]! : null,
      asked.has("statusLevels") ? statusLevel : null,
      asked.has("followerTiers") ? followerTier : null,
      asked.has("groups") ? groups : null,
    ]);
    const known = numbers.get(key);
    if (known === undefined) numbers.set(key, numbers.size);
    classOf[creator] = known ?? numbers.size - 1;
  }
  return { classOf, count: Math.max(1, numbers.size) };
}
