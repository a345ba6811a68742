import * as Plot from "@observablehq/plot";
import type { ProgramReport } from "creator-core/models";
import { counted, formatCompact, type Names } from "../words.js";
import { color, type Draw, type Figure, figure, series } from "./figure.js";

/** Engagement against views: small accounts are often the livelier ones. */
export function engagementFigure({ creators, tierMix }: ProgramReport, names: Names): Figure {
  const tiers = tierMix.tiers.map(({ tier }) => tier);
  const rows = creators.flatMap(({ creatorId, tier, views, engagementRate }) =>
    tier !== null && views.ok && views.value > 0 && engagementRate.ok
      ? [{ name: names(creatorId), tier, views: views.value, rate: engagementRate.value * 100 }]
      : [],
  );
  const rates = rows.map(({ rate }) => rate).sort((a, b) => a - b);
  const middle = rates[Math.floor(rates.length / 2)];
  const half = middle === undefined ? "" : ` Half of them are above ${middle.toFixed(1)} %.`;
  const colors = tiers.map((tier, index) => ({ label: tier, color: series[index % series.length] ?? color.quiet }));
  const range = colors.map((each) => each.color);
  const text = `Each dot is one of ${counted(rows.length, "creator")} with views in the period.${half}`;
  const views = rows.map((row) => row.views);
  const [least, most] = [Math.min(...views), Math.max(...views)];
  const powers = Array.from({ length: 12 }, (_, zeros) => 10 ** zeros).filter(
    (power) => power >= least && power <= most,
  );
  const draw: Draw = (_, narrow) => ({
    height: narrow ? 310 : 350,
    marginTop: 30,
    marginLeft: 44,
    marginRight: 24,
    marginBottom: 46,
    x: {
      type: "log",
      label: "views in the period (number, logarithmic)",
      labelOffset: 40,
      tickFormat: formatCompact,
      ticks: powers,
      grid: true,
    },
    y: { label: "engagement rate (%)", zero: true, nice: true, grid: true },
    color: { domain: tiers, range },
    marks: [Plot.dot(rows, { x: "views", y: "rate", fill: "tier", r: 4.5, fillOpacity: 0.85, title: "name" })],
  });
  return figure("Engagement against views", text, draw, colors);
}
