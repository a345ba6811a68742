import type { ProgramFacts, ProgramPolicies, ProgramReport } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import { type Column, type Html, html, table } from "../html.js";
import { salesFigure } from "../plots/sales-figure.js";
import { weeklySales } from "../weekly-sales.js";
import * as words from "../words.js";
import { figureHtml } from "./figure-html.js";

export function salesSection(report: ProgramReport, facts: ProgramFacts, policies: ProgramPolicies): Html {
  const weeks = weeklySales(facts, report.asOf, policies.timeZone);
  const won = Object.entries(report.attribution.wonBy).map(
    ([evidence, count]) => `${words.spaced(evidence)} ${words.formatCount(count)}`,
  );
  const columns: Column<ProgramReport["sales"][number]>[] = [
    { head: "Currency", cell: (row) => row.currency },
    { head: "Conversions", cell: (row) => words.formatCount(row.conversions), numeric: true },
    { head: "Gross", cell: (row) => formatMoney(row.gross), numeric: true },
    { head: "Taken back", cell: (row) => formatMoney(row.adjustments), numeric: true },
    { head: "Net", cell: (row) => formatMoney(row.net), numeric: true },
    { head: "Credited", cell: (row) => formatMoney(row.creditedNet), numeric: true },
    { head: "Nobody’s", cell: (row) => formatMoney(row.unattributedNet), numeric: true },
  ];
  const campaigns: Column<ProgramReport["campaigns"][number]>[] = [
    { head: "Campaign", cell: (row) => row.name },
    { head: "Cost", cell: (row) => (row.cost === null ? "–" : formatMoney(row.cost)), numeric: true },
    { head: "Sales", cell: (row) => (row.revenue === null ? "–" : formatMoney(row.revenue)), numeric: true },
    { head: "Orders", cell: (row) => words.formatCount(row.conversions), numeric: true },
    { head: "Cost per 1,000 views", cell: (row) => words.formatPrice(row.costPerView, 1000), numeric: true },
    { head: "Cost per order", cell: (row) => words.formatPrice(row.costPerAcquisition), numeric: true },
    { head: "ROAS", cell: (row) => words.formatMetric(row.returnOnAdSpend), numeric: true },
  ];
  const undefinedMetrics = report.notComputed.filter(
    ({ code, path }) => code === "metricUndefined" && path[0] === "campaigns",
  );
  return html`<section id="sales">
<h2>What was sold</h2>
<p>Decided by the policy “${report.attribution.policyId}”. Conversions by what won them: ${won.join(", ") || "none"}; ${words.counted(report.attribution.unattributed.length, "conversion")} won by nobody.</p>
${table("Sales of the period by currency", columns, report.sales)}
${[...weeks].map(([currency, rows]) => figureHtml(salesFigure(currency, rows, report, policies.timeZone)))}
${table(`Campaigns from their beginning, in ${report.reportingCurrency}`, campaigns, report.campaigns)}
${undefinedMetrics.length === 0 ? null : html`<details><summary>${words.counted(undefinedMetrics.length, "number")} of campaigns without a value, and why</summary><ul>${undefinedMetrics.map(({ message }) => html`<li>${message}</li>`)}</ul></details>`}
</section>`;
}
