import { defineConfig } from "tsup";
import { entryPoints } from "./scripts/entry-points.ts";

export default defineConfig({
  // One output file per source module, so that an unused import of decimal.js or zod can be dropped by a bundler.
  entry: ["src/**/*.ts"],
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  splitting: true,
  treeshake: true,
  sourcemap: true,
  clean: true,
  // Types only for the public entry points. tsup sets `baseUrl`, which TypeScript 6 deprecates.
  dts: { entry: entryPoints(), compilerOptions: { ignoreDeprecations: "6.0" } },
});
