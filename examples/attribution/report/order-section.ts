import type { AttributedSale, Candidate } from "creator-core/models";
import { formatMoney, type Money } from "creator-core/money";
import { type Column, foldedTable, type Html, html } from "../../month-end/report/html.js";
import type { Figure } from "../../month-end/report/plots/figure.js";
import { figureHtml } from "../../month-end/report/sections/figure-html.js";
import { formatShare, type Names, timeOf } from "../../month-end/report/words.js";
import type { Decision, OneOrder } from "../one-order.js";
import { candidateInWords, fateWords } from "./words.js";

/** One order, decided and explained, and decided otherwise. */
export function orderSection(
  { conversion, decisions }: OneOrder,
  figure: Figure,
  names: Names,
  timeZone: string,
): Html {
  const [{ sale, explanation }] = decisions;
  const value = sale.value === undefined ? "" : ` of ${formatMoney(sale.value)}`;
  const codes = (conversion.codes ?? []).map((code) => code.toUpperCase());
  const entered = codes.length === 0 ? "" : `, with the code${codes.length === 1 ? "" : "s"} ${codes.join(" and ")}`;
  return html`<section id="order">
<h2>One order</h2>
<p>${conversion.id}${value}, ${timeOf(sale.occurredAt, timeZone)} (${timeZone})${entered}.</p>
<blockquote><p>${explanation.summary}</p></blockquote>
${figureHtml(figure)}
${foldedTable(`Every candidate for ${conversion.id} as a table`, candidateColumns(names), explanation.candidates)}
<h3>The same order under four policies</h3>
${decisions.map((decision) => decisionHtml(decision, names))}
</section>`;
}

function candidateColumns(names: Names): Column<Candidate>[] {
  return [
    { head: "Creator", cell: ({ creatorId }) => (creatorId === null ? "–" : names(creatorId)) },
    { head: "Evidence", cell: (candidate) => candidateInWords(candidate) },
    { head: "What became of it", cell: ({ fate }) => fateWords[fate] },
    {
      head: "Share",
      cell: ({ weight, totalWeight }) => (weight === 0 ? "–" : formatShare(weight / totalWeight)),
      numeric: true,
    },
  ];
}

function decisionHtml({ name, sale, explanation }: Decision, names: Names): Html {
  return html`<div class="case"><h4>${name}</h4>
<p><strong>${partsInWords(sale, names)}</strong></p>
<p>${explanation.summary}</p></div>
`;
}

/** `Ann £6.67, Ben £3.33`. */
export function partsInWords({ credits, unattributed }: AttributedSale, names: Names): string {
  const part = (name: string, value: Money | undefined) =>
    value === undefined ? name : `${name} ${formatMoney(value)}`;
  const own = credits.map(({ creatorId, value }) => part(names(creatorId), value));
  return [...own, ...(unattributed === null ? [] : [part("nobody", unattributed.value)])].join(", ");
}
