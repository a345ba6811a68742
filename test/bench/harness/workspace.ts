import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Brought, Errand } from "./child.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Where the contenders live. */
export const benchFolder = fileURLToPath(new URL("../", import.meta.url));

/**
 * Builds what users get: the package as `npm run build` makes it (without its types, and as ES modules only), from the
 * sources as they are now, installed where the benchmark finds it by name; and the benchmark itself as plain JavaScript.
 * So nothing that is timed went through a development loader. The folder is this run's own and goes with it.
 */
export async function prepareWorkspace(): Promise<string> {
  mkdirSync(`${root}node_modules/.cache`, { recursive: true });
  const workspace = mkdtempSync(`${root}node_modules/.cache/creator-core-bench-`);
  process.once("exit", () => rmSync(workspace, { recursive: true, force: true }));
  const installed = `${workspace}/node_modules/creator-core`;
  mkdirSync(installed, { recursive: true });
  // A package of its own, or else a bundler takes "creator-core" for the project around it and what lies in its dist/.
  writeFileSync(`${workspace}/package.json`, '{ "private": true, "type": "module" }');
  cpSync(`${root}package.json`, `${installed}/package.json`);
  const tsup = fileURLToPath(import.meta.resolve("tsup")).replace(/index\.[cm]?js$/, "cli-default.js");
  const args = ["--silent", "--format", "esm", "--no-dts", "--out-dir", `${installed}/dist`];
  const { status } = spawnSync(process.execPath, [tsup, ...args], { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error("The package could not be built.");
  await build({
    entryPoints: [`${benchFolder}main.ts`],
    outfile: `${workspace}/bench.js`,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    alias: { "creator-core": "creator-core" },
    tsconfigRaw: "{}",
    logLevel: "warning",
  });
  return workspace;
}

/** One garbage collector thread, so that its work is counted where it is caused; and room for ten million objects. */
const flags = ["--expose-gc", "--single-threaded-gc", "--max-old-space-size=8192"];

/** Sends a process out on an errand. */
export function sendOut<Task extends Errand["task"]>(
  workspace: string,
  errand: Errand & { readonly task: Task },
): Brought[Task] {
  const answerFile = `${workspace}/answer.json`;
  const args = [...flags, `${workspace}/bench.js`, "--errand", JSON.stringify(errand), answerFile];
  const { status, signal } = spawnSync(process.execPath, args, { stdio: ["ignore", 2, 2] });
  if (status !== 0)
    throw new Error(`${errand.workload}, ${errand.experiment}: ${errand.task} ended with ${signal ?? status}.`);
  return JSON.parse(readFileSync(answerFile, "utf8"));
}
