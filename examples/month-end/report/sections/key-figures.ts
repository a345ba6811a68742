import type { ProgramReport } from "creator-core/models";
import { formatMoney, moneyOfMinor } from "creator-core/money";
import { owedTotals } from "../highlights.js";
import { type Html, html } from "../html.js";
import * as words from "../words.js";

/** The month in a handful of numbers. */
export function keyFigures(report: ProgramReport): Html {
  const atRisk = report.uses.filter(({ decision }) => decision.outcome !== "allowed").length;
  const items = [
    ...report.sales.map(({ currency, net, creditedNet, conversions }) => ({
      label: `Net sales, ${currency}`,
      value: formatMoney(net),
      note: `${words.counted(conversions, "conversion")}, ${net.minor === 0 ? "–" : words.formatShare(creditedNet.minor / net.minor)} credited`,
    })),
    ...owedTotals(report).map(({ currency, payable, total }) => ({
      label: `Payable now, ${currency}`,
      value: formatMoney(moneyOfMinor(payable, currency)),
      note: `of ${formatMoney(moneyOfMinor(total, currency))} owed`,
    })),
    {
      label: "Planned uses at risk",
      value: `${atRisk} of ${report.uses.length}`,
      note: `${words.counted(report.conflicts.length, "exclusivity conflict")}`,
    },
  ];
  return html`<dl class="figures">${items.map(({ label, value, note }) => html`<div><dt>${label}</dt><dd>${value}<small>${note}</small></dd></div>`)}</dl>`;
}
