import type { ProgramReport } from "creator-core/models";
import { type Html, html } from "../html.js";
import { budgetFigure } from "../plots/budget-figure.js";
import type * as words from "../words.js";
import { figureHtml } from "./figure-html.js";

export function budgetSection(report: ProgramReport, names: words.Names): Html {
  const { reasons } = report.reinvestment;
  return html`<section id="budget">
<h2>Where the next budget goes</h2>
${figureHtml(budgetFigure(report, names))}
${reasons.map(({ message }) => html`<p>${message}</p>`)}
</section>`;
}
