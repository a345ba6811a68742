import type { AttributionModel, CreatorId, EvidenceKind } from "creator-core/models";
import { touchKinds } from "../../../src/attribution/evidence/evidence-kinds.js";
import { compileModel, type ModelOptions } from "../../../src/attribution/weights/compile-model.js";
import type { Survivors } from "../../../src/attribution/weights/survivors.js";
import { weigh } from "../../../src/attribution/weights/weigh.js";

export interface Row {
  readonly creatorId?: CreatorId | null;
  readonly kind?: EvidenceKind;
  readonly age?: number;
  readonly priority?: number;
  readonly onOrder?: boolean;
}

/** Rows in the order of touches, as the columns that models read; what is not said is a click of a creator of its own. */
export function survivorsOf(rows: readonly Row[]): Survivors {
  return Object.freeze({
    count: rows.length,
    onOrder: rows.filter(({ onOrder }) => onOrder).length,
    ages: rows.map(({ age, onOrder }, i) => (onOrder ? 0 : (age ?? (rows.length - i) * 1000))),
    kinds: rows.map(({ kind = "click" }) => touchKinds.indexOf(kind)),
    priorities: rows.map(({ priority = 0 }) => priority),
    creatorIds: rows.map(({ creatorId }, i) => (creatorId === undefined ? `c-${i}` : creatorId)),
    touchpointIds: rows.map(({ onOrder }, i) => (onOrder ? null : `t-${i}`)),
  });
}

/** So many clicks, a second apart, each of another creator. */
export const clicks = (count: number): Row[] => Array.from({ length: count }, () => ({}));

export function weigher(model: AttributionModel, options?: ModelOptions) {
  const compiled = compileModel(model, options);
  return (rows: readonly Row[]) => weigh(compiled, survivorsOf(rows));
}
