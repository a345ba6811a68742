import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import base from "../../vitest.config.ts";

const fewerRuns = fileURLToPath(new URL("./fewer-runs.ts", import.meta.url));

/** Examples are quick and catch most mutants; the first failure ends the run, and the laws need not even be loaded. */
class ExamplesFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLaw = ({ moduleId }: TestSpecification) => Number(moduleId.endsWith(".prop.test.ts"));
    return Promise.resolve(files.toSorted((a, b) => isLaw(a) - isLaw(b)));
  }
}

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
    sequence: { sequencer: ExamplesFirst },
    reporters: ["default"],
  },
});
