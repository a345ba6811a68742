import type { Adjustment, Conversion } from "creator-core/models";
import { addDays, daysBetween, type PlainDate, plainDateAt, toInstant } from "creator-core/time";

/** What was sold in a week beginning on a Monday, less what was later taken back of it. */
export interface WeekOfSales {
  readonly monday: PlainDate;
  readonly currency: string;
  readonly minor: number;
}

/** Net sales by the week of the order, in the programme's zone; weeks without sales in between are zero. */
export function weeklySales(
  conversions: readonly Conversion[],
  adjustments: readonly Adjustment[],
  timeZone: string,
): ReadonlyMap<string, readonly WeekOfSales[]> {
  const takenBack = new Map<string, number>();
  for (const { conversionId, kind, value } of adjustments) {
    const signed = kind === "reinstatement" ? -value.minor : value.minor;
    takenBack.set(conversionId, (takenBack.get(conversionId) ?? 0) + signed);
  }
  const sums = new Map<string, Map<PlainDate, number>>();
  for (const { id, occurredAt, value } of conversions) {
    if (value === undefined) continue;
    const weeks = sums.get(value.currency) ?? new Map<PlainDate, number>();
    sums.set(value.currency, weeks);
    const monday = mondayOf(plainDateAt(toInstant(occurredAt), timeZone));
    // More cannot come back than was sold.
    const left = Math.max(0, value.minor - Math.max(0, takenBack.get(id) ?? 0));
    weeks.set(monday, (weeks.get(monday) ?? 0) + left);
  }
  return new Map([...sums].sort().map(([currency, weeks]) => [currency, filled(currency, weeks)]));
}

/** 1 January 1970 was a Thursday. */
function mondayOf(date: PlainDate): PlainDate {
  return addDays(date, -((daysBetween("1970-01-01", date) + 3) % 7));
}

function filled(currency: string, weeks: ReadonlyMap<PlainDate, number>): WeekOfSales[] {
  const known = [...weeks.keys()].sort();
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [];
  const result: WeekOfSales[] = [];
  for (let monday = first; monday <= last; monday = addDays(monday, 7)) {
    result.push({ monday, currency, minor: weeks.get(monday) ?? 0 });
  }
  return result;
}
