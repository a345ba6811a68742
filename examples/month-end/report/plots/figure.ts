import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { Html } from "../html.js";

/** A plot as it goes into the page, drawn once for a wide and once for a narrow one. */
export interface Figure {
  readonly title: string;
  /** What it shows, in words: for those who do not see it, and for those who want to be told. */
  readonly text: string;
  /** What the colours mean, where they mean something. */
  readonly legend: readonly {
    readonly color: string;
    readonly label: string;
    /** What it looks like; absent: a dot. */
    readonly mark?: "area" | "pale" | "ring" | "dashes";
  }[];
  readonly wide: Html;
  readonly narrow: Html;
}

/** The colours of the page; see style.ts. They change with the reader's light or dark setting. */
export const color = {
  main: "var(--c1)",
  second: "var(--c2)",
  third: "var(--c3)",
  fourth: "var(--c4)",
  bad: "var(--bad)",
  quiet: "var(--quiet)",
  shade: "var(--shade)",
};
export const series = [color.third, color.main, color.second, color.fourth, color.quiet];

// Plot draws into any document; this one needs no browser.
const { document } = parseHTML("<!doctype html><html><body></body></html>");

/** How a plot is drawn at a width. */
export type Draw = (width: number, narrow: boolean) => Plot.PlotOptions;

/** Draws a plot at both widths, with its text as the alternative to seeing it. */
export function figure(title: string, text: string, draw: Draw, legend: Figure["legend"] = []): Figure {
  const svg = (width: number, narrow: boolean) => {
    const style = {
      background: "none",
      color: "currentColor",
      fontFamily: "inherit",
      fontSize: "12px",
      overflow: "visible",
    };
    const element = Plot.plot({ document, width, style, ...draw(width, narrow) });
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", `${title}. ${text}`);
    return new Html(element.outerHTML);
  };
  return { title, text, legend, wide: svg(720, false), narrow: svg(340, true) };
}
