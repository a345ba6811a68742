import type { Money } from "./types.js";

/**
 * The shares of a split as amounts: they are as safe as the whole was.
 *
 * @internal
 */
export function moneyOfShares<C extends string>(shares: readonly number[], currency: C): Money<C>[] {
  const amounts = new Array<Money<C>>(shares.length); // growing it costs more than filling it
  for (let i = 0; i < shares.length; i += 1) amounts[i] = { minor: shares[i]!, currency };
  return amounts;
}
