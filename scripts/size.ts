/**
 * Weighs the built package as users would carry it, against the ceilings of size-ceilings.ts.
 *
 *     npm run size                     ceilings, dependencies, import of the root
 *     npm run size -- --all            the table of every public function besides
 *     npm run size -- --import         the import time of every door
 *     npm run size -- --json           everything, for programs
 */
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { globSync } from "tinyglobby";
import { bundle, largestModules, leftBehind } from "./bundle.ts";
import { type ImportTime, importTimes, yardstick } from "./import-time.ts";
import { buildIfStale, doors, manifest, root } from "./package.ts";
import { dayOne, doorCeilings, importCeiling, leftBehindCeilings, type Mark, marks, needs } from "./size-ceilings.ts";

const { values: options } = parseArgs({
  options: { all: { type: "boolean" }, import: { type: "boolean" }, json: { type: "boolean" } },
});
const faults: string[] = [];
const print = (text: string) => options.json || process.stdout.write(`${text}\n`);
const table = (head: string[], rows: readonly (readonly (string | number)[])[]) => {
  const drawn = new Table({ head, style: { head: [], border: [], compact: true } });
  for (const row of rows) drawn.push([...row]);
  print(drawn.toString());
};

interface Weight {
  readonly what: string;
  readonly gz: number;
  readonly packages: readonly string[];
}

/** Bundles a piece of code and holds it against its ceiling and against what may not be in it. */
async function weigh(what: string, code: string, ceiling: number, without: readonly Mark[]): Promise<Weight> {
  const { gz, text, warnings, packages } = await bundle(code);
  for (const warning of warnings) faults.push(`${what}: the bundler warns: ${warning}`);
  if (gz > ceiling) {
    const inside = (await largestModules(code, 6)).join(", ");
    faults.push(`${what} weighs ${gz} B, ${gz - ceiling} above its ceiling of ${ceiling}. Largest inside: ${inside}`);
  }
  for (const mark of without) {
    if (text.includes(marks[mark])) faults.push(`${what} holds ${mark} ("${marks[mark]}")`);
  }
  return { what, gz, packages };
}

/** A mark that a dependency no longer carries would make every rule about it pass: each is looked for where it must be. */
async function checkMarks(): Promise<void> {
  const whole = (await Promise.all(doors.map((door) => bundle(`export * from "${door}";`))))
    .map(({ text }) => text)
    .join();
  for (const [name, mark] of Object.entries(marks)) {
    if (!whole.includes(mark)) faults.push(`the mark of ${name}, "${mark}", is nowhere: choose another`);
  }
}

const pathOf = (door: string) => (door === manifest.name ? "." : door.slice(manifest.name.length + 1));

async function namesOf(door: string): Promise<string[]> {
  const file = `${root}dist/${pathOf(door)}/index.js`;
  return Object.keys((await import(pathToFileURL(file).href)) as object).sort();
}

async function weighDoors(): Promise<Weight[]> {
  const weights: Weight[] = [];
  for (const door of doors) {
    const path = pathOf(door);
    const ceiling = doorCeilings[path];
    if (ceiling === undefined) faults.push(`size-ceilings.ts says nothing about ${path}`);
    else weights.push(await weigh(path, `export * from "${door}";`, ceiling.whole, ceiling.without));
  }
  return weights;
}

/** Every public function alone. The root exports what the other doors export; they are weighed there. */
async function weighFunctions(): Promise<Weight[]> {
  const weights: Weight[] = [];
  for (const door of doors.filter((one) => one !== manifest.name)) {
    const path = pathOf(door);
    for (const name of await namesOf(door)) {
      const ceiling = doorCeilings[path]?.largest ?? 0;
      const weight = await weigh(`${path} ${name}`, `export { ${name} } from "${door}";`, ceiling, []);
      weights.push(weight);
      checkPackages(weight, path, name);
    }
  }
  return weights;
}

function checkPackages({ what, packages }: Weight, path: string, name: string): void {
  for (const dependency of Object.keys(manifest.dependencies) as (keyof typeof needs)[]) {
    const list = needs[dependency];
    const may = list.includes(`${path} *`) || list.includes(`${path} ${name}`);
    const does = packages.includes(dependency);
    if (does && !may) faults.push(`${what} carries ${dependency}; see "needs" in size-ceilings.ts`);
    if (!does && list.includes(`${path} ${name}`))
      faults.push(`${what} no longer needs ${dependency}: take it off the list`);
  }
}

async function weighRooms(): Promise<(readonly [string, number])[]> {
  const rows: (readonly [string, number])[] = [];
  for (const file of globSync("**/room.js", { cwd: `${root}dist` }).sort()) {
    const room = file.replace("/room.js", "");
    const text = await leftBehind(file);
    const ceiling = leftBehindCeilings[room] ?? 0;
    rows.push([room, text.length]);
    if (text.length > ceiling) {
      faults.push(
        `${room} leaves ${text.length} B behind (at most ${ceiling}) where nothing of it is used: ${text.slice(0, 200)}`,
      );
    }
  }
  return rows;
}

const milliseconds = (value: number) => value.toFixed(1);

function timeImports(): ImportTime[] {
  const times = importTimes([yardstick, ...(options.import || options.json ? doors : [manifest.name])], 15);
  const costOf = (name: string) => times.find(({ door, format }) => door === name && format === "esm")!.cpu;
  const part = costOf(manifest.name) / costOf(yardstick);
  if (part > importCeiling) {
    faults.push(`importing the root costs ${part.toFixed(2)} of importing ${yardstick}; ${importCeiling} is allowed`);
  }
  return times;
}

buildIfStale();
await checkMarks();
const first: Weight[] = [];
for (const { area, code, ceiling, without } of dayOne) {
  first.push(await weigh(`${area}: ${/default (.*);$/.exec(code)?.[1] ?? code}`, code, ceiling, without));
}
table(
  ["the first line of each area", "gzip", "with"],
  first.map(({ what, gz, packages }) => [what.slice(0, 90), gz, packages.join(" ")]),
);
const whole = await weighDoors();
table(
  ["whole subpath", "gzip", "with"],
  whole.map(({ what, gz, packages }) => [what, gz, packages.join(" ")]),
);
const functions = await weighFunctions();
if (options.all) {
  table(
    ["each function alone", "gzip", "with"],
    functions.map(({ what, gz, packages }) => [what, gz, packages.join(" ")]),
  );
}
print(`${functions.length} functions weighed one by one (--all shows them)`);
const rooms = await weighRooms();
const times = timeImports();
table(
  ["import, ms over an empty process", "format", "wall", "processor"],
  times.map(({ door, format, wall, cpu }) => [door, format, milliseconds(wall), milliseconds(cpu)]),
);
if (options.json)
  process.stdout.write(`${JSON.stringify({ first, whole, functions, rooms, times, faults }, null, 2)}\n`);
for (const fault of faults.slice(0, 30)) process.stderr.write(`${fault}\n`);
if (faults.length > 30) process.stderr.write(`and ${faults.length - 30} more\n`);
if (faults.length > 0) process.exitCode = 1;
