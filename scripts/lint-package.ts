/**
 * Looks at the tarball as npm would publish it: publint and "are the types wrong?" in their strictest settings, and our
 * own rules about what may lie in it. Prints every fault, and exits with 1 if there is one.
 */
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import ts from "typescript";
import { entryPoints } from "./entry-points.ts";
import { manifest, pack, root, type Tarball, unpack } from "./package.ts";

/** One rule: its faults, each a sentence. */
type Rule = (tarball: Tarball, folder: string) => readonly string[] | Promise<readonly string[]>;

const rules: Readonly<Record<string, Rule>> = {
  "publint, strict": publintFaults,
  "the types are right for node10, node16 and bundlers": typeFaults,
  "only what a user needs is in it": contentFaults,
  "no path of this machine": machinePaths,
  "source maps lead to the source": mapFaults,
  "every file of dist is reached from a door": orphans,
  "no dependency in the types, but zod in schemas": dependenciesInTypes,
  "the types promise the values that there are": valueFaults,
};

async function publintFaults(_: Tarball, folder: string): Promise<string[]> {
  const { messages, pkg } = await publint({ pkgDir: folder, strict: true, pack: false });
  return messages.map((message) => `${message.type}: ${formatMessage(message, pkg, { color: false })}`);
}

interface AttwReport {
  readonly analysis: {
    readonly entrypoints: Readonly<Record<string, unknown>>;
    readonly problems: readonly {
      readonly kind: string;
      readonly entrypoint?: string;
      readonly resolutionKind?: string;
    }[];
  };
}

function typeFaults(tarball: Tarball, folder: string): string[] {
  const attw = createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json");
  const args = [join(dirname(attw), "dist/index.js"), tarball.path, "--profile", "strict", "--format", "json"];
  const { analysis } = JSON.parse(outputOf(args, join(folder, "attw.json"))) as AttwReport;
  const checked = Object.keys(analysis.entrypoints).length - 1; // package.json is an entry point of its own
  const missed = checked === Object.keys(entryPoints()).length ? [] : [`attw saw ${checked} entry points`];
  return [
    ...missed,
    ...analysis.problems.map(
      ({ kind, entrypoint = "", resolutionKind = "" }) => `${kind} ${entrypoint} ${resolutionKind}`,
    ),
  ];
}

/** What a script of Node prints, by way of a file: it may end with a fault, and before a pipe has taken all it had to say. */
function outputOf(args: readonly string[], file: string): string {
  const stdout = openSync(file, "w");
  spawnSync(process.execPath, args, { stdio: ["ignore", stdout, "inherit"] });
  closeSync(stdout);
  return readFileSync(file, "utf8");
}

/** What may be in the package. Tests, data, scripts and configuration may not. */
const allowed = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^src\/[\w/-]+\.ts$/,
  /^dist\/[\w/-]+\.(js|cjs)(\.map)?$/,
  /^dist\/[\w/-]+\.d\.(ts|cts)$/,
];

function contentFaults({ files }: Tarball): string[] {
  const strangers = files.filter((file) => !allowed.some((pattern) => pattern.test(file)) || /\.test\.|__/.test(file));
  // The change log is written by the first release.
  const expected = ["package.json", "README.md", "LICENSE", ...(manifest.version === "0.0.0" ? [] : ["CHANGELOG.md"])];
  return [
    ...strangers.map((file) => `${file} has no business there`),
    ...expected.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
  ];
}

function machinePaths({ files }: Tarball, folder: string): string[] {
  const places = [root, homedir(), tmpdir()]
    .filter((place) => place.length > 1)
    .map((place) => place.replace(/\/$/, ""));
  return files.filter((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    return places.some((place) => text.includes(`${place}/`)) || /file:\/\/\/|\/(home|Users)\/\w/.test(text);
  });
}

function mapFaults({ files }: Tarball, folder: string): string[] {
  const faults: string[] = [];
  for (const file of files.filter((name) => name.endsWith(".map"))) {
    const map = JSON.parse(readFileSync(join(folder, file), "utf8")) as {
      sources: string[];
      sourcesContent?: unknown[];
    };
    if (map.sourcesContent?.some((text) => text !== null)) faults.push(`${file} carries the source a second time`);
    for (const source of map.sources) {
      if (!files.includes(posix.join(dirname(file), source)))
        faults.push(`${file} leads to ${source}, which is not there`);
    }
  }
  for (const file of files.filter((name) => /\.c?js$/.test(name))) {
    const named = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(readFileSync(join(folder, file), "utf8"))?.[1];
    if (named !== `${posix.basename(file)}.map`) faults.push(`${file} names the source map ${named}`);
  }
  return faults;
}

/** The files of dist that a file imports, and the packages. */
function importsOf(folder: string, file: string): { files: string[]; packages: string[] } {
  if (!existsSync(join(folder, file))) return { files: [], packages: [] };
  const { importedFiles } = ts.preProcessFile(readFileSync(join(folder, file), "utf8"), true, true);
  const names = importedFiles.map(({ fileName }) => fileName);
  const target = (name: string) => {
    const path = posix.join(dirname(file), name);
    return /\.d\.c?ts$/.test(file) ? path.replace(/\.(c?)js$/, ".d.$1ts") : path;
  };
  return {
    files: names.filter((name) => name.startsWith(".")).map(target),
    packages: names.filter((name) => !name.startsWith(".")),
  };
}

function reachedFrom(folder: string, doors: readonly string[]): Set<string> {
  const reached = new Set(doors);
  for (const file of reached) for (const next of importsOf(folder, file).files) reached.add(next);
  return reached;
}

const extensions = ["js", "cjs", "d.ts", "d.cts"] as const;

function orphans({ files }: Tarball, folder: string): string[] {
  const doors = Object.keys(entryPoints()).flatMap((entry) =>
    extensions.map((extension) => `dist/${entry}.${extension}`),
  );
  const reached = reachedFrom(folder, doors);
  const known = new Set(files);
  return [
    ...files
      .filter((file) => /^dist\/.*\.c?[jt]s$/.test(file) && !reached.has(file))
      .map((file) => `${file} is imported by nothing`),
    ...[...reached].filter((file) => !known.has(file)).map((file) => `${file} is imported and not there`),
  ];
}

function dependenciesInTypes(_: Tarball, folder: string): string[] {
  const faults: string[] = [];
  for (const entry of Object.keys(entryPoints())) {
    for (const file of reachedFrom(folder, [`dist/${entry}.d.ts`, `dist/${entry}.d.cts`])) {
      for (const name of importsOf(folder, file).packages) {
        const inSchemas = /^zod(\/|$)/.test(name) && entry === "schemas/index";
        if (!inSchemas) faults.push(`${entry}: ${file} needs the types of ${name}`);
      }
    }
  }
  return faults;
}

/** A bundler of types can turn `export type { X }` into a value that is not there: compared with the loaded module. */
async function valueFaults(_: Tarball, folder: string): Promise<string[]> {
  const faults: string[] = [];
  const entries = Object.keys(entryPoints());
  for (const [types, code] of [
    ["d.ts", "js"],
    ["d.cts", "cjs"],
  ] as const) {
    const promised = valuesInTypes(entries.map((entry) => join(folder, `dist/${entry}.${types}`)));
    for (const [i, entry] of entries.entries()) {
      const file = join(folder, `dist/${entry}.${code}`);
      const loaded = code === "js" ? await import(pathToFileURL(file).href) : createRequire(file)(file);
      const names = Object.keys(loaded as object)
        .sort()
        .join(" ");
      if (names !== promised[i])
        faults.push(`dist/${entry}.${types} promises\n      ${promised[i]}\n    and there is\n      ${names}`);
    }
  }
  return faults;
}

function valuesInTypes(files: readonly string[]): string[] {
  const program = ts.createProgram(files, { module: ts.ModuleKind.NodeNext, skipLibCheck: true, types: [] });
  const checker = program.getTypeChecker();
  return files.map((file) => {
    const source = program.getSourceFile(file);
    const symbol = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    const exported = symbol === undefined ? [] : checker.getExportsOfModule(symbol);
    const isValue = (one: ts.Symbol) => {
      const target = one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one;
      return (target.flags & ts.SymbolFlags.Value) !== 0 && !isTypeOnly(one);
    };
    return exported
      .filter(isValue)
      .map((one) => one.name)
      .sort()
      .join(" ");
  });
}

const isTypeOnly = (symbol: ts.Symbol) =>
  symbol.declarations?.some(
    (node) => ts.isExportSpecifier(node) && (node.isTypeOnly || node.parent.parent.isTypeOnly),
  ) ?? false;

async function faultsOf(rule: Rule, tarball: Tarball, folder: string): Promise<readonly string[]> {
  try {
    return await rule(tarball, folder);
  } catch (error) {
    return [`it cannot even be checked: ${(error as Error).message}`];
  }
}

const folder = mkdtempSync(join(tmpdir(), "creator-core-lint-"));
let unpacked: string | undefined;
try {
  const tarball = pack(folder);
  unpacked = unpack(tarball);
  process.stdout.write(
    `${posix.basename(tarball.path)}: ${tarball.files.length} files, ${Math.round(tarball.bytes / 1024)} kB\n`,
  );
  for (const [title, rule] of Object.entries(rules)) {
    const faults = await faultsOf(rule, tarball, unpacked);
    process.stdout.write(`${faults.length === 0 ? "ok     " : "FAILED "} ${title}\n`);
    for (const fault of faults.slice(0, 20)) process.stdout.write(`    ${fault}\n`);
    if (faults.length > 20) process.stdout.write(`    and ${faults.length - 20} more\n`);
    if (faults.length > 0) process.exitCode = 1;
  }
} finally {
  for (const made of [folder, unpacked]) if (made !== undefined) rmSync(made, { recursive: true, force: true });
}
