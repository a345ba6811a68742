/** What minor units must be, for messages. */
export const MINOR_RULE = "a safe integer of minor units, and 0 instead of -0";

/**
 * Whether a value can be the minor units of an amount. −0 cannot: JSON does not keep it, and it equals 0 while it
 * prints, sorts and divides as something else.
 *
 * @internal
 */
export function isMinor(value: unknown): value is number {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}
