import { defineConfig } from "tsup";
import { entryPoints } from "./scripts/entry-points.ts";
import { oneFilePerRoom } from "./scripts/output-layout.ts";

export default defineConfig({
  // The plugin decides which files come out; see scripts/output-layout.ts.
  entry: ["src/index.ts"],
  esbuildPlugins: [oneFilePerRoom()],
  format: ["esm", "cjs"],
  target: "es2022",
  // "node" writes the names of a CommonJS file where Node finds them, for `import { x }` of it. Nothing of Node is used.
  esbuildOptions(options, { format }) {
    options.platform = format === "cjs" ? "node" : "neutral";
    options.sourcesContent = false; // src/ is in the package
  },
  splitting: false,
  sourcemap: true,
  clean: true,
  // Types only for the public entry points. tsup sets `baseUrl`, which TypeScript 6 deprecates.
  dts: { entry: entryPoints(), compilerOptions: { ignoreDeprecations: "6.0" } },
});
