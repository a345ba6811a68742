import * as Plot from "@observablehq/plot";
import { formatMoney } from "creator-core/money";
import type { WeekOfSales } from "../weekly-sales.js";
import { counted, formatCount, formatDay, inMajorUnits } from "../words.js";
import { color, type Figure, figure } from "./figure.js";

/** Sales of one currency by week. */
export function salesFigure(currency: string, weeks: readonly WeekOfSales[]): Figure {
  const rows = weeks.map((week) => {
    const { monday } = week;
    const start = new Date(`${monday}T00:00:00Z`);
    return { start, end: new Date(start.getTime() + 7 * 86_400_000), value: inMajorUnits(week) };
  });
  const best = weeks.reduce<WeekOfSales | null>(
    (top, week) => (top === null || week.minor > top.minor ? week : top),
    null,
  );
  const peak = best === null ? "" : ` The best began on ${formatDay(best.monday)}: ${formatMoney(best)}.`;
  const mondays = (every: number) => rows.filter((_, index) => index % every === 0).map(({ start }) => start);
  return figure(
    `Sales by week, ${currency}`,
    `${counted(weeks.length, "week")}, net of what came back.${peak}`,
    (_, narrow) => ({
      height: 256,
      marginLeft: 56,
      marginBottom: 46,
      x: {
        type: "utc",
        label: "week beginning (Monday)",
        labelOffset: 40,
        ticks: mondays(narrow ? 4 : 2),
        tickFormat: "%-d %b",
      },
      y: { label: `net sales (${currency})`, grid: true, nice: true, tickFormat: formatCount, ticks: 5 },
      marks: [
        Plot.rectY(rows, { x1: "start", x2: "end", y: "value", fill: color.main, inset: narrow ? 0.5 : 2 }),
        Plot.ruleY([0], { stroke: color.line }),
      ],
    }),
  );
}
