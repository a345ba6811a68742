import type { AttributionPolicy, Candidate, LookBackWindow } from "creator-core/models";
import { type Html, html } from "../../month-end/report/html.js";
import type { Figure } from "../../month-end/report/plots/figure.js";
import type { Names } from "../../month-end/report/words.js";
import type { Decision } from "../one-order.js";
import { figure } from "./figure.js";
import { color, dot, line, rect, type Scale, squareRoot, text } from "./svg.js";
import { candidateInWords, fateWords } from "./words.js";

const DAY = 86_400_000;

/** Every candidate on a time line of its own, with the window of its kind. */
export function orderFigure({ explanation: { candidates }, policy, name }: Decision, names: Names): Figure {
  const ages = candidates.map(daysBefore);
  const oldest = 1.05 * ages.reduce((most, age) => Math.max(most, age), 30);
  const latest = 1.3 * ages.reduce((least, age) => Math.min(least, age), -0.5);
  const nameOf = (candidate: Candidate) =>
    `${candidate.creatorId === null ? "Nobody" : names(candidate.creatorId)}, ${candidateInWords(candidate)}`;
  const words = {
    title: `What was considered, under “${name}”`,
    text: "Each line is one piece of evidence. Time runs to the right; the dotted line is the order.",
    alternative: `${candidates.map((candidate) => `${nameOf(candidate)}: ${fateWords[candidate.fate]}`).join(". ")}.`,
    legend: [
      { color: color.main, label: "won" },
      { color: color.quiet, mark: "ring" as const, label: "lost" },
      { color: color.shade, mark: "area" as const, label: "the window of its kind" },
    ],
  };
  return figure(words, (width, narrow) => {
    const row = narrow ? 54 : 40;
    const bottom = candidates.length * row + 6;
    const x = squareRoot([-oldest, -latest], [6, width - 6]);
    const ticks = [1, 7, 30, 60].filter((day) => day <= oldest);
    return {
      height: bottom + 40,
      parts: [
        line(x(0), 0, x(0), bottom, color.quiet, "2 3"),
        ...candidates.map((candidate, place) => {
          const y = place * row;
          const track = y + row - 10;
          return html`${windowOf(policy, candidate, oldest, x, track)}${line(6, track, width - 6, track, color.line)}${sign(candidate, x, track)}${text(6, y + 14, nameOf(candidate))}${fateText(candidate, width, y, narrow)}`;
        }),
        ...ticks.map((day) => text(x(-day), bottom + 14, String(day), { anchor: "middle", fill: color.soft })),
        text(x(0), bottom + 14, "order", { anchor: "middle", weight: 600 }),
        text(6, bottom + 34, "days before the order (square-root scale)", { fill: color.soft }),
      ],
    };
  });
}

/** What stands on the order is as late as the order. */
const daysBefore = ({ ageMilliseconds }: Candidate) => (ageMilliseconds ?? 0) / DAY;

function sign(candidate: Candidate, x: Scale, y: number): Html {
  const isWon = candidate.fate === "won";
  return dot(x(-daysBefore(candidate)), y, isWon ? color.main : color.quiet, isWon ? "dot" : "ring");
}

function fateText({ fate }: Candidate, width: number, y: number, narrow: boolean): Html {
  const style = fate === "won" ? { fill: color.main, weight: 600, rim: true } : { fill: color.soft, rim: true };
  return narrow
    ? text(6, y + 29, fateWords[fate], style)
    : text(width - 6, y + 14, fateWords[fate], { ...style, anchor: "end" });
}

/** A touch counts inside the window of its kind; what stands on the order needs none. */
function windowOf({ windows }: AttributionPolicy, { evidence, key }: Candidate, oldest: number, x: Scale, y: number) {
  const days = key === null ? Math.min(lengthOf(windows[evidence]), oldest) : 0;
  return days === 0 ? null : rect(x(-days), y - 6, x(0) - x(-days), 12, color.shade);
}

/** In days. */
function lengthOf(window: LookBackWindow | undefined): number {
  if (window === undefined) return 0;
  if (window === "full") return Number.POSITIVE_INFINITY;
  if ("days" in window) return window.days;
  return "hours" in window ? window.hours / 24 : window.calendarDays;
}
