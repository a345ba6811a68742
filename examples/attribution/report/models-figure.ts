import { formatMoney, sumMoney } from "creator-core/money";
import { type Html, html } from "../../month-end/report/html.js";
import type { Figure } from "../../month-end/report/plots/figure.js";
import { formatCount, formatRough, inMajorUnits, type Names } from "../../month-end/report/words.js";
import type { NamedPolicy } from "../policies.js";
import type { SharesByModel } from "../shares-by-model.js";
import { figure } from "./figure.js";
import { color, line, linear, rect, roundSteps, text } from "./svg.js";

const fills = [color.main, color.third, color.fourth, color.second];
const bar = 15;
const gap = 20;

/** What each model gives to each creator, in one currency. */
export function modelsFigure(
  shares: readonly SharesByModel[],
  models: readonly NamedPolicy[],
  currency: string,
  names: Names,
): Figure {
  const most = shares.flatMap(({ amounts }) => amounts).reduce((top, { minor }) => Math.max(top, minor), 0);
  const steps = roundSteps(inMajorUnits({ minor: most, currency }));
  const fill = (place: number) => fills[place % fills.length] ?? color.main;
  const nameOf = ({ creatorId }: SharesByModel) => (creatorId === null ? "Nobody" : names(creatorId));
  const told = shares.map((row) => `${nameOf(row)}: ${row.amounts.map((each) => formatRough(each)).join(", ")}`);
  const total = sumMoney(
    shares.flatMap(({ amounts }) => amounts.slice(0, 1)),
    currency,
  );
  const words = {
    title: `Four models, the same orders (${currency})`,
    text: `${formatMoney(total)} in all, shared out by each model. The creators are in the order of the first.`,
    alternative: `${models.map(({ name }) => name).join(", ")}. ${told.join("; ")}.`,
    legend: models.map(({ name }, place) => ({ color: fill(place), label: name, mark: "area" as const })),
  };
  return figure(words, (width, narrow) => {
    const left = narrow ? 4 : 130;
    const head = narrow ? 18 : 0;
    const group = head + models.length * bar + gap;
    const bottom = shares.length * group;
    const x = linear([0, steps.at(-1) ?? 1], [left, width - 56]);
    const grid = steps.map((step) => [
      line(x(step), 0, x(step), bottom, color.line),
      text(x(step), bottom + 16, formatCount(step), { anchor: "middle", fill: color.soft }),
    ]);
    const groups = shares.map((row, place): Html => {
      const y = place * group + gap / 2;
      const middle = y + (models.length * bar) / 2 + 4;
      const name = narrow
        ? text(left, y + 12, nameOf(row), { weight: 600 })
        : text(left - 10, middle, nameOf(row), { anchor: "end", weight: 600 });
      const bars = row.amounts.map((amount, index) => {
        const top = y + head + index * bar;
        const end = x(inMajorUnits(amount));
        return [rect(left, top, end - left, bar - 2, fill(index)), text(end + 5, top + 10.5, formatRough(amount))];
      });
      return html`${name}${bars}`;
    });
    const axis = text(left, bottom + 36, `value credited (${currency})`, { fill: color.soft });
    return { height: bottom + 44, parts: [...grid.flat(), ...groups, line(left, 0, left, bottom, color.quiet), axis] };
  });
}
