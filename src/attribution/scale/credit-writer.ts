import type { UnattributedReason } from "../../models/attribution.js";
import type { CreditColumns } from "./column-types.js";

const numbers: Readonly<Record<UnattributedReason, number>> = {
  noEvidence: 0,
  noneEligible: 1,
  staffPurchase: 2,
  codeAgainstLink: 3,
  noWeight: 4,
  otherChannel: 5,
};

/** Why creators do not have all of a conversion, each at the place of its number in the column `reason`. */
export const unattributedReasons = /* @__PURE__ */ Object.keys(numbers) as readonly UnattributedReason[];

/** Columns that grow by a credit at a time. */
export interface CreditWriter {
  /** Adds a credit to the conversion that is written. */
  readonly credit: (touch: number, kind: number, creator: number, weight: number, value: number) => void;
  /** Closes the conversion and goes on to the next. */
  readonly close: (totalWeight: number, reason: UnattributedReason | null, unattributed: number) => void;
  readonly finish: () => CreditColumns;
}

/** Most conversions have one credit. */
export function creditWriter(conversions: number, hasValues: boolean): CreditWriter {
  const starts = new Int32Array(conversions + 1);
  const totalWeights = new Float64Array(conversions);
  const reasons = new Int8Array(conversions).fill(-1);
  const unattributedValue = hasValues ? new Float64Array(conversions) : null;
  let room = Math.max(16, conversions);
  let columns = wider(room, hasValues);
  let credits = 0;
  let row = 0;

  function grow(): void {
    room *= 2;
    const old = columns;
    columns = wider(room, hasValues);
    columns.touch.set(old.touch);
    columns.kind.set(old.kind);
    columns.creator.set(old.creator);
    columns.weight.set(old.weight);
    if (old.value !== null) columns.value?.set(old.value);
  }

  return {
    credit(touch, kind, creator, weight, value) {
      if (credits === room) grow();
      columns.touch[credits] = touch;
      columns.kind[credits] = kind;
      columns.creator[credits] = creator;
      columns.weight[credits] = weight;
      if (columns.value !== null) columns.value[credits] = value;
      credits += 1;
    },
    close(totalWeight, reason, unattributed) {
      totalWeights[row] = totalWeight;
      if (reason !== null) reasons[row] = numbers[reason];
      if (unattributedValue !== null) unattributedValue[row] = unattributed;
      row += 1;
      starts[row] = credits;
    },
    finish: () => ({
      starts,
      touch: columns.touch.slice(0, credits),
      kind: columns.kind.slice(0, credits),
      creator: columns.creator.slice(0, credits),
      weight: columns.weight.slice(0, credits),
      value: columns.value === null ? null : columns.value.slice(0, credits),
      totalWeight: totalWeights,
      reason: reasons,
      unattributedValue,
    }),
  };
}

function wider(room: number, hasValues: boolean) {
  return {
    touch: new Int32Array(room),
    kind: new Uint8Array(room),
    creator: new Int32Array(room),
    weight: new Float64Array(room),
    value: hasValues ? new Float64Array(room) : null,
  };
}
