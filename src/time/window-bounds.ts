import { assertList } from "../errors/assert-list.js";
import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import { LAST_INSTANT } from "./civil.js";
import type { Instant, TimeWindow } from "./types.js";

// Inside, an unbounded side is an infinity: then every comparison is the plain one.

/**
 * @throws `invalidWindow`, `invalidInstant`
 * @internal
 */
export function startOf(window: TimeWindow, path = "window"): number {
  const start = window?.start;
  if (isInstant(start)) return start;
  assertUnbounded(window, start, path, "start");
  return Number.NEGATIVE_INFINITY;
}

/**
 * @throws `invalidWindow`, `invalidInstant`
 * @internal
 */
export function endOf(window: TimeWindow, path = "window"): number {
  const end = window?.end;
  if (isInstant(end)) return end;
  assertUnbounded(window, end, path, "end");
  return Number.POSITIVE_INFINITY;
}

/** In numbers only: it is asked for every event. */
function isInstant(side: Instant | null | undefined): side is Instant {
  return typeof side === "number" && side >= -LAST_INSTANT && side <= LAST_INSTANT;
}

function assertUnbounded(window: TimeWindow, side: unknown, path: string, name: "start" | "end"): void {
  assertObject(window, path, "an object with start and end", "invalidWindow");
  if (side !== null && side !== undefined)
    fail("invalidInstant", `${path}.${name}`, "epoch milliseconds or null", side);
}

/**
 * @throws `invalidArgument` when it is no list; `invalidWindow` or `invalidInstant` naming the place in it
 * @internal
 */
export function assertWindows(windows: unknown, path: string): asserts windows is readonly TimeWindow[] {
  assertList(windows, path, "a list of windows");
  for (let place = 0; place < windows.length; place += 1) {
    const window = windows[place] as TimeWindow;
    // The path is text: made only when there is something to look at.
    if (isInstant(window?.start) && isInstant(window.end)) continue;
    startOf(window, `${path}[${place}]`);
    endOf(window, `${path}[${place}]`);
  }
}

/** @internal */
export function windowOf(start: number, end: number): TimeWindow {
  // Adding 0 turns -0 into 0.
  return {
    start: start === Number.NEGATIVE_INFINITY ? null : start + 0,
    end: end === Number.POSITIVE_INFINITY ? null : end + 0,
  };
}
