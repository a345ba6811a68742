/** A user's project: an empty folder into which the packed tarball is installed. */
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manifest, pack, root } from "../package.ts";
import { run } from "./cells.ts";

export interface Consumer {
  readonly folder: string;
  /** What a correct program prints last. */
  readonly answer: RegExp;
}

/** TypeScript, ts-node and tsx come from this project's own list, so that a plain clone has them in npm's cache. */
const tools = ["typescript", "ts-node", "tsx", "@types/node"];

export const program = readFileSync(`${root}scripts/smoke/program.ts`, "utf8");

/** Packs, installs, and writes the first program in all its forms. */
export function makeConsumer(): Consumer {
  const folder = mkdtempSync(join(tmpdir(), "creator-core-user-"));
  const tarball = pack(folder);
  const kilobytes = Math.round(tarball.bytes / 1024);
  process.stdout.write(`packed ${tarball.files.length} files, ${kilobytes} kB; installing into an empty folder\n`);
  const write = (name: string, content: unknown) =>
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content, null, 2));

  write("package.json", { name: "a-users-project", private: true });
  const versions = tools.map((name) => `${name}@${manifest.devDependencies[name]}`);
  run(
    "npm",
    ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", tarball.path, ...versions],
    {
      cwd: folder,
    },
  );
  for (const extension of ["ts", "mts", "cts", "mjs"]) write(`program.${extension}`, program);
  write("program.cjs", asCommonJs(program));
  copyFileSync(`${root}scripts/smoke/types.ts`, join(folder, "types.mts"));
  copyFileSync(`${root}scripts/smoke/types.ts`, join(folder, "types.cts"));
  copyFileSync(`${root}scripts/smoke/types.ts`, join(folder, "types.ts"));
  copyFileSync(`${root}examples/notebook.ts`, join(folder, "notebook.ts"));
  write("tsconfig.json", {
    compilerOptions: {
      module: "nodenext",
      moduleResolution: "nodenext",
      target: "es2022",
      strict: true,
      types: ["node"],
    },
  });
  return { folder, answer: /creator-core gave \d+ right answers/ };
}

/** The same program with `require`. */
function asCommonJs(text: string): string {
  return text
    .replace(/^import \* as (\w+) from ("[^"]+");/gm, "const $1 = require($2);")
    .replace(/^import (\{[^}]*\}) from ("[^"]+");/gm, "const $1 = require($2);");
}
