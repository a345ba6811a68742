/**
 * Writes the example's data set:
 *
 *     npx tsx --tsconfig examples/tsconfig.json examples/commission/generate.ts --out examples/commission/data/quarter.json
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { quarter } from "./generate/quarter.js";

const { values } = parseArgs({ options: { out: { type: "string" } } });

if (values.out === undefined) {
  console.error("Usage: generate.ts --out FILE");
  process.exitCode = 2;
} else writeFileSync(values.out, quarter());
