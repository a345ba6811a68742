import { fail } from "../errors/creator-core-error.js";
import type { RoundingMode } from "./types.js";

const modes: Record<RoundingMode, true> = {
  halfAwayFromZero: true,
  halfEven: true,
  halfTowardsZero: true,
  halfUp: true,
  halfDown: true,
  towardsZero: true,
  awayFromZero: true,
  floor: true,
  ceiling: true,
};

/**
 * The guard of the areas: proves that a value is one of the nine rounding modes.
 *
 * @throws `invalidArgument` naming `path`
 * @internal
 */
export function asRoundingMode(value: unknown, path: string): RoundingMode {
  if (value === "halfAwayFromZero") return value; // the default, and the hot path
  if (typeof value === "string" && Object.hasOwn(modes, value)) return value as RoundingMode;
  return fail("invalidArgument", path, `one of ${Object.keys(modes).join(", ")}`, value);
}
