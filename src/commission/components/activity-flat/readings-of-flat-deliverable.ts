import type { Reading } from "../../accrual/claim.js";
import { fixedLine, notDueLine } from "../../ledger/trace.js";
import type { DeliverableHistory } from "../activities.js";
import type { ClaimMaker } from "../claim-maker.js";
import type { CompiledFlat } from "../compile-flat.js";

/**
 * What a fixed amount for a deliverable comes to: due when it is accepted, and not any more when it is turned down after.
 *
 * Complexity: O(1).
 *
 * @param compiled - a fixed amount per `"deliverable"`
 * @param by - the rule, for the lines
 * @param deliverable - one that the rule takes
 * @returns one reading of kind `commission`, or two
 */
export function readingsOfFlatDeliverable(
  { amount }: CompiledFlat,
  { ruleId }: ClaimMaker,
  { id, approvedAt, declinedAt }: DeliverableHistory,
): readonly Reading[] {
  const lines = () => [fixedLine(ruleId, amount, amount, 1, "deliverables")];
  const accepted: Reading = { at: approvedAt, minor: amount.minor, kind: "commission", causes: [], lines };
  if (declinedAt === null) return [accepted];
  const gone = () => [notDueLine(ruleId, amount.currency)];
  return [accepted, { at: declinedAt, minor: 0, kind: "commission", causes: [id], lines: gone }];
}
