/** The types under the TypeScripts and the ways of resolving modules that people have, library files checked too. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, run, tool } from "./cells.ts";
import type { Consumer } from "./consumer.ts";
import * as versions from "./versions.ts";

interface Mode {
  readonly name: string;
  readonly files: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  /** The first TypeScript that no longer knows it. */
  readonly until?: number;
}

const both = ["program.mts", "program.cts", "types.mts", "types.cts"];
const one = ["program.ts", "types.ts"];

const modes: readonly Mode[] = [
  { name: "node16", files: both, options: { module: "node16", moduleResolution: "node16" } },
  { name: "nodenext", files: both, options: { module: "nodenext", moduleResolution: "nodenext" } },
  { name: "bundler", files: one, options: { module: "esnext", moduleResolution: "bundler" } },
  {
    name: "node10",
    files: one,
    options: { module: "commonjs", moduleResolution: "node10", esModuleInterop: true },
    until: 7,
  },
];

function typeCells(version: string, compiler: (consumer: Consumer) => string): Cell[] {
  const major = Number(version.split(".")[0]);
  return modes
    .filter(({ until }) => until === undefined || major < until)
    .map(({ name, files, options }) => ({
      name: `types, TypeScript ${version}, ${name}`,
      run(consumer) {
        const project = `tsconfig.${version}.${name}.json`;
        const compilerOptions = {
          ...options,
          ...(major === 6 && name === "node10" ? { ignoreDeprecations: "6.0" } : {}),
          target: "es2022",
          lib: ["es2022", "dom"],
          types: [],
          strict: true,
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
          skipLibCheck: false,
          noEmit: true,
        };
        writeFileSync(join(consumer.folder, project), JSON.stringify({ compilerOptions, files }));
        run(process.execPath, [compiler(consumer), "-p", project], { cwd: consumer.folder });
        return undefined;
      },
    }));
}

/** The TypeScript this project is written in, in the three ways that differ. */
export function currentTypeScript(version: string): Cell[] {
  const cells = typeCells(version, ({ folder }) => join(folder, "node_modules/typescript/bin/tsc"));
  return cells.filter(({ name }) => !name.endsWith("nodenext"));
}

export function everyTypeScript(): Cell[] {
  return versions.typescripts.flatMap((version) =>
    typeCells(version, () => join(tool("typescript", version), "typescript/bin/tsc")),
  );
}
