import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import base from "../../vitest.config.ts";

const fewerRuns = fileURLToPath(new URL("./fewer-runs.ts", import.meta.url));

// A mutant of money, rate or time has to be caught by the tests of these rooms, not by an end-to-end run that breaks.
// Merging would add to `include`; here it is replaced.
export default defineConfig({
  ...base,
  root: fileURLToPath(new URL("../../", import.meta.url)),
  plugins: [
    {
      name: "fewer-runs",
      enforce: "pre",
      resolveId: (source, importer) => (source === "fast-check" && importer !== fewerRuns ? fewerRuns : null),
    },
  ],
  test: {
    ...base.test,
    include: [
      "test/kernels/{exact-arithmetic,largest-remainder,mul-div-round,plain-numbers}.{test,prop.test}.ts",
      "test/{money,rate,time}/*.{test,prop.test}.ts",
    ],
    typecheck: { enabled: false },
    globalSetup: [],
    env: { LAWS_EFFORT: "0.01" },
    reporters: ["default"],
  },
});
