/** Whether a condition holds; `unknown` where the facts do not say. */
export type Truth = "yes" | "no" | "unknown";

/** Of two conditions: one that does not hold settles it, whatever is not known of the other. */
export function bothTrue(a: Truth, b: Truth): Truth {
  if (a === "no" || b === "no") return "no";
  return a === "unknown" ? a : b;
}

/** Whether a value is one of those asked for. What a table returns as `null` is as little known as what is absent. */
export function isAmong(value: unknown, values: ReadonlySet<string>): Truth {
  if (typeof value !== "string") return "unknown";
  return values.has(value) ? "yes" : "no";
}
