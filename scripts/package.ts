/** The package as npm would publish it, for the scripts that look at it. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { globSync } from "tinyglobby";
import { entryPoints } from "./entry-points.ts";

export const root = fileURLToPath(new URL("../", import.meta.url));

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

export const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as Manifest;

/** What a user writes to import each door: `creator-core`, `creator-core/money`, … */
export const doors: readonly string[] = Object.keys(entryPoints()).map((entry) =>
  `${manifest.name}/${entry}`.replace(/\/index$/, ""),
);

/** Builds dist/ if there is none, or if it is older than what it is made from. */
export function buildIfStale(): void {
  const sources = globSync(["src/**/*.ts", "tsup.config.ts", "scripts/output-layout.ts", "package.json"], {
    cwd: root,
  });
  const changed = Math.max(...sources.map((path) => statSync(`${root}${path}`).mtimeMs));
  const built = `${root}dist/index.d.ts`;
  if (existsSync(built) && statSync(built).mtimeMs > changed) return;
  process.stderr.write("dist/ is older than src/: building it first\n");
  execFileSync("npm", ["run", "build"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
}

export interface Tarball {
  readonly path: string;
  readonly bytes: number;
  /** Every file in it, from the package's root. */
  readonly files: readonly string[];
}

/** `npm pack` into a folder, of a fresh build. */
export function pack(folder: string): Tarball {
  buildIfStale();
  const printed = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [packed] = JSON.parse(printed) as { filename: string; size: number; files: { path: string }[] }[];
  const { filename, size, files } = packed!;
  return { path: join(folder, filename), bytes: size, files: files.map(({ path }) => path).sort() };
}

/** Unpacks a tarball where its imports still find the dependencies of this checkout. The caller takes the folder away. */
export function unpack(tarball: Tarball): string {
  const cache = `${root}node_modules/.cache`;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "creator-core-unpacked-"));
  execFileSync("tar", ["-xzf", tarball.path, "-C", folder, "--strip-components=1"]);
  return folder;
}
