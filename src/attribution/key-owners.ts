import { fail } from "../errors/creator-core-error.js";
import type { CreatorId } from "../ids/index.js";
import type { DirectEvidenceKind, TrackingAssignment, TrackingDirectory } from "../models/tracking.js";
import { toInstant } from "../time/to-instant.js";
import { codeUnitOrder } from "./code-unit-order.js";
import { isDirectKind } from "./evidence-kinds.js";

/** That a creator held a key during `[from, until)`; an open side is an infinity. */
export interface Holding {
  readonly creatorId: CreatorId;
  readonly from: number;
  readonly until: number;
}

/** Who held each key, in order of time; each creator's own holdings are apart from one another. */
export type KeyOwners = ReadonlyMap<DirectEvidenceKind, ReadonlyMap<string, readonly Holding[]>>;

/** A key as it is compared: codes without regard to case and surrounding space. Empty when there is nothing in it. */
export function comparableKey(kind: DirectEvidenceKind, key: string): string {
  const trimmed = key.trim();
  if (trimmed === "") return "";
  return kind === "code" ? trimmed.toUpperCase() : key;
}

/**
 * Reads the directory into one timeline for each key. Two creators may still hold a key at one time: see
 * `firstConflicts`.
 *
 * Complexity: O(n log n) in the number of assignments.
 */
export function readDirectory(directory: TrackingDirectory | undefined): KeyOwners {
  const timelines = new Map<DirectEvidenceKind, Map<string, Holding[]>>([
    ["code", new Map()],
    ["link", new Map()],
    ["shop", new Map()],
  ]);
  for (const [index, assignment] of assignmentsOf(directory).entries()) {
    const path = `directory.assignments[${index}]`;
    const holding = readHolding(assignment, path);
    const key = typeof assignment.key === "string" ? comparableKey(assignment.kind, assignment.key) : "";
    if (key === "")
      fail("invalidArgument", `${path}.key`, "a code, link id or shop name that is not blank", assignment.key);
    const timeline = timelines.get(assignment.kind)?.get(key);
    if (timeline === undefined) timelines.get(assignment.kind)?.set(key, [holding]);
    else timeline.push(holding);
  }
  for (const keys of timelines.values()) {
    for (const [key, timeline] of keys) if (timeline.length > 1) keys.set(key, tidy(timeline));
  }
  return timelines;
}

function assignmentsOf(directory: TrackingDirectory | undefined): readonly TrackingAssignment[] {
  if (directory === undefined) return [];
  if (typeof directory !== "object" || directory === null || !Array.isArray(directory.assignments)) {
    fail("invalidArgument", "directory", "{ assignments }", directory);
  }
  return directory.assignments;
}

function readHolding(assignment: TrackingAssignment, path: string): Holding {
  if (typeof assignment !== "object" || assignment === null) fail("invalidArgument", path, "an assignment", assignment);
  const { kind, creatorId } = assignment;
  if (!isDirectKind(kind)) fail("invalidArgument", `${path}.kind`, "code, link or shop", kind);
  if (typeof creatorId !== "string") fail("invalidArgument", `${path}.creatorId`, "a text", creatorId);
  const from = assignment.from ?? null;
  const until = assignment.until ?? null;
  const holding = {
    creatorId,
    from: from === null ? Number.NEGATIVE_INFINITY : toInstant(from, `${path}.from`),
    until: until === null ? Number.POSITIVE_INFINITY : toInstant(until, `${path}.until`),
  };
  if (holding.until <= holding.from) fail("invalidWindow", `${path}.until`, "after its from", until);
  return holding;
}

/** Joins what one creator holds without a gap, so that nobody overlaps with themself; then sorts by time. */
function tidy(timeline: readonly Holding[]): Holding[] {
  const byCreator = [...timeline].sort((a, b) => codeUnitOrder(a.creatorId, b.creatorId) || byTime(a, b));
  const joined: Holding[] = [];
  for (const next of byCreator) {
    const last = joined.at(-1);
    if (last === undefined || last.creatorId !== next.creatorId || next.from > last.until) joined.push(next);
    else joined[joined.length - 1] = { ...last, until: Math.max(last.until, next.until) };
  }
  return joined.sort((a, b) => byTime(a, b) || codeUnitOrder(a.creatorId, b.creatorId));
}

/** Comparisons instead of a difference, because infinity minus infinity is no number. */
function byTime(a: Holding, b: Holding): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return a.until < b.until ? -1 : a.until > b.until ? 1 : 0;
}

/** What an order's key says about a creator at the time of the order. */
export type KeyOwnership =
  | { readonly status: "eligible"; readonly creatorId: CreatorId }
  /** The last owner before that time, if there was one. */
  | { readonly status: "keyExpired"; readonly creatorId: CreatorId | null }
  | { readonly status: "keyUnknown"; readonly creatorId: null };

/**
 * Who held a key at one instant, in a directory without conflicts.
 *
 * Complexity: O(log n) in the number of holders of this key.
 */
export function ownerAt(owners: KeyOwners, kind: DirectEvidenceKind, key: string, at: number): KeyOwnership {
  const timeline = owners.get(kind)?.get(key);
  if (timeline === undefined) return { status: "keyUnknown", creatorId: null };
  let low = 0;
  let high = timeline.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (timeline[middle]!.from > at) high = middle;
    else low = middle + 1;
  }
  const last = timeline[low - 1];
  if (last === undefined) return { status: "keyExpired", creatorId: null };
  return { status: at < last.until ? "eligible" : "keyExpired", creatorId: last.creatorId };
}
