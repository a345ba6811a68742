import { fail } from "../errors/creator-core-error.js";
import { exactTotal } from "../kernels/exact-total.js";
import type { MetricDefinition } from "../models/metric.js";
import { assertMoney } from "../money/assert-money.js";
import type { Money } from "../money/types.js";
import { type CountedOptions, countedOf } from "./metric-names.js";

/** What each one has of a whole: whole counts of 0 or more (views, posts), or amounts of money that are not negative. */
export type Parts = readonly number[] | readonly Money[];

/** What the parts are parts of: what is shared out. */
export type PartsOptions = CountedOptions;

/** @internal */
export interface PartsColumn {
  /** Ascending; minor units where the parts are money. */
  readonly sorted: Float64Array;
  readonly total: bigint;
  /** Amounts of several currencies, which have no total. */
  readonly mixed: boolean;
  readonly counted: string;
  /** Goes into the definition. */
  readonly stated: Pick<MetricDefinition, "currency">;
}

/**
 * Counts or amounts as a sorted column with its exact total.
 *
 * @throws `invalidArgument`, `invalidInteger`, `invalidMoney`, `unknownCurrency`
 * @internal
 */
export function readParts(parts: Parts, options: PartsOptions): PartsColumn {
  if (!Array.isArray(parts)) fail("invalidArgument", "values", "a list of counts or of amounts", parts);

  const first: unknown = parts[0];
  return typeof first === "object" && first !== null
    ? ofAmounts(parts, countedOf(options, "amounts"))
    : ofCounts(parts, countedOf(options, "values"));
}

function ofCounts(parts: readonly unknown[], counted: string): PartsColumn {
  assertCounts(parts);
  return column(new Float64Array(parts), { mixed: false, counted, stated: {} });
}

function ofAmounts(parts: readonly unknown[], counted: string): PartsColumn {
  assertAmounts(parts);
  const currencies = new Set(parts.map(({ currency }) => currency));
  const mixed = currencies.size > 1;
  const stated = mixed ? {} : { currency: [...currencies][0]! };
  return column(new Float64Array(parts.map(({ minor }) => minor)), { mixed, counted, stated });
}

function column(values: Float64Array, more: Omit<PartsColumn, "sorted" | "total">): PartsColumn {
  return { sorted: values.sort(), total: exactTotal(values), ...more };
}

// Both look at every place, holes included, before anything is set aside for as many values.

function assertCounts(parts: readonly unknown[]): asserts parts is readonly number[] {
  for (let i = 0; i < parts.length; i += 1) {
    const value = parts[i];
    if (Number.isSafeInteger(value) && (value as number) >= 0) continue;
    fail("invalidInteger", `values[${i}]`, "a whole number of 0 or more", value);
  }
}

function assertAmounts(parts: readonly unknown[]): asserts parts is readonly Money[] {
  for (let i = 0; i < parts.length; i += 1) {
    const value = parts[i];
    assertMoney(value, `values[${i}]`);
    if (value.minor < 0) fail("invalidMoney", `values[${i}]`, "zero or more", value.minor);
  }
}
