/**
 * Writes the example's data set. The bundled one in `data/` is:
 *
 *     npx tsx --tsconfig examples/tsconfig.json examples/month-end/generate.ts --out examples/month-end/data --scale 1
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { dataSet } from "./generate/data-set.js";

const { values } = parseArgs({ options: { out: { type: "string" }, scale: { type: "string", default: "1" } } });
const scale = Number(values.scale);

if (values.out === undefined || !Number.isSafeInteger(scale) || scale < 1) {
  console.error("Usage: generate.ts --out DIRECTORY [--scale 1], where the scale is a whole number.");
  process.exitCode = 2;
} else {
  mkdirSync(values.out, { recursive: true });
  for (const [name, text] of dataSet(scale)) writeFileSync(join(values.out, name), text);
}
