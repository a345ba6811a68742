import { type Html, html } from "../../month-end/report/html.js";

/** The colours of the page; see month-end/report/style.ts. They change with the reader's light or dark setting. */
export const color = {
  main: "var(--c1)",
  second: "var(--c2)",
  third: "var(--c3)",
  fourth: "var(--c4)",
  quiet: "var(--quiet)",
  shade: "var(--shade)",
  line: "var(--line)",
  ink: "var(--ink)",
  soft: "var(--soft)",
};

/** Where a value is drawn. */
export type Scale = (value: number) => number;

export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** As `linear`, over signed square roots: what is near zero has room, and what is far is still there. */
export function squareRoot(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const root = (value: number) => Math.sign(value) * Math.sqrt(Math.abs(value));
  const scale = linear([root(domain[0]), root(domain[1])], range);
  return (value) => scale(root(value));
}

/** Round numbers from zero to at least `most`, some four of them. */
export function roundSteps(most: number): number[] {
  const rough = Math.max(most, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, place) => place * step);
}

/** How a text is set. */
export interface TextStyle {
  readonly anchor?: "start" | "middle" | "end";
  readonly fill?: string;
  readonly weight?: number;
  /** A rim in the colour of the paper, for text that may lie on a line. */
  readonly rim?: boolean;
}

export function text(x: number, y: number, content: string, style: TextStyle = {}): Html {
  const { anchor = "start", fill = color.ink, weight = 400, rim = false } = style;
  const rimmed = rim ? html` stroke="var(--paper)" stroke-width="4" paint-order="stroke"` : null;
  return html`<text x="${px(x)}" y="${px(y)}" text-anchor="${anchor}" fill="${fill}" font-weight="${weight}"${rimmed}>${content}</text>`;
}

export function rect(x: number, y: number, width: number, height: number, fill: string): Html {
  return html`<rect x="${px(x)}" y="${px(y)}" width="${px(Math.max(0, width))}" height="${px(height)}" fill="${fill}"/>`;
}

/** @param dashes - as in SVG; absent: a full line */
export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, dashes?: string): Html {
  return path(
    [
      [x1, y1],
      [x2, y2],
    ],
    stroke,
    1,
    dashes,
  );
}

/** @param dashes - as in SVG; absent: a full line */
export function path(points: readonly (readonly [number, number])[], stroke: string, width = 1, dashes?: string): Html {
  const d = points.map(([x, y], place) => `${place === 0 ? "M" : "L"}${px(x)},${px(y)}`).join("");
  const dashed = dashes === undefined ? null : html` stroke-dasharray="${dashes}"`;
  return html`<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round"${dashed}/>`;
}

export function dot(x: number, y: number, stroke: string, shape: "dot" | "ring" = "dot"): Html {
  const fill = shape === "dot" ? stroke : "var(--paper)";
  return html`<circle cx="${px(x)}" cy="${px(y)}" r="4.5" fill="${fill}" stroke="${stroke}" stroke-width="2"/>`;
}

/** A drawing with its text as the alternative to seeing it. */
export function drawing(width: number, height: number, label: string, parts: readonly (Html | null)[]): Html {
  return html`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${label}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif" font-size="12">
${parts.map((part) => (part === null ? null : html`${part}\n`))}</svg>`;
}

/** Tenths of a pixel are enough, and the same on every machine. */
const px = (value: number) => Math.round(value * 10) / 10;
