import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Instant, isTimeZone } from "creator-core/time";
import { momentOf } from "../month-end/moment.js";
import { Problem } from "../month-end/problem.js";

export interface Arguments {
  readonly data: string;
  /** Which order is told in words; absent: the one that most was considered for. */
  readonly order: string | undefined;
  readonly asOf: Instant;
  readonly timeZone: string;
  readonly out: string;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const help = `Who earned the orders of a season: one order in words, four models side by side, and how late orders come.

Usage: npx tsx --tsconfig examples/tsconfig.json examples/attribution/main.ts [options]

  --data FILE        the facts, as JSON            (default: the bundled example)
  --order ID         the order to explain          (default: the one that most was considered for)
  --as-of DATE       the day they were gathered, at its first moment in the zone,
                     or an exact time such as 2026-06-01T09:00:00+01:00   (default: 2026-06-01)
  --zone ZONE        the time zone of days         (default: Europe/London)
  --out DIRECTORY    where the page is written     (default: examples/attribution/out)
  --help             this text

Ends with 0 when the page is written, 1 when a file stands in the way, 2 when these options do.
`;

/** The command line, or `"help"` when that was asked for. */
export function readArguments(given: readonly string[]): Arguments | "help" {
  const values = parsed(given);
  if (values.help === true) return "help";
  for (const name of ["data", "order", "out"] as const) {
    if (values[name]?.trim() === "") throw new Problem(2, `--${name} must be followed by something. Try --help.`);
  }
  const timeZone = values.zone ?? "Europe/London";
  if (!isTimeZone(timeZone)) {
    throw new Problem(2, `--zone must be a time zone such as Europe/London, got ${JSON.stringify(timeZone)}.`);
  }
  return {
    data: values.data ?? here("data/season.json"),
    order: values.order,
    asOf: momentOf(values["as-of"] ?? "2026-06-01", timeZone),
    timeZone,
    out: values.out ?? here("out"),
  };
}

function parsed(given: readonly string[]) {
  const text = { type: "string" } as const;
  const options = {
    data: text,
    order: text,
    "as-of": text,
    zone: text,
    out: text,
    help: { type: "boolean", short: "h" },
  } as const;
  try {
    return parseArgs({ args: [...given], options }).values;
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw new Problem(2, `${sentence}. Try --help.`);
  }
}
