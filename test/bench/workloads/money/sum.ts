import { type Money, sumMoney } from "creator-core/money";
import type { Case, Experiment, Inputs } from "../../harness/experiment.ts";
import { amountsInPence } from "./inputs.ts";

/** Hard: partial sums pass 2^53 on the way to a small total. */
function penceToSum(size: number, inputs: Inputs): number[] {
  const amounts = amountsInPence(size, inputs);
  if (inputs === "typical") return amounts;
  const large = amounts.map((amount) => Math.abs(amount));
  return [...large, ...large.map((amount) => 0 - amount), 1];
}

const moneysToSum = (size: number, inputs: Inputs): Money<"GBP">[] =>
  penceToSum(size, inputs).map((minor) => ({ minor, currency: "GBP" }));

const summed = (name: string, size: number, open: () => () => number): Case => ({
  name,
  count: size,
  open: () => {
    const run = open();
    return { run, answers: () => [run()] };
  },
});

export const sums: Experiment = {
  name: "sumMoney",
  unit: "amount",
  size: 1_000_000,
  quickSize: 10_000,
  hardSize: 1_000,
  cases: ({ size, inputs, contenders: { decimal: Decimal, dinero: module } }) => [
    summed("creator-core", size, () => {
      const amounts = moneysToSum(size, inputs);
      return () => sumMoney(amounts, "GBP").minor;
    }),
    summed("BigInt", size, () => {
      const amounts = penceToSum(size, inputs).map(BigInt);
      return () => Number(amounts.reduce((sum, amount) => sum + amount, 0n));
    }),
    {
      ...summed("float", size, () => {
        const amounts = moneysToSum(size, inputs);
        return () => {
          let sum = 0;
          for (let i = 0; i < size; i += 1) sum += amounts[i]!.minor;
          return sum;
        };
      }),
      inexact: true,
    },
    ...(Decimal === undefined
      ? []
      : [
          summed("decimal.js", size, () => {
            const amounts = penceToSum(size, inputs).map((pence) => new Decimal(pence));
            return () => amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0)).toNumber();
          }),
        ]),
    ...(module === undefined
      ? []
      : [
          {
            ...summed("dinero.js", size, () => {
              const { dinero, add, toSnapshot, GBP } = module;
              const amounts = penceToSum(size, inputs).map((amount) => dinero({ amount, currency: GBP }));
              const zero = dinero({ amount: 0, currency: GBP });
              return () => toSnapshot(amounts.reduce(add, zero)).amount;
            }),
            inexact: true,
          },
        ]),
  ],
  targets: [],
  growthSizes: [30_000, 100_000, 300_000, 1_000_000],
};
