import { formatMoney } from "creator-core/money";
import { type Html, html } from "../../month-end/report/html.js";
import { dayOf, formatSums, type Names } from "../../month-end/report/words.js";
import type { Findings } from "../findings.js";
import { inForce } from "../plans.js";
import { lineInWords } from "../words.js";

/** What a sale would pay, before anything is posted. */
export function quoteSection({ creatorId, planned, quote }: Findings, names: Names): Html {
  const goods = planned.lines.map(({ productId, price }) => `${productId} for ${formatMoney(price)}`).join(" and ");
  const others = quote.rejected.map(
    ({ ruleId, reasons }) => html`<li>${ruleId}: ${reasons.map(({ message }) => message).join(" ")}</li>`,
  );
  return html`<section id="quote">
<h2>Before posting</h2>
<p>What would ${names(creatorId)} earn on ${goods}, bought from a ${planned.contentKind} on ${dayOf(planned.at, inForce.timeZone)}?</p>
<div class="case"><h4>${formatSums(quote.totals)}</h4>
<ul>${quote.lines.map((line) => html`<li>${lineInWords(line)}</li>`)}</ul>
${others.length === 0 ? null : html`<p>And not</p><ul>${others}</ul>`}</div>
</section>`;
}
