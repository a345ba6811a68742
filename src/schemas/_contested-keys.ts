import type { TrackingAssignment } from "../models/tracking.js";
import { readInstant } from "../time/to-instant.js";

/** An assignment that takes a key while another creator has it. */
export interface ContestedKey {
  /** Its place in the list. */
  readonly index: number;
  /** The place of the earlier entry that has the key at that time. */
  readonly holder: number;
}

/** A stretch of time for which a key is taken. Those of one key never overlap. */
interface Tenure {
  readonly index: number;
  readonly creatorId: string;
  readonly from: number;
  readonly until: number;
}

/**
 * Assignments that would give one key two owners at one time: whoever stands first in the list has it. Without the
 * entries named here no key is contested. Complexity: O(n log n) searches; a list of assignments in order of time is O(n).
 *
 * @internal
 */
export function contestedKeys(assignments: readonly TrackingAssignment[]): ContestedKey[] {
  const contested: ContestedKey[] = [];
  const taken = new Map<string, Map<string, Tenure[]>>();
  assignments.forEach((assignment, index) => {
    const tenures = tenuresOf(taken, assignment);
    const wanted = tenureOf(assignment, index);
    const start = firstEndingAfter(tenures, wanted.from);
    let end = start;
    while (end < tenures.length && tenures[end]!.from < wanted.until) end += 1;
    const met = tenures.slice(start, end);
    const rival = met.find(({ creatorId }) => creatorId !== wanted.creatorId);
    if (rival === undefined) tenures.splice(start, end - start, met.reduce(joined, wanted));
    else contested.push({ index, holder: rival.index });
  });
  return contested;
}

function tenuresOf(taken: Map<string, Map<string, Tenure[]>>, { kind, key }: TrackingAssignment): Tenure[] {
  const byKey = taken.get(kind) ?? new Map<string, Tenure[]>();
  taken.set(kind, byKey);
  // People type codes: case and the space around do not tell them apart.
  const name = kind === "code" ? key.trim().toUpperCase() : key;
  const tenures = byKey.get(name) ?? [];
  byKey.set(name, tenures);
  return tenures;
}

function tenureOf({ creatorId, from, until }: TrackingAssignment, index: number): Tenure {
  return {
    index,
    creatorId,
    from: from === undefined || from === null ? Number.NEGATIVE_INFINITY : readInstant(from),
    until: until === undefined || until === null ? Number.POSITIVE_INFINITY : readInstant(until),
  };
}

function joined(a: Tenure, b: Tenure): Tenure {
  return { ...a, from: Math.min(a.from, b.from), until: Math.max(a.until, b.until) };
}

/** The place of the first of the sorted tenures that ends after an instant. */
function firstEndingAfter(tenures: readonly Tenure[], instant: number): number {
  let low = 0;
  let high = tenures.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tenures[middle]!.until > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}
