import { fail } from "../../errors/creator-core-error.js";
import type { CampaignId, CreatorId } from "../../ids/index.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { DirectEvidenceKind, TrackingAssignment, TrackingDirectory } from "../../models/tracking.js";
import { toInstant } from "../../time/to-instant.js";
import { isDirectKind } from "./evidence-kinds.js";

/** That a creator held a key, for one campaign, during `[from, until)`; an open side is an infinity. */
export interface Holding {
  readonly creatorId: CreatorId;
  readonly campaignId: CampaignId | null;
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
 * `directoryConflicts`.
 *
 * Complexity: O(n log n) in the number of assignments.
 */
export function readDirectory(directory: TrackingDirectory | undefined): KeyOwners {
  const timelines = new Map<DirectEvidenceKind, Map<string, Holding[]>>([
    ["code", new Map()],
    ["link", new Map()],
    ["shop", new Map()],
    ["utm", new Map()],
    ["landingPage", new Map()],
  ]);
  for (const [index, assignment] of assignmentsOf(directory).entries()) {
    const path = `directory.assignments[${index}]`;
    const holding = readHolding(assignment, path);
    const key = typeof assignment.key === "string" ? comparableKey(assignment.kind, assignment.key) : "";
    if (key === "") fail("invalidArgument", `${path}.key`, "a text that is not blank", assignment.key);
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
  const campaignId = assignment.campaignId ?? null;
  if (!isDirectKind(kind)) fail("invalidArgument", `${path}.kind`, "code, link, shop, utm or landingPage", kind);
  if (typeof creatorId !== "string" || creatorId === "") {
    fail("invalidArgument", `${path}.creatorId`, "a text that is not empty", creatorId);
  }
  if (campaignId !== null && typeof campaignId !== "string") {
    fail("invalidArgument", `${path}.campaignId`, "a text", campaignId);
  }
  const from = assignment.from ?? null;
  const until = assignment.until ?? null;
  const holding = {
    creatorId,
    campaignId,
    from: from === null ? Number.NEGATIVE_INFINITY : toInstant(from, `${path}.from`),
    until: until === null ? Number.POSITIVE_INFINITY : toInstant(until, `${path}.until`),
  };
  if (holding.until <= holding.from) fail("invalidWindow", `${path}.until`, "after its from", until);
  return holding;
}

/** Brings what each creator holds apart, so that nobody overlaps with themself; then sorts by time. */
function tidy(timeline: readonly Holding[]): Holding[] {
  const byCreator = new Map<CreatorId, Holding[]>();
  for (const holding of timeline) {
    const own = byCreator.get(holding.creatorId);
    if (own === undefined) byCreator.set(holding.creatorId, [holding]);
    else own.push(holding);
  }
  return [...byCreator.values()].flatMap(apart).sort((a, b) => byTime(a, b) || codeUnitOrder(a.creatorId, b.creatorId));
}

/**
 * One creator's holdings of one key, joined where they go on for the same campaign. Where they overlap the one that began
 * last says the campaign, and when it ends the one before it does again.
 */
function apart(own: readonly Holding[]): Holding[] {
  const pieces: Holding[] = [];
  const open: Holding[] = []; // those that have begun, the one that began last at the end
  let at = Number.NEGATIVE_INFINITY;
  const holdUntil = (end: number): void => {
    for (let top = open.at(-1); top !== undefined && at < end; top = open.at(-1)) {
      const until = Math.min(top.until, end);
      if (at < until) addPiece(pieces, { ...top, from: at, until });
      at = Math.max(at, until);
      if (top.until <= at) open.pop();
    }
  };
  for (const next of [...own].sort(byBeginning)) {
    holdUntil(next.from);
    at = next.from;
    open.push(next);
  }
  holdUntil(Number.POSITIVE_INFINITY);
  return pieces;
}

function addPiece(pieces: Holding[], next: Holding): void {
  const last = pieces.at(-1);
  if (last === undefined || last.campaignId !== next.campaignId || last.until < next.from) pieces.push(next);
  else pieces[pieces.length - 1] = { ...last, until: next.until };
}

/** Of two with one beginning the one that ends first comes last, and says; of two with one end the one with a campaign. */
function byBeginning(a: Holding, b: Holding): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  if (a.until !== b.until) return a.until > b.until ? -1 : 1;
  return codeUnitOrder(a.campaignId ?? "", b.campaignId ?? "");
}

/** Comparisons instead of a difference, because infinity minus infinity is no number. */
function byTime(a: Holding, b: Holding): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return a.until < b.until ? -1 : a.until > b.until ? 1 : 0;
}

/** Whether anybody held a key at any time. */
export function isKnownKey(owners: KeyOwners, kind: DirectEvidenceKind, key: string): boolean {
  return owners.get(kind)?.has(key) === true;
}

/** What an order's key says about a creator at the time of the order. */
export type KeyOwnership =
  | { readonly status: "eligible"; readonly creatorId: CreatorId; readonly campaignId: CampaignId | null }
  /** The last owner before that time, if there was one. */
  | { readonly status: "codeExpired"; readonly creatorId: CreatorId | null; readonly campaignId: CampaignId | null }
  | { readonly status: "codeUnknown"; readonly creatorId: null; readonly campaignId: null };

/**
 * Who held a key at one instant, in a directory without conflicts.
 *
 * Complexity: O(log n) in the number of holders of this key.
 */
export function ownerAt(owners: KeyOwners, kind: DirectEvidenceKind, key: string, at: number): KeyOwnership {
  const timeline = owners.get(kind)?.get(key);
  if (timeline === undefined) return { status: "codeUnknown", creatorId: null, campaignId: null };
  let low = 0;
  let high = timeline.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (timeline[middle]!.from > at) high = middle;
    else low = middle + 1;
  }
  const last = timeline[low - 1];
  if (last === undefined) return { status: "codeExpired", creatorId: null, campaignId: null };
  const { creatorId, campaignId } = last;
  return { status: at < last.until ? "eligible" : "codeExpired", creatorId, campaignId };
}
