import type { Money } from "creator-core/money";
import type { Case, Experiment } from "../../harness/experiment.ts";
import { amountsInPence } from "./inputs.ts";

/** A list of values as a programme would hold them. */
const held = (name: string, size: number, make: () => (pence: number) => object): Case => ({
  name,
  count: size,
  open: () => {
    const value = make();
    const amounts = Int32Array.from(amountsInPence(size, "typical"));
    return { run: () => Array.from(amounts, value) };
  },
});

export const memory: Experiment = {
  name: "memory: values made and kept",
  unit: "value",
  size: 200_000,
  quickSize: 1_000,
  cases: ({ size, contenders: { decimal: Decimal, dinero, dineroBigint } }) => [
    held(
      "creator-core",
      size,
      () =>
        (minor): Money => ({ minor, currency: "GBP" }),
    ),
    ...(Decimal === undefined ? [] : [held("decimal.js", size, () => (pence) => new Decimal(pence))]),
    ...(dinero === undefined
      ? []
      : [held("dinero.js", size, () => (amount) => dinero.dinero({ amount, currency: dinero.GBP }))]),
    ...(dineroBigint === undefined
      ? []
      : [
          held(
            "dinero.js bigint",
            size,
            () => (pence) => dineroBigint.dinero({ amount: BigInt(pence), currency: dineroBigint.GBP }),
          ),
        ]),
  ],
  targets: [],
  memoryOf: ["creator-core", "decimal.js", "dinero.js", "dinero.js bigint"],
};
