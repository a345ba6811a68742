/** What somebody asked for on the command line. */
export interface BenchOptions {
  /** Names of workloads, in the order of the list; never empty. */
  readonly workloads: readonly string[];
  /** How often every case is timed. */
  readonly rounds: number;
  /** Small inputs, answers compared, nothing timed, nothing installed. */
  readonly quick: boolean;
  /** One JSON document on standard output and nothing else. */
  readonly json: boolean;
  /** Only say which workloads there are. */
  readonly list: boolean;
  /** The order of the rounds follows from it. */
  readonly seed: number;
}

/** Options, or one sentence about what is wrong with them. */
export type ParsedOptions = BenchOptions | { readonly problem: string };

export const usage = `npm run bench -- [options]

  --list               say which workloads there are
  --only NAME[,NAME]   these workloads only
  --rounds N           how often every case is timed (5 unless told)
  --quick              small inputs, answers compared, nothing timed, nothing installed
  --json               one JSON document on standard output and nothing else
  --seed N             another order of the rounds (1 unless told)

Exit codes: 0 measured, whatever the figures; 1 the library gave a wrong answer, or something broke;
2 the command line is not understood; 3 the contenders could not be installed, so only the rest was measured.`;

/** Reads the command line. Pure, so that every refusal can be tested. */
export function parseOptions(args: readonly string[], known: readonly string[]): ParsedOptions {
  const options = { workloads: known, rounds: 5, quick: false, json: false, list: false, seed: 1 };
  for (let i = 0; i < args.length; i += 1) {
    const [name, inline] = splitOnce(args[i]!);
    const value = () => inline ?? args[++i] ?? "";
    if (name === "--quick") options.quick = true;
    else if (name === "--json") options.json = true;
    else if (name === "--list") options.list = true;
    else if (name === "--only") {
      const names = value().split(",").filter(Boolean);
      const strangers = names.filter((workload) => !known.includes(workload));
      if (names.length === 0 || strangers.length > 0) return { problem: noSuchWorkload(strangers, known) };
      options.workloads = known.filter((workload) => names.includes(workload));
    } else if (name === "--rounds" || name === "--seed") {
      const text = value();
      if (!/^[1-9]\d{0,5}$/.test(text)) return { problem: `${name} takes a whole number from 1, not "${text}".` };
      options[name === "--rounds" ? "rounds" : "seed"] = Number(text);
    } else return { problem: `There is no option "${args[i]}".\n\n${usage}` };
  }
  return options;
}

function splitOnce(argument: string): [string, string | undefined] {
  const at = argument.indexOf("=");
  return at < 0 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

function noSuchWorkload(strangers: readonly string[], known: readonly string[]): string {
  const which = strangers.length === 0 ? "--only takes a name." : `There is no workload "${strangers.join('", "')}".`;
  return `${which} The workloads are: ${known.join(", ")}.`;
}
