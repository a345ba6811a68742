import { fail } from "../errors/creator-core-error.js";
import type { RoundingMode } from "./types.js";

/**
 * The guard of the areas: proves that a value is one of the nine rounding modes.
 *
 * @throws `invalidArgument` naming `path`
 * @internal
 */
export function asRoundingMode(value: unknown, path: string): RoundingMode {
  switch (value) {
    case "halfAwayFromZero":
    case "halfEven":
    case "halfTowardsZero":
    case "halfUp":
    case "halfDown":
    case "towardsZero":
    case "awayFromZero":
    case "floor":
    case "ceiling":
      return value;
    default:
      return fail("invalidArgument", path, RULE, value);
  }
}

const RULE =
  "one of halfAwayFromZero, halfEven, halfTowardsZero, halfUp, halfDown, towardsZero, awayFromZero, floor, ceiling";
