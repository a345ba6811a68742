import { fail } from "../../../errors/creator-core-error.js";
import type { PerMetricComponent, PostMetric } from "../../../models/commission.js";
import type { Money } from "../../../money/types.js";
import { compileDuration } from "../../../time/compile-duration.js";
import type { Instant, TimeZone } from "../../../time/types.js";
import { assertKeys, assertNotNegative, assertOneOf } from "../../guards.js";
import { postMetrics } from "../activities.js";

/** So much for every so many, in numbers. */
export interface PerMetricTerms {
  readonly amount: Money;
  readonly per: number;
  readonly partial: PerMetricComponent["partial"];
  readonly from: number;
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** A per-metric component that was checked. */
export interface CompiledPerMetric extends PerMetricTerms {
  readonly kind: "perMetric";
  readonly currency: string;
  readonly metric: PostMetric;
  readonly onReversal: PerMetricComponent["onReversal"];
  /** The last instant at which a post that was published then still counts. */
  readonly countsUntil: (publishedAt: Instant) => Instant;
}

const termsKeys = ["amount", "per", "partial", "from", "minimum", "maximum"] as const;

/** Checks a per-metric component. */
export function compilePerMetric(component: PerMetricComponent, zone: TimeZone, path: string): CompiledPerMetric {
  assertKeys(component, ["kind", "metric", ...termsKeys, "onReversal", "countedFor"], path);
  const { metric, onReversal, countedFor } = component;
  assertOneOf(metric, postMetrics, `${path}.metric`);
  assertOneOf(component.partial, ["prorata", "completed"], `${path}.partial`);
  assertOneOf(onReversal, ["recompute", "ratchet"], `${path}.onReversal`);
  const amounts = compileAmounts(component, path);
  const countsUntil =
    countedFor === undefined ? () => Number.POSITIVE_INFINITY : compileDuration(countedFor, zone, `${path}.countedFor`);
  return { kind: "perMetric", currency: amounts.amount.currency, metric, onReversal, countsUntil, ...amounts };
}

/** The part of a component that says what a count is worth. */
export type PerMetricAmounts = Pick<PerMetricComponent, "amount" | "per" | "from" | "minimum" | "maximum"> &
  Partial<Pick<PerMetricComponent, "partial">>;

/** Checks what a count is worth. */
export function compileAmounts(terms: PerMetricAmounts, path: string): PerMetricTerms {
  const { amount, per, partial = "prorata", from = 0 } = terms;
  assertNotNegative(amount, `${path}.amount`);
  if (!Number.isSafeInteger(per) || per < 1) fail("invalidInteger", `${path}.per`, "a whole number above zero", per);
  if (!Number.isSafeInteger(from) || from < 0) {
    fail("invalidInteger", `${path}.from`, "a whole number, 0 or more", from);
  }
  const minimum = boundOf(terms.minimum, amount, `${path}.minimum`);
  const maximum = boundOf(terms.maximum, amount, `${path}.maximum`);
  if (minimum !== null && maximum !== null && maximum < minimum) {
    fail("invalidPolicy", `${path}.maximum`, "no less than the minimum", maximum);
  }
  return { amount, per, partial, from, minimum, maximum };
}

function boundOf(bound: Money | undefined, { currency }: Money, path: string): number | null {
  if (bound === undefined) return null;
  assertNotNegative(bound, path);
  if (bound.currency !== currency) fail("currencyMismatch", path, `in ${currency}, as the amount`, bound.currency);
  return bound.minor;
}
