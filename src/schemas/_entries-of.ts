/**
 * The fields of an object; `undefined` when it is none, or when its own code (a getter, a proxy) throws.
 *
 * @internal
 */
export function entriesOf(value: unknown): [string, unknown][] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  try {
    return Array.isArray(value) ? undefined : Object.entries(value);
  } catch {
    return undefined;
  }
}
