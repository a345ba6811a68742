import type { TimeWindow } from "./types.js";

// Inside, an unbounded side is an infinity: then every comparison is the plain one.

/** @internal */
export function startOf(window: TimeWindow): number {
  return window.start ?? Number.NEGATIVE_INFINITY;
}

/** @internal */
export function endOf(window: TimeWindow): number {
  return window.end ?? Number.POSITIVE_INFINITY;
}

/** @internal */
export function windowOf(start: number, end: number): TimeWindow {
  return {
    start: start === Number.NEGATIVE_INFINITY ? null : start,
    end: end === Number.POSITIVE_INFINITY ? null : end,
  };
}
