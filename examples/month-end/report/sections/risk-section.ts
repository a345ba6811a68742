import type { ProgramFacts, ProgramReport } from "creator-core/models";
import { type Html, html } from "../html.js";
import {
  certaintyWords,
  conflictDetails,
  conflictInWords,
  decisionLines,
  outcomeWords,
  suggestionWords,
  useInWords,
} from "../risk-words.js";
import type * as words from "../words.js";

export function riskSection(report: ProgramReport, facts: ProgramFacts, names: words.Names, timeZone: string): Html {
  const uses = report.uses.map(
    ({ use, decision }) => html`<article class="case">
<h4><span>${use.assetId}: ${useInWords(use)} <small>${use.id ?? null}</small></span> <span class="${decision.outcome}">${outcomeWords[decision.outcome]}</span></h4>
<ul>${decisionLines(use, decision, timeZone).map((line) => html`<li>${line}</li>`)}</ul>
${decision.suggestions.length === 0 ? null : html`<p>What would help: ${decision.suggestions.map((each) => suggestionWords(each, timeZone)).join("; ")}.</p>`}
</article>
`,
  );
  const conflicts = report.conflicts.map(
    (conflict) => html`<article class="case">
<h4><span>${names(conflict.creatorId)}</span> <span class="${conflict.certainty === "certain" ? "denied" : conflict.certainty}">${certaintyWords[conflict.certainty]}</span></h4>
<p>${conflictInWords(conflict, facts)}</p>
<p><small>${conflictDetails(conflict, timeZone)}</small></p>
</article>
`,
  );
  return html`<section id="risk">
<h2>What is at risk</h2>
<h3>Planned uses of content</h3>
${uses.length === 0 ? html`<p>None are planned.</p>` : uses}
<h3>Exclusivity</h3>
${conflicts.length === 0 ? html`<p>No activity meets an exclusivity.</p>` : conflicts}
${report.taxonomyFindings.length === 0 ? null : html`<p class="soft">${report.taxonomyFindings.map(({ message }) => message).join(" ")}</p>`}
</section>`;
}
