/** A matrix is a list of cells. Each runs by itself and is ok, skipped for a reason that is printed, or failed. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Table from "cli-table3";
import { root } from "../package.ts";
import type { Consumer } from "./consumer.ts";

export interface Cell {
  readonly name: string;
  /** Throws when the cell fails; may return a few words for the table. */
  readonly run: (consumer: Consumer) => string | undefined | Promise<string | undefined>;
}

/** Thrown by a cell that cannot run here, with what it needs. */
export class Skipped extends Error {}

/** Runs the cells one after the other and prints the table. False when one failed. */
export async function runCells(cells: readonly Cell[], consumer: Consumer): Promise<boolean> {
  const failures: string[] = [];
  const table = new Table({ head: ["cell", "result", "seconds"], style: { head: [], border: [], compact: true } });
  for (const { name, run } of cells) {
    const start = performance.now();
    let result: string;
    try {
      const note = await run(consumer);
      result = note === undefined ? "ok" : `ok: ${note}`;
    } catch (error) {
      if (error instanceof Skipped) result = `skipped: ${error.message}`;
      else {
        result = "FAILED";
        failures.push(`${name}\n${outputOf(error)}`);
      }
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    process.stdout.write(`${name}: ${result}\n`);
    table.push([name, result, seconds]);
  }
  process.stdout.write(`\n${table.toString()}\n`);
  for (const failure of failures) process.stderr.write(`\nFAILED ${failure}\n`);
  return failures.length === 0;
}

/** What a failed command printed, or the error itself. */
function outputOf(error: unknown): string {
  const { stdout, stderr } = error as { stdout?: unknown; stderr?: unknown };
  const printed = [stdout, stderr].filter((text) => typeof text === "string" && text !== "").join("\n");
  return (printed || ((error as Error).stack ?? String(error))).trim().slice(0, 4000);
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command and returns what it printed; throws with all of that when it fails or takes longer than two minutes. */
export function run(command: string, args: readonly string[], { cwd, env = {} }: RunOptions): string {
  return execFileSync(command, args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
    timeout: 120_000,
    maxBuffer: 1e8,
  });
}

/**
 * A package from the registry in a folder of its own, kept for the next run. A runtime or a compiler is no dependency of
 * this project: it is fetched by whoever wants to see the matrix.
 */
export function tool(name: string, version: string, { scripts = false, beside = "" } = {}): string {
  const folder = join(root, "node_modules/.cache/creator-core-smoke", `${name.replace("/", "-")}@${version}`);
  if (!existsSync(folder)) {
    const making = `${folder}.making`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { recursive: true });
    writeFileSync(join(making, "package.json"), '{ "private": true }');
    const flags = ["--no-audit", "--no-fund", ...(scripts ? [] : ["--ignore-scripts"])];
    try {
      run("npm", ["install", ...flags, `${name}@${version}`, ...(beside === "" ? [] : [beside])], { cwd: making });
    } catch (error) {
      throw new Skipped(`needs ${name}@${version} from the registry (${firstError(outputOf(error))})`);
    }
    renameSync(making, folder);
  }
  return join(folder, "node_modules");
}

const firstError = (output: string) => /npm error (.*)/.exec(output)?.[1] ?? output.split("\n")[0] ?? "";
