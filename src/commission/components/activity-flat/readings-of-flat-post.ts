import { exactMinor } from "../../../money/exact-money.js";
import type { Reading } from "../../accrual/claim.js";
import { fixedLine } from "../../ledger/trace.js";
import type { PostHistory } from "../activities.js";
import type { ClaimMaker } from "../claim-maker.js";
import type { CompiledFlat } from "../compile-flat.js";

/**
 * What a fixed amount for a post, or for each of its clicks, comes to. A post counts from its publication on; clicks from
 * each snapshot on, and clicks that are corrected away are taken back.
 *
 * Complexity: O(snapshots).
 *
 * @param compiled - a fixed amount per `"post"` or per `"click"`
 * @param by - the rule, for the lines
 * @param post - one that the rule takes
 * @returns readings of kind `commission`; none for a post without clicks
 */
export function readingsOfFlatPost(
  { amount, per }: CompiledFlat,
  { ruleId }: ClaimMaker,
  post: PostHistory,
): readonly Reading[] {
  const causes: readonly string[] = [post.id];
  if (per === "post") {
    const lines = () => [fixedLine(ruleId, amount, amount, 1, "posts")];
    return [{ at: post.publishedAt, minor: amount.minor, kind: "commission", causes: [], lines }];
  }
  const readings: Reading[] = [];
  let clicks = 0;
  for (const { at, count } of post.readings("clicks")) {
    if (count === clicks) continue;
    clicks = count;
    const minor = exactMinor(amount.minor * count, "commission");
    const lines = () => [fixedLine(ruleId, { minor, currency: amount.currency }, amount, count, "clicks")];
    readings.push({ at, minor, kind: "commission", causes, lines });
  }
  return readings;
}
