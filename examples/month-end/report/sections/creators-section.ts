import type { ProgramReport } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import { leaderboard } from "../highlights.js";
import { type Column, type Html, html, table } from "../html.js";
import { engagementFigure } from "../plots/engagement-figure.js";
import { spendFigure } from "../plots/spend-figure.js";
import { tierFigure } from "../plots/tier-figure.js";
import * as words from "../words.js";
import { figureHtml } from "./figure-html.js";

export function creatorsSection(report: ProgramReport, names: words.Names): Html {
  const columns: Column<ReturnType<typeof leaderboard>[number]>[] = [
    { head: "#", cell: ({ place }) => String(place.rank), numeric: true },
    {
      head: "Creator",
      cell: ({ creator, selected }) => (selected ? html`<strong>${creator.displayName}</strong>` : creator.displayName),
    },
    { head: "Tier", cell: ({ creator }) => creator.tier ?? "–" },
    {
      head: "Followers",
      cell: ({ creator }) => (creator.followers === null ? "–" : words.formatCompact(creator.followers)),
      numeric: true,
    },
    { head: "Engagement", cell: ({ creator }) => words.formatPercentage(creator.engagementRate), numeric: true },
    { head: "Net sales", cell: ({ creator }) => words.formatSums(creator.sales), numeric: true },
    {
      head: "Spend",
      cell: ({ creator }) => (creator.spend === null ? "–" : formatMoney(creator.spend)),
      numeric: true,
    },
    {
      head: report.ranking.policy.key === "roi" ? "ROI" : report.ranking.policy.key,
      cell: ({ place }) => words.formatMetric(place.score),
      numeric: true,
    },
  ];
  const { ranked, unranked } = report.ranking;
  return html`<section id="creators">
<h2>Who is worth it</h2>
<p>${words.counted(ranked.length, "creator")} could be ranked; ${words.formatCount(unranked.length)} could not, each for a stated reason. The selected ones are in bold.</p>
${table("Leaderboard: the best fifteen of the ranking", columns, leaderboard(report, 15))}
${figureHtml(spendFigure(report, names))}
${figureHtml(tierFigure(report.tierMix))}
${figureHtml(engagementFigure(report))}
</section>`;
}
