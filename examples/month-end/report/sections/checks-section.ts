import type { ProgramReport } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import type { FileReading } from "../../read/file-reading.js";
import { coverage, notComputed } from "../highlights.js";
import { type Column, type Html, html, table } from "../html.js";
import * as words from "../words.js";

/** A page has room for so many; the file has them all. */
const mostFaults = 100;

export function checksSection(report: ProgramReport, readings: readonly FileReading[], names: words.Names): Html {
  const reconciliations: Column<ProgramReport["reconciliations"][number]>[] = [
    {
      head: "Sum",
      cell: ({ name, holds }) =>
        html`${holds ? html`<span class="holds" role="img" aria-label="holds">✓</span>` : html`<span class="fails" role="img" aria-label="fails">✗</span>`}\u00a0${name.replace(" ", "\u00a0")}`,
    },
    { head: "Over", cell: ({ name }) => coverage(name) },
    { head: "Rule", cell: ({ rule }) => rule },
    { head: "One way", cell: ({ left }) => formatMoney(left), numeric: true },
    { head: "The other way", cell: ({ right }) => formatMoney(right), numeric: true },
  ];
  const files: Column<FileReading>[] = [
    { head: "File", cell: ({ file }) => file },
    { head: "Rows", cell: ({ rows }) => words.formatCount(rows), numeric: true },
    { head: "Used", cell: ({ rows, bad, passedOver }) => words.formatCount(rows - bad - passedOver), numeric: true },
    { head: "Not counted", cell: ({ passedOver }) => words.formatCount(passedOver), numeric: true },
    { head: "Set aside", cell: ({ bad }) => words.formatCount(bad), numeric: true },
  ];
  const issues = readings.flatMap((reading) => reading.issues);
  const issueColumns: Column<FileReading["issues"][number]>[] = [
    { head: "Where", cell: ({ file, line }) => `${file}:${line}` },
    { head: "Field", cell: ({ field }) => field },
    { head: "Expected", cell: ({ expected }) => words.clipped(expected) },
    { head: "Found", cell: ({ actual }) => words.clipped(actual) },
    { head: "So it is", cell: ({ kept }) => (kept ? "used all the same" : "set aside") },
  ];
  return html`<section id="checks">
<h2>Checks</h2>
${table("Sums computed in two ways", reconciliations, report.reconciliations)}
<h3>What could not be computed</h3>
${report.notComputed.length === 0 ? html`<p>Nothing was left out.</p>` : html`<ul>${notComputed(report, names).map(({ cause, items, subjects }) => html`<li>${words.formatCount(items.length)} × ${cause}: ${subjects}</li>`)}</ul>`}
${report.ledgerFindings.length === 0 ? null : html`<h3>What cannot be right in the books</h3><ul>${report.ledgerFindings.slice(0, mostFaults).map(({ message }) => html`<li>${words.printable(message)}</li>`)}</ul>`}
${table("Files that were read; rows not counted are in order but change nothing, such as cancelled orders", files, readings)}
${issues.length === 0 ? null : table(`What is wrong in them: ${issues.length > mostFaults ? `the first ${mostFaults} of ` : ""}${words.counted(issues.length, "fault")}, all of which are in faults.csv`, issueColumns, issues.slice(0, mostFaults))}
</section>`;
}
