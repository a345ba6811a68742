import * as Plot from "@observablehq/plot";
import type { ProgramReport } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import { formatCount, inMajorUnits } from "../words.js";
import { color, type Figure, figure } from "./figure.js";

const states = ["payable", "held", "pending", "overpaid"] as const;

/** What is owed in one currency, by when it may be paid. */
export function owedFigure(currency: string, balances: ProgramReport["balances"]): Figure {
  const own = balances.filter((balance) => balance.currency === currency);
  const rows = states.map((state) => {
    const minor = own.reduce((sum, balance) => sum + balance[state].minor, 0);
    return {
      state,
      value: inMajorUnits({ minor, currency }),
      label: formatMoney({ minor, currency }).replace("-", "−"),
      bad: state === "overpaid",
    };
  });
  const text = rows.map(({ state, label }) => `${state} ${label}`).join(", ");
  return figure(`Owed to creators, ${currency}`, `${text}.`, (_, narrow) => ({
    height: 58 + 34 * rows.length,
    marginTop: 4,
    marginBottom: 46,
    marginLeft: 72,
    marginRight: 78,
    x: { label: `amount (${currency})`, labelOffset: 40, ticks: narrow ? 3 : 6, tickFormat: formatCount, nice: true },
    y: { label: null, domain: [...states], tickSize: 0 },
    marks: [
      Plot.barX(rows, {
        x: "value",
        y: "state",
        fill: (row: { bad: boolean }) => (row.bad ? color.bad : color.main),
        insetTop: 3,
        insetBottom: 3,
      }),
      Plot.text(rows, {
        x: (row: { value: number }) => Math.max(0, row.value),
        y: "state",
        text: "label",
        textAnchor: "start",
        dx: 6,
      }),
    ],
  }));
}
