import { firstAfter } from "../kernels/first-after.js";
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
 *
 * What was revoked is never said to end early: its end does not matter any more.
 */
export function gapCauses<Source>(window: TimeWindow, holdings: readonly Held<Source>[]): GapCause<Source>[] {
  const cutShort = holdings.filter(isCutShort);
  const lasting = neighbours(holdings.filter((held) => !isCutShort(held)));
  const revoked = neighbours(cutShort);
  const agreed = holdings.map((held) => held.agreed);
  return [
    ...windowGaps(window, agreed).flatMap((gap) => causeOf(gap, lasting, revoked) ?? []),
    ...windowGaps(window, standing(holdings)).flatMap((gap) => revocationsIn(gap, cutShort)),
  ];
}

/** The place of the list of holdings that leaves the least of a window uncovered, the first of equals. */
export function leastUncovered(window: TimeWindow, lists: readonly (readonly Held<unknown>[])[]): number {
  const times = lists.map((list) => {
    return windowGaps(window, standing(list)).reduce((sum, { start, end }) => sum + end! - start!, 0);
  });
  return times.indexOf(times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY));
}

function isCutShort({ agreed, revokedAt }: Held<unknown>): boolean {
  return revokedAt !== null && (agreed.end === null || revokedAt < agreed.end);
}

/** Finds the holdings next to a gap that none of them overlaps. */
interface Neighbours<Source> {
  readonly before: (gap: TimeWindow) => Held<Source> | undefined;
  readonly after: (gap: TimeWindow) => Held<Source> | undefined;
}

function neighbours<Source>(holdings: readonly Held<Source>[]): Neighbours<Source> {
  // Turned round first, so that of equal ends the last is the first that was given.
  const ending = holdings.filter(({ agreed }) => agreed.end !== null).reverse();
  const starting = holdings.filter(({ agreed }) => agreed.start !== null);
  ending.sort((a, b) => a.agreed.end! - b.agreed.end!);
  starting.sort((a, b) => a.agreed.start! - b.agreed.start!);
  const ends = Float64Array.from(ending, ({ agreed }) => agreed.end!);
  const starts = Float64Array.from(starting, ({ agreed }) => agreed.start!);
  return {
    before: ({ start }) => ending[firstAfter(ends, 0, ends.length, start!) - 1],
    after: ({ end }) => starting[firstAfter(starts, 0, starts.length, end! - 1)],
  };
}

function causeOf<Source>(
  gap: TimeWindow,
  lasting: Neighbours<Source>,
  revoked: Neighbours<Source>,
): GapCause<Source> | undefined {
  const before = lasting.before(gap);
  const after = lasting.after(gap);
  if (before !== undefined) return { cause: after === undefined ? "endsEarly" : "interrupted", gap, by: before };
  if (after !== undefined) return { cause: "startsLate", gap, by: after };
  const by = revoked.before(gap) ?? revoked.after(gap);
  return by && { cause: "revoked", gap, by };
}

function revocationsIn<Source>(gap: TimeWindow, cutShort: readonly Held<Source>[]): GapCause<Source>[] {
  const wouldHaveCovered = cutShort.filter((held) => overlap(held.agreed, gap) !== null);
  return wouldHaveCovered.map((by) => ({ cause: "revoked", gap, by }));
}
