import { statementRows } from "creator-core/commission";
import type { LedgerEntry } from "creator-core/models";
import { standalone } from "../../attribution/report/standalone.js";
import { csvText } from "../../month-end/report/csv-text.js";
import { Html, html } from "../../month-end/report/html.js";
import { style } from "../../month-end/report/style.js";
import { counted, isolated, namesOf } from "../../month-end/report/words.js";
import type { Findings } from "../findings.js";
import { monthSection } from "./month-section.js";
import { plansFigure } from "./plans-figure.js";
import { plansSection } from "./plans-section.js";
import { quoteSection } from "./quote-section.js";

/** The page, its drawings, and the books, as file names and texts. */
export function pageOf(findings: Findings): ReadonlyMap<string, string> {
  const { quarter, month, statements, quote, comparison } = findings;
  const names = isolated(namesOf(quarter.profiles));
  const figures = comparison.totals.map((total) => ({
    currency: total.currency,
    figure: plansFigure(comparison, total, names),
  }));
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What we owe, and why</title>
<style>${new Html(`${style}@media print { .scroll { break-inside: avoid; } }\n`)}</style>
</head>
<body>
<header>
<h1>What we owe, and why</h1>
<p class="lead">${counted(quarter.sales.length, "order")} of ${counted(quarter.profiles.length, "creator")}: a month that is paid and half refunded, a quote before posting, and what another plan would have paid.</p>
</header>
<nav aria-label="Sections"><a href="#month">A month</a> <a href="#quote">A quote</a> <a href="#plans">Two plans</a></nav>
<main>
${monthSection(findings, names)}
${quoteSection(findings, names)}
${plansSection(
  comparison,
  figures.map(({ figure }) => figure),
  names,
)}
</main>
<footer>Every amount was computed in exact minor units.</footer>
</body>
</html>
`;
  return new Map([
    ["commission.html", page.text],
    // The code of a currency of one's own has a colon in it.
    ...figures.map(({ currency, figure }) => [`plans-${currency.replace(":", "-")}.svg`, standalone(figure)] as const),
    ["statements.csv", statementsCsv(statements)],
    ["ledger.json", ledgerJson(month.ledger)],
    ["results.json", `${JSON.stringify({ month: { ...month, ledger: undefined }, quote, comparison }, null, 2)}\n`],
  ]);
}

/** Every movement, for a spreadsheet. */
function statementsCsv(statements: Findings["statements"]): string {
  const rows = statementRows(statements.flatMap(({ before, after }) => [before, after]));
  const columns = [
    "creatorId",
    "currency",
    "occurredAt",
    "kind",
    "subject",
    "amount",
    "balance",
    "explanation",
  ] as const;
  return csvText([columns, ...rows.map((row) => columns.map((column) => row[column]))]);
}

/** One entry on each line. */
function ledgerJson(entries: readonly LedgerEntry[]): string {
  return `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n]\n`;
}
