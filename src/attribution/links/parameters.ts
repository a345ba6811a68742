import type { UtmParameters } from "../../models/tracking.js";
import { decodeText } from "./percent.js";

export type UtmName = keyof UtmParameters;

/** In the order in which links write them. */
export const utmNames: readonly UtmName[] = ["source", "medium", "campaign", "id", "term", "content"];

/** Which of the six a parameter is, in whatever case it is written. */
export function utmNameOf(parameter: string): UtmName | undefined {
  const lower = parameter.toLowerCase();
  if (!lower.startsWith("utm_")) return undefined;
  const rest = lower.slice(4);
  return utmNames.find((name) => name === rest);
}

/** TikTok's click id: https://ads.tiktok.com/help/article/tiktok-click-id */
export function isClickId(parameter: string): boolean {
  return parameter.toLowerCase() === "ttclid";
}

/** The name in a piece of a query. An address copied out of HTML has `amp;` before it. */
export function nameIn(piece: string): string {
  const equals = piece.indexOf("=");
  let start = 0;
  while (piece.startsWith("amp;", start)) start += 4;
  return decodeText(piece.slice(start, equals === -1 ? piece.length : equals));
}

/** The value in a piece of a query: what follows the first `=`. */
export function valueIn(piece: string): string {
  const equals = piece.indexOf("=");
  return equals === -1 ? "" : decodeText(piece.slice(equals + 1));
}

/**
 * TikTok fills `__CAMPAIGN_NAME__` and the like in when somebody clicks; what is still there afterwards is no value:
 * https://ads.tiktok.com/help/article/track-offsite-web-events-with-utm-parameters
 */
export function hasMacro(value: string): boolean {
  return /__[A-Z][A-Z0-9_]*__/.test(value);
}

/** A value that says something; blank ones and macros do not. */
export function valueOrNull(value: string): string | null {
  return value.trim() === "" || hasMacro(value) ? null : value;
}
