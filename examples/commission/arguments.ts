import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isCreatorCoreError } from "creator-core/errors";
import type { ConversionLine } from "creator-core/models";
import { type Money, money } from "creator-core/money";
import { addDays, addMonths, type Instant, isPlainDate, type PlainDate, periodOf, startOfDay } from "creator-core/time";
import { Problem } from "../month-end/problem.js";
import type { Calendar } from "./pay-a-month.js";
import { inForce } from "./plans.js";

export interface Arguments {
  readonly data: string;
  readonly calendar: Calendar;
  /** Whose statement is shown, and for whom a sale is quoted; absent: the first in the file. */
  readonly creator: string | undefined;
  /** The sale that is quoted. */
  readonly planned: {
    readonly lines: readonly ConversionLine[];
    readonly contentKind: (typeof contentKinds)[number];
    readonly at: Instant;
  };
  readonly out: string;
}

const contentKinds = ["video", "live", "showcase"] as const;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const help = `What a shop owes its creators: a month that is paid and half refunded, a quote in words, and two plans compared.

Usage: npx tsx --tsconfig examples/tsconfig.json examples/commission/main.ts [options]

  --data FILE            the facts, as JSON                          (default: the bundled example)
  --month MONTH          whose orders come back by half              (default: 2026-02)
                         paid on the first day two months later, refunded on the third, run again a month after
  --creator ID           whose statement is shown, and for whom the sale is quoted   (default: the first in the file)
  --line PRODUCT=PRICE   a line of the sale to quote; may be repeated
                         (default: moss-balm=28.00 and oat-cleanser=16.50)
  --content KIND         what led to it: video, live or showcase     (default: live)
  --on DATE              its day                                     (default: 2026-03-20)
  --out DIRECTORY        where the page is written                   (default: examples/commission/out)
  --help                 this text

Ends with 0 when the page is written, 1 when a file stands in the way, 2 when these options do.
`;

/** The command line, or `"help"` when that was asked for. */
export function readArguments(given: readonly string[]): Arguments | "help" {
  const values = parsed(given);
  if (values.help === true) return "help";
  for (const name of ["data", "creator", "out"] as const) {
    if (values[name]?.trim() === "") throw new Problem(2, `--${name} must be followed by something. Try --help.`);
  }
  return {
    data: values.data ?? here("data/quarter.json"),
    calendar: calendarOf(values.month ?? "2026-02"),
    creator: values.creator,
    planned: {
      lines: (values.line ?? ["moss-balm=28.00", "oat-cleanser=16.50"]).map(lineOf),
      contentKind: contentKindOf(values.content ?? "live"),
      at: startOfDay(dayOf(values.on ?? "2026-03-20"), inForce.timeZone),
    },
    out: values.out ?? here("out"),
  };
}

/** Orders of a month are held for 30 days, so they are payable on the first day two months later. */
function calendarOf(text: string): Calendar {
  const firstDay = `${text}-01`;
  if (!isPlainDate(firstDay) || !isOfOurTime(firstDay)) {
    throw new Problem(2, `--month must be a month such as 2026-02, got ${JSON.stringify(text)}.`);
  }
  const payday = addMonths(firstDay, 2);
  return {
    month: periodOf(firstDay, "month", inForce.timeZone),
    payday,
    refundDay: addDays(payday, 2),
    nextPayday: addMonths(firstDay, 3),
  };
}

function dayOf(text: string): PlainDate {
  if (isPlainDate(text) && isOfOurTime(text)) return text;
  throw new Problem(2, `--on must be a day such as 2026-03-20, got ${JSON.stringify(text)}.`);
}

/** Books of other centuries are typing errors. */
const isOfOurTime = (day: PlainDate) => day >= "1970-01-01" && day < "2200-01-01";

function contentKindOf(text: string): (typeof contentKinds)[number] {
  const kind = contentKinds.find((each) => each === text);
  if (kind !== undefined) return kind;
  throw new Problem(2, `--content must be video, live or showcase, got ${JSON.stringify(text)}.`);
}

function lineOf(text: string, place: number): ConversionLine {
  const [, productId = "", amount = ""] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const price = productId === "" ? undefined : priceOf(amount);
  if (price !== undefined && price.minor >= 0) return { id: String(place + 1), productId, quantity: 1, price };
  throw new Problem(2, `--line must be a product and its price such as moss-balm=28.00, got ${JSON.stringify(text)}.`);
}

function priceOf(amount: string): Money | undefined {
  try {
    return money(amount, "GBP");
  } catch (error) {
    if (isCreatorCoreError(error)) return undefined;
    throw error;
  }
}

function parsed(given: readonly string[]) {
  const text = { type: "string" } as const;
  const options = {
    data: text,
    month: text,
    creator: text,
    line: { type: "string", multiple: true },
    content: text,
    on: text,
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
