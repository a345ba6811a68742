import { uncharted } from "./call-targets.ts";
import { report, run } from "./target.ts";
import { readers, targets } from "./targets.ts";
import { watch } from "./watchdog.ts";

/** Some attempts on one target, or the question which functions have no sample. */
export type Job =
  | { readonly kind: "attempts"; readonly place: number; readonly from: number; readonly to: number }
  | { readonly kind: "uncharted" };

/** What a worker tells: the targets there are, once, and then what came of each job. */
export type News =
  | { readonly kind: "ready"; readonly names: readonly string[]; readonly readers: number }
  | {
      readonly kind: "attempted";
      readonly place: number;
      /** A report of what was found. */
      readonly finding: string | undefined;
      readonly slowest: { readonly milliseconds: number; readonly index: number };
      readonly attempts: number;
      /** Of this process since it began. */
      readonly cpuSeconds: number;
    }
  | { readonly kind: "uncharted"; readonly names: readonly string[] };

const [, , seedText, budgetText] = process.argv;
const [seed, budgetMilliseconds] = [Number(seedText), Number(budgetText)];
const names = targets.map(({ name }) => name);
const beat = watch(names, seed, 20);

function tell(news: News): void {
  process.send?.(news);
}

process.on("message", (job: Job) => {
  if (job.kind === "uncharted") return tell({ kind: "uncharted", names: uncharted() });
  const { place, from, to } = job;
  const campaign = { seed, from, to, budgetMilliseconds, beat: (index: number) => beat(place, index) };
  const { finding, slowest } = run(targets[place]!, campaign);
  const { user, system } = process.cpuUsage();
  tell({
    kind: "attempted",
    place,
    finding: finding === undefined ? undefined : report(finding, seed),
    slowest,
    attempts: (finding?.index ?? to - 1) - from + 1,
    cpuSeconds: (user + system) / 1e6,
  });
});

tell({ kind: "ready", names, readers: readers.length });
