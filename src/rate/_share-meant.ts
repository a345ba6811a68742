import { percent } from "./percent.js";
import { rate } from "./rate.js";

/** A percentage as people write it, alone or with its sign; or a rate that lacks its quotation marks. */
const WRITTEN = /^[0-9]{1,3}([.][0-9]{1,15})?( ?%)?$/;

/** The longest text that {@link WRITTEN} can match. */
const LONGEST = 21;

/**
 * What somebody meant who wrote something else than a share from "0" to "1", as the end of a sentence that says so: who
 * writes 15, "15" or "15%" means "0.15"; who writes 0.15 means "0.15" as well. What nobody could guess gets an example.
 *
 * @internal
 */
export function shareMeant(value: unknown): string {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || text.length > LONGEST || !WRITTEN.test(text)) return EXAMPLE;
  const number = text.replace(/ ?%$/, "");
  const isPercent = number !== text || Number(number) > 1;
  if (!isPercent) return typeof value === "number" ? `, as text: "${rate(number)}"` : EXAMPLE;
  return Number(number) > 100 ? EXAMPLE : `: ${number} % is "${percent(number)}"`;
}

const EXAMPLE = ': 15 % is "0.15"';
