/**
 * Hostile input for everything that takes any: every exported schema and reader, and every exported function.
 *
 *     npm run fuzz
 *     npm run fuzz -- --count 1000000 --seed 7      longer, or another way
 *     npm run fuzz -- --only creatorSchema          what has this in its name
 *     npm run fuzz -- --only creatorSchema --at 42  one attempt again
 */
import { parseArgs } from "node:util";
import { callTargets, uncharted } from "./call-targets.ts";
import { readerTargets } from "./reader-targets.ts";
import { schemaTargets } from "./schema-targets.ts";
import { type Finding, type Outcome, report, run, type Target } from "./target.ts";
import { watch } from "./watchdog.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "100000" },
    calls: { type: "string", default: "5000" },
    only: { type: "string", default: "" },
    at: { type: "string" },
    budget: { type: "string", default: "1000" },
  },
});

const seed = Number(values.seed);
const at = values.at === undefined ? undefined : Number(values.at);
const chosen = (targets: readonly Target[], count: number) =>
  targets.filter(({ name }) => name.includes(values.only)).map((target) => ({ target, count }));

const plan = [
  ...chosen([...schemaTargets, ...readerTargets], Number(values.count)),
  ...chosen(callTargets, Number(values.calls)),
];
const names = plan.map(({ target }) => target.name);
const beat = watch(names, seed, 20);
const isTerminal = process.stderr.isTTY;

function runOne({ target, count }: (typeof plan)[number], place: number): Outcome {
  if (isTerminal) process.stderr.write(`\r\x1b[K${place + 1}/${plan.length} ${target.name}`);
  const from = at ?? 0;
  const to = at === undefined ? count : at + 1;
  return run(target, {
    seed,
    from,
    to,
    budgetMilliseconds: Number(values.budget),
    beat: (index) => beat(place, index),
  });
}

const started = performance.now();
const findings: Finding[] = [];
const times: { readonly name: string; readonly milliseconds: number; readonly index: number }[] = [];
let inputs = 0;
for (const [place, one] of plan.entries()) {
  const { finding, slowest } = runOne(one, place);
  inputs += at === undefined ? one.count : 1;
  times.push({ name: one.target.name, ...slowest });
  if (finding !== undefined) {
    findings.push(finding);
    process.stderr.write(`${isTerminal ? "\r\x1b[K" : ""}${report(finding, seed)}\n`);
  } else if (!isTerminal && place % 20 === 19) process.stderr.write(`${place + 1}/${plan.length}\n`);
}

const seconds = Math.round((performance.now() - started) / 1000);
const [slowest] = times.sort((a, b) => b.milliseconds - a.milliseconds);
process.stderr.write(isTerminal ? "\r\x1b[K" : "");
process.stdout.write(
  `${plan.length} targets, ${inputs} hostile inputs, seed ${seed}, ${seconds} s, ${findings.length} findings\n` +
    (slowest === undefined
      ? "nothing has that in its name\n"
      : `slowest: ${slowest.name}, attempt ${slowest.index}: ${Math.round(slowest.milliseconds)} ms\n`),
);
const unknown = values.only === "" && at === undefined ? uncharted() : [];
if (unknown.length > 0) {
  process.stdout.write(`no call that works is known, see good-arguments.ts: ${unknown.join(", ")}\n`);
}
if (findings.length > 0 || plan.length === 0) process.exitCode = 1;
