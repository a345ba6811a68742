import type { ProgramReport, UseSuggestion } from "creator-core/models";
import { type Html, html } from "../html.js";
import * as words from "../words.js";

export function riskSection(report: ProgramReport, names: words.Names, timeZone: string): Html {
  const uses = report.uses.map(
    ({ use, decision }) => html`<article class="case">
<h3><span>${use.assetId}: ${words.spaced(use.media)} on ${use.platforms.join(", ")} in ${use.territories.join(", ")}</span> <span class="${decision.outcome}">${decision.outcome}</span></h3>
${decision.reasons.length === 0 ? html`<p class="soft">Nothing stands against it.</p>` : html`<ul>${decision.reasons.map(({ message }) => html`<li>${message}</li>`)}</ul>`}
${decision.suggestions.length === 0 ? null : html`<p>What would help: ${decision.suggestions.map((each) => suggestion(each, timeZone)).join("; ")}.</p>`}
</article>
`,
  );
  const conflicts = report.conflicts.map(
    ({ creatorId, certainty, reason, platforms, territories, overlap }) => html`<article class="case">
<h3><span>${names(creatorId)}</span> <span class="${certainty === "certain" ? "denied" : certainty}">${certainty}</span></h3>
<p>${reason.message}</p>
<p class="soft">${platforms.join(", ")}; ${territories.join(", ")}${overlap?.start == null || overlap.end === null ? "" : `; ${words.dayOf(overlap.start, timeZone)} – ${words.dayOf(overlap.end - 1, timeZone)}`}</p>
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

/** What would make a decision better, as a clause. */
function suggestion(each: UseSuggestion, timeZone: string): string {
  switch (each.kind) {
    case "extendTerm":
      return `extend ${each.grantId} until ${words.dayOf(each.until, timeZone)}`;
    case "addPlatform":
      return `license ${each.platform} too`;
    case "addTerritory":
      return `license ${each.territory} too`;
    case "acquirePaidRights":
      return "buy the right to advertise with it";
    case "acquireMedium":
      return `buy the right to use it for ${words.spaced(each.media)}`;
    case "requestAuthorization":
      return `ask for an authorization on ${each.platform} of at least ${each.minimumDays} days`;
    case "provideFact":
      return `find out the date of the ${words.spaced(each.anchor)}`;
  }
}
