import { fail } from "../errors/creator-core-error.js";
import type { AllocationMode } from "./types.js";

/**
 * The guard of the areas: proves that a value is one of the allocation modes.
 *
 * @throws `invalidArgument` naming `path`
 * @internal
 */
export function asAllocationMode(value: unknown, path: string): AllocationMode {
  if (value === "largestRemainder" || value === "largestWeight" || value === "first") return value;
  const keepsRemainder = value === "wholeUnits" || value === "wholeBlocks";
  const hint = keepsRemainder ? "; allocateWithRemainder keeps what is left over apart" : "";
  return fail("invalidArgument", path, `one of largestRemainder, largestWeight, first${hint}`, value);
}
