import { assertList } from "../../errors/assert-list.js";
import { fail } from "../../errors/creator-core-error.js";
import { assertTouchIndex, indexTouches, type TouchIndex } from "../touches/touch-index.js";
import type { AttributionInput } from "../types.js";

/** The touches of the facts in an index: the one that came with them, or a new one. A key without a value is not there. */
export function indexOf(facts: AttributionInput): TouchIndex {
  const hasIndex = "index" in facts && facts.index !== undefined;
  if (facts.touchpoints !== undefined) {
    if (hasIndex) fail("invalidArgument", "facts", "with touchpoints or with an index of them", "both");
    return indexTouches(facts.touchpoints);
  }
  if (!hasIndex) assertList(facts.touchpoints, "touchpoints");
  assertTouchIndex(facts.index);
  return facts.index;
}
