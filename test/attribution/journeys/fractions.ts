/** Exact fractions of bigints, for oracles: nothing is rounded before the end. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b));

export function fraction(over: number | bigint, under: number | bigint = 1): Fraction {
  const [a, b] = [BigInt(over), BigInt(under)];
  const common = divisor(a, b) * (b < 0n ? -1n : 1n);
  return { over: a / common, under: b / common };
}

export const zero = fraction(0);
export const one = fraction(1);
export const add = (a: Fraction, b: Fraction) => fraction(a.over * b.under + b.over * a.under, a.under * b.under);
export const less = (a: Fraction, b: Fraction) => fraction(a.over * b.under - b.over * a.under, a.under * b.under);
export const times = (a: Fraction, b: Fraction) => fraction(a.over * b.over, a.under * b.under);
export const per = (a: Fraction, b: Fraction) => fraction(a.over * b.under, a.under * b.over);

/** To 17 digits, whatever its size. */
export function toNumber({ over, under }: Fraction): number {
  const size = over.toString().length - under.toString().length;
  const shift = 20 - size;
  const scaled = shift >= 0 ? (over * 10n ** BigInt(shift)) / under : over / (under * 10n ** BigInt(-shift));
  return Number(`${scaled}e${-shift}`);
}

/** Solves A·x = b by elimination; A has an inverse. */
export function solve(matrix: readonly (readonly Fraction[])[], right: readonly Fraction[]): Fraction[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let i = 0; i < rows.length; i += 1) {
    const pivot = rows.findIndex((row, at) => at >= i && row[i]!.over !== 0n);
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    const scale = rows[i]![i]!;
    rows[i] = rows[i]!.map((cell) => per(cell, scale));
    for (let other = 0; other < rows.length; other += 1) {
      const factor = rows[other]![i]!;
      if (other === i || factor.over === 0n) continue;
      rows[other] = rows[other]!.map((cell, at) => less(cell, times(factor, rows[i]![at]!)));
    }
  }
  return rows.map((row) => row.at(-1)!);
}
