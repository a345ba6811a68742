import * as Plot from "@observablehq/plot";
import type { ProgramReport } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import { type Instant, plainDateAt } from "creator-core/time";
import type { WeekOfSales } from "../weekly-sales.js";
import { counted, endingOn, formatCount, formatDay, inMajorUnits } from "../words.js";
import { color, type Figure, figure } from "./figure.js";

const week = 7 * 86_400_000;

/** Sales of one currency by week, with the report period shaded and a week that is not over paler. */
export function salesFigure(
  currency: string,
  weeks: readonly WeekOfSales[],
  { period, asOf }: Pick<ProgramReport, "period" | "asOf">,
  timeZone: string,
): Figure {
  // The axis counts days of the programme's calendar, so it has no zone of its own.
  const dayAt = (instant: Instant) => Date.parse(plainDateAt(instant, timeZone));
  const rows = weeks.map((each) => {
    const start = Date.parse(each.monday);
    return { start, end: start + week, value: inMajorUnits(each), partial: start + week > dayAt(asOf) };
  });
  const [first, last] = [rows[0]?.start ?? 0, rows.at(-1)?.end ?? 0];
  const shade = {
    start: Math.max(first, period.start === null ? first : dayAt(period.start)),
    end: Math.min(last, period.end === null ? last : dayAt(period.end)),
  };
  const best = weeks.reduce<WeekOfSales | null>(
    (top, each) => (top === null || each.minor > top.minor ? each : top),
    null,
  );
  const peak = best === null ? "" : ` The best began on ${formatDay(best.monday)}: ${formatMoney(best)}.`;
  const isPartial = rows.some(({ partial }) => partial);
  const notOver = isPartial ? ` The last week is known only until ${endingOn(asOf, timeZone)}.` : "";
  const mondays = (most: number) => {
    const every = Math.ceil(rows.length / most);
    return rows.filter((_, index) => index % every === 0).map(({ start }) => start);
  };
  return figure(
    `Sales by week, ${currency}`,
    `${counted(weeks.length, "week")}, net of what came back.${peak}${notOver}`,
    (_, narrow) => ({
      height: 256,
      marginTop: 30,
      marginLeft: 56,
      marginRight: 24,
      marginBottom: 46,
      x: {
        type: "utc",
        label: "week beginning (Monday)",
        labelOffset: 40,
        ticks: mondays(narrow ? 4 : 7),
        tickFormat: "%-d %b",
      },
      y: { label: `net sales (${currency})`, grid: true, nice: true, tickFormat: formatCount, ticks: 5 },
      marks: [
        Plot.rectX(shade.start < shade.end ? [shade] : [], { x1: "start", x2: "end", fill: color.shade }),
        Plot.rectY(rows, {
          x1: "start",
          x2: "end",
          y: "value",
          fill: color.main,
          fillOpacity: (row: { partial: boolean }) => (row.partial ? 0.4 : 1),
          stroke: color.main,
          insetLeft: narrow ? 0.5 : 2,
          insetRight: narrow ? 0.5 : 2,
        }),
        Plot.ruleY([0], { stroke: color.quiet }),
      ],
    }),
    [
      ...(shade.start < shade.end ? [{ color: color.shade, mark: "area" as const, label: "the report period" }] : []),
      ...(isPartial ? [{ color: color.main, mark: "pale" as const, label: "week that is not over" }] : []),
    ],
  );
}
