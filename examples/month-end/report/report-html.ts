import type { ProgramFacts, ProgramPolicies, ProgramReport } from "creator-core/models";
import type { FileReading } from "../read/file-reading.js";
import { Html, html } from "./html.js";
import type { PayoutTotals } from "./payout-totals.js";
import { budgetSection } from "./sections/budget-section.js";
import { checksSection } from "./sections/checks-section.js";
import { creatorsSection } from "./sections/creators-section.js";
import { keyFigures } from "./sections/key-figures.js";
import { owedSection } from "./sections/owed-section.js";
import { riskSection } from "./sections/risk-section.js";
import { salesSection } from "./sections/sales-section.js";
import { style } from "./style.js";
import * as words from "./words.js";

export interface PageContents {
  readonly report: ProgramReport;
  readonly payouts: readonly PayoutTotals[];
  readonly facts: ProgramFacts;
  readonly policies: ProgramPolicies;
  readonly readings: readonly FileReading[];
}

/** The report as one file that needs no network: to read, to send, to print. */
export function reportHtml({ report, payouts, facts, policies, readings }: PageContents): string {
  const names = words.isolated(words.namesOf(facts.creators));
  const period = words.formatPeriod(report, policies.timeZone);
  const asOf = words.startingOn(report.asOf, policies.timeZone);
  const remark = words.asOfRemark(report);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Creator programme, ${period}</title>
<style>${new Html(style)}</style>
</head>
<body>
<header>
<h1>Creator programme</h1>
<p class="lead">${period}. The books stand as of ${asOf} (${policies.timeZone}); creators and campaigns are compared in ${report.reportingCurrency}.</p>
${remark === null ? null : html`<p class="notice">${remark}</p>`}
</header>
<nav aria-label="Sections"><a href="#sales">Sales</a> <a href="#creators">Creators</a> <a href="#owed">Owed</a> <a href="#risk">At risk</a> <a href="#budget">Next budget</a> <a href="#checks">Checks</a></nav>
<main>
${keyFigures(report)}
${salesSection(report, facts, policies)}
${creatorsSection(report, names)}
${owedSection(report, payouts, names)}
${riskSection(report, facts, names, policies.timeZone)}
${budgetSection(report, names)}
${checksSection(report, readings, names)}
</main>
<footer>Times are those of ${policies.timeZone}. Every sum was computed in exact minor units. “–” means that a number has no value, which is not zero.</footer>
</body>
</html>
`;
  return page.text;
}
