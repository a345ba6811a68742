import { applyRate, compileRate, type Money } from "creator-core/money";
import type { BigClass, Contenders, DecimalClass, DineroModule } from "../../harness/contenders.ts";
import type { Case, Experiment, Inputs, Setting } from "../../harness/experiment.ts";
import { amountsInPence, bigintHalfEven, moneys } from "./inputs.ts";

// The same question to everybody: what is this rate of this amount, in whole pence, half to even? The rates change from
// amount to amount, as the rules of a plan do; everybody's rates are compiled before the clock starts.

const rates = ["0.15", "0.125", "0.0825", "0.2"];
/** The rates of the hard inputs: many digits, so that products pass 2^53 and quotients come close to a tie. */
const hardRates = ["0.12345678", "0.5", "0.00000005", "0.99999999"];

const ratesFor = (inputs: Inputs) => (inputs === "hard" ? hardRates : rates);

/** How many of a million amounts the slow contenders are given. */
const SLICE = 100_000;

/**
 * Where objects come out the last thousand are kept: nothing can be optimised away, and the figures are not about keeping
 * a million of them, which costs more than making them.
 */
const RING = 1024;

// Every case has a loop of its own, as it would have in a program: a loop that several cases share is compiled for all of
// them and is fast for none.

/** The answers of a case, one after the other; not timed. */
const column = (count: number, at: (i: number) => number) => Float64Array.from({ length: count }, (_, i) => at(i) + 0);

/** The exact oracle, needing nothing but the language. */
const bigint = ({ size, inputs }: Setting): Case => ({
  name: "BigInt",
  count: size,
  open: () => {
    const fractions = ratesFor(inputs).map(fractionOf);
    const amounts = amountsInPence(size, inputs).map(BigInt);
    const share = (i: number) =>
      bigintHalfEven(amounts[i]! * fractions[i & 3]!.numerator, fractions[i & 3]!.denominator);
    return {
      run: () => {
        let sum = 0n;
        for (let i = 0; i < size; i += 1) sum += share(i);
        return sum;
      },
      answers: () => column(size, (i) => Number(share(i))),
    };
  },
});

function fractionOf(rate: string): { numerator: bigint; denominator: bigint } {
  const digits = rate.slice(2);
  return { numerator: BigInt(digits), denominator: 10n ** BigInt(digits.length) };
}

/** The bulk door: the rate is compiled once, and what is left is a function from minor units to minor units. */
const kernel = ({ size, inputs }: Setting): Case => ({
  name: "creator-core",
  count: size,
  reference: "BigInt",
  open: () => {
    const amounts = moneys(size, inputs);
    const shares = ratesFor(inputs).map((rate) => compileRate(rate, "halfEven"));
    return {
      run: () => {
        let sum = 0;
        for (let i = 0; i < size; i += 1) sum += shares[i & 3]!(amounts[i]!.minor);
        return sum;
      },
      answers: () => column(size, (i) => shares[i & 3]!(amounts[i]!.minor)),
    };
  },
});

const float = ({ size, inputs }: Setting): Case => ({
  name: "float",
  count: size,
  reference: "BigInt",
  inexact: true,
  open: () => {
    const amounts = moneys(size, inputs);
    const factors = ratesFor(inputs).map(Number);
    return {
      run: () => {
        let sum = 0;
        for (let i = 0; i < size; i += 1) sum += floatHalfEven(amounts[i]!.minor * factors[i & 3]!);
        return sum;
      },
      answers: () => column(size, (i) => floatHalfEven(amounts[i]!.minor * factors[i & 3]!)),
    };
  },
});

function floatHalfEven(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

const decimalKernel = (Decimal: DecimalClass, { size, inputs }: Setting): Case => ({
  name: "decimal.js",
  count: size,
  reference: "BigInt",
  inexact: true, // 20 significant digits
  open: () => {
    const amounts = moneys(size, inputs);
    const factors = ratesFor(inputs).map((rate) => new Decimal(rate));
    const share = (i: number) =>
      new Decimal(amounts[i]!.minor).times(factors[i & 3]!).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN);
    return {
      run: () => {
        let sum = new Decimal(0);
        for (let i = 0; i < size; i += 1) sum = sum.plus(share(i));
        return sum;
      },
      answers: () => column(size, (i) => share(i).toNumber()),
    };
  },
});

const bigKernel = (Big: BigClass, { size, inputs }: Setting): Case => {
  const count = Math.min(size, SLICE);
  return {
    name: "big.js",
    count,
    reference: "BigInt",
    open: () => {
      const amounts = moneys(count, inputs);
      const factors = ratesFor(inputs).map((rate) => new Big(rate));
      const share = (i: number) => new Big(amounts[i]!.minor).times(factors[i & 3]!).round(0, Big.roundHalfEven);
      return {
        run: () => {
          let sum = new Big(0);
          for (let i = 0; i < count; i += 1) sum = sum.plus(share(i));
          return sum;
        },
        answers: () => column(count, (i) => share(i).toNumber()),
      };
    },
  };
};

/** dinero.js with its objects in and out; `sums` adds them up, as the kernel does. */
function dineroCase<Amount extends number | bigint>(
  name: string,
  module: DineroModule<Amount>,
  of: (value: number) => Amount,
  { size, inputs }: Setting,
  sums: boolean,
): Case {
  const { dinero, add, multiply, transformScale, toSnapshot, halfEven, GBP } = module;
  const count = Math.min(size, SLICE);
  return {
    name,
    count,
    reference: "BigInt",
    inexact: typeof of(0) === "number",
    open: () => {
      const amounts = amountsInPence(count, inputs).map((pence) => dinero({ amount: of(pence), currency: GBP }));
      const factors = ratesFor(inputs).map((rate) => ({
        amount: of(Number(rate.slice(2))),
        scale: of(rate.length - 2),
      }));
      const share = (i: number) => transformScale(multiply(amounts[i]!, factors[i & 3]!), of(2), halfEven);
      const ring = new Array<object | null>(RING).fill(null);
      const sum = () => {
        let total = dinero({ amount: of(0), currency: GBP });
        for (let i = 0; i < count; i += 1) total = add(total, share(i));
        return total;
      };
      const makeEach = () => {
        for (let i = 0; i < count; i += 1) ring[i & (RING - 1)] = share(i);
        return ring;
      };
      return {
        run: sums ? sum : makeEach,
        answers: () => column(count, (i) => Number(toSnapshot(share(i)).amount)),
      };
    },
  };
}

const dineroCases = ({ dinero, dineroBigint }: Contenders, setting: Setting, sums: boolean): Case[] => [
  ...(dinero === undefined ? [] : [dineroCase("dinero.js", dinero, Number, setting, sums)]),
  ...(dineroBigint === undefined ? [] : [dineroCase("dinero.js bigint", dineroBigint, BigInt, setting, sums)]),
];

export const applyRateKernel: Experiment = {
  name: "compileRate: amount × rate, half-even, summed",
  unit: "amount",
  size: 1_000_000,
  quickSize: 10_000,
  hardSize: 200_000,
  cases: (setting) => {
    const { decimal, big } = setting.contenders;
    const exact = bigint(setting);
    return [
      kernel(setting),
      exact,
      float(setting),
      ...(decimal === undefined ? [] : [decimalKernel(decimal, setting)]),
      ...(big === undefined ? [] : [bigKernel(big, setting)]),
      ...dineroCases(setting.contenders, setting, true),
    ];
  },
  targets: [
    { kind: "faster", than: "decimal.js", atLeast: 25 },
    { kind: "faster", than: "dinero.js", atLeast: 100, alone: true },
    { kind: "within", floor: "float", atMost: 2.2 },
  ],
};

const moneyInAndOut = ({ size, inputs }: Setting): Case => ({
  name: "creator-core",
  count: size,
  reference: "BigInt",
  open: () => {
    const amounts = moneys(size, inputs);
    const chosen = ratesFor(inputs);
    const share = (i: number) => applyRate(amounts[i]!, chosen[i & 3]!, "halfEven");
    const ring = new Array<Money | null>(RING).fill(null);
    return {
      run: () => {
        for (let i = 0; i < size; i += 1) ring[i & (RING - 1)] = share(i);
        return ring;
      },
      answers: () => column(size, (i) => share(i).minor),
    };
  },
});

const decimalInAndOut = (Decimal: DecimalClass, { size, inputs }: Setting): Case => ({
  name: "decimal.js",
  count: size,
  reference: "BigInt",
  inexact: true,
  open: () => {
    const amounts = amountsInPence(size, inputs).map((pence) => ({ amount: new Decimal(pence), currency: "GBP" }));
    const factors = ratesFor(inputs).map((rate) => new Decimal(rate));
    const share = (i: number) => ({
      amount: amounts[i]!.amount.times(factors[i & 3]!).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN),
      currency: amounts[i]!.currency,
    });
    const ring = new Array<object | null>(RING).fill(null);
    return {
      run: () => {
        for (let i = 0; i < size; i += 1) ring[i & (RING - 1)] = share(i);
        return ring;
      },
      answers: () => column(size, (i) => share(i).amount.toNumber()),
    };
  },
});

export const applyRateInAndOut: Experiment = {
  name: "applyRate: Money in, Money out",
  unit: "amount",
  size: 1_000_000,
  quickSize: 10_000,
  hardSize: 200_000,
  cases: (setting) => [
    moneyInAndOut(setting),
    bigint(setting),
    ...(setting.contenders.decimal === undefined ? [] : [decimalInAndOut(setting.contenders.decimal, setting)]),
    ...dineroCases(setting.contenders, setting, false),
  ],
  targets: [
    { kind: "faster", than: "decimal.js", atLeast: 8, alone: true },
    { kind: "faster", than: "dinero.js", atLeast: 40, alone: true },
  ],
  growthSizes: [30_000, 100_000, 300_000, 1_000_000],
};
