/**
 * What minor units must be, for messages.
 *
 * @internal
 */
export function minorRule(value: unknown): string {
  return `a safe integer of minor units${Object.is(value, -0) ? ", and 0 instead of -0" : ""}`;
}

/**
 * Whether a value can be the minor units of an amount. −0 cannot: JSON does not keep it, and it equals 0 while it
 * prints, sorts and divides as something else.
 *
 * @internal
 */
export function isMinor(value: unknown): value is number {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}
