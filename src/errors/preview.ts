const LONGEST = 80;

/**
 * A value on one short line for a message: never throws, never runs the value's own code, never prints ten megabytes.
 *
 * @internal
 */
export function preview(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint": {
      // A hostile bigint can take minutes to print in decimal; its size says enough.
      const small = value < 10n ** 60n && value > -(10n ** 60n);
      return small ? `${value}n` : "an enormous bigint";
    }
    case "boolean":
    case "undefined":
      return String(value);
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    default:
      return previewObject(value as object | null);
  }
}

function previewObject(value: object | null): string {
  if (value === null) return "null";
  try {
    // Everything that follows may run a proxy's code, even asking whether it is an array.
    if (Array.isArray(value)) return `an array of ${value.length}`;
    if (value instanceof Date) return "a Date";
    const keys = Object.keys(value);
    if (keys.length === 0) return "an object without keys";
    const shown = keys.slice(0, 5).join(", ");
    return `an object with ${shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown}`;
  } catch {
    return "an object that cannot be read";
  }
}
