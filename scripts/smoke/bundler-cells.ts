/** Bundlers make one file of the first program, which still gives the right answers; and of one function a small one. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { manifest } from "../package.ts";
import { type Cell, run, tool } from "./cells.ts";
import type { Consumer } from "./consumer.ts";
import * as versions from "./versions.ts";

type Bundler = keyof typeof versions.bundlers;

/** For each bundler the body of a script that bundles `input` into `output` and gives its warnings to `warn`. */
const scripts: Readonly<Record<Bundler, string>> = {
  esbuild: `
    import { build } from "esbuild";
    const { warnings } = await build({ entryPoints: [input], outfile: output, bundle: true, format: "esm", logLevel: "silent" });
    for (const warning of warnings) warn(warning.text);`,
  rollup: `
    import { rollup } from "rollup";
    import { nodeResolve } from "@rollup/plugin-node-resolve";
    const bundle = await rollup({ input, plugins: [nodeResolve()], onwarn: (warning) => warn(warning.message) });
    await bundle.write({ file: output, format: "esm" });`,
  rolldown: `
    import { rolldown } from "rolldown";
    const bundle = await rolldown({ input, onwarn: (warning) => warn(warning.message) });
    await bundle.write({ file: output, format: "esm" });`,
  webpack: `
    import { basename, dirname } from "node:path";
    import webpack from "webpack";
    await new Promise((resolve, reject) => webpack({
      mode: "production", entry: input, experiments: { outputModule: true }, performance: false,
      output: { path: dirname(output), filename: basename(output), library: { type: "module" } },
    }, (error, stats) => {
      if (error || stats.hasErrors()) return reject(error ?? new Error(stats.toString()));
      for (const warning of stats.toJson().warnings) warn(warning.message);
      resolve();
    }));`,
};

const frame = `
    const [, , input, output] = process.argv;
    const warn = (message) => console.log(JSON.stringify(message));`;

/** A warning that is all about other packages is for their makers. */
function isForeign(warning: string): boolean {
  const packages = [...warning.matchAll(/node_modules\/([\w.-]+)/g)].map((match) => match[1]);
  return packages.length > 0 && !packages.includes(manifest.name);
}

/** A metric with everything it needs, and its ceiling: no dependency fits under it. */
const oneFunction = 'export { engagementRate } from "creator-core/metrics";\n';
const ceiling = 5_000;

function bundled(bundler: Bundler, consumer: Consumer, input: string): string {
  const beside = bundler === "rollup" ? versions.rollupResolve : undefined;
  const modules = tool(bundler, versions.bundlers[bundler], beside === undefined ? {} : { beside });
  const script = join(modules, "..", "bundle.mjs");
  writeFileSync(script, `${frame}${scripts[bundler]}\n`);
  const output = join(consumer.folder, `${bundler}.${input}`);
  const printed = run(process.execPath, [script, join(consumer.folder, input), output], { cwd: consumer.folder });
  const warnings = printed.split("\n").filter((line) => line !== "" && !isForeign(line));
  if (warnings.length > 0) throw new Error(`warnings:\n${warnings.join("\n")}`);
  return output;
}

export function bundlerCells(): Cell[] {
  return (Object.keys(versions.bundlers) as Bundler[]).map((bundler) => ({
    name: `${bundler} ${versions.bundlers[bundler]}`,
    run(consumer) {
      const whole = bundled(bundler, consumer, "program.mjs");
      const printed = run(process.execPath, [whole], { cwd: consumer.folder });
      if (!consumer.answer.test(printed)) throw new Error(`the bundle printed something else:\n${printed}`);

      writeFileSync(join(consumer.folder, "one.mjs"), oneFunction);
      const { code } = transformSync(readFileSync(bundled(bundler, consumer, "one.mjs"), "utf8"), {
        minify: true,
        format: "esm",
      });
      const bytes = gzipSync(code).length;
      if (bytes > ceiling) throw new Error(`engagementRate alone weighs ${bytes} B, more than ${ceiling}`);
      return `no warnings; engagementRate alone ${bytes} B`;
    },
  }));
}
