import type { Html } from "../../month-end/report/html.js";
import type { Figure } from "../../month-end/report/plots/figure.js";
import { drawing } from "./svg.js";

/** What a figure is made of at one width. */
export type Draw = (
  width: number,
  narrow: boolean,
) => { readonly height: number; readonly parts: readonly (Html | null)[] };

/** What is said about a figure. */
export interface Told extends Pick<Figure, "title" | "text" | "legend"> {
  /** Everything that can be seen in it, for those who do not see it. */
  readonly alternative: string;
}

/** Draws a figure for a wide and for a narrow page. */
export function figure({ title, text, legend, alternative }: Told, draw: Draw): Figure {
  const drawn = (width: number, narrow: boolean) => {
    const { height, parts } = draw(width, narrow);
    return drawing(width, height, `${title}. ${alternative}`, parts);
  };
  return { title, text, legend, wide: drawn(720, false), narrow: drawn(340, true) };
}
