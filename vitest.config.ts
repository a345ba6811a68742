import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const src = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^creator-core$/, replacement: src("index.ts") },
      { find: /^creator-core\/(.+)$/, replacement: src("$1/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts", "test/**/*.prop.test.ts"],
    reporters: ["dot"],
    globalSetup: ["./test/support/announce.ts"],
    setupFiles: ["./test/support/seed.ts"],
    // Sharing one module graph per worker is ten times faster; ISOLATE=1 gives each file its own.
    isolate: process.env["ISOLATE"] === "1",
    typecheck: {
      enabled: process.env["TYPECHECK"] !== "0",
      include: ["test/**/*.test-d.ts"],
      tsconfig: "./tsconfig.dev.json",
    },
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/**/index.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { statements: 99, branches: 97, functions: 99, lines: 99 },
    },
  },
});
