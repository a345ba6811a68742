/**
 * Which file of dist/ a file of src/ becomes a part of.
 *
 * Three kinds of files come out, each in both formats:
 *
 *     money/index.js     a door: the public names of a room, and nothing else
 *     money/room.js      a room: all its modules in one file, because Node pays for every file that it opens
 *     rate/_decimal.js   a module that stands alone, because a bundler can leave out a whole file, and with it a dependency
 *
 * No file of code has a hash in its name, and the floors of src/ keep the files free of circles.
 */
import { readFileSync } from "node:fs";
import { dirname, posix, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { OutputFile, Plugin } from "esbuild";
import { globSync } from "tinyglobby";
import { entryPoints } from "./entry-points.ts";

const src = fileURLToPath(new URL("../src", import.meta.url));

/** Rooms whose modules do work when they are imported (a schema is built by calls), so that nobody pays for all of them. */
const roomsOfLoners = ["schemas"];

interface Module {
  /** From `src/`, such as `"money/money.ts"`. */
  readonly path: string;
  readonly exports: readonly string[];
  /** What it imports to run; types leave nothing behind. Modules of `src/` by path, packages by name. */
  readonly imports: readonly string[];
}

const modules: ReadonlyMap<string, Module> = new Map(
  globSync("**/*.ts", { cwd: src })
    .sort()
    .map((path) => [path, readModule(path)]),
);

function readModule(path: string): Module {
  const text = readFileSync(`${src}/${path}`, "utf8");
  const declared = text.matchAll(/^export (?:const|let|class|function\*?|async function) (\w+)/gm);
  const imported = text.matchAll(/^(?:import|export)\s+(?!type\b)([^;"]*?)\s+from\s+"([^"]+)"/gm);
  return {
    path,
    exports: [...new Set([...declared].map((match) => match[1]!))],
    imports: [...imported]
      .filter((match) => match[1]!.split(/[{},]/).some((name) => /^\s*(?!type\s)\S/.test(name)))
      .map((match) => moduleNamed(match[2]!, path)),
  };
}

function moduleNamed(specifier: string, importer: string): string {
  return specifier.startsWith(".") ? posix.join(dirname(importer), specifier).replace(/\.js$/, ".ts") : specifier;
}

const doors: ReadonlySet<string> = new Set(Object.values(entryPoints()).map((path) => path.replace("src/", "")));

/**
 * The room of a module, which may have folders inside: `"attribution/links/build-utm.ts"` is in `attribution`. Folders of
 * kernels stay apart, because everybody imports some kernel, and nearly nobody those with tables.
 */
function roomOf(module: string): string {
  const folders = dirname(module).split("/");
  if (folders[0] === "kernels") return folders.join("/");
  return folders.slice(0, folders[0] === "adapters" ? 2 : 1).join("/");
}

/** A module that imports a package stands alone, and so does what it needs of its own room, or the two files would need each other. */
const alone: ReadonlySet<string> = loners();

function loners(): Set<string> {
  const found = new Set<string>();
  for (const { path, imports } of modules.values()) {
    if (roomsOfLoners.includes(dirname(path)) || imports.some((name) => !modules.has(name))) found.add(path);
  }
  for (const path of found) {
    for (const name of modules.get(path)!.imports)
      if (roomOf(name) === roomOf(path) && modules.has(name)) found.add(name);
  }
  return found;
}

/** The file of dist/ that holds a module: `"money/add-money.ts"` is in `"money/room"`. */
export function outputOf(module: string): string {
  return doors.has(module) || alone.has(module) ? module.replace(/\.ts$/, "") : `${roomOf(module)}/room`;
}

/** The files of dist/, without extension, each with the modules of src/ that it is made of. */
export function outputFiles(): ReadonlyMap<string, readonly Module[]> {
  const files = new Map<string, Module[]>();
  for (const module of modules.values()) {
    if (module.exports.length === 0 && !doors.has(module.path)) continue;
    const file = outputOf(module.path);
    files.set(file, [...(files.get(file) ?? []), module]);
  }
  return files;
}

const isRoom = (file: string) => posix.basename(file) === "room";

/** Two modules of a room that export one name would silently hide each other. */
function refuseNamesakes(file: string, members: readonly Module[]): void {
  const owners = new Map<string, string>();
  for (const { path, exports } of members) {
    for (const name of exports) {
      const other = owners.get(name);
      if (other !== undefined) throw new Error(`dist/${file}: ${name} is exported by ${other} and by ${path}`);
      owners.set(name, path);
    }
  }
}

/** The list of a room's exports is written by no module: its source map names the first one instead. */
function withoutLists({ path, text }: OutputFile): string {
  const map = JSON.parse(text) as { sources: string[] };
  map.sources = map.sources.map((source) => {
    const [module] = outputs.get(source.replace(/^output:/, "")) ?? [];
    return module === undefined ? source : posix.relative(dirname(path), `${src}/${module.path}`);
  });
  return JSON.stringify(map);
}

/**
 * esbuild exports from CommonJS by getters, for the sake of circles. There are none, and a plain property is read in half
 * the time, which shows wherever one room calls another in a loop.
 */
function withPlainExports(text: string): string {
  const exported = /^module\.exports = __toCommonJS\((\w+)\);$/m.exec(text)?.[1];
  const end = text.indexOf("// Annotate the CommonJS export names");
  if (exported === undefined || end < 0) return text;
  const plain = `module.exports = __defProp({ ...${exported} }, "__esModule", { value: true });\n`;
  return text.slice(0, end) + plain + text.slice(end);
}

const outputs = outputFiles();

/** Builds {@link outputFiles} with esbuild: an import that leaves its file of dist/ becomes an import of another one. */
export function oneFilePerRoom(): Plugin {
  for (const [file, members] of outputs) refuseNamesakes(file, members);
  return {
    name: "one-file-per-room",
    setup(build) {
      const extension = build.initialOptions.format === "cjs" ? ".cjs" : ".js";
      build.initialOptions.entryPoints = [...outputs.keys()].map((out) => ({ in: `output:${out}`, out }));

      build.onResolve({ filter: /^output:/ }, ({ path }) => {
        const file = path.slice("output:".length);
        return isRoom(file) ? { path: file, namespace: "output" } : { path: `${src}/${file}.ts` };
      });
      build.onLoad({ filter: /.*/, namespace: "output" }, ({ path }) => ({
        contents: outputs
          .get(path)!
          .map((module) => `export * from "./${posix.relative(dirname(path), module.path)}";`)
          .join("\n"),
        resolveDir: `${src}/${dirname(path)}`,
      }));
      build.onResolve({ filter: /^\./ }, ({ path, importer, namespace, resolveDir }) => {
        if (namespace === "output") return undefined;
        const target = relative(src, resolve(resolveDir, path)).replace(/\.js$/, ".ts");
        const [from, to] = [outputOf(relative(src, importer)), outputOf(target)];
        if (from === to) return undefined;
        const specifier = posix.relative(dirname(from), to);
        return {
          path: `${specifier.startsWith(".") ? "" : "./"}${specifier}${extension}`,
          external: true,
          sideEffects: false,
        };
      });
      build.onEnd(({ outputFiles = [] }) => {
        for (const file of outputFiles) {
          const text = file.path.endsWith(".map") ? withoutLists(file) : withPlainExports(file.text);
          file.contents = Buffer.from(text);
        }
      });
    },
  };
}
