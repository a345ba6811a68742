import type { CreatorId } from "../../ids/index.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import { textNumbers } from "../../kernels/text-numbers.js";
import type { AttributedSale } from "../../models/attribution.js";

/** Who has a part of a sale; `null` is nobody. */
export type Holder = CreatorId | null;

/** Who has how much of many sales, in columns: the shares of one sale after those of the one before. */
export interface ShareColumns {
  /** By sale, where its shares begin; at last, where they end. */
  readonly starts: Int32Array;
  /** By sale, what the weights of its shares sum to. */
  readonly totalWeights: Float64Array;
  /** By sale; `null` where it has no value. */
  readonly currencies: readonly (string | null)[];
  /** By share, the place of whoever has it in the list of holders; ascending within a sale, each once. */
  readonly holders: Int32Array;
  readonly weights: Float64Array;
  readonly minors: Float64Array;
}

/** Several attributions of the same conversions, about the same holders. */
export interface Shares {
  /** Everybody who has anything, by id; nobody comes last. */
  readonly holders: readonly Holder[];
  /** One for each attribution. */
  readonly columns: readonly ShareColumns[];
}

/** Stands for nobody until all holders are known. */
const NOBODY = -1;

/**
 * What is needed of attributions to compare them. Each is asked for when the one before has been read, so that the sales of
 * only one are in memory at a time.
 *
 * Complexity: O(credits), and sorting the holders.
 */
export function readShares(count: number, salesOf: (attribution: number) => readonly AttributedSale[]): Shares {
  const creators = textNumbers();
  const ids: CreatorId[] = [];
  const numberOf = (creatorId: CreatorId): number => {
    const number = creators.add(creatorId);
    if (number === ids.length) ids.push(creatorId);
    return number;
  };
  const columns = Array.from({ length: count }, (_, i) => columnsOf(salesOf(i), numberOf));
  const order = ids.map((_, number) => number).sort((a, b) => codeUnitOrder(ids[a]!, ids[b]!));
  const places = new Int32Array(ids.length);
  for (const [place, number] of order.entries()) places[number] = place;
  let isNobodyThere = false;
  for (const { holders } of columns) {
    for (let share = 0; share < holders.length; share += 1) {
      isNobodyThere ||= holders[share] === NOBODY;
      holders[share] = holders[share] === NOBODY ? ids.length : places[holders[share]!]!;
    }
  }
  const known = order.map((number) => ids[number]!);
  return { holders: isNobodyThere ? [...known, null] : known, columns };
}

/** The credits of each creator together; what no creator has is nobody's. */
function columnsOf(sales: readonly AttributedSale[], numberOf: (creatorId: CreatorId) => number): ShareColumns {
  let most = 0;
  for (const { credits } of sales) most += credits.length + 1;
  const starts = new Int32Array(sales.length + 1);
  const totalWeights = new Float64Array(sales.length);
  const holders = new Int32Array(most);
  const weights = new Float64Array(most);
  const minors = new Float64Array(most);
  let end = 0;
  const push = (holder: number, weight: number, minor: number): void => {
    holders[end] = holder;
    weights[end] = weight;
    minors[end] = minor;
    end += 1;
  };
  for (let sale = 0; sale < sales.length; sale += 1) {
    const { credits, unattributed } = sales[sale]!;
    const totalWeight = credits[0]?.totalWeight ?? 1;
    let rest = totalWeight;
    // Credits are sorted by creator.
    for (let i = 0; i < credits.length; i += 1) {
      const { creatorId, weight, value } = credits[i]!;
      rest -= weight;
      if (i === 0 || creatorId !== credits[i - 1]!.creatorId) {
        push(numberOf(creatorId), weight, value?.minor ?? 0);
      } else {
        weights[end - 1]! += weight;
        minors[end - 1]! += value?.minor ?? 0;
      }
    }
    if (unattributed !== null) push(NOBODY, rest, unattributed.value?.minor ?? 0);
    totalWeights[sale] = totalWeight;
    starts[sale + 1] = end;
  }
  return {
    starts,
    totalWeights,
    currencies: sales.map(({ value }) => value?.currency ?? null),
    holders: holders.subarray(0, end),
    weights: weights.subarray(0, end),
    minors: minors.subarray(0, end),
  };
}
