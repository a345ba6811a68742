import { assertList } from "../../errors/assert-list.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CreatorId, TouchpointId } from "../../ids/index.js";
import type { EvidenceKind } from "../../models/attribution.js";
import { touchKinds } from "../evidence/evidence-kinds.js";
import type { Survivors } from "./survivors.js";

/** A survivor of the modelled tier, as a weigher sees it. */
export interface WeighedTouch {
  /** `null` when it is no creator's: a direct visit, or another channel. */
  readonly creatorId: CreatorId | null;
  readonly evidence: EvidenceKind;
  /** `null` for what stands on the order itself. */
  readonly touchpointId: TouchpointId | null;
  /** Milliseconds before the conversion; `null` for what stands on the order itself. */
  readonly ageMilliseconds: number | null;
  /** 0 where none is given. */
  readonly priority: number;
}

/**
 * A model of the caller's own: a whole number, zero or more, for each survivor, in their order; the shares are in
 * proportion. All zero: nobody gets the conversion. The total must stay below 2^53.
 *
 * It must be pure: the same survivors, the same weights.
 */
export type Weigher = (touches: readonly WeighedTouch[]) => readonly number[];

const WEIGHER = "policy.model.weigher";

/** @throws `invalidWeights` naming the weigher and the row, when it returns something else than weights */
export function customWeights(weigher: Weigher, survivors: Survivors): number[] {
  const { count } = survivors;
  const found = weigher(rowsOf(survivors));
  assertList(found, WEIGHER, "a function that returns a list", "invalidWeights");
  if (found.length !== count) {
    fail("invalidWeights", WEIGHER, `a function that returns a weight for each of its ${count} touches`, found);
  }
  const weights = new Array<number>(count);
  let total = 0;
  for (let place = 0; place < count; place += 1) {
    const weight = found[place]!;
    if (!Number.isSafeInteger(weight) || weight < 0) {
      fail("invalidWeights", `${WEIGHER}[${place}]`, "a whole number, zero or more", weight);
    }
    weights[place] = weight + 0; // never −0
    total += weight;
    if (total > Number.MAX_SAFE_INTEGER) {
      fail("invalidWeights", `${WEIGHER}[${place}]`, "a weight with which the total is below 2^53", weight);
    }
  }
  return weights;
}

function rowsOf({ count, onOrder, ages, kinds, priorities, creatorIds, touchpointIds }: Survivors): WeighedTouch[] {
  const rows = new Array<WeighedTouch>(count);
  for (let place = 0; place < count; place += 1) {
    rows[place] = {
      creatorId: creatorIds[place]!,
      evidence: touchKinds[kinds[place]!]!,
      touchpointId: touchpointIds[place]!,
      ageMilliseconds: place < count - onOrder ? ages[place]! : null,
      priority: priorities[place]!,
    };
  }
  return rows;
}
