/** What a user's bundler makes of a piece of code that imports the built package. */
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { manifest, root } from "./package.ts";

export interface Bundle {
  /** Minified and compressed, in bytes. */
  readonly gz: number;
  readonly text: string;
  readonly warnings: readonly string[];
  /** The packages that got in, by name. */
  readonly packages: readonly string[];
}

/** Bundles a module of code as an application would: minified, nothing left out but what nobody uses. */
export async function bundle(code: string, plugins: Plugin[] = []): Promise<Bundle> {
  const { outputFiles, warnings, metafile } = await build({
    stdin: { contents: code, resolveDir: root, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    metafile: true,
    logLevel: "silent",
    plugins,
  });
  const bytes = outputFiles[0]!.contents;
  const packages = new Set<string>();
  for (const { path } of inputsOf(metafile)) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
    if (name !== undefined) packages.add(name);
  }
  return {
    gz: gzipSync(bytes).length,
    text: outputFiles[0]!.text,
    warnings: warnings.map(({ text }) => text),
    packages: [...packages].sort(),
  };
}

/** The modules of src/ and of the packages that weigh most in a bundle: "errors/preview.ts 699 B". */
export async function largestModules(code: string, count: number): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: code, resolveDir: root, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    metafile: true,
    logLevel: "silent",
    plugins: [fromSource()],
  });
  return inputsOf(metafile)
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, count)
    .map(({ path, bytes }) => `${path.replace(/^.*(?:node_modules|src)\//, "")} ${bytes} B`);
}

/** The built package has one file for each room; its source has one for each function, and can say which of them grew. */
function fromSource(): Plugin {
  return {
    name: "from-source",
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${manifest.name}(/|$)`) }, ({ path }) => ({
        path: `${root}src/${path.slice(manifest.name.length + 1) || "."}/index.ts`,
        sideEffects: false,
      }));
    },
  };
}

interface Input {
  readonly path: string;
  readonly bytes: number;
}

function inputsOf(metafile: {
  outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
}): Input[] {
  return Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput }))
    .filter(({ bytes }) => bytes > 0);
}

/** What stays of a file of dist/ that is imported for nothing: code that runs on import and that no bundler may drop. */
export async function leftBehind(file: string): Promise<string> {
  const keepOne: Plugin = {
    name: "keep-one",
    setup(build) {
      build.onResolve({ filter: /^kept$/ }, () => ({ path: `${root}dist/${file}`, sideEffects: true }));
    },
  };
  return (await bundle('import "kept";', [keepOne])).text.trim();
}
