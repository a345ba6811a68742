/**
 * The packed tarball on every runtime, compiler, bundler and notebook it promises to work on.
 *
 *     npm run smoke:all                        everything; the first time it fetches what it needs from the registry
 *     npm run smoke:all -- --only deno         the cells whose name holds "deno"
 *
 * A cell that needs something which is not there says so and is skipped; a cell that fails prints why.
 */
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { browserCells } from "./smoke/browser-cells.ts";
import { bundlerCells } from "./smoke/bundler-cells.ts";
import { runCells } from "./smoke/cells.ts";
import { makeConsumer } from "./smoke/consumer.ts";
import { notebookCells } from "./smoke/notebook-cells.ts";
import { bunCells, denoCells, everyNode, notebookScript, tsNodeWithEmptySettings } from "./smoke/runtime-cells.ts";
import { everyTypeScript } from "./smoke/type-cells.ts";

const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
const cells = [
  ...everyNode(),
  tsNodeWithEmptySettings,
  notebookScript,
  ...denoCells(),
  ...bunCells(),
  ...browserCells(),
  ...notebookCells(),
  ...bundlerCells(),
  ...everyTypeScript(),
].filter(({ name }) => name.toLowerCase().includes(values.only.toLowerCase()));
if (cells.length === 0) throw new Error(`no cell's name holds "${values.only}"`);

const consumer = makeConsumer();
try {
  if (!(await runCells(cells, consumer))) process.exitCode = 1;
} finally {
  rmSync(consumer.folder, { recursive: true, force: true });
}
