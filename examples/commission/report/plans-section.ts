import type { TermsComparison } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import { type Column, type Html, html, table } from "../../month-end/report/html.js";
import type { Figure } from "../../month-end/report/plots/figure.js";
import { figureHtml } from "../../month-end/report/sections/figure-html.js";
import type { Names } from "../../month-end/report/words.js";
import { inForce, rising } from "../plans.js";

/** Two plans on the same quarter. */
export function plansSection({ creators, totals }: TermsComparison, figures: readonly Figure[], names: Names): Html {
  const rows = [
    ...creators.map((row) => ({ ...row, name: html`${names(row.creatorId)}` })),
    ...totals.map((row) => ({ ...row, name: html`<strong>All, ${row.currency}</strong>` })),
  ];
  const columns: Column<(typeof rows)[number]>[] = [
    { head: "Creator", cell: ({ name }) => name },
    { head: inForce.id, cell: ({ current }) => formatMoney(current), numeric: true },
    { head: rising.id, cell: ({ alternative }) => formatMoney(alternative), numeric: true },
    { head: "Difference", cell: ({ difference }) => formatMoney(difference), numeric: true },
  ];
  return html`<section id="plans">
<h2>Two plans</h2>
<p>“${inForce.id}” pays by status; “${rising.id}” pays a rate that rises with the sales of a month. Both were run on the same orders and returns, each from an empty ledger.</p>
${totals.length === 0 ? html`<p>Neither plan pays anything.</p>` : null}
${figures.map((each) => figureHtml(each))}
${table("What both plans pay", columns, rows)}
<p>The sales are those that were made. What creators would have sold under the other plan nobody knows.</p>
</section>`;
}
