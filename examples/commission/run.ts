import { isCreatorCoreError } from "creator-core/errors";
import { OutDirectory } from "../month-end/out-directory.js";
import { Problem } from "../month-end/problem.js";
import { printable } from "../month-end/report/words.js";
import type { Terminal } from "../month-end/run.js";
import { type Arguments, help, readArguments } from "./arguments.js";
import { type Findings, findingsOf } from "./findings.js";
import { type Quarter, readQuarter } from "./read-quarter.js";
import { pageOf } from "./report/page.js";
import { summary } from "./summary.js";

/** So many faults are told one by one. */
const mostFaults = 10;

/** Reads, computes, writes. Returns the exit code. */
export async function run(given: readonly string[], { stdout, stderr }: Terminal): Promise<0 | 1 | 2> {
  try {
    const options = readArguments(given);
    if (options === "help") {
      stdout.write(help);
      return 0;
    }
    const { quarter, faults } = await readQuarter(options.data);
    for (const fault of faults.slice(0, mostFaults)) stderr.write(`${printable(fault)}\n`);
    if (faults.length > mostFaults) stderr.write(`… and ${faults.length - mostFaults} more faults.\n`);
    const findings = computed(quarter, options);
    const out = await OutDirectory.open(options.out);
    const files: string[] = [];
    for (const [name, text] of pageOf(findings)) files.push(await out.write(name, text));
    stdout.write(`${summary(findings)}\n\nWRITTEN\n${files.map((file) => ` ${file}\n`).join("")}`);
    return 0;
  } catch (error) {
    if (error instanceof Problem) {
      stderr.write(`${printable(error.message)}\n`);
      return error.exitCode;
    }
    throw error;
  }
}

/** What the library refuses is something to mend in the file, too. */
function computed(quarter: Quarter, options: Arguments): Findings {
  try {
    return findingsOf(quarter, options);
  } catch (error) {
    throw isCreatorCoreError(error) ? new Problem(1, `This cannot be computed: ${error.message}.`) : error;
  }
}
