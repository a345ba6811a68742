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
  return isInstant(start) ? start : unbounded(window, start, path, "start");
}

/**
 * @throws `invalidWindow`, `invalidInstant`
 * @internal
 */
export function endOf(window: TimeWindow, path = "window"): number {
  const end = window?.end;
  return isInstant(end) ? end : unbounded(window, end, path, "end");
}

/** In numbers only: it is asked for every event. */
function isInstant(side: Instant | null | undefined): side is Instant {
  return typeof side === "number" && side >= -LAST_INSTANT && side <= LAST_INSTANT;
}

function unbounded(window: TimeWindow, side: unknown, path: string, name: "start" | "end"): number {
  assertObject(window, path, "an object with start and end", "invalidWindow");
  if (side !== null && side !== undefined) fail("invalidInstant", `${path}.${name}`, "epoch milliseconds or null", side);
  return name === "start" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** @internal */
export function windowOf(start: number, end: number): TimeWindow {
  return {
    start: start === Number.NEGATIVE_INFINITY ? null : start,
    end: end === Number.POSITIVE_INFINITY ? null : end,
  };
}
