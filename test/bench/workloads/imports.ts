import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Table, TableSetting, Workload } from "../harness/experiment.ts";
import { median, shuffled } from "../harness/figures.ts";
import { atMost, type Verdict } from "../harness/verdicts.ts";

// What a program pays for this library before it has called anything: time to start, and bytes to send to a browser.

const EMPTY = "an empty program";
const ROOT = "creator-core";

/** For comparison, from the library's own dependencies. */
const others = ["zod", "decimal.js", "date-fns", "@date-fns/tz"];

/** Functions somebody may want alone; of each area the first that its documentation shows. */
const functions: readonly (readonly [door: string, name: string])[] = [
  ["metrics", "engagementRate"],
  ["metrics", "costPerView"],
  ["metrics", "totalCount"],
  ["money", "applyRate"],
  ["money", "formatMoney"],
  ["rate", "percent"],
  ["time", "addDuration"],
  ["statistics", "median"],
  ["tiering", "assignTier"],
  ["attribution", "attributeConversions"],
  ["commission", "percentCommission"],
  ["rights", "checkUse"],
  ["reinvestment", "rankCreators"],
];

/** Starts are so short and so noisy that they are repeated more often than other work. */
const STARTS_A_ROUND = 4;

async function measure(setting: TableSetting): Promise<Table[]> {
  setting.say("imports: bytes …");
  const bytes = await weighFunctions(setting);
  if (setting.quick) return [bytes];
  setting.say("imports: cold starts …");
  return [coldStarts(setting), bytes];
}

interface Start {
  readonly cpu: number;
  readonly wall: number;
  readonly resident: number;
}

function coldStarts({ rounds, random, workspace }: TableSetting): Table {
  const names = [EMPTY, ROOT, ...doorsOf(workspace), ...others];
  const programs = names.map((name) => ({ name, file: programFor(name, workspace), starts: [] as Start[] }));
  for (let round = 0; round < rounds * STARTS_A_ROUND; round += 1) {
    for (const { file, starts } of shuffled(programs, random)) starts.push(start(file));
  }
  const middle = programs.map(({ name, starts }) => ({
    name,
    cpu: median(starts.map(({ cpu }) => cpu)),
    wall: median(starts.map(({ wall }) => wall)),
    resident: median(starts.map(({ resident }) => resident)),
  }));
  const empty = middle[0]!;
  const over = middle.map(({ name, cpu, wall, resident }) => [
    name,
    cpu - empty.cpu,
    wall - empty.wall,
    (resident - empty.resident) / 1e6,
  ]);
  const root = middle[1]!;
  return {
    title: `Cold import, over ${EMPTY} of ${Math.round(empty.cpu)} ms cpu, ${Math.round(empty.wall)} ms wall`,
    columns: ["", "cpu ms", "wall ms", "resident MB"],
    rows: over,
    verdicts: [atMost(`${ROOT} over an empty program, cpu`, root.cpu - empty.cpu, 60, " ms")],
  };
}

function doorsOf(workspace: string): string[] {
  const manifest: { exports: Record<string, unknown> } = JSON.parse(
    readFileSync(`${workspace}/node_modules/creator-core/package.json`, "utf8"),
  );
  return Object.keys(manifest.exports)
    .filter((door) => door.startsWith("./") && !door.endsWith(".json"))
    .map((door) => `${ROOT}/${door.slice(2)}`);
}

function programFor(name: string, workspace: string): string {
  mkdirSync(`${workspace}/starts`, { recursive: true });
  const file = `${workspace}/starts/${name.replaceAll(/\W+/g, "-")}.mjs`;
  const imported = name === EMPTY ? "" : `import * as it from "${name}"; globalThis.it = it;\n`;
  writeFileSync(
    file,
    `${imported}const { user, system } = process.cpuUsage();
process.stdout.write(JSON.stringify({ cpu: (user + system) / 1e3, wall: performance.now(), resident: process.memoryUsage.rss() }));\n`,
  );
  return file;
}

function start(file: string): Start {
  const { stdout, status, stderr } = spawnSync(process.execPath, ["--single-threaded-gc", file], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const dependencies = ["zod", "decimal.js", "date-fns"];

async function weighFunctions({ workspace }: TableSetting): Promise<Table> {
  const rows: (string | number)[][] = [];
  const verdicts: Verdict[] = [];
  for (const [door, name] of functions) {
    const { bytes, gzipped, carries } = await weigh(`export { ${name} } from "${ROOT}/${door}";`, workspace);
    rows.push([`${name} of ${door}`, bytes, gzipped, carries.join(", ") || "none"]);
    if (door !== "metrics") continue;
    verdicts.push(atMost(`${name}, gzipped`, gzipped, 1_000, " bytes"));
    verdicts.push(atMost(`dependencies carried by ${name}`, carries.length, 0, ""));
  }
  return {
    title: "One function alone, bundled for a browser by esbuild",
    columns: ["", "minified bytes", "gzipped bytes", "dependencies carried"],
    rows,
    verdicts,
  };
}

async function weigh(contents: string, workspace: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: workspace },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
  });
  const code = outputFiles[0]!.contents;
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  );
  const carries = dependencies.filter((name) => used.some((path) => path.includes(`node_modules/${name}/`)));
  return { bytes: code.length, gzipped: gzipSync(code, { level: 9 }).length, carries };
}

export const importsWorkload: Workload = {
  name: "imports",
  about: "cold start of every door, and the bytes of one function alone",
  experiments: [],
  tables: measure,
};
