import * as Plot from "@observablehq/plot";
import type { ProgramReport } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import { counted, formatCount, formatRough, inMajorUnits, type Names } from "../words.js";
import { color, type Draw, type Figure, figure } from "./figure.js";

/** A page has room for so many names. */
const mostBars = 20;

/** Where the next budget goes. */
export function budgetFigure({ reinvestment, reportingCurrency: currency }: ProgramReport, names: Names): Figure {
  const shown = reinvestment.shares.slice(0, mostBars);
  const others = reinvestment.shares.slice(mostBars);
  const toOthers = others.reduce((sum, { amount }) => sum + amount.minor, 0);
  // Two creators may have one name, so the bars are told apart by place.
  const parts = [
    ...shown.map(({ creatorId, amount, capped }) => ({
      name: names(creatorId),
      ...amount,
      fill: capped ? color.third : color.main,
    })),
    { name: counted(others.length, "other"), minor: toOthers, currency, fill: color.main },
    { name: "Tests", ...reinvestment.testingReserve, fill: color.second },
    { name: "Not placed", ...reinvestment.unallocated, fill: color.quiet },
  ].filter(({ minor }, place) => minor > 0 || place < shown.length);
  const rows = parts.map((part, place) => ({ ...part, place, value: inMajorUnits(part), label: formatRough(part) }));
  const text =
    `${formatMoney(reinvestment.budget)} in all: ${counted(reinvestment.shares.length, "creator")} share ` +
    `${formatMoney({ minor: reinvestment.shares.reduce((sum, { amount }) => sum + amount.minor, 0), currency })}, ` +
    `${formatMoney(reinvestment.testingReserve)} is kept for tests, ${formatMoney(reinvestment.unallocated)} is not placed.`;
  const draw: Draw = (_, narrow) => ({
    height: 58 + 30 * rows.length,
    marginTop: 4,
    marginBottom: 46,
    marginLeft: narrow ? 118 : 150,
    marginRight: 60,
    x: { label: `budget (${currency})`, labelOffset: 40, ticks: narrow ? 3 : 6, nice: true, tickFormat: formatCount },
    y: { type: "band", label: null, tickFormat: (place: number) => rows[place]?.name ?? "", tickSize: 0 },
    marks: [
      Plot.barX(rows, { x: "value", y: "place", fill: "fill", insetTop: 3, insetBottom: 3 }),
      Plot.text(rows, { x: "value", y: "place", text: "label", textAnchor: "start", dx: 6 }),
    ],
    color: { type: "identity" },
  });
  return figure("The next budget", text, draw, [
    { color: color.main, label: "creator" },
    { color: color.third, label: "creator, held at the cap" },
    { color: color.second, label: "kept for tests" },
  ]);
}
