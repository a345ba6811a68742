/**
 * A month end, from the files people have to the reports they need:
 *
 *     npm run demo
 *     npm run demo -- --help
 */
import { run } from "./run.js";

process.exitCode = await run(process.argv.slice(2), process);
