import type { Reading } from "../../accrual/claim.js";
import type { PostHistory } from "../activities.js";
import type { ClaimMaker } from "../claim-maker.js";
import type { CompiledPerMetric } from "./compile-per-metric.js";
import { linesOfCount, worthOfCount } from "./worth-of-count.js";

/**
 * What one post comes to, after every snapshot that changed it. Counts go up and are corrected downwards: then less is
 * due, or under `ratchet` what the highest count was worth. Snapshots after the time that counts are passed over.
 *
 * Complexity: O(snapshots).
 *
 * @param compiled - the component
 * @param by - the rule, for the lines, and how amounts are rounded
 * @param post - one that the rule takes
 * @returns readings of kind `commission`, caused by the post; none while it never was worth anything
 */
export function readingsOfPost(compiled: CompiledPerMetric, by: ClaimMaker, post: PostHistory): readonly Reading[] {
  const until = compiled.countsUntil(post.publishedAt);
  const causes: readonly string[] = [post.id];
  const readings: Reading[] = [];
  let highest = 0;
  let worth = 0;
  for (const { at, count } of post.readings(compiled.metric)) {
    if (at > until) break;
    highest = Math.max(highest, count);
    const counted = compiled.onReversal === "ratchet" ? highest : count;
    const minor = worthOfCount(compiled, counted, by);
    if (minor === worth) continue;
    worth = minor;
    const lines = () => linesOfCount(compiled, counted, by, compiled.metric);
    readings.push({ at, minor, kind: "commission", causes, lines });
  }
  return readings;
}
