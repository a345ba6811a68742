import { basename } from "node:path";
import { fileTrouble, Problem } from "../problem.js";
import { jsonFault } from "./json-fault.js";
import { readText } from "./text.js";

export interface JsonFile {
  readonly value: unknown;
  /** The line that the item at this path begins on: `lineOf(["costLines", 3])`. */
  lineOf(path: readonly (string | number)[]): number;
}

/** Reads a JSON file, and keeps where its items stand so that trouble with one of them can name its line. */
export async function readJson(path: string): Promise<JsonFile> {
  const file = basename(path);
  let text = "";
  try {
    for await (const piece of readText(path)) text += piece;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(1, `Cannot read ${path}: ${fileTrouble(error)}.`);
  }
  try {
    const value: unknown = JSON.parse(text);
    let lines: ReadonlyMap<string, number> | undefined;
    return {
      value,
      lineOf(wanted) {
        lines ??= itemLines(text);
        for (let length = wanted.length; length > 0; length -= 1) {
          const line = lines.get(key(wanted.slice(0, length)));
          if (line !== undefined) return line;
        }
        return 1;
      },
    };
  } catch (error) {
    throw new Problem(1, brokenJson(file, text, error));
  }
}

function brokenJson(file: string, text: string, error: unknown): string {
  const trouble = error instanceof Error ? error.message : String(error);
  const line = text.slice(0, jsonFault(text)).split("\n").length;
  const what = trouble
    .replace(/ in JSON at position.*| is not valid JSON$/s, "")
    .replace(/, (?:"|\.\.\.).*$/s, "")
    .replace(/^Unexpected end of JSON input$/, "it ends too early");
  return `${file}, line ${line}: not readable as JSON (${what}).`;
}

const key = (path: readonly (string | number)[]) => JSON.stringify(path);

/**
 * The line of every value, for text that is known to be JSON. Of long texts only down to the third level: deeper is not
 * worth the memory, and an item is found by the eye from there.
 */
function itemLines(text: string): ReadonlyMap<string, number> {
  const deepest = text.length < 200_000 ? Number.POSITIVE_INFINITY : 3;
  const lines = new Map<string, number>();
  const path: (string | number)[] = [];
  let line = 1;
  let keyNext = false;
  // One match is a string, a line break or a bracket, comma or colon; numbers and words need no attention.
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[\n{}[\],:]|[^\s{}[\],:"]+/g)) {
    if (token === "\n") {
      line += 1;
      continue;
    }
    if (token === "}" || token === "]") {
      path.pop();
      keyNext = false;
      continue;
    }
    const last = path.length - 1;
    if (token === ",") {
      const place = path[last];
      if (typeof place === "number") path[last] = place + 1;
      else keyNext = true;
      continue;
    }
    if (token === ":") continue;
    if (keyNext && token.startsWith('"')) {
      path[last] = JSON.parse(token) as string;
      keyNext = false;
      continue;
    }
    if (path.length <= deepest) lines.set(key(path), line);
    if (token === "{") {
      path.push("");
      keyNext = true;
    } else if (token === "[") path.push(0);
  }
  return lines;
}
