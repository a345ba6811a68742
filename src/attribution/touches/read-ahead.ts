import type { TouchIndex } from "./touch-index.js";

/** So many touches are asked for before the first of them is needed. */
export const AT_ONCE = 64;

/**
 * Looks at touches that will be needed next, because waiting for one after the other in far memory takes longest. What it
 * returns means nothing: it is there so that no compiler leaves the looking out.
 *
 * @param rows - which touches; −1 for none
 */
export function readAhead({ touchpoints }: TouchIndex, rows: Int32Array): number {
  let named = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i]!;
    if (row >= 0 && touchpoints[row]!.creatorId !== null) named += 1;
  }
  return named;
}
