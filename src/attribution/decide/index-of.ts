import { fail } from "../../errors/creator-core-error.js";
import { assertTouchIndex, indexTouches, type TouchIndex } from "../touches/touch-index.js";
import type { AttributionInput } from "../types.js";

/** The touches of the facts in an index: the one that came with them, or a new one. */
export function indexOf(facts: AttributionInput): TouchIndex {
  if (!("index" in facts)) return indexTouches(facts.touchpoints);
  if ("touchpoints" in facts) fail("invalidArgument", "facts", "with touchpoints or with an index of them", "both");
  assertTouchIndex(facts.index);
  return facts.index;
}
