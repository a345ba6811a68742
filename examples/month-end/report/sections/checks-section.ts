import type { ProgramReport } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import type { FileReading } from "../../read/file-reading.js";
import { inWords, notComputedByCode } from "../highlights.js";
import { type Column, type Html, html, table } from "../html.js";
import * as words from "../words.js";

export function checksSection(report: ProgramReport, readings: readonly FileReading[]): Html {
  const reconciliations: Column<ProgramReport["reconciliations"][number]>[] = [
    {
      head: "",
      cell: ({ holds }) =>
        holds
          ? html`<span class="holds" role="img" aria-label="holds">✓</span>`
          : html`<span class="fails" role="img" aria-label="fails">✗</span>`,
    },
    { head: "Sum", cell: ({ name }) => name.replace(" ", "\u00a0") },
    { head: "Rule", cell: ({ rule }) => rule },
    { head: "One way", cell: ({ left }) => formatMoney(left), numeric: true },
    { head: "The other way", cell: ({ right }) => formatMoney(right), numeric: true },
  ];
  const files: Column<FileReading>[] = [
    { head: "File", cell: ({ file }) => file },
    { head: "Rows", cell: ({ rows }) => words.formatCount(rows), numeric: true },
    { head: "Used", cell: ({ rows, bad, passedOver }) => words.formatCount(rows - bad - passedOver), numeric: true },
    { head: "Say nothing", cell: ({ passedOver }) => words.formatCount(passedOver), numeric: true },
    { head: "Set aside", cell: ({ bad }) => words.formatCount(bad), numeric: true },
  ];
  const issues = readings.flatMap((reading) => reading.issues);
  const issueColumns: Column<FileReading["issues"][number]>[] = [
    { head: "Where", cell: ({ file, line }) => `${file}:${line}` },
    { head: "Field", cell: ({ field }) => field },
    { head: "Expected", cell: ({ expected }) => expected },
    { head: "Found", cell: ({ actual }) => actual },
  ];
  return html`<section id="checks">
<h2>Checks</h2>
${table("Sums computed in two ways", reconciliations, report.reconciliations)}
<h3>What could not be computed</h3>
${report.notComputed.length === 0 ? html`<p>Nothing was left out.</p>` : html`<ul>${notComputedByCode(report).map(({ code, items }) => html`<li>${words.formatCount(items.length)} × ${inWords(code)}, such as: ${items[0]?.message ?? ""}</li>`)}</ul>`}
${table("Files that were read", files, readings)}
${issues.length === 0 ? null : table("What is wrong in them, the first hundred", issueColumns, issues.slice(0, 100))}
</section>`;
}
