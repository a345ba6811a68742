import type { AgeWindow } from "./read-window.js";

/** The lanes of a policy, to which overrides add. */
export interface LaneList {
  /** Where a kind has no window in a class, there is none. */
  readonly windows: readonly (AgeWindow | undefined)[];
  /** The lane of a kind in a window: one that there is, or a new one. */
  readonly laneFor: (kind: number, window: AgeWindow) => number;
}

/**
 * Lanes in classes, each with a place for every kind: the first class has the policy's own windows. A kind takes the next
 * class only for a window that it has in none before, so that a thousand creators with one longer window between them cost
 * one lane.
 */
export function listLanes(own: readonly AgeWindow[]): LaneList {
  const kinds = own.length;
  const windows: (AgeWindow | undefined)[] = own.slice();
  const lanesOfKind = own.map((window, kind) => new Map([[window.key, kind]]));
  const laneFor = (kind: number, window: AgeWindow): number => {
    const lanes = lanesOfKind[kind]!;
    const known = lanes.get(window.key);
    if (known !== undefined) return known;
    const lane = lanes.size * kinds + kind;
    while (windows.length <= lane) windows.push(...own.map(() => undefined));
    windows[lane] = window;
    lanes.set(window.key, lane);
    return lane;
  };
  return { windows, laneFor };
}
