const LONGEST = 80;

/**
 * A value on one short line for a message: never throws, never prints ten megabytes, and asks an object for no more than
 * what it is and the names of its fields.
 *
 * @internal
 */
export function preview(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "symbol" || typeof value === "function") return `a ${typeof value}`;
  // A hostile bigint can take minutes to print in decimal; its size says enough.
  if (typeof value === "bigint") return BigInt.asIntN(64, value) === value ? `${value}n` : "an enormous bigint";
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : String(value);
  try {
    // Everything here may run a proxy's code, even asking whether it is an array.
    if (Array.isArray(value)) return `an array of ${value.length}`;
    const type = Object.prototype.toString.call(value).slice(8, -1);
    // The keys of binary data or of a boxed string are as many as its bytes.
    if (type !== "Object") return `an instance of ${cut(type, LONGEST)}`;
    const keys = Object.keys(value).slice(0, 5);
    return keys.length === 0 ? "an object without keys" : `an object with ${quoted(keys.join(", ")).slice(1, -1)}`;
  } catch {
    return "an object that cannot be read";
  }
}

/** On one line: line breaks and halves of characters are escaped. */
function quoted(text: string): string {
  return JSON.stringify(cut(text, LONGEST));
}

/**
 * A text of at most `longest` characters, and a mark when there were more.
 *
 * @internal
 */
export function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
