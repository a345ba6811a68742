import type { PathColumns } from "./read-paths.js";

/** Whom the journeys of each path met: `members[starts[p]]` to `members[starts[p + 1] − 1]`, in any order. */
export interface MetCreators {
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

/**
 * The creators on each path, once each.
 *
 * Complexity: O(steps).
 */
export function metCreators({ creators, starts, steps }: PathColumns): MetCreators {
  const members = new Int32Array(steps.length);
  const ends = new Int32Array(starts.length);
  const seen = new Int32Array(creators.length).fill(-1); // the last path on which each was seen
  let count = 0;
  for (let path = 0; path + 1 < starts.length; path += 1) {
    for (let i = starts[path]!; i < starts[path + 1]!; i += 1) {
      const step = steps[i]!;
      if (seen[step] === path) continue;
      seen[step] = path;
      members[count] = step;
      count += 1;
    }
    ends[path + 1] = count;
  }
  return { starts: ends, members };
}
