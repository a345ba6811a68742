/**
 * Who earned the orders of a season, told three ways:
 *
 *     npx tsx --tsconfig examples/tsconfig.json examples/attribution/main.ts
 *     npx tsx --tsconfig examples/tsconfig.json examples/attribution/main.ts --help
 */
import { run } from "./run.js";

process.exitCode = await run(process.argv.slice(2), process);
