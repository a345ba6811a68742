/**
 * What a shop owes its creators, told three ways:
 *
 *     npx tsx --tsconfig examples/tsconfig.json examples/commission/main.ts
 *     npx tsx --tsconfig examples/tsconfig.json examples/commission/main.ts --help
 */
import { run } from "./run.js";

process.exitCode = await run(process.argv.slice(2), process);
