/**
 * Does the package work as shipped? Packs it, installs the tarball into an empty folder as a user would, and runs a first
 * program there with what a clone of this repository has anyway. `npm run smoke:all` tries everything else.
 */
import { rmSync } from "node:fs";
import { manifest } from "./package.ts";
import { runCells } from "./smoke/cells.ts";
import { makeConsumer } from "./smoke/consumer.ts";
import { currentNode, notebookScript, tsNodeWithEmptySettings } from "./smoke/runtime-cells.ts";
import { currentTypeScript } from "./smoke/type-cells.ts";

const consumer = makeConsumer();
try {
  const { typescript } = manifest.devDependencies;
  const cells = [...currentNode(), tsNodeWithEmptySettings, notebookScript, ...currentTypeScript(typescript!)];
  if (!(await runCells(cells, consumer))) process.exitCode = 1;
} finally {
  rmSync(consumer.folder, { recursive: true, force: true });
}
