import type { DirectEvidenceKind } from "../../models/tracking.js";
import type { DirectEvidence } from "../evidence/direct-evidence.js";
import type { ConversionColumns } from "./column-types.js";

/** The columns of owners, in the order in which what they are about comes about. */
export const ownerColumns = [
  ["landingPage", "landingPageOwner"],
  ["utm", "utmOwner"],
  ["link", "linkOwner"],
  ["shop", "shopOwner"],
  ["code", "codeOwner"],
] as const satisfies readonly (readonly [DirectEvidenceKind, keyof ConversionColumns])[];

/** A column of owners that is there, with what has been made of its numbers. */
interface Owners {
  readonly kind: DirectEvidenceKind;
  readonly column: Int32Array;
  readonly made: Map<number, DirectEvidence>;
}

const NOTHING = -1;

/** Most orders carry nothing; they need no list of their own. */
const NONE: readonly DirectEvidence[] = [];

/** What stands on each order, as the decision reads it: by row, in the order in which it came about. */
export function orderEvidence(conversions: ConversionColumns): (row: number) => readonly DirectEvidence[] {
  const all: Owners[] = [];
  for (const [kind, name] of ownerColumns) {
    const column = conversions[name];
    if (column !== undefined) all.push({ kind, column, made: new Map() });
  }
  return (row) => {
    let found: DirectEvidence[] | undefined;
    for (let i = 0; i < all.length; i += 1) {
      const owner = all[i]!.column[row]!;
      if (owner === NOTHING) continue;
      found ??= [];
      found.push(evidenceOf(all[i]!, owner));
    }
    return found ?? NONE;
  };
}

/** One object for each creator serves all of their orders. */
function evidenceOf({ kind, made }: Owners, owner: number): DirectEvidence {
  let evidence = made.get(owner);
  if (evidence === undefined) {
    const creatorId = owner < 0 ? null : String(owner);
    const standing = creatorId === null ? "codeExpired" : "eligible";
    evidence = { kind, key: String(owner), creatorId, campaignId: null, standing };
    made.set(owner, evidence);
  }
  return evidence;
}
