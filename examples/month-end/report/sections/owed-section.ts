import type { ProgramReport } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import { owed, owedTotals } from "../highlights.js";
import { type Column, type Html, html, table } from "../html.js";
import type { PayoutTotals } from "../payout-totals.js";
import { owedFigure } from "../plots/owed-figure.js";
import * as words from "../words.js";
import { figureHtml } from "./figure-html.js";

export function owedSection(report: ProgramReport, payouts: readonly PayoutTotals[], names: words.Names): Html {
  const rows = owed(report, 8);
  const columns: Column<(typeof rows)[number]>[] = [
    { head: "Creator", cell: ({ balance }) => names(balance.creatorId) },
    { head: "Payable", cell: ({ balance }) => formatMoney(balance.payable), numeric: true },
    { head: "Held", cell: ({ balance }) => formatMoney(balance.held), numeric: true },
    { head: "Pending", cell: ({ balance }) => formatMoney(balance.pending), numeric: true },
    { head: "Owed", cell: ({ balance }) => formatMoney(balance.total), numeric: true },
    { head: "Paid so far", cell: ({ balance }) => formatMoney(balance.paid), numeric: true },
  ];
  const overpaid = report.balances.filter((balance) => balance.overpaid.minor < 0);
  const currencies = owedTotals(report).map(({ currency }) => currency);
  return html`<section id="owed">
<h2>What is owed, and why</h2>
<p>Payable may be paid now, held later, and pending waits for something that has not happened, such as a delivery. Every amount has its receipt in statements.csv.</p>
${currencies.map((currency) => figureHtml(owedFigure(currency, report.balances)))}
${table("The largest balances", columns, rows)}
${payouts.length === 0 ? null : table("To be paid now", payoutColumns, payouts)}
<h3>How the largest amounts came about</h3>
${rows.flatMap(({ balance, because }) => (because === null ? [] : [receipt(names(balance.creatorId), because)])).slice(0, 5)}
${overpaid.length === 0 ? null : html`<p>${overpaid.map((balance) => `${names(balance.creatorId)} was paid ${formatMoney({ ...balance.overpaid, minor: -balance.overpaid.minor })} too much`).join("; ")}.</p>`}
</section>`;
}

const payoutColumns: readonly Column<PayoutTotals>[] = [
  { head: "Currency", cell: ({ currency }) => currency },
  { head: "Payable, less owed back", cell: ({ payable }) => formatMoney(payable), numeric: true },
  { head: "Minimum", cell: ({ minimum }) => (minimum === null ? "–" : formatMoney(minimum)), numeric: true },
  { head: "Creators paid", cell: ({ paid }) => words.formatCount(paid), numeric: true },
  { head: "Sent", cell: ({ net }) => formatMoney(net), numeric: true },
  { head: "Tax and fees", cell: ({ keptBack }) => formatMoney(keptBack), numeric: true },
  { head: "Carried over", cell: ({ carried }) => formatMoney(carried), numeric: true },
  { head: "Owed back", cell: ({ owedBack }) => formatMoney(owedBack), numeric: true },
];

function receipt(
  name: string,
  { amount, paid, rejected }: NonNullable<ReturnType<typeof owed>[number]["because"]>,
): Html {
  const others = html`<details><summary>${words.counted(rejected.length, "other rule")} did not apply</summary><ul>${rejected.map((text) => html`<li>${text}</li>`)}</ul></details>`;
  return html`<blockquote><strong>${name}</strong>, ${formatMoney(amount)}: ${paid}${rejected.length === 0 ? null : others}</blockquote>
`;
}
