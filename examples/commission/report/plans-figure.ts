import type { TermsComparison } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import { figure } from "../../attribution/report/figure.js";
import { color, line, linear, rect, roundSteps, text } from "../../attribution/report/svg.js";
import { type Html, html } from "../../month-end/report/html.js";
import type { Figure } from "../../month-end/report/plots/figure.js";
import { formatCount, inMajorUnits, type Names } from "../../month-end/report/words.js";
import { inForce, rising } from "../plans.js";

type Row = TermsComparison["creators"][number];

const bar = 16;
const group = 62;

/** What both plans pay to each creator, and the difference, in one currency. */
export function plansFigure(
  { creators }: TermsComparison,
  { currency, difference }: TermsComparison["totals"][number],
  names: Names,
): Figure {
  const rows = creators.filter((row) => row.currency === currency).sort((a, b) => b.current.minor - a.current.minor);
  const most = rows.reduce((top, row) => Math.max(top, row.current.minor, row.alternative.minor), 0);
  const steps = roundSteps(inMajorUnits({ minor: most, currency }));
  const told = rows.map((row) => `${names(row.creatorId)}: ${signed(row)}`).join(", ");
  const words = {
    title: `Two plans, the same orders (${currency})`,
    text: `“${rising.id}” comes to ${formatMoney({ ...difference, minor: Math.abs(difference.minor) })} ${difference.minor < 0 ? "less" : "more"} in all. The creators are in the order of what they have now; beside the bars is what changes.`,
    alternative: `What “${rising.id}” pays against “${inForce.id}”: ${told}.`,
    legend: [
      { color: color.quiet, label: inForce.id, mark: "area" as const },
      { color: color.main, label: rising.id, mark: "area" as const },
    ],
  };
  return figure(words, (width, narrow) => {
    const left = narrow ? 4 : 130;
    const head = narrow ? 18 : 0;
    const height = group + head;
    const bottom = rows.length * height;
    const x = linear([0, steps.at(-1) ?? 1], [left, width - 84]);
    const bars = rows.map((row, place): Html => {
      const top = place * height + head + 12;
      const ends = [row.current, row.alternative].map((amount) => x(inMajorUnits(amount)));
      const [now = left, then = left] = ends;
      const name = narrow
        ? text(left, top - 6, names(row.creatorId), { weight: 600 })
        : text(left - 10, top + bar + 4, names(row.creatorId), { anchor: "end", weight: 600 });
      const change = text(Math.max(now, then) + 8, top + bar + 4, signed(row), {
        fill: changeFill(row),
        weight: 600,
        rim: true,
      });
      return html`${rect(left, top, now - left, bar - 2, color.quiet)}${rect(left, top + bar, then - left, bar - 2, color.main)}${name}${change}`;
    });
    const grid = steps.map((step) => [
      line(x(step), 0, x(step), bottom, color.line),
      text(x(step), bottom + 16, formatCount(step), { anchor: "middle", fill: color.soft }),
    ]);
    const axis = text(left, bottom + 36, `commission (${currency})`, { fill: color.soft });
    return { height: bottom + 44, parts: [...grid.flat(), ...bars, line(left, 0, left, bottom, color.quiet), axis] };
  });
}

/** `+£44.35`, `−£13.97`. */
function signed({ difference }: Row): string {
  const { minor } = difference;
  if (minor === 0) return "the same";
  return `${minor < 0 ? "−" : "+"}${formatMoney({ ...difference, minor: Math.abs(minor) })}`;
}

function changeFill({ difference: { minor } }: Row): string {
  if (minor === 0) return color.soft;
  return minor < 0 ? "var(--bad)" : "var(--good)";
}
