import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import { type ExactFraction, exactFraction, reduced } from "../kernels/exact-fraction.js";
import type { ExactRatio, MetricDefinition, MetricValue } from "../models/metric.js";
import { assertUnitPrice } from "../money/assert-unit-price.js";
import { currencyExponent } from "../money/currency-exponent.js";
import type { UnitPrice } from "../money/types.js";

/**
 * The number behind a metric, in major units where it is money; `exact` unless all that is known of it is a floating-point
 * number that is not whole.
 *
 * @internal
 */
export interface ExactFigure extends ExactFraction {
  readonly exact: boolean;
}

/**
 * Reads the exact value of a metric, or makes do with the number.
 *
 * @throws `invalidArgument`, `invalidInteger`, `invalidMoney` or `unknownCurrency` when either is none
 * @internal
 */
export function exactFigure(metric: MetricValue, path: string): ExactFigure {
  const { value, exact } = metric;
  if (!Number.isFinite(value)) fail("invalidArgument", `${path}.value`, "a finite number", value);
  if (exact === undefined) return { ...exactFraction(value), exact: Number.isSafeInteger(value) };
  if (isPrice(exact, `${path}.exact`)) {
    assertUnitPrice(exact, `${path}.exact`);
    return { over: BigInt(exact.minor), under: BigInt(exact.count) * minorUnits(exact.currency), exact: true };
  }
  const { numerator, denominator } = exact;
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator === 0) {
    fail("invalidArgument", `${path}.exact`, "a fraction of safe integers", exact);
  }
  const sign = denominator < 0 ? -1n : 1n;
  return { over: sign * BigInt(numerator), under: sign * BigInt(denominator), exact: true };
}

function isPrice(exact: UnitPrice | ExactRatio, path: string): exact is UnitPrice {
  assertObject(exact, path, "an exact value");
  return "currency" in exact;
}

function minorUnits(currency: string): bigint {
  return 10n ** BigInt(currencyExponent(currency));
}

/**
 * What goes into `exact` of a metric: a price per thing where it is money, a fraction otherwise, in lowest terms; absent
 * when it does not fit into safe integers.
 *
 * @internal
 */
export function exactOf(
  fraction: ExactFraction,
  { unit, currency }: MetricDefinition,
): UnitPrice | ExactRatio | undefined {
  const priced = unit === "money" && currency !== undefined;
  const { over, under } = reduced(priced ? { ...fraction, over: fraction.over * minorUnits(currency) } : fraction);
  const [numerator, denominator] = [Number(over), Number(under)];
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) return undefined;
  return priced ? { minor: numerator, count: denominator, currency } : { numerator, denominator };
}
