import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Problem } from "./problem.js";

export interface Arguments {
  readonly data: string;
  readonly out: string;
  /** A day of the programme's calendar, or an instant with its offset. */
  readonly asOf: string;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const help = `The month end of a creator programme: reads its files, runs the programme, writes the reports.

Usage: npm run demo -- [options]

  --data DIRECTORY   the files to read             (default: the bundled example)
  --as-of DATE       the day the books are closed, at its first moment in the programme's zone,
                     or an exact time such as 2026-04-01T09:00:00+01:00   (default: 2026-04-01)
  --out DIRECTORY    where the reports are written (default: examples/month-end/out)
  --help             this text

Required files: creators.csv, tracking.json, terms.json, policies.json.
Optional files: shops.json with the affiliate-order exports it names, web-orders.json, web-refunds.json,
touchpoints.csv, posts.json, campaigns.json, agreements.json, planned-uses.json, fx.json, payouts.json,
and ledger.json as an earlier run wrote it.

Ends with 0 when the reports are written, 1 when a file stands in the way, 2 when these options do.
`;

/** The command line, or `"help"` when that was asked for. */
export function readArguments(given: readonly string[]): Arguments | "help" {
  const values = parsed(given);
  if (values.help === true) return "help";
  for (const name of ["data", "out"] as const) {
    if (values[name]?.trim() === "") throw new Problem(2, `--${name} must be followed by a directory. Try --help.`);
  }
  return {
    data: values.data ?? here("data"),
    out: values.out ?? here("out"),
    asOf: values["as-of"] ?? "2026-04-01",
  };
}

function parsed(given: readonly string[]) {
  const text = { type: "string" } as const;
  const options = { data: text, out: text, "as-of": text, help: { type: "boolean", short: "h" } } as const;
  try {
    return parseArgs({ args: [...given], options }).values;
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw new Problem(2, `${sentence}. Try --help.`);
  }
}
