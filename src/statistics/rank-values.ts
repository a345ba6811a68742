import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import { sortByKey } from "../kernels/sort-by-key.js";
import { numberColumn } from "./sorted-numbers.js";

/** How values are ranked, as data. */
export type RankRule = {
  /** Which value gets rank 1: the largest (`descending`) or the smallest (`ascending`). */
  readonly order: "descending" | "ascending";
} & (
  | {
      /**
       * What equals share, on the example of 30, 20, 20, 10. `competition`: 1 2 2 4, the rank of the first of them, as in sport.
       * `modifiedCompetition`: 1 3 3 4, of the last. `dense`: 1 2 2 3, with no rank left out. `fractional`: 1 2.5 2.5 4, the
       * mean of those they take (the mid-rank), so that the ranks always sum to n(n + 1) ÷ 2.
       */
      readonly ties: "competition" | "modifiedCompetition" | "dense" | "fractional";
    }
  | {
      /** 1 2 3 4: equals share nothing. */
      readonly ties: "ordinal";
      /** Who comes first among equals: for each value its id, or another text of its own; the smaller by code units first. */
      readonly tieBreak: readonly string[];
    }
);

/**
 * Which place does each value have, and what about equals? Use it for a leaderboard of any number; creators are ranked, with
 * what they need to be ranked at all, by `rankCreators`. Where one value stands among many as a part of 1 is
 * {@link percentileRank}.
 *
 * @formula rank = 1 + number of better values, for `competition`; the others by what equals share
 *
 * Units: ranks from 1.
 *
 * Complexity: O(n log n).
 *
 * @param values - finite numbers in any order; an empty list has no ranks
 * @param rule - which end is first, and what equals share
 * @returns the ranks, in the order of the values
 * @throws `invalidPolicy` when the rule is not usable, or `tieBreak` has not one text for each value
 * @throws `duplicateId` when two texts of `tieBreak` are the same: equals would be left to chance
 * @throws `invalidArgument` when `values` is no list of finite numbers
 *
 * @example
 * ```ts
 * import { rankValues } from "creator-core/statistics";
 *
 * rankValues([20, 30, 10, 20], { order: "descending", ties: "competition" }); // => [2, 1, 4, 2]
 * ```
 *
 * @example
 * ```ts
 * import { rankValues } from "creator-core/statistics";
 *
 * const sales = [30, 20, 20, 10];
 * rankValues(sales, { order: "descending", ties: "modifiedCompetition" }); // => [1, 3, 3, 4]
 * rankValues(sales, { order: "descending", ties: "dense" }); // => [1, 2, 2, 3]
 * rankValues(sales, { order: "descending", ties: "fractional" }); // => [1, 2.5, 2.5, 4]
 * rankValues(sales, { order: "ascending", ties: "competition" }); // => [4, 2, 2, 1]
 *
 * const ids = ["ada", "cy", "ben", "dee"];
 * rankValues(sales, { order: "descending", ties: "ordinal", tieBreak: ids }); // => [1, 3, 2, 4]
 * ```
 */
export function rankValues(values: readonly number[], rule: RankRule): number[] {
  assertRule(rule);
  const n = Array.isArray(values) ? values.length : 0;
  const keys = Array.isArray(values) && n === 0 ? new Float64Array() : numberColumn(values);
  if (rule.ties === "ordinal") assertTieBreak(rule.tieBreak, n);
  if (rule.order === "descending") for (let i = 0; i < n; i += 1) keys[i] = -keys[i]!;

  const places = Int32Array.from(keys, (_, place) => place);
  sortByKey(keys, places, 0, n, rule.ties === "ordinal" ? byText(rule.tieBreak) : byPlace);
  return numbered(keys, places, rule.ties);
}

/** Walks over the groups of equals, best first. */
function numbered(keys: Float64Array, places: Int32Array, ties: RankRule["ties"]): number[] {
  const ranks = new Array<number>(keys.length);
  let group = 0;
  for (let first = 0; first < keys.length; ) {
    let next = first + 1;
    while (ties !== "ordinal" && next < keys.length && keys[next] === keys[first]) next += 1;
    group += 1;
    const rank = sharedRank(ties, first + 1, next, group);
    for (let i = first; i < next; i += 1) ranks[places[i]!] = rank;
    first = next;
  }
  return ranks;
}

function sharedRank(ties: RankRule["ties"], first: number, last: number, group: number): number {
  switch (ties) {
    case "competition":
    case "ordinal":
      return first;
    case "modifiedCompetition":
      return last;
    case "dense":
      return group;
    case "fractional":
      return (first + last) / 2;
  }
}

/** Equals share a rank, so that any order of them will do. */
function byPlace(a: number, b: number): number {
  return a - b;
}

function byText(texts: readonly string[]): (a: number, b: number) => number {
  return (a, b) => (texts[a]! < texts[b]! ? -1 : 1);
}

function assertRule(rule: RankRule): void {
  assertObject(rule, "rule", "a rule for ranks");
  const { order, ties } = rule;
  if (order !== "descending" && order !== "ascending") {
    fail("invalidPolicy", "rule.order", '"descending" or "ascending"', order);
  }
  switch (ties) {
    case "competition":
    case "modifiedCompetition":
    case "dense":
    case "fractional":
    case "ordinal":
      return;
    default:
      fail("invalidPolicy", "rule.ties", "competition, modifiedCompetition, dense, fractional or ordinal", ties);
  }
}

function assertTieBreak(tieBreak: readonly string[], n: number): void {
  if (!Array.isArray(tieBreak) || tieBreak.length !== n) {
    fail("invalidPolicy", "rule.tieBreak", `a list of ${n} texts, one for each value`, tieBreak);
  }
  const seen = new Set<string>();
  for (let i = 0; i < n; i += 1) {
    const text: unknown = tieBreak[i];
    if (typeof text !== "string") fail("invalidPolicy", `rule.tieBreak[${i}]`, "text", text);
    if (seen.has(text as string)) fail("duplicateId", `rule.tieBreak[${i}]`, "given once", text);
    seen.add(text as string);
  }
}
