import * as Plot from "@observablehq/plot";
import type { ProgramReport } from "creator-core/models";
import { formatCount, formatShare, inMajorUnits, type Names } from "../words.js";
import { color, type Draw, type Figure, figure } from "./figure.js";

/** What each creator cost and brought, with the selected ones in colour. */
export function spendFigure(report: ProgramReport, names: Names): Figure {
  const { ranking, top, reportingCurrency: currency } = report;
  const chosen = new Set(top.selected.map(({ creatorId }) => creatorId));
  const rows = [...ranking.ranked, ...ranking.unranked].map(({ creatorId, performance }) => ({
    name: names(creatorId),
    spend: inMajorUnits(performance.spend),
    revenue: inMajorUnits(performance.revenue),
    chosen: chosen.has(creatorId),
  }));
  const picked = rows.filter((row) => row.chosen);
  const limit = Math.max(1, ...rows.map(({ spend, revenue }) => Math.min(spend, revenue)));
  const share = formatShare(Number(top.policy.share));
  const text =
    `The selected top ${share} are ${picked.length} of ${top.outOf} ranked creators: ` +
    `${listed(picked.map(({ name }) => name))}. Above the line a creator brought more than they cost.`;
  const draw: Draw = (_, narrow) => ({
    height: narrow ? 330 : 410,
    marginLeft: 56,
    marginRight: narrow ? 24 : 110,
    marginBottom: 46,
    x: {
      type: "sqrt",
      label: `spend (${currency}, square-root scale)`,
      labelOffset: 40,
      ticks: narrow ? 4 : 7,
      tickFormat: formatCount,
      zero: true,
      nice: true,
    },
    y: {
      type: "sqrt",
      label: `net sales (${currency}, square-root scale)`,
      ticks: 6,
      tickFormat: formatCount,
      zero: true,
      nice: true,
      grid: true,
    },
    marks: [
      Plot.line(
        [
          [0, 0],
          [limit, limit],
        ],
        { stroke: color.quiet, strokeDasharray: "4,4" },
      ),
      Plot.dot(
        rows.filter((row) => !row.chosen),
        { x: "spend", y: "revenue", r: 4, stroke: color.quiet, title: "name" },
      ),
      Plot.dot(picked, { x: "spend", y: "revenue", r: 5.5, fill: color.main, title: "name" }),
      ...(narrow
        ? []
        : [
            Plot.text(apart(picked), {
              x: "spend",
              y: "revenue",
              text: "name",
              textAnchor: "start",
              dx: 9,
              stroke: "var(--paper)",
              fill: "currentColor",
              strokeWidth: 4,
            }),
          ]),
    ],
  });
  return figure("Spend and sales of each creator", text, draw, [
    { color: color.main, label: `selected top ${share}` },
    { color: color.quiet, label: "everybody else; broken even on the dashed line" },
  ]);
}

/** The names of a few, and how many more. */
function listed(names: readonly string[]): string {
  const more = names.length > 12 ? ` and ${formatCount(names.length - 12)} more` : "";
  return names.length === 0 ? "nobody" : `${names.slice(0, 12).join(", ")}${more}`;
}

interface Dot {
  readonly spend: number;
  readonly revenue: number;
}

/** Dots whose names do not run into each other. Distances are those that the square-root scales show. */
function apart<Each extends Dot>(dots: readonly Each[]): Each[] {
  const width = Math.sqrt(Math.max(...dots.map(({ spend }) => spend)));
  const height = Math.sqrt(Math.max(...dots.map(({ revenue }) => revenue)));
  const labelled: Each[] = [];
  for (const dot of dots) {
    const near = labelled.some(
      (other) =>
        Math.abs(Math.sqrt(other.spend) - Math.sqrt(dot.spend)) < width / 2 &&
        Math.abs(Math.sqrt(other.revenue) - Math.sqrt(dot.revenue)) < height / 12,
    );
    if (!near) labelled.push(dot);
  }
  return labelled;
}
