import { allocateMoney } from "creator-core/money";
import type { DecimalClass, DecimalValue, DineroModule } from "../../harness/contenders.ts";
import type { Case, Experiment, Setting } from "../../harness/experiment.ts";
import { amountsInPence, moneys } from "./inputs.ts";

/** How many the slow contenders are given. */
const SLICE = 50_000;

const WEIGHTS = [50, 25, 15, 10];
const TOTAL = 100;

/** All shares of all amounts in one list. */
const flat = (count: number, sharesOf: (i: number) => readonly number[]) =>
  Float64Array.from(Array.from({ length: count }, (_, i) => sharesOf(i)).flat());

const allocated = (name: string, mode: "largestRemainder" | "first", { size }: Setting): Case => ({
  name,
  count: size,
  reference: mode === "first" ? "creator-core, first" : "BigInt",
  open: () => {
    const amounts = moneys(size, "typical");
    const split = (i: number) => allocateMoney(amounts[i]!, WEIGHTS, mode);
    return {
      run: () => {
        let last: unknown;
        for (let i = 0; i < size; i += 1) last = split(i);
        return last;
      },
      answers: () => flat(size, (i) => split(i).map(({ minor }) => minor)),
    };
  },
});

const bigintAllocated = ({ size }: Setting): Case => ({
  name: "BigInt",
  count: Math.min(size, SLICE),
  open: () => {
    const count = Math.min(size, SLICE);
    const amounts = amountsInPence(count, "typical").map(BigInt);
    const split = (i: number) => bigintShares(amounts[i]!);
    return {
      run: () => {
        let last: unknown;
        for (let i = 0; i < count; i += 1) last = split(i);
        return last;
      },
      answers: () => flat(count, split),
    };
  },
});

function bigintShares(amount: bigint): number[] {
  const negative = amount < 0n;
  const magnitude = negative ? -amount : amount;
  const shares = WEIGHTS.map((weight) => (magnitude * BigInt(weight)) / BigInt(TOTAL));
  const remainders = WEIGHTS.map((weight) => (magnitude * BigInt(weight)) % BigInt(TOTAL));
  const order = WEIGHTS.map((_, i) => i).sort((a, b) => Number(remainders[b]! - remainders[a]!) || a - b);
  let left = magnitude - shares.reduce((sum, share) => sum + share, 0n);
  for (const i of order) {
    if (left === 0n) break;
    shares[i] = shares[i]! + 1n;
    left -= 1n;
  }
  return shares.map((share) => Number(negative ? -share : share));
}

const decimalAllocated = (Decimal: DecimalClass, { size }: Setting): Case => {
  const count = Math.min(size, SLICE);
  return {
    name: "decimal.js",
    count,
    reference: "BigInt",
    open: () => {
      const amounts = amountsInPence(count, "typical").map((pence) => new Decimal(pence));
      const weights = WEIGHTS.map((weight) => new Decimal(weight));
      const split = (i: number) => decimalShares(Decimal, amounts[i]!, weights);
      return {
        run: () => {
          let last: unknown;
          for (let i = 0; i < count; i += 1) last = split(i);
          return last;
        },
        answers: () => flat(count, (i) => split(i).map((share) => share.toNumber() + 0)),
      };
    },
  };
};

function decimalShares(Decimal: DecimalClass, amount: DecimalValue, weights: readonly DecimalValue[]): DecimalValue[] {
  const sign = amount.lt(0) ? -1 : 1;
  const magnitude = amount.times(sign);
  const exact = weights.map((weight) => magnitude.times(weight).div(TOTAL));
  const shares = exact.map((share) => share.floor());
  const remainders = exact.map((share, i) => share.minus(shares[i]!));
  const order = weights.map((_, i) => i).sort((a, b) => remainders[b]!.minus(remainders[a]!).toNumber() || a - b);
  let left = magnitude.minus(shares.reduce((sum, share) => sum.plus(share), new Decimal(0))).toNumber();
  for (const i of order) {
    if (left === 0) break;
    shares[i] = shares[i]!.plus(1);
    left -= 1;
  }
  return shares.map((share) => share.times(sign));
}

/** dinero.js gives the units left over to the first shares, as the mode `first` does. */
function dineroAllocated<Amount extends number | bigint>(
  name: string,
  { dinero, allocate, toSnapshot, GBP }: DineroModule<Amount>,
  of: (value: number) => Amount,
  { size }: Setting,
): Case {
  const count = Math.min(size, SLICE);
  return {
    name,
    count,
    reference: "creator-core, first",
    open: () => {
      const amounts = amountsInPence(count, "typical").map((pence) => dinero({ amount: of(pence), currency: GBP }));
      const ratios = WEIGHTS.map(of);
      const split = (i: number) => allocate(amounts[i]!, ratios);
      return {
        run: () => {
          let last: unknown;
          for (let i = 0; i < count; i += 1) last = split(i);
          return last;
        },
        answers: () => flat(count, (i) => split(i).map((share) => Number(toSnapshot(share).amount) + 0)),
      };
    },
  };
}

export const allocation: Experiment = {
  name: "allocateMoney over four weights",
  unit: "split",
  size: 200_000,
  quickSize: 5_000,
  cases: (setting) => {
    const { decimal, dinero, dineroBigint } = setting.contenders;
    return [
      allocated("creator-core", "largestRemainder", setting),
      allocated("creator-core, first", "first", setting),
      bigintAllocated(setting),
      ...(decimal === undefined ? [] : [decimalAllocated(decimal, setting)]),
      ...(dinero === undefined ? [] : [dineroAllocated("dinero.js", dinero, Number, setting)]),
      ...(dineroBigint === undefined ? [] : [dineroAllocated("dinero.js bigint", dineroBigint, BigInt, setting)]),
    ];
  },
  targets: [
    { kind: "faster", than: "decimal.js", atLeast: 50 },
    { kind: "faster", ours: "creator-core, first", than: "dinero.js", atLeast: 50, alone: true },
  ],
};
