import { fail } from "../../errors/creator-core-error.js";
import type { Adjustment, AdjustmentKind } from "../../models/tracking.js";
import type { Instant } from "../../time/types.js";
import { assertId, assertNotNegative, assertOneOf } from "../guards.js";
import { type Known, readFacts } from "./read-facts.js";
import { isAmount } from "./sale-credits.js";

/** The adjustments of every sale, in the order they happened. */
export function adjustmentsBySale(
  adjustments: readonly Adjustment[],
  asOf: Instant,
): ReadonlyMap<string, readonly Known<Adjustment>[]> {
  const groups = new Map<string, Known<Adjustment>[]>();
  for (const change of readFacts(adjustments, "adjustments", "occurredAt", asOf)) {
    if (!isSound(change.fact)) refuseAdjustment(change.fact, `adjustments[${change.index}]`);
    const { conversionId } = change.fact;
    const group = groups.get(conversionId);
    if (group === undefined) groups.set(conversionId, [change]);
    else group.push(change);
  }
  return groups;
}

function isSound({ conversionId, kind, value, reinstates }: Adjustment): boolean {
  if (typeof conversionId !== "string" || conversionId === "") return false;
  if (!adjustmentKinds.includes(kind) || (kind !== "reinstatement" && (reinstates ?? null) !== null)) return false;
  return isAmount(value);
}

/** Says what is wrong; an amount of zero is right, too. */
function refuseAdjustment({ conversionId, kind, value, reinstates }: Adjustment, path: string): void {
  assertId(conversionId, `${path}.conversionId`);
  assertOneOf(kind, adjustmentKinds, `${path}.kind`, "invalidArgument");
  if (kind !== "reinstatement" && (reinstates ?? null) !== null) {
    fail("invalidArgument", `${path}.reinstates`, "absent, but on a reinstatement", reinstates);
  }
  assertNotNegative(value, `${path}.value`);
}

const adjustmentKinds: readonly AdjustmentKind[] = ["refund", "return", "cancellation", "chargeback", "reinstatement"];
