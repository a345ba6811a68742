import type { Statement } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import { type Column, foldedTable, type Html, html, table } from "../../month-end/report/html.js";
import { dayOf, formatSums, type Names, spaced } from "../../month-end/report/words.js";
import type { Findings } from "../findings.js";
import { monthRows, monthTotal } from "../month-rows.js";
import { inForce } from "../plans.js";
import { planInWords, runsInWords } from "../words.js";

/** A month that is paid, comes back by half, and is run again. */
export function monthSection({ month, statements, creatorId }: Findings, names: Names): Html {
  const rows = monthRows(month);
  const sum = (column: "earned" | "paid" | "takenBack" | "owed") => formatSums(monthTotal(rows, column));
  const total = {
    name: html`<strong>All</strong>`,
    amounts: [sum("earned"), sum("paid"), sum("takenBack"), sum("owed")],
    next: "",
  };
  const cells = rows.map(({ creatorId: id, earned, paid, takenBack, owed, next }) => ({
    name: html`${names(id)}`,
    amounts: [earned, paid, takenBack, owed].map((amount) => formatMoney(amount)),
    next: planInWords(next),
  }));
  const heads = ["Earned", "Paid", "Taken back", "Owed"];
  const columns: Column<typeof total>[] = [
    { head: "Creator", cell: ({ name }) => name },
    ...heads.map((head, place) => ({
      head,
      cell: ({ amounts }: typeof total) => amounts[place] ?? "–",
      numeric: true,
    })),
    { head: "On the next payday", cell: ({ next }) => next },
  ];
  return html`<section id="month">
<h2>A month, paid and half refunded</h2>
<ol>${runsInWords(month).map((sentence) => html`<li>${sentence}</li>`)}</ol>
${table(`Earned − paid − taken back = owed`, columns, [...cells, total])}
<h3>The statement of ${names(creatorId)}</h3>
${statements.map(({ before, after }) => html`${statementTable(before, "Until payday")}${statementTable(after, "After it")}`)}
</section>`;
}

function statementTable({ opening, lines, closing, currency }: Statement, title: string): Html {
  const columns: Column<Statement["lines"][number]>[] = [
    { head: "Day", cell: ({ occurredAt }) => dayOf(occurredAt, inForce.timeZone) },
    { head: "What", cell: ({ kind }) => spaced(kind) },
    { head: "Amount", cell: ({ amount }) => formatMoney(amount), numeric: true },
    { head: "Balance", cell: ({ balance }) => formatMoney(balance), numeric: true },
    { head: "Why", cell: ({ explanation }) => explanation },
  ];
  const bounds = `${formatMoney(opening)} + ${lines.length} movements = ${formatMoney(closing)}`;
  return foldedTable(`${title}, ${currency}: ${bounds}`, columns, lines);
}
