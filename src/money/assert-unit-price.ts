import { fail } from "../errors/creator-core-error.js";
import { assertMoney } from "./assert-money.js";
import type { UnitPrice } from "./types.js";

/**
 * The guard of the areas for a unit price.
 *
 * @throws `invalidMoney`, `unknownCurrency`, or `invalidInteger` for the count. All name `path`.
 * @internal
 */
export function assertUnitPrice(value: unknown, path: string): asserts value is UnitPrice {
  assertMoney(value, path);
  const { count } = value as Partial<UnitPrice>;
  if (!Number.isSafeInteger(count) || (count as number) < 1) {
    fail("invalidInteger", `${path}.count`, "a whole number of at least 1", count);
  }
}
