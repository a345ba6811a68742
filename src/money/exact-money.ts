import { fail } from "../errors/creator-core-error.js";
import type { Money } from "./types.js";

/**
 * Makes the amount of a computed result: the one place where an unsafe result throws and −0 becomes 0.
 *
 * @param minor - what a kernel returned: a number, or a bigint where the exact result is beyond the safe integers
 * @param path - the name of the result for the message: "sum", "commission"
 * @throws `moneyOverflow` naming `path`
 * @internal
 */
export function exactMoney<C extends string>(minor: number | bigint, currency: C, path: string): Money<C> {
  return { minor: exactMinor(minor, path), currency };
}

/**
 * The same for bare minor units.
 *
 * @throws `moneyOverflow` naming `path`
 * @internal
 */
export function exactMinor(minor: number | bigint, path: string): number {
  if (!Number.isSafeInteger(minor)) return fail("moneyOverflow", path, "within ±(2^53 − 1) minor units", minor);
  return (minor as number) + 0; // −0 + 0 is 0
}
