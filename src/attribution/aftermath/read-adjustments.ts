import { assertOneOf } from "../../errors/assert-one-of.js";
import { assertText } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { Adjustment, AdjustmentKind } from "../../models/tracking.js";
import { assertMoney } from "../../money/assert-money.js";
import { toInstant } from "../../time/to-instant.js";
import type { Instant } from "../../time/types.js";
import { findRepeats } from "../evidence/find-repeats.js";

const kinds: readonly AdjustmentKind[] = ["refund", "return", "cancellation", "chargeback", "reinstatement"];

/** An adjustment that was checked, with its time as a number and its place in the list, for messages. */
export interface ReadAdjustment {
  readonly adjustment: Adjustment;
  readonly occurredAt: Instant;
  readonly path: string;
}

/**
 * The adjustments, checked, each once, by time, then id.
 *
 * Complexity: O(n log n).
 *
 * @throws `duplicateId`, and what an adjustment that cannot be read is refused with
 */
export function readAdjustments(adjustments: readonly Adjustment[]): ReadAdjustment[] {
  const first = findRepeats(adjustments, "adjustments");
  return adjustments
    .map((adjustment, index) => readAdjustment(adjustment, `adjustments[${index}]`))
    .filter((_, index) => first === null || first[index] === index)
    .sort((a, b) => a.occurredAt - b.occurredAt || codeUnitOrder(a.adjustment.id, b.adjustment.id));
}

function readAdjustment(adjustment: Adjustment, path: string): ReadAdjustment {
  const { kind, value, occurredAt, conversionId, reinstates } = adjustment;
  assertText(conversionId, `${path}.conversionId`);
  assertOneOf(kind, kinds, `${path}.kind`);
  if (kind !== "reinstatement" && (reinstates ?? null) !== null) {
    fail("invalidArgument", `${path}.reinstates`, "absent, but on a reinstatement", reinstates);
  }
  assertMoney(value, `${path}.value`);
  if (value.minor < 0) fail("invalidMoney", `${path}.value`, "zero or more", value.minor);
  return { adjustment, occurredAt: toInstant(occurredAt, `${path}.occurredAt`), path };
}
