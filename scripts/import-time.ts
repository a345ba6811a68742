/**
 * What it costs to import something, over a process that imports nothing: as a clock on the wall sees it, and as time of
 * the processor, which does not change when other programs are busy.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manifest, root } from "./package.ts";

export interface ImportTime {
  readonly door: string;
  readonly format: "esm" | "cjs";
  /** Milliseconds over an empty process of the same format; the middle of all runs, each. */
  readonly wall: number;
  readonly cpu: number;
}

/** Imported beside the doors, as something to hold them against that everybody knows. */
export const yardstick = "zod";

const fileOf = (door: string, format: "esm" | "cjs") =>
  door === yardstick ? fileOfPackage(door, format) : fileOfDoor(door, format);

function fileOfPackage(name: string, format: "esm" | "cjs"): string {
  const file = createRequire(import.meta.url).resolve(name);
  return format === "esm" ? file.replace(/\.cjs$/, ".js") : file;
}

const fileOfDoor = (door: string, format: "esm" | "cjs") =>
  `${root}dist/${door === manifest.name ? "" : `${door.slice(manifest.name.length + 1)}/`}index.${format === "esm" ? "js" : "cjs"}`;

/** Starts a process for each case in turn, round after round, so that a busy moment of the machine hits all alike. */
export function importTimes(doors: readonly string[], rounds: number): ImportTime[] {
  const folder = mkdtempSync(join(tmpdir(), "creator-core-import-"));
  try {
    const times = new Map<string, Run[]>();
    const cases: { door: string; format: "esm" | "cjs"; script: string }[] = [];
    for (const format of ["esm", "cjs"] as const) {
      for (const door of ["", ...doors]) {
        const script = join(folder, `${cases.length}.${format === "esm" ? "mjs" : "cjs"}`);
        const target = JSON.stringify(fileOf(door, format));
        const load = door === "" ? "" : format === "esm" ? `import ${target};` : `require(${target});`;
        writeFileSync(script, `${load}\nconst { user, system } = process.cpuUsage();\nconsole.log(user + system);`);
        cases.push({ door, format, script });
        times.set(script, []);
      }
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const { script } of cases) times.get(script)!.push(timeOf(script));
    }
    const middle = (script: string, what: keyof Run) => median(times.get(script)!.map((run) => run[what]));
    const over = (script: string, format: string, what: keyof Run) =>
      middle(script, what) - middle(cases.find((one) => one.door === "" && one.format === format)!.script, what);
    return cases
      .filter(({ door }) => door !== "")
      .map(({ door, format, script }) => ({
        door,
        format,
        wall: over(script, format, "wall"),
        cpu: over(script, format, "cpu"),
      }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Run {
  readonly wall: number;
  readonly cpu: number;
}

function timeOf(script: string): Run {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: "utf8" });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(stderr);
  return { wall, cpu: Number(stdout) / 1000 };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;
