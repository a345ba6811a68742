import type { CreatorCoreError } from "creator-core/errors";
import { isObject } from "./read/data-directory.js";
import type { Traced } from "./read/file-reading.js";

/** A sentence for what the library refuses: facts and policies that no schema could find fault with. */
export function refusal(error: CreatorCoreError, lists: ReadonlyMap<string, readonly Traced[]>): string {
  const place = placeOf(error, lists);
  return `The programme cannot be computed${place}: ${error.message}.`;
}

function placeOf({ code, details: { path } }: CreatorCoreError, lists: ReadonlyMap<string, readonly Traced[]>): string {
  const largest = code === "moneyOverflow" ? largestAmount(lists) : undefined;
  if (largest !== undefined) return ` (the largest amount stands in ${largest.file}, line ${largest.line})`;
  if (/^(?:policies\.)?terms\b/.test(path)) return " from terms.json";
  if (/^polic(?:y|ies)\b/.test(path)) return " from policies.json";
  const [, list = ""] = /^(?:facts\.)?(\w+)/.exec(path) ?? [];
  const files = new Set(lists.get(list)?.map(({ file }) => file));
  return files.size === 0 ? "" : ` from ${[...files].join(" and ")}`;
}

/** Where sums leave the range in which they are exact, the largest amount is to blame. */
function largestAmount(lists: ReadonlyMap<string, readonly Traced[]>): Traced | undefined {
  let largest: { readonly item: Traced; readonly minor: number } | undefined;
  for (const item of [...lists.values()].flat()) {
    const minor = largestMinor(item.value);
    if (minor > (largest?.minor ?? 0)) largest = { item, minor };
  }
  return largest?.item;
}

function largestMinor(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((most: number, each) => Math.max(most, largestMinor(each)), 0);
  if (!isObject(value)) return 0;
  const { minor } = value;
  return Number.isSafeInteger(minor) ? Math.abs(Number(minor)) : largestMinor(Object.values(value));
}
