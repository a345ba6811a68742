import { type Instant, overlap, type TimeWindow, windowGaps } from "../time/index.js";

/** Something that was agreed for a time and may have been cut short. */
export interface Held<Source> {
  readonly source: Source;
  /** As agreed, before any revocation. */
  readonly agreed: TimeWindow;
  readonly revokedAt: Instant | null;
  /** What is left of it; `null` when it was revoked before it began. */
  readonly standing: TimeWindow | null;
}

/** Why a stretch of time is uncovered, and by which holding. */
export interface GapCause<Source> {
  readonly cause: "endsEarly" | "startsLate" | "interrupted" | "revoked";
  readonly gap: TimeWindow;
  /** The last before the gap, the first after it, or the revoked one that would have covered it. */
  readonly by: Held<Source>;
}

export function hold<Source>(source: Source, agreed: TimeWindow, revokedAt: Instant | null): Held<Source> {
  return { source, agreed, revokedAt, standing: overlap(agreed, { start: null, end: revokedAt }) };
}

/** The windows that are left, for covering something with. */
export function standing(holdings: readonly Held<unknown>[]): TimeWindow[] {
  return holdings.flatMap((held) => held.standing ?? []);
}

/**
 * Explains the gaps that some holdings leave in a window: first those there would be without any revocation, then those
 * that revocations made. There must be a holding; ties go to the first.
 */
export function gapCauses<Source>(window: TimeWindow, holdings: readonly Held<Source>[]): GapCause<Source>[] {
  const agreed = holdings.map((held) => held.agreed);
  return [
    ...windowGaps(window, agreed).flatMap((gap) => causeOf(gap, holdings) ?? []),
    ...windowGaps(window, standing(holdings)).flatMap((gap) => revocationsIn(gap, holdings)),
  ];
}

function causeOf<Source>(gap: TimeWindow, holdings: readonly Held<Source>[]): GapCause<Source> | undefined {
  // A holding never overlaps a gap, so it lies before it or after it.
  let before: Held<Source> | undefined;
  let after: Held<Source> | undefined;
  for (const held of holdings) {
    const { start, end } = held.agreed;
    if (end !== null && end <= gap.start! && (before === undefined || end > before.agreed.end!)) before = held;
    if (start !== null && start >= gap.end! && (after === undefined || start < after.agreed.start!)) after = held;
  }
  if (before !== undefined) return { cause: after === undefined ? "endsEarly" : "interrupted", gap, by: before };
  return after && { cause: "startsLate", gap, by: after };
}

function revocationsIn<Source>(gap: TimeWindow, holdings: readonly Held<Source>[]): GapCause<Source>[] {
  // What was agreed but does not stand there was revoked.
  const wouldHaveCovered = holdings.filter((held) => overlap(held.agreed, gap) !== null);
  return wouldHaveCovered.map((by) => ({ cause: "revoked", gap, by }));
}
