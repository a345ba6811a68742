/** As deep as facts are compared at all. */
const DEEPEST = 8;

/**
 * Whether two pieces of plain JSON are surely equal, whatever the order of their keys. It makes nothing and knows nothing
 * of the forms of a time, and so answers quickly for the many that are equal; what it does not know for sure is asked again.
 *
 * Complexity: O(size of the smaller).
 */
export function sameJson(a: unknown, b: unknown, depth = DEEPEST): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || depth === 0) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = Object.keys(left);
  if (Object.keys(right).length !== keys.length) return false;
  // Dates have no keys, and would all be equal.
  if (keys.length === 0 && !Array.isArray(a)) return false;
  for (const key of keys) {
    if (!Object.hasOwn(right, key) || !sameJson(left[key], right[key], depth - 1)) return false;
  }
  return true;
}
