import type { AttributionPath } from "../../models/journeys.js";
import { type PathColumns, readPaths } from "./read-paths.js";

/** Where a path stands first, and what all journeys that took it come to. */
interface MergedPath {
  readonly place: number;
  readonly steps: Int32Array;
  conversions: number;
  nulls: number;
  value: number;
  hasValue: boolean;
}

/**
 * Adds up equal paths and sorts them, step by step.
 *
 * Complexity: O(steps), and sorting the paths.
 *
 * @throws as `readPaths`
 */
export function mergePaths(paths: readonly AttributionPath[]): AttributionPath[] {
  const columns = readPaths(paths);
  const merged = new Map<string, MergedPath>();
  for (let place = 0; place < paths.length; place += 1) {
    if (columns.conversions[place]! + columns.nulls[place]! > 0) addPath(merged, columns, place, paths[place]!);
  }
  return [...merged.values()].sort((a, b) => numberOrder(a.steps, b.steps)).map((row) => written(row, columns));
}

function addPath(
  merged: Map<string, MergedPath>,
  columns: PathColumns,
  place: number,
  { value }: AttributionPath,
): void {
  const steps = columns.steps.subarray(columns.starts[place]!, columns.starts[place + 1]!);
  const key = steps.join(); // of numbers, so that no name can hold a separator
  let row = merged.get(key);
  if (row === undefined) {
    row = { place, steps, conversions: 0, nulls: 0, value: 0, hasValue: false };
    merged.set(key, row);
  }
  row.conversions += columns.conversions[place]!;
  row.nulls += columns.nulls[place]!;
  row.value += columns.values[place]!;
  row.hasValue ||= value !== undefined;
}

function written({ steps, conversions, nulls, value, hasValue }: MergedPath, columns: PathColumns): AttributionPath {
  const path = Array.from(steps, (step) => columns.creators[step]!);
  if (!hasValue || columns.currency === null) return { path, conversions, nulls };
  return { path, conversions, nulls, value: { minor: value, currency: columns.currency } };
}

/** Number by number; of two lists that begin alike the shorter first. */
export function numberOrder(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
