import type { ConversionDelay, DelayRow, UnplacedReason } from "creator-core/models";
import { type Column, type Html, html, table } from "../../month-end/report/html.js";
import type { Figure } from "../../month-end/report/plots/figure.js";
import { figureHtml } from "../../month-end/report/sections/figure-html.js";
import { counted, formatCount, formatPercentage, formatSums } from "../../month-end/report/words.js";
import { markInWords } from "./delay-figure.js";

/** When orders come, and how much of a young post's orders is still to come. */
export function delaySection(delay: ConversionDelay, figure: Figure): Html {
  return html`<section id="delay">
<h2>How late orders come</h2>
<p>By the policy in force, counted from the publication of the post that an order was credited to. A young post has not had time for its late orders. So “in the end” is learnt from posts of 30 days and more only: so many times the orders of that mark.</p>
${figureHtml(figure)}
${table("Orders by the time since publication", columns, delay.rows)}
<p>${unplacedInWords(delay)}</p>
</section>`;
}

const columns: readonly Column<DelayRow>[] = [
  { head: "Within", cell: ({ mark }) => markInWords(mark) },
  { head: "Orders", cell: ({ credits }) => formatCount(credits), numeric: true },
  { head: "Value", cell: ({ values }) => formatSums(values), numeric: true },
  { head: "Of all so far", cell: ({ share }) => formatPercentage(share), numeric: true },
  { head: "Posts old enough", cell: ({ maturity }) => formatPercentage(maturity), numeric: true },
  { head: "In the end", cell: (row) => completionInWords(row), numeric: true },
];

export function completionInWords({ completion }: DelayRow): string {
  return completion.ok ? `× ${completion.value.toFixed(2)}` : "–";
}

const reasons: Readonly<Record<UnplacedReason, string>> = {
  afterAsOf: "came after that day",
  unattributed: "credited to nobody",
  noTouch: "won by a code alone, so that no post is known",
  unknownTouch: "won by a touch that is not in the file",
  noPost: "won by a touch without a post",
  unknownPost: "of a post that is not in the file",
  beforeStart: "earlier than the post",
};

/** What has no place on the curve, and why. */
export function unplacedInWords({ unplaced }: ConversionDelay): string {
  if (unplaced.length === 0) return "Every order has a place on the curve.";
  const parts = unplaced.map(
    ({ reason, credits, values }) => `${counted(credits, "order")} (${formatSums(values)}) ${reasons[reason]}`,
  );
  return `Not on the curve: ${parts.join("; ")}.`;
}
