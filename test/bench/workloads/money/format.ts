import { formatMoney } from "creator-core/money";
import type { Case, Experiment } from "../../harness/experiment.ts";
import { amountsInPence, moneys } from "./inputs.ts";

/** How many the slow contenders are given. */
const SLICE = 50_000;

const formatting = (name: string, count: number, inexact: boolean, open: () => (i: number) => string): Case => ({
  name,
  count,
  inexact,
  open: () => {
    const text = open();
    return {
      run: () => {
        let length = 0;
        for (let i = 0; i < count; i += 1) length += text(i).length;
        return length;
      },
      answers: () => Array.from({ length: count }, (_, i) => text(i)),
    };
  },
});

const inBritain = () => new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });

export const formats: Experiment = {
  name: "formatMoney",
  unit: "text",
  size: 100_000,
  quickSize: 2_000,
  cases: ({ size, contenders: { dinero: module } }) => [
    formatting("creator-core", size, false, () => {
      const amounts = moneys(size, "typical");
      return (i) => formatMoney(amounts[i]!);
    }),
    formatting("creator-core, in a locale", size, false, () => {
      const amounts = moneys(size, "typical");
      return (i) => formatMoney(amounts[i]!, { locale: "en-GB" });
    }),
    formatting("Intl kept, of a float", size, true, () => {
      const amounts = moneys(size, "typical");
      const format = inBritain();
      return (i) => format.format(amounts[i]!.minor / 100);
    }),
    formatting("Intl made each time", Math.min(size, 500), true, () => {
      const amounts = moneys(size, "typical");
      return (i) => inBritain().format(amounts[i]!.minor / 100);
    }),
    ...(module === undefined
      ? []
      : [
          formatting("dinero.js and Intl kept", Math.min(size, SLICE), false, () => {
            const { dinero, toDecimal, GBP } = module;
            const amounts = amountsInPence(Math.min(size, SLICE), "typical").map((amount) =>
              dinero({ amount, currency: GBP }),
            );
            const format = inBritain();
            return (i) => format.format(toDecimal(amounts[i]!) as unknown as number); // exact: decimal text
          }),
        ]),
  ],
  targets: [],
};
