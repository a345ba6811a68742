/**
 * Packs the package, installs the tarball into an empty folder as a user would, and imports it from there: as an ES
 * module, as CommonJS, and from the notebook script under ts-node.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { entryPoints } from "./entry-points.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const { devDependencies } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as {
  devDependencies: Record<string, string>;
};
const doors = Object.keys(entryPoints()).map((entry) => `creator-core/${entry}`.replace(/\/index$/, ""));
const folder = mkdtempSync(join(tmpdir(), "creator-core-smoke-"));
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

const names = (load: string) => `
  const names = {};
  for (const door of ${JSON.stringify(doors)}) names[door] = Object.keys(${load}).filter((n) => n !== "default" && n !== "module.exports").sort();
  console.log(JSON.stringify(names));`;

try {
  const packed = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  ) as { filename: string; size: number; entryCount: number }[];
  const { filename, size, entryCount } = packed[0]!;
  process.stdout.write(`packed ${filename}: ${entryCount} files, ${(size / 1024).toFixed(0)} kB\n`);

  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a-users-project", private: true }));
  const tools = ["typescript", "ts-node", "@types/node"].map((name) => `${name}@${devDependencies[name]}`);
  run("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", `./${filename}`, ...tools);

  writeFileSync(join(folder, "esm.mjs"), names("await import(door)"));
  writeFileSync(join(folder, "cjs.cjs"), names("require(door)"));
  const [esm, cjs] = [run("node", "esm.mjs"), run("node", "cjs.cjs")];
  if (esm !== cjs) throw new Error(`ES module and CommonJS export different names:\n${esm}\n${cjs}`);
  process.stdout.write(`${doors.length} doors export the same names as ES modules and CommonJS\n`);

  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        module: "nodenext",
        moduleResolution: "nodenext",
        target: "es2022",
        strict: true,
        types: ["node"],
      },
    }),
  );
  copyFileSync(`${root}examples/notebook.ts`, join(folder, "notebook.ts"));
  const printed = run("npx", "ts-node", "notebook.ts");
  if (!printed.includes("reconciles")) throw new Error(`the notebook printed something else:\n${printed}`);
  process.stdout.write(`notebook.ts under ts-node printed ${printed.trim().split("\n").length} lines\n`);
} catch (error) {
  process.stderr.write(`The packed package does not work as shipped. ${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
