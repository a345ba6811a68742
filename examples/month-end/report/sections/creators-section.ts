import type { ProgramReport } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import { leaderboard } from "../highlights.js";
import { type Column, foldedTable, type Html, html, table } from "../html.js";
import { engagementFigure } from "../plots/engagement-figure.js";
import { spendFigure } from "../plots/spend-figure.js";
import { tierFigure } from "../plots/tier-figure.js";
import * as words from "../words.js";
import { figureHtml } from "./figure-html.js";

export function creatorsSection(report: ProgramReport, names: words.Names): Html {
  const columns: Column<ReturnType<typeof leaderboard>[number]>[] = [
    {
      head: "Creator",
      cell: ({ place, selected }) => {
        const name = names(place.creatorId);
        return html`<span class="rank">${place.rank}</span>${selected ? html`<strong>${name}</strong>` : name}`;
      },
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
      head: words.keyName(report.ranking.policy.key),
      cell: ({ place }) => words.formatMetric(place.score),
      numeric: true,
    },
  ];
  const { ranked, unranked } = report.ranking;
  const places = leaderboard(report, ranked.length);
  const unrankedColumns: Column<(typeof unranked)[number]>[] = [
    { head: "Creator", cell: ({ creatorId }) => names(creatorId) },
    { head: "Why not", cell: ({ reasons }) => reasons.map(({ message }) => message).join(" ") },
  ];
  return html`<section id="creators">
<h2>Who is worth it</h2>
<p>${words.counted(ranked.length, "creator")} could be ranked; ${words.formatCount(unranked.length)} could not. The selected ones are in bold.</p>
${table("Leaderboard: the best fifteen of the ranking", columns, places.slice(0, 15))}
${places.length <= 15 ? null : foldedTable(`The rest of the ranking: ${words.counted(places.length - 15, "creator")}`, columns, places.slice(15))}
${unranked.length === 0 ? null : foldedTable(`Not ranked, and why: ${words.counted(unranked.length, "creator")}`, unrankedColumns, unranked)}
${figureHtml(spendFigure(report, names))}
${figureHtml(tierFigure(report.tierMix))}
${figureHtml(engagementFigure(report, names))}
</section>`;
}
