import { Html, html } from "../../month-end/report/html.js";
import { style } from "../../month-end/report/style.js";
import { counted, formatCount, isolated, namesOf } from "../../month-end/report/words.js";
import type { Findings } from "../findings.js";
import { models } from "../policies.js";
import { currenciesOf, sharesByModel } from "../shares-by-model.js";
import { delayFigure } from "./delay-figure.js";
import { delaySection } from "./delay-section.js";
import { modelsFigure } from "./models-figure.js";
import { modelsSection } from "./models-section.js";
import { orderFigure } from "./order-figure.js";
import { orderSection } from "./order-section.js";
import { standalone } from "./standalone.js";

/** The page, and its drawings by themselves, as file names and texts. */
export function pageOf({ facts, order, comparison, delay, timeZone }: Findings): ReadonlyMap<string, string> {
  const names = isolated(namesOf(facts.creators));
  const considered = orderFigure(order.decisions[0], names);
  const currencies = currenciesOf(comparison).map((currency) => {
    const shares = sharesByModel(comparison, currency);
    return { currency, shares, figure: modelsFigure(shares, models, currency, names) };
  });
  const late = delayFigure(delay);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Who earned it</title>
<style>${new Html(`${style}@media print { .scroll { break-inside: avoid; } }\n`)}</style>
</head>
<body>
<header>
<h1>Who earned it</h1>
<p class="lead">${counted(facts.conversions.length, "order")}, ${formatCount(facts.touchpoints.length)} touches and ${counted(facts.creators.length, "creator")}: one order in words, four models side by side, and how late orders come.</p>
</header>
<nav aria-label="Sections"><a href="#order">One order</a> <a href="#models">Four models</a> <a href="#delay">How late orders come</a></nav>
<main>
${orderSection(order, considered, names, timeZone)}
${modelsSection(models, currencies, names)}
${delaySection(delay.marks, late)}
</main>
<footer>Every credit was computed in exact minor units. “–” means that a number has no value, which is not zero.</footer>
</body>
</html>
`;
  return new Map([
    ["attribution.html", page.text],
    ["order.svg", standalone(considered)],
    // The code of a currency of one's own has a colon in it.
    ...currencies.map(
      ({ currency, figure }) => [`models-${currency.replace(":", "-")}.svg`, standalone(figure)] as const,
    ),
    ["delay.svg", standalone(late)],
    ["results.json", `${JSON.stringify({ order, comparison, delay: delay.marks }, null, 2)}\n`],
  ]);
}
