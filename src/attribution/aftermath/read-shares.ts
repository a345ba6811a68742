import type { CreatorId } from "../../ids/index.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import { textNumbers } from "../../kernels/text-numbers.js";
import { type DecidedConversions, decidedShares, NO_HOLDER } from "./decided-shares.js";
import type { Holder, ShareColumns } from "./share-columns.js";
import { withPath } from "./with-path.js";

/** Several attributions of the same conversions, about the same holders. */
export interface Shares {
  /** Everybody who has anything, by id; nobody comes last. */
  readonly holders: readonly Holder[];
  /** One for each attribution. */
  readonly columns: readonly ShareColumns[];
}

/**
 * What is needed of attributions to compare them. Each is asked for when the one before has been read; no sales are made.
 *
 * @param pathOf - how to call, in an error, what an attribution calls by a path of its own
 *
 * Complexity: O(credits), and sorting the holders.
 */
export function readShares(
  count: number,
  decidedBy: (attribution: number) => DecidedConversions,
  pathOf: (attribution: number, path: string) => string,
): Shares {
  const creators = textNumbers();
  const ids: CreatorId[] = [];
  const numberOf = (creatorId: CreatorId): number => {
    const number = creators.add(creatorId);
    if (number === ids.length) ids.push(creatorId);
    return number;
  };
  // What is wrong with an attribution may also be found while it is read: its weigher is asked only then.
  const columns = Array.from({ length: count }, (_, i) =>
    withPath(
      () => decidedShares(decidedBy(i), numberOf),
      (path) => pathOf(i, path),
    ),
  );
  const order = ids.map((_, number) => number).sort((a, b) => codeUnitOrder(ids[a]!, ids[b]!));
  const places = new Int32Array(ids.length);
  for (const [place, number] of order.entries()) places[number] = place;
  let isNobodyThere = false;
  for (const shares of columns) {
    const { holders } = shares;
    for (let share = 0; share < holders.length; share += 1) {
      isNobodyThere ||= holders[share] === NO_HOLDER;
      holders[share] = holders[share] === NO_HOLDER ? ids.length : places[holders[share]!]!;
    }
    sortShares(shares);
  }
  const known = order.map((number) => ids[number]!);
  return { holders: isNobodyThere ? [...known, null] : known, columns };
}

/** Puts the shares of each conversion into the order of their holders. */
function sortShares({ starts, holders, weights, minors }: ShareColumns): void {
  for (let i = 0; i + 1 < starts.length; i += 1) {
    const [from, to] = [starts[i]!, starts[i + 1]!];
    if (to - from < 2) continue;
    const order = Array.from({ length: to - from }, (_, share) => from + share);
    order.sort((a, b) => holders[a]! - holders[b]!);
    for (const column of [weights, minors, holders])
      column.set(
        order.map((share) => column[share]!),
        from,
      );
  }
}
