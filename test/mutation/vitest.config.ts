import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import base from "../../vitest.config.ts";

// A mutant of money, rate or time has to be caught by the tests of these rooms, not by an end-to-end run that breaks.
// Merging would add to `include`; here it is replaced.
export default defineConfig({
  ...base,
  root: fileURLToPath(new URL("../../", import.meta.url)),
  test: {
    ...base.test,
    include: ["test/{kernels,money,rate,time}/*.{test,prop.test}.ts"],
    typecheck: { enabled: false },
    globalSetup: [],
    env: { LAWS_EFFORT: "0.01" },
    reporters: ["default"],
  },
});
