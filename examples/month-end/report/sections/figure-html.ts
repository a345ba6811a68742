import { type Html, html } from "../html.js";
import type { Figure } from "../plots/figure.js";

export function figureHtml({ title, text, legend, wide, narrow }: Figure): Html {
  const keys = legend.map(
    ({ color, label, mark = "dot" }) => html`<li><i class="${mark}" style="color:${color}"></i>${label}</li>`,
  );
  return html`<figure>
<h3>${title}</h3>
<figcaption>${text}</figcaption>
${keys.length === 0 ? null : html`<ul class="legend">${keys}</ul>`}
<div class="wide">${wide}</div>
<div class="narrow">${narrow}</div>
</figure>
`;
}
