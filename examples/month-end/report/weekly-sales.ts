import type { ProgramFacts } from "creator-core/models";
import { addDays, daysBetween, type Instant, type PlainDate, plainDateAt, toInstant } from "creator-core/time";

/** What was sold in a week beginning on a Monday, less what was later taken back of it. */
export interface WeekOfSales {
  readonly monday: PlainDate;
  readonly currency: string;
  readonly minor: number;
}

/**
 * Net sales by currency and by the week of the order, in the programme's zone, as far as they are known by a moment.
 * Every currency has the same weeks, from the first sale to the last; a week without sales is zero.
 */
export function weeklySales(
  { conversions, adjustments }: Pick<ProgramFacts, "conversions" | "adjustments">,
  asOf: Instant,
  timeZone: string,
): ReadonlyMap<string, readonly WeekOfSales[]> {
  const takenBack = new Map<string, number>();
  for (const { conversionId, kind, value, occurredAt } of adjustments) {
    if (toInstant(occurredAt) > asOf) continue;
    const signed = kind === "reinstatement" ? -value.minor : value.minor;
    takenBack.set(conversionId, (takenBack.get(conversionId) ?? 0) + signed);
  }
  const sums = new Map<string, Map<PlainDate, number>>();
  for (const { id, occurredAt, value } of conversions) {
    if (value === undefined || toInstant(occurredAt) > asOf) continue;
    const weeks = sums.get(value.currency) ?? new Map<PlainDate, number>();
    sums.set(value.currency, weeks);
    const monday = mondayOf(plainDateAt(toInstant(occurredAt), timeZone));
    // More cannot come back than was sold.
    const left = Math.max(0, value.minor - Math.max(0, takenBack.get(id) ?? 0));
    weeks.set(monday, (weeks.get(monday) ?? 0) + left);
  }
  const mondays = everyMonday([...sums.values()].flatMap((weeks) => [...weeks.keys()]).sort());
  const filled = (currency: string, weeks: ReadonlyMap<PlainDate, number>) =>
    mondays.map((monday) => ({ monday, currency, minor: weeks.get(monday) ?? 0 }));
  return new Map([...sums].sort().map(([currency, weeks]) => [currency, filled(currency, weeks)]));
}

/** 1 January 1970 was a Thursday. */
function mondayOf(date: PlainDate): PlainDate {
  return addDays(date, -((daysBetween("1970-01-01", date) + 3) % 7));
}

function everyMonday(known: readonly PlainDate[]): PlainDate[] {
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: daysBetween(first, last) / 7 + 1 }, (_, week) => addDays(first, 7 * week));
}
