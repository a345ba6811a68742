import { fail } from "../errors/creator-core-error.js";
import type { RuleId } from "../ids/index.js";
import { largestRemainder } from "../kernels/largest-remainder.js";
import { mulDivRound } from "../kernels/mul-div-round.js";
import type { CommissionBand } from "../models/commission.js";
import { assertMoney } from "../money/assert-money.js";
import { exactMoney } from "../money/exact-money.js";
import { moneyOfMinor } from "../money/money-of-minor.js";
import type { Money, RoundingMode } from "../money/types.js";
import { rateFraction } from "../rate/rate-fraction.js";
import type { Rate } from "../rate/types.js";
import { asShare, assertKeys } from "./guards.js";
import { shareLine, shareOf } from "./trace.js";
import type { Commission } from "./types.js";

/** Bands in numbers: `[from, to)` in minor units. */
export interface Bands {
  readonly currency: string;
  readonly bands: readonly Band[];
}

interface Band {
  readonly from: number;
  readonly to: number;
  readonly rate: Rate;
  /** The rate in units of 10⁻¹⁸, which is exact: a rate has at most eighteen decimals. */
  readonly atto: bigint;
}

const ATTO = 1_000_000_000_000_000_000n;

/** Checks the bands of a graduated commission and brings them into numbers. */
export function compileBands(bands: readonly CommissionBand[], path: string): Bands {
  if (!Array.isArray(bands) || bands.length === 0) fail("invalidPolicy", path, "at least one band", bands);
  const starts = Array.from(bands, (band: CommissionBand, index) => {
    assertKeys(band, ["from", "rate"], `${path}[${index}]`);
    assertMoney(band.from, `${path}[${index}].from`);
    return band.from;
  });
  const currency = starts[0]!.currency;
  const compiled = bands.map(({ rate }: CommissionBand, index): Band => {
    const from = startOfBand(starts, index, path);
    const share = asShare(rate, `${path}[${index}].rate`);
    const { numerator, denominator } = rateFraction(share);
    const atto = (BigInt(numerator) * ATTO) / BigInt(denominator);
    return { from, to: starts[index + 1]?.minor ?? Number.POSITIVE_INFINITY, rate: share, atto };
  });
  return { currency, bands: compiled };
}

function startOfBand(starts: readonly Money[], index: number, path: string): number {
  const { minor, currency } = starts[index]!;
  const first = starts[0]!.currency;
  if (currency !== first) fail("currencyMismatch", `${path}[${index}].from`, `in ${first}, as the first`, currency);
  if (index === 0 && minor !== 0) fail("unsortedBands", `${path}[0].from`, "zero", minor);
  if (index > 0 && minor <= starts[index - 1]!.minor) {
    fail("unsortedBands", `${path}[${index}].from`, "above the start of the band before", minor);
  }
  return minor;
}

/** Rates the stretch `[soFar, soFar + amount)`, rounded once, with one line for each band it touches. */
export function rateThroughBands<C extends string>(
  { bands }: Bands,
  soFar: number,
  amount: Money<C>,
  rounding: RoundingMode,
  ruleId: RuleId | null = null,
  noun = "",
): Commission<C> {
  const { currency } = amount;
  const end = exactMoney(soFar + amount.minor, currency, "the sum with this sale").minor;
  const touched = bands.filter(({ from, to }) => from < end && to > soFar);
  if (touched.length < 2) {
    const band = touched[0] ?? bands.find(({ to }) => to > soFar)!;
    return shareOf(amount, band.rate, rounding, ruleId, noun);
  }
  const parts = touched.map(({ from, to }) => Math.min(to, end) - Math.max(from, soFar));
  const exact = touched.map(({ atto }, index) => atto * BigInt(parts[index]!));
  const sum = exact.reduce((total, part) => total + part, 0n);
  const total = exactMoney(mulDivRound(1, sum, ATTO, rounding), currency, "commission");
  const amounts = largestRemainder(total.minor, exact) ?? parts.map(() => 0);
  const lines = touched.map(({ rate }, index) =>
    shareLine(moneyOfMinor(parts[index]!, currency), rate, moneyOfMinor(amounts[index]!, currency), ruleId, noun),
  );
  return { total, lines };
}
