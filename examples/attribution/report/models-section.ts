import { formatMoney, sumMoney } from "creator-core/money";
import { type Column, type Html, html, table } from "../../month-end/report/html.js";
import type { Figure } from "../../month-end/report/plots/figure.js";
import { figureHtml } from "../../month-end/report/sections/figure-html.js";
import type { Names } from "../../month-end/report/words.js";
import type { NamedPolicy } from "../policies.js";
import type { SharesByModel } from "../shares-by-model.js";

/** What the models give, in one currency. */
export interface ModelsInCurrency {
  readonly currency: string;
  readonly shares: readonly SharesByModel[];
  readonly figure: Figure;
}

/** The same orders shared out by several models. */
export function modelsSection(
  models: readonly NamedPolicy[],
  currencies: readonly ModelsInCurrency[],
  names: Names,
): Html {
  const tables = currencies.map(({ currency, shares }) => modelsTable(models, currency, shares, names));
  return html`<section id="models">
<h2>Four models</h2>
<p>All codes, clicks, live streams and views stand in one tier here, so that only the model decides. What it gives to one it takes from another: every column sums to the value of the orders.</p>
${currencies.length === 0 ? html`<p>No conversion has a value.</p>` : null}
${currencies.map(({ figure }) => figureHtml(figure))}
${tables}
<p>A model shares out what was sold. It does not say what would have been sold without a creator.</p>
</section>`;
}

function modelsTable(
  models: readonly NamedPolicy[],
  currency: string,
  shares: readonly SharesByModel[],
  names: Names,
): Html {
  const total = {
    name: html`<strong>All orders</strong>`,
    amounts: models.map((_, place) => {
      const sum = sumMoney(
        shares.flatMap(({ amounts }) => amounts.slice(place, place + 1)),
        currency,
      );
      return html`<strong>${formatMoney(sum)}</strong>`;
    }),
  };
  const rows = shares.map(({ creatorId, amounts }) => ({
    name: html`${creatorId === null ? "Nobody" : names(creatorId)}`,
    amounts: amounts.map((amount) => html`${formatMoney(amount)}`),
  }));
  const columns: Column<typeof total>[] = [
    { head: "Creator", cell: ({ name }) => name },
    ...models.map(({ name: head }, place) => ({
      head,
      cell: ({ amounts }: typeof total) => amounts[place] ?? "–",
      numeric: true,
    })),
  ];
  return table(`Value credited by each model, ${currency}`, columns, [...rows, total]);
}
