import * as Plot from "@observablehq/plot";
import type { ProgramReport } from "creator-core/models";
import { few, formatCount, formatShare, inMajorUnits, type Names } from "../words.js";
import { color, type Draw, type Figure, figure } from "./figure.js";
import { placeLabels } from "./place-labels.js";

/** So many names fit beside their dots; of more, and on a phone, only the first few are written. */
const mostNames = 16;
const firstFew = 3;

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
    `${
      few(
        picked.map(({ name }) => name),
        12,
      ) || "nobody"
    }. Above the dashed line a creator brought more than they cost.`;
  const [across, up] = [axisOf(rows.map(({ spend }) => spend)), axisOf(rows.map(({ revenue }) => revenue))];

  const draw: Draw = (width, narrow) => {
    const height = narrow ? 350 : 430;
    const margin = { marginTop: 30, marginLeft: 56, marginRight: 24, marginBottom: 46 };
    const frame = {
      left: margin.marginLeft,
      right: width,
      top: margin.marginTop - 6,
      bottom: height - margin.marginBottom,
    };
    const x = across.scale(margin.marginLeft, width - margin.marginRight);
    const y = up.scale(height - margin.marginBottom, margin.marginTop);
    const dotOf = ({ name, spend, revenue }: (typeof rows)[number]) => ({ name, x: x(spend), y: y(revenue) });
    const named = narrow || picked.length > mostNames ? picked.slice(0, firstFew) : picked;
    const others = rows.filter((row) => !named.includes(row));
    const labels = placeLabels(named.map(dotOf), others.map(dotOf), frame);
    const names = (end: "start" | "end") =>
      Plot.text(
        labels.filter((label) => label.end === end),
        {
          x: inPixels("labelX"),
          y: inPixels("labelY"),
          text: "name",
          textAnchor: end,
          stroke: "var(--paper)",
          fill: "currentColor",
          strokeWidth: 4,
        },
      );
    return {
      height,
      ...margin,
      x: {
        type: "sqrt",
        domain: across.domain,
        label: `spend (${currency}, square-root scale)`,
        labelOffset: 40,
        ticks: narrow ? 4 : 7,
        tickFormat: formatCount,
      },
      y: {
        type: "sqrt",
        domain: up.domain,
        label: `net sales (${currency}, square-root scale)`,
        ticks: 6,
        tickFormat: formatCount,
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
        Plot.link(
          labels.filter(({ y, labelY }) => Math.abs(labelY - y) > 15),
          {
            x1: inPixels("x"),
            y1: inPixels("y"),
            x2: inPixels("labelX"),
            y2: inPixels("labelY"),
            stroke: color.quiet,
          },
        ),
        Plot.dot(picked, { x: "spend", y: "revenue", r: 5.5, fill: color.main, title: "name" }),
        names("start"),
        names("end"),
      ],
    };
  };
  return figure("Spend and sales of each creator", text, draw, [
    { color: color.main, label: `selected: the top ${share}` },
    { color: color.quiet, mark: "ring", label: "everybody else" },
    { color: color.quiet, mark: "dashes", label: "sales equal spend" },
  ]);
}

/** Names were placed in pixels, so their marks use none of the scales. */
const inPixels = (value: string) => ({ value, scale: null });

/** A square-root axis over some values and zero, and where it puts them. */
function axisOf(values: readonly number[]) {
  const root = (value: number) => Math.sign(value) * Math.sqrt(Math.abs(value));
  const domain: [number, number] = [Math.min(0, ...values), Math.max(1, ...values) * 1.05];
  const [low, high] = [root(domain[0]), root(domain[1])];
  const scale = (from: number, to: number) => (value: number) =>
    from + ((root(value) - low) / (high - low)) * (to - from);
  return { domain, scale };
}
