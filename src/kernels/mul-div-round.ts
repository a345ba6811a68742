/**
 * The nine ways to bring an exact result to a whole number. The same words as `RoundingMode` of `rate/`, repeated
 * because this floor imports nothing above it; a type test holds the two lists equal.
 */
export type Rounding =
  | "halfAwayFromZero"
  | "halfEven"
  | "halfTowardsZero"
  | "halfUp"
  | "halfDown"
  | "towardsZero"
  | "awayFromZero"
  | "floor"
  | "ceiling";

/**
 * `amount × numerator / denominator`, computed exactly and rounded once.
 *
 * `amount` and `numerator` are whole and of any sign; `denominator` is whole and positive. The result is a number
 * when it is a safe integer and the exact bigint when it is not, so that no overflow can pass for an amount. The
 * result is never −0.
 *
 * Plain number arithmetic while the product is a safe integer, BigInt for this one operation otherwise.
 *
 * Complexity: O(1).
 */
export function mulDivRound(
  amount: number,
  numerator: number | bigint,
  denominator: number | bigint,
  rounding: Rounding,
): number | bigint {
  if (typeof numerator === "number" && typeof denominator === "number") {
    const product = amount * numerator;
    if (product <= Number.MAX_SAFE_INTEGER && product >= -Number.MAX_SAFE_INTEGER) {
      return divideSafely(product, denominator, rounding);
    }
  }
  return divideBig(BigInt(amount) * BigInt(numerator), BigInt(denominator), rounding);
}

/**
 * The floor is exact although `/` rounds. Were the quotient q one too high, `q × denominator − magnitude` would be a
 * whole number of at least 1; but the rounding error of a division is at most one part in 2^53, which is less than 1
 * for every magnitude below 2^53. So the remainder needs no repair as long as the product is safe.
 */
function divideSafely(product: number, denominator: number, rounding: Rounding): number {
  const negative = product < 0;
  const magnitude = negative ? -product : product;
  const quotient = Math.floor(magnitude / denominator);
  const remainder = magnitude - quotient * denominator;
  const rounded =
    remainder !== 0 && roundsAway(rounding, negative, remainder - (denominator - remainder), quotient)
      ? quotient + 1
      : quotient;
  return negative ? 0 - rounded : rounded + 0; // 0 − 0 and −0 + 0 are 0
}

function divideBig(product: bigint, denominator: bigint, rounding: Rounding): number | bigint {
  const negative = product < 0n;
  const magnitude = negative ? -product : product;
  const quotient = magnitude / denominator;
  const remainder = magnitude % denominator;
  const fromHalf = Number(remainder - (denominator - remainder));
  const away = remainder !== 0n && roundsAway(rounding, negative, fromHalf, Number(quotient % 2n));
  const rounded = away ? quotient + 1n : quotient;
  const signed = negative ? -rounded : rounded;
  return rounded <= Number.MAX_SAFE_INTEGER ? Number(signed) : signed;
}

/**
 * Whether a magnitude that lies between two whole numbers goes to the one further from zero. `fromHalf` is negative
 * below the half-way point, zero on it, positive above it; `nearer` is the neighbour nearer to zero, or any number that is
 * even when it is.
 */
function roundsAway(rounding: Rounding, negative: boolean, fromHalf: number, nearer: number): boolean {
  switch (rounding) {
    case "halfAwayFromZero":
      return fromHalf >= 0;
    case "halfEven":
      return fromHalf > 0 || (fromHalf === 0 && nearer % 2 !== 0);
    case "halfTowardsZero":
      return fromHalf > 0;
    case "halfUp":
      return fromHalf > 0 || (fromHalf === 0 && !negative);
    case "halfDown":
      return fromHalf > 0 || (fromHalf === 0 && negative);
    case "towardsZero":
      return false;
    case "awayFromZero":
      return true;
    case "floor":
      return negative;
    case "ceiling":
      return !negative;
  }
}
