import type { ConversionDelay, DelayRow } from "creator-core/models";
import { type Html, html } from "../../month-end/report/html.js";
import type { Figure } from "../../month-end/report/plots/figure.js";
import { counted, formatPercentage } from "../../month-end/report/words.js";
import type { Delay } from "../delay.js";
import { figure } from "./figure.js";
import { color, dot, line, linear, path, type Scale, squareRoot, text } from "./svg.js";

const DAY = 86_400_000;

const markNames: Readonly<Record<string, string>> = {
  "24h": "24 hours",
  "7d": "7 days",
  "30d": "30 days",
  full: "all there is",
};

export const markInWords = (mark: string) => markNames[mark] ?? mark;

/** When orders came after a post was published, and how many of the posts are old enough to tell. */
export function delayFigure({ marks, curve }: Delay): Figure {
  const spoken = marks.rows.filter(({ milliseconds }) => milliseconds !== null);
  const told = spoken.map(
    ({ mark, share, maturity }) =>
      `Within ${markInWords(mark)} ${formatPercentage(share, 0)} of the orders had come, and ${formatPercentage(maturity, 0)} of the posts are that old.`,
  );
  const words = {
    title: "Orders by the time since publication",
    text: `${counted(marks.rows.at(-1)?.credits ?? 0, "order")} credited to ${counted(marks.cohorts, "post")}.`,
    alternative: told.join(" "),
    legend: [
      { color: color.main, label: "orders that had come, of all so far" },
      { color: color.second, label: "posts that are old enough to tell", mark: "dashes" as const },
    ],
  };
  return figure(words, (width, narrow) => {
    const [left, right, top, bottom] = [48, width - 16, 30, 300] as const;
    const days = (curve.rows.at(-1)?.milliseconds ?? DAY) / DAY;
    const x = squareRoot([0, days], [left, right]);
    const y = linear([0, 1], [bottom, top]);
    const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => [
      line(left, y(share), right, y(share), color.line),
      text(left - 8, y(share) + 4, `${share * 100}\u00a0%`, { anchor: "end", fill: color.soft }),
    ]);
    const ticks = (narrow ? [0, 1, 7, 14, 30, 45] : [0, 1, 3, 7, 14, 21, 30, 45]).filter((day) => day <= days);
    return {
      height: bottom + 46,
      parts: [
        ...grid.flat(),
        ...ticks.map((day) => text(x(day), bottom + 18, String(day), { anchor: "middle", fill: color.soft })),
        ...spoken.map((row) => rule(row, x, top, bottom)),
        path([[left, y(1)], ...pointsOf(curve, "maturity", x, y)], color.second, 2, "6 4"),
        path([[left, bottom], ...pointsOf(curve, "share", x, y)], color.main, 2.5),
        ...spoken.map((row) => values(row, x, y)),
        text((left + right) / 2, bottom + 40, "days since publication (square-root scale)", {
          anchor: "middle",
          fill: color.soft,
        }),
      ],
    };
  });
}

function pointsOf({ rows }: ConversionDelay, of: "share" | "maturity", x: Scale, y: Scale) {
  return rows.flatMap(({ milliseconds, [of]: metric }) =>
    milliseconds !== null && metric.ok ? [[x(milliseconds / DAY), y(metric.value)] as const] : [],
  );
}

const placeOf = ({ milliseconds }: Pick<DelayRow, "milliseconds">, x: Scale) => x((milliseconds ?? 0) / DAY);

function rule(row: DelayRow, x: Scale, top: number, bottom: number): Html {
  const at = placeOf(row, x);
  const name = text(at, top - 12, markInWords(row.mark), { anchor: "middle", weight: 600 });
  return html`${line(at, top - 6, at, bottom, color.quiet, "2 3")}${name}`;
}

/**
 * Both values at one mark, with their numbers where neither line goes: one rises to the right, the other falls. That all
 * posts are old enough is seen from the axis.
 */
function values({ share, maturity, ...row }: DelayRow, x: Scale, y: Scale): Html {
  if (!share.ok || !maturity.ok) return html``;
  const at = placeOf(row, x);
  const number = (side: "left" | "right", value: number) =>
    text(at + (side === "left" ? -8 : 8), y(value) + 18, `${Math.round(value * 100)}\u00a0%`, {
      anchor: side === "left" ? "end" : "start",
      rim: true,
      weight: 600,
    });
  return html`${dot(at, y(maturity.value), color.second, "ring")}${maturity.value === 1 ? null : number("left", maturity.value)}${dot(at, y(share.value), color.main)}${number("right", share.value)}`;
}
