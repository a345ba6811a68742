import { performance } from "node:perf_hooks";
import { planPayout } from "creator-core/commission";
import { isCreatorCoreError } from "creator-core/errors";
import type { LedgerEntry } from "creator-core/models";
import { runProgram } from "creator-core/program";
import { help, readArguments } from "./arguments.js";
import { momentOf } from "./moment.js";
import { OutDirectory } from "./out-directory.js";
import { Problem } from "./problem.js";
import { DataDirectory } from "./read/data-directory.js";
import { type FactsRead, readFacts } from "./read/facts.js";
import { ReadingLog } from "./read/file-reading.js";
import { readPayoutPolicy } from "./read/payout-policy.js";
import { readPolicies } from "./read/policies.js";
import { progressOn } from "./read/progress.js";
import { refusal } from "./refusal.js";
import { faultsCsv } from "./report/faults-csv.js";
import { payoutTotals } from "./report/payout-totals.js";
import { reportHtml } from "./report/report-html.js";
import { statementsCsv } from "./report/statements-csv.js";
import { namesOf, printable } from "./report/words.js";
import { summary } from "./summary.js";

/** Where a run writes what it has to say. */
export interface Terminal {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** One entry on each line, so that a difference between two months can be read. */
function ledgerJson(entries: readonly LedgerEntry[]): string {
  return `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n]\n`;
}

/** Closes the month: reads, runs, reports. Returns the exit code. */
export async function run(given: readonly string[], { stdout, stderr }: Terminal): Promise<0 | 1 | 2> {
  try {
    const options = readArguments(given);
    if (options === "help") {
      stdout.write(help);
      return 0;
    }
    const started = performance.now();
    const log = new ReadingLog();
    const data = await DataDirectory.open(options.data, log, progressOn(stderr));
    const policies = await readPolicies(data, log);
    const payoutPolicy = await readPayoutPolicy(data, log);
    const asOf = momentOf(options.asOf, policies.timeZone);
    const out = await OutDirectory.open(options.out);
    const { facts, lists } = await readFacts(data, log, policies.timeZone);
    const read = performance.now();

    const { report } = computed(() => runProgram(facts, policies, { asOf }), lists);
    const ledger = [...facts.booked, ...report.newEntries];
    const payouts = payoutPolicy === null ? [] : payoutTotals(planPayout(ledger, payoutPolicy, { asOf }), payoutPolicy);
    const ran = performance.now();

    const contents = { report, payouts, facts, policies, readings: log.readings() };
    const files = [
      await out.write("report.html", reportHtml(contents)),
      await out.write("report.json", `${JSON.stringify(report, null, 2)}\n`),
      await out.write("statements.csv", statementsCsv(report, namesOf(facts.creators))),
      await out.write("faults.csv", faultsCsv(contents.readings)),
      // What is booked now: put it beside the data, and the next run adds only what changed.
      await out.write("ledger.json", ledgerJson(ledger)),
    ];
    const written = performance.now();

    stdout.write(`${summary(contents)}\n\nWRITTEN\n${files.map((file) => ` ${file}\n`).join("")}\n`);
    const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(2)} s`;
    stdout.write(
      `Read in ${seconds(started, read)}, computed in ${seconds(read, ran)}, written in ${seconds(ran, written)}.\n`,
    );
    return 0;
  } catch (error) {
    if (error instanceof Problem) {
      stderr.write(`${printable(error.message)}\n`);
      return error.exitCode;
    }
    throw error;
  }
}

/** What the library refuses is something to mend in the files, too. */
function computed<Result>(compute: () => Result, lists: FactsRead["lists"]): Result {
  try {
    return compute();
  } catch (error) {
    throw isCreatorCoreError(error) ? new Problem(1, refusal(error, lists)) : error;
  }
}
