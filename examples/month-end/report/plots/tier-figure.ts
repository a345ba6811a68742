import * as Plot from "@observablehq/plot";
import type { ProgramReport } from "creator-core/models";
import { color, type Figure, figure } from "./figure.js";

/** How many creators of each size. */
export function tierFigure(mix: ProgramReport["tierMix"]): Figure {
  const rows = mix.unknown === 0 ? mix.tiers : [...mix.tiers, { tier: "unknown", creators: mix.unknown }];
  const text = rows.map(({ tier, creators }) => `${creators} ${tier}`).join(", ");
  return figure("Creators by tier", `${text}.`, () => ({
    height: 58 + 34 * rows.length,
    marginTop: 4,
    marginBottom: 46,
    marginLeft: 64,
    marginRight: 36,
    x: { label: "creators (number)", labelOffset: 40, ticks: 5 },
    y: { label: null, domain: rows.map(({ tier }) => tier), tickSize: 0 },
    marks: [
      Plot.barX(rows, { x: "creators", y: "tier", fill: color.third, insetTop: 3, insetBottom: 3 }),
      Plot.text(rows, { x: "creators", y: "tier", text: "creators", textAnchor: "start", dx: 6 }),
    ],
  }));
}
