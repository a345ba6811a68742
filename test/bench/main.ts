// npm run bench: how fast, how much memory, against whom; equality of all answers before any time is printed.
import { cpus } from "node:os";
import { runErrand } from "./harness/child.ts";
import { areInstalled, contenderVersions, install } from "./harness/contenders.ts";
import { parseOptions } from "./harness/options.ts";
import { type BenchReport, summaryInWords } from "./harness/report.ts";
import { runWorkload } from "./harness/run-workload.ts";
import { benchFolder, prepareWorkspace } from "./harness/workspace.ts";
import { workloads } from "./workloads/index.ts";

const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(args: readonly string[]): Promise<number> {
  const options = parseOptions(
    args,
    workloads.map(({ name }) => name),
  );
  if ("problem" in options) {
    say(options.problem);
    return 2;
  }
  const print = (text: string) => {
    if (!options.json) process.stdout.write(`${text}\n`);
  };
  if (options.list) {
    process.stdout.write(`${workloads.map(({ name, about }) => `${name.padEnd(12)} ${about}`).join("\n")}\n`);
    return 0;
  }

  const areThere = areInstalled(benchFolder) || (!options.quick && installWithNotice());
  if (!areThere && options.quick)
    say("The contenders are not installed, so only the library's own answers are compared.");
  say("Building the package …");
  const workspace = await prepareWorkspace();
  const settings = { ...options, workspace, contenders: areThere ? benchFolder : null, say, print };
  const reports = [];
  for (const workload of workloads.filter(({ name }) => options.workloads.includes(name))) {
    reports.push(await runWorkload(workload, settings));
  }
  const contenders = areThere ? contenderVersions(benchFolder) : {};
  const { rounds, quick } = options;
  const machine = { node: process.version, processor: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}` };
  if (options.json) {
    const report: BenchReport = { ...machine, rounds, quick, contenders, workloads: reports };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } else if (!quick) print(summaryInWords(reports));

  const wrong = reports.flatMap(({ experiments }) => experiments.flatMap(({ equality }) => equality.filter(isWrong)));
  for (const { name, reference, wrong: count, of } of wrong) say(`${name} is unlike ${reference}: ${count} of ${of}.`);
  if (wrong.length > 0) return 1;
  return areThere || quick ? 0 : 3;
}

/** A contender may be known to be inexact; everything else must agree. */
function isWrong({ wrong, inexact }: { readonly wrong: number; readonly inexact: boolean }): boolean {
  return wrong > 0 && !inexact;
}

function installWithNotice(): boolean {
  say("Installing the contenders (npm ci in test/bench, once) …");
  const installed = install(benchFolder);
  if (!installed) {
    say(
      "The contenders could not be installed, so only what needs none of them is measured, and the exit code will be 3.",
    );
  }
  return installed;
}

const [first, ...rest] = process.argv.slice(2);
if (first === "--errand") await runErrand(workloads, rest[0]!, rest[1]!);
else {
  process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  });
}
