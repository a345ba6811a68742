import { Html, html } from "../../month-end/report/html.js";
import type { Figure } from "../../month-end/report/plots/figure.js";
import { style } from "../../month-end/report/style.js";
import { color, dot, drawing, path, rect, text } from "./svg.js";

const [light = "", dark = ""] = [...style.matchAll(/--paper: [^}]*/g)].map(([palette]) => palette.trim());
const top = 34;
const legendLine = 22;

/** A figure as an SVG file of its own, to be put into a slide or a mail: with its title, its legend and its colours. */
export function standalone({ title, text: about, legend, wide }: Figure): string {
  const [, width = "720", height = "0"] = / width="(\d+)" height="([\d.]+)"/.exec(wide.text) ?? [];
  const keys = legend.map(({ color: fill, label, mark }, place) => {
    const y = top + 8 + place * legendLine;
    return html`${sign(mark, fill, y)}${text(30, y + 4, label)}`;
  });
  const above = top + legend.length * legendLine + 8;
  const [w, h] = [Number(width), above + Number(height)];
  const colors = html`<style>:root{${new Html(light)}}@media (prefers-color-scheme: dark){:root{${new Html(dark)}}}</style>`;
  const heading = html`<text x="0" y="18" font-size="16" font-weight="600" fill="${color.ink}">${title}</text>`;
  const body = html`<g transform="translate(0 ${above})">${wide}</g>`;
  const page = html`<g transform="translate(20 20)">${heading}${keys}${body}</g>`;
  const paper = rect(0, 0, w + 40, h + 40, "var(--paper)");
  return `${drawing(w + 40, h + 40, `${title}. ${about}`, [colors, paper, page]).text}\n`;
}

function sign(mark: Figure["legend"][number]["mark"], fill: string, y: number): Html {
  if (mark === "dashes")
    return path(
      [
        [0, y],
        [22, y],
      ],
      fill,
      2,
      "5 4",
    );
  if (mark === "area") return rect(4, y - 6, 14, 12, fill);
  return dot(11, y, fill, mark === "ring" ? "ring" : "dot");
}
