import { element } from "./dom.js";

const tokens = /(\/\/.*$)|("(?:[^"\\]|\\.)*")|\b(import|export|from|type|const|let|return|as)\b|\b(\d[\d_.]*)\b/gm;
const kinds = ["comment", "string", "keyword", "number"] as const;

/** TypeScript with its comments, texts, words and numbers marked. */
export function highlighted(code: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let end = 0;
  for (const match of code.matchAll(tokens)) {
    const kind = kinds[match.slice(1).findIndex((group) => group !== undefined)] ?? "keyword";
    parts.push(code.slice(end, match.index), element("span", { class: kind }, match[0]));
    end = match.index + match[0].length;
  }
  return [...parts, code.slice(end)];
}
