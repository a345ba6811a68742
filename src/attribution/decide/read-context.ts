import { assertTexts } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import { readSoundDirectory } from "../evidence/directory-conflicts.js";
import { findRepeats } from "../evidence/find-repeats.js";
import type { KeyOwners } from "../evidence/key-owners.js";
import type { AttributionContext } from "../types.js";

/** What holds for all customers, as the decision asks it. */
export interface Context {
  readonly owners: KeyOwners;
  /** By customer key, the creators who shop under it. */
  readonly own: ReadonlyMap<string, ReadonlySet<string>>;
  readonly staff: ReadonlySet<string>;
}

export function readContext({ directory, creators, staff }: AttributionContext): Context {
  return {
    owners: readSoundDirectory(directory),
    own: readOwnKeys(creators ?? []),
    staff: readStaff(staff ?? []),
  };
}

function readOwnKeys(creators: NonNullable<AttributionContext["creators"]>): Map<string, Set<string>> {
  findRepeats(creators, "creators");
  const keys = new Map<string, Set<string>>();
  for (const [index, { id, customerKeys = [] }] of creators.entries()) {
    if (!Array.isArray(customerKeys))
      fail("invalidArgument", `creators[${index}].customerKeys`, "a list", customerKeys);
    for (const key of customerKeys) {
      if (key === "") continue;
      const ids = keys.get(key);
      if (ids === undefined) keys.set(key, new Set([id]));
      else ids.add(id);
    }
  }
  return keys;
}

/** An empty key is nobody's: it would make staff of every shopper of whom the shop says nothing. */
function readStaff(staff: readonly string[]): Set<string> {
  assertTexts(staff, "staff");
  const keys = new Set(staff);
  keys.delete("");
  return keys;
}
