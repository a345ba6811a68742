/**
 * Hostile input for everything that takes any: every exported schema and reader, and every exported function.
 *
 *     npm run fuzz
 *     npm run fuzz -- --count 1000000 --seed 7      longer, or another way
 *     npm run fuzz -- --count 0                     only the functions
 *     npm run fuzz -- --only creatorSchema          what has this in its name
 *     npm run fuzz -- --only creatorSchema --at 42  one attempt again
 */
import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Job, News } from "./worker.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "100000" },
    calls: { type: "string", default: "5000" },
    only: { type: "string", default: "" },
    at: { type: "string" },
    budget: { type: "string", default: "1000" },
    workers: { type: "string", default: String(availableParallelism()) },
  },
});

const at = values.at === undefined ? undefined : Number(values.at);
const isWhole = values.only === "" && at === undefined;

/** So many attempts are one job: few enough that no process waits long for another at the end. */
const JOB = 5000;

interface Target {
  readonly name: string;
  readonly count: number;
  findings: number;
}

let targets: Target[] = [];
let jobs: Job[] = [];
let uncharted: readonly string[] = [];
let attempts = 0;
let slowest = { name: "", milliseconds: 0, index: 0 };
const cpuSeconds = new Map<ChildProcess, number>();
const isTerminal = process.stderr.isTTY;
const started = performance.now();

/** Every worker knows all targets; the first one to be ready tells which there are. */
function plan({ names, readers }: Extract<News, { kind: "ready" }>): void {
  const counts = [Number(values.count), Number(values.calls)] as const;
  targets = names.map((name, place) => {
    const count = at === undefined ? counts[place < readers ? 0 : 1] : 1;
    return { name, count: name.includes(values.only) ? count : 0, findings: 0 };
  });
  jobs = targets.flatMap(({ count }, place) =>
    Array.from({ length: Math.ceil(count / JOB) }, (_, part): Job => {
      const from = at ?? part * JOB;
      return { kind: "attempts", place, from, to: at === undefined ? Math.min(count, from + JOB) : at + 1 };
    }),
  );
  if (isWhole) jobs.push({ kind: "uncharted" });
}

/** The next job; of a target that has shown a fault there is none. */
function give(worker: ChildProcess): void {
  const job = jobs.shift();
  if (job === undefined) worker.disconnect();
  else if (job.kind === "attempts" && targets[job.place]!.findings > 0) give(worker);
  else worker.send(job);
}

function take(worker: ChildProcess, news: News): void {
  if (news.kind === "ready" && targets.length === 0) plan(news);
  if (news.kind === "uncharted") uncharted = news.names;
  if (news.kind === "attempted") note(worker, news);
  give(worker);
}

function note(worker: ChildProcess, news: Extract<News, { kind: "attempted" }>): void {
  const target = targets[news.place]!;
  attempts += news.attempts;
  cpuSeconds.set(worker, news.cpuSeconds);
  if (news.slowest.milliseconds > slowest.milliseconds) slowest = { name: target.name, ...news.slowest };
  if (isTerminal) process.stderr.write(`\r\x1b[K${jobs.length} jobs to go: ${target.name}`);
  else if (jobs.length > 0 && jobs.length % 200 === 0) process.stderr.write(`${jobs.length} jobs to go\n`);
  if (news.finding === undefined) return;
  target.findings += 1;
  if (target.findings === 1) process.stderr.write(`${isTerminal ? "\r\x1b[K" : ""}${news.finding}\n`);
}

let died = 0;
await Promise.all(
  Array.from({ length: at === undefined ? Math.max(1, Number(values.workers)) : 1 }, () => {
    const worker = fork(fileURLToPath(new URL("worker.ts", import.meta.url)), [values.seed, values.budget]);
    worker.on("message", (news: News) => take(worker, news));
    return new Promise<void>((done) => {
      worker.on("exit", (code) => {
        if (code !== 0) died += 1;
        done();
      });
    });
  }),
);

const tried = targets.filter(({ count }) => count > 0).length;
const findings = targets.filter((target) => target.findings > 0).length;
const seconds = Math.round((performance.now() - started) / 1000);
const cpu = Math.round([...cpuSeconds.values()].reduce((sum, each) => sum + each, 0));
process.stderr.write(isTerminal ? "\r\x1b[K" : "");
process.stdout.write(
  `${tried} targets, ${attempts} hostile inputs, seed ${values.seed}, ${seconds} s (${cpu} s of processor time), ${findings} findings\n` +
    (tried === 0
      ? "nothing has that in its name\n"
      : `slowest: ${slowest.name}, attempt ${slowest.index}: ${Math.round(slowest.milliseconds)} ms\n`),
);
if (uncharted.length > 0) {
  process.stdout.write(`no call that works is known, see good-arguments.ts: ${uncharted.join(", ")}\n`);
}
// What has no sample was tried with nonsense only, and counts as not tried at all.
if (findings > 0 || tried === 0 || uncharted.length > 0 || died > 0) process.exitCode = 1;
