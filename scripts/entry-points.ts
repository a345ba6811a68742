import { readFileSync } from "node:fs";

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly import: { readonly default: string } }>>;
}

/** The public doors, read from `exports` in package.json: `{ "money/index": "src/money/index.ts", … }`. */
export function entryPoints(): Record<string, string> {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as Manifest;
  const entries: Record<string, string> = {};
  for (const target of Object.values(manifest.exports)) {
    if (typeof target === "string") continue;
    const name = target.import.default.replace("./dist/", "").replace(/\.js$/, "");
    entries[name] = `src/${name}.ts`;
  }
  return entries;
}
