const space = /[ \t\n\r]*/y;
const scalar =
  /"[^"\\\n\t]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\n\t]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What may come next: after the first two and `next`, what is open may also be closed. */
type Wanted = "firstKey" | "firstItem" | "next" | "key" | "colon" | "value";

/** Where a text stops being JSON. `JSON.parse` says that something is wrong, and not always where. */
export function jsonFault(text: string): number {
  const open: string[] = [];
  let wanted: Wanted = "value";
  let at = 0;
  const skip = (pattern: RegExp) => {
    pattern.lastIndex = at;
    at += pattern.exec(text)?.[0].length ?? 0;
  };
  for (skip(space); at < text.length; skip(space)) {
    const sign = text[at] ?? "";
    const start = at;
    if (sign === open.at(-1) && (wanted === "next" || wanted.startsWith("first"))) {
      open.pop();
      wanted = "next";
    } else if (wanted === "next" && sign === "," && open.length > 0) wanted = open.at(-1) === "}" ? "key" : "value";
    else if (wanted === "colon" && sign === ":") wanted = "value";
    else if (wanted === "next" || wanted === "colon") return start;
    else if (wanted === "key" || wanted === "firstKey") {
      if (sign === '"') skip(scalar);
      if (at === start) return start;
      wanted = "colon";
      continue;
    } else if (sign === "{" || sign === "[") {
      open.push(sign === "{" ? "}" : "]");
      wanted = sign === "{" ? "firstKey" : "firstItem";
    } else {
      skip(scalar);
      if (at === start) return start;
      wanted = "next";
      continue;
    }
    at += 1;
  }
  return text.trimEnd().length;
}
