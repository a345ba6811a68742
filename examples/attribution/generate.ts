/**
 * Writes the example's data set:
 *
 *     npx tsx --tsconfig examples/tsconfig.json examples/attribution/generate.ts --out examples/attribution/data/season.json
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { season } from "./generate/season.js";

const { values } = parseArgs({ options: { out: { type: "string" } } });

if (values.out === undefined) {
  console.error("Usage: generate.ts --out FILE");
  process.exitCode = 2;
} else writeFileSync(values.out, season());
