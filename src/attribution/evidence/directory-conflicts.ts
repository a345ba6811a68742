import { fail } from "../../errors/creator-core-error.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { DirectoryConflict, TrackingDirectory } from "../../models/tracking.js";
import { windowOf } from "../../time/window-bounds.js";
import { type Holding, type KeyOwners, readDirectory } from "./key-owners.js";

/**
 * Which codes, links, shop names, UTM parameters and landing pages belong to two creators at one time?
 *
 * Use it to show a person what to mend before `attributeConversions`, which refuses such a directory. One owner ending
 * at the very instant the next one begins is fine, and so is one creator holding a key twice.
 *
 * A holding that runs into several others is listed once, against the one that reaches furthest, so that ten thousand
 * owners of one code make ten thousand findings and not fifty million pairs. Mend them and ask again.
 *
 * Complexity: O(n log n) in the number of assignments.
 *
 * @param directory - `{ assignments }`
 * @returns the conflicts by kind, key and time; empty when there are none.
 * @throws `invalidArgument`, `invalidInstant` or `invalidWindow` for an assignment that cannot be read.
 *
 * @example
 * ```ts
 * import { directoryConflicts } from "creator-core/attribution";
 *
 * const ann = { kind: "code", key: "GLOW10", creatorId: "ann", until: "2026-04-01T00:00:00Z" } as const;
 * const ben = { kind: "code", key: "glow10", creatorId: "ben", from: "2026-04-01T00:00:00Z" } as const;
 *
 * directoryConflicts({ assignments: [ann, ben] }); // => []
 *
 * const early = { ...ben, from: "2026-03-31T00:00:00Z" };
 * directoryConflicts({ assignments: [ann, early] })[0]?.creatorIds; // => ["ann", "ben"]
 * directoryConflicts({ assignments: [ann, early] })[0]?.window; // => { start: 1774915200000, end: 1775001600000 }
 * ```
 */
export function directoryConflicts(directory: TrackingDirectory): DirectoryConflict[] {
  return findConflicts(readDirectory(directory));
}

/** Reads a directory in which every key has at most one owner at a time, or throws `overlappingAssignments`. */
export function readSoundDirectory(directory: TrackingDirectory | undefined): KeyOwners {
  const owners = readDirectory(directory);
  const conflict = findConflicts(owners)[0];
  if (conflict !== undefined) {
    const [one, other] = conflict.creatorIds;
    const rule = `one owner at a time for each ${conflict.kind}, also for ${conflict.key.slice(0, 40)}`;
    fail("overlappingAssignments", "directory.assignments", rule, `${one} and ${other}`);
  }
  return owners;
}

function findConflicts(owners: KeyOwners): DirectoryConflict[] {
  const conflicts: DirectoryConflict[] = [];
  for (const [kind, keys] of owners) {
    for (const [key, timeline] of keys) {
      let furthest = timeline[0]!;
      for (const next of timeline.slice(1)) {
        if (next.from < furthest.until) conflicts.push(conflictOf(kind, key, furthest, next));
        if (next.until > furthest.until) furthest = next;
      }
    }
  }
  // Within one key they are in order of time already, and sorting keeps that.
  return conflicts.sort((a, b) => codeUnitOrder(a.kind, b.kind) || codeUnitOrder(a.key, b.key));
}

/** `next` begins no earlier than `furthest`, so they share the stretch from its beginning to the earlier end. */
function conflictOf(kind: DirectoryConflict["kind"], key: string, furthest: Holding, next: Holding): DirectoryConflict {
  const [one, other] = [furthest.creatorId, next.creatorId].sort(codeUnitOrder) as [string, string];
  const window = windowOf(next.from, Math.min(furthest.until, next.until));
  return { kind, key, creatorIds: [one, other], window };
}
