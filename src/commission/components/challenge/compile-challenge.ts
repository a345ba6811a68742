import { fail } from "../../../errors/creator-core-error.js";
import type { ChallengeComponent, PostMetric } from "../../../models/commission.js";
import { compileDuration } from "../../../time/compile-duration.js";
import { timeWindow } from "../../../time/time-window.js";
import type { Instant, TimeWindow, TimeZone } from "../../../time/types.js";
import { assertKeys, assertNotNegative, assertOneOf } from "../../guards.js";
import { postMetrics } from "../activities.js";

/** A challenge component that was checked. */
export interface CompiledChallenge {
  readonly kind: "challenge";
  readonly currency: string;
  /** When entries are published. */
  readonly entry: TimeWindow;
  /** What one entry is rewarded with, in minor units. */
  readonly reward: number;
  /** What an entry must have counted; `null` where publishing is enough. */
  readonly qualifying: { readonly metric: PostMetric; readonly from: number } | null;
  /** The last instant at which a count still decides. */
  readonly countsUntil: Instant;
  /** How many entries of a creator are rewarded. */
  readonly entries: number;
}

/** Checks a challenge component. */
export function compileChallenge(component: ChallengeComponent, zone: TimeZone, path: string): CompiledChallenge {
  assertKeys(component, ["kind", "entry", "reward", "qualifying", "countedFor", "entries"], path);
  const { reward, qualifying, countedFor, entries = 1 } = component;
  assertNotNegative(reward, `${path}.reward`);
  if (!Number.isSafeInteger(entries) || entries < 1) {
    fail("invalidInteger", `${path}.entries`, "a whole number above zero", entries);
  }
  const entry = timeWindow(component.entry, `${path}.entry`);
  const after = countedFor === undefined ? null : compileDuration(countedFor, zone, `${path}.countedFor`);
  const countsUntil = entry.end === null ? Number.POSITIVE_INFINITY : (after?.(entry.end) ?? entry.end);
  return {
    kind: "challenge",
    currency: reward.currency,
    entry,
    reward: reward.minor,
    qualifying: qualifying === undefined ? null : checkQualifying(qualifying, `${path}.qualifying`),
    countsUntil,
    entries,
  };
}

function checkQualifying(
  qualifying: NonNullable<ChallengeComponent["qualifying"]>,
  path: string,
): NonNullable<CompiledChallenge["qualifying"]> {
  assertKeys(qualifying, ["metric", "from"], path);
  const { metric, from } = qualifying;
  assertOneOf(metric, postMetrics, `${path}.metric`);
  if (!Number.isSafeInteger(from) || from < 1)
    fail("invalidInteger", `${path}.from`, "a whole number above zero", from);
  return { metric, from };
}
