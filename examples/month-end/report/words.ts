import type { Creator, Metric, ProgramReport } from "creator-core/models";
import { currencyExponent, formatMoney, type Money, money, moneyOfMinor, roundUnitPrice } from "creator-core/money";
import { addDays, type Instant, type PlainDate, plainDateAt, startOfDay, type TimeWindow } from "creator-core/time";

/** How creators are called in reports. */
export type Names = (creatorId: string) => string;

export function namesOf(creators: readonly Creator[]): Names {
  const names = new Map(creators.map(({ id, displayName }) => [id, displayName ?? id]));
  return (creatorId) => printable(names.get(creatorId) ?? creatorId);
}

/** Text of a file without what speaks to a terminal (escapes, bells) or turns the writing around. */
export function printable(text: string): string {
  return text.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "").replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
}

/** Names written from right to left, shut off from the sentence around them. */
export function isolated(names: Names): Names {
  const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
  return (creatorId) => {
    const name = names(creatorId);
    return rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
  };
}

const count = new Intl.NumberFormat("en-GB");
const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });

export const formatCount = (value: number) => count.format(value);
export const formatCompact = (value: number) => compact.format(value);
// A no-break space keeps the number and its sign on one line.
export const formatShare = (value: number, digits = 0) => `${(value * 100).toFixed(digits)}\u00a0%`;

/** Some rules list every allowed word; faults.csv has room for that. */
export const clipped = (text: string) => (text.length <= 90 ? text : `${text.slice(0, 88)} …`);

/** A few of many: `a, b, c and 4 more`. */
export function few(items: readonly string[], most: number, separator = ", "): string {
  const more = items.length > most ? ` and ${formatCount(items.length - most)} more` : "";
  return items.slice(0, most).join(separator) + more;
}

/** `brandSocialOrganic` → `brand social organic`. */
export const spaced = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

export const capitalised = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** `2 rows`, `1 row`. */
export function counted(value: number, noun: string): string {
  return `${formatCount(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** A metric for a table cell, or a dash where it has no value. */
export function formatMetric(metric: Metric): string {
  if (!metric.ok) return "–";
  return metric.definition.unit === "count" ? formatCount(metric.value) : metric.value.toFixed(2);
}

/** What so many things cost, rounded once from the exact price of one. */
export function formatPrice(metric: Metric, things = 1): string {
  if (!metric.ok || metric.exact === undefined || !("currency" in metric.exact)) return "–";
  const { minor, count: bought, currency } = metric.exact;
  const price = roundUnitPrice({ minor: minor * things, count: bought, currency }, currencyExponent(currency));
  return formatMoney(money(price, currency));
}

/** 0.0432 → `4.3 %`. */
export function formatPercentage(metric: Metric, digits = 1): string {
  return metric.ok ? formatShare(metric.value, digits) : "–";
}

/** What creators are ranked by, for the head of a column. */
export const keyName = (key: string) => (key === "roi" ? "ROI" : capitalised(key));

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `2026-03-01` → `1 March 2026`. */
export function formatDay(date: PlainDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

export function dayOf(instant: Instant, timeZone: string): string {
  return formatDay(plainDateAt(instant, timeZone));
}

/** `24 April 2026, 10:00`, in the programme's zone like every time in these reports. */
export function timeOf(instant: Instant, timeZone: string): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return `${dayOf(instant, timeZone)}, ${time.format(instant)}`;
}

const isMidnight = (instant: Instant, timeZone: string) =>
  instant === startOfDay(plainDateAt(instant, timeZone), timeZone);

/** A beginning: `1 April 2026` when it is the first moment of that day. */
export function startingOn(instant: Instant, timeZone: string): string {
  return isMidnight(instant, timeZone) ? dayOf(instant, timeZone) : timeOf(instant, timeZone);
}

/** The first moment no longer inside: `31 March 2026, end of day` when it is a midnight. */
export function endingOn(instant: Instant, timeZone: string): string {
  return isMidnight(instant, timeZone) ? `${dayOf(instant - 1, timeZone)}, end of day` : timeOf(instant, timeZone);
}

/** `from 2 April 2026 until 30 April 2026, end of day`. */
export function formatWindow({ start, end }: TimeWindow, timeZone: string): string {
  const from = start === null ? [] : [`from ${startingOn(start, timeZone)}`];
  const until = end === null ? [] : [`until ${endingOn(end, timeZone)}`];
  return [...from, ...until].join(" ") || "always";
}

/** A sentence of the library, which tells times in UTC, with the times of the programme's zone. */
export function inLocalTime(message: string, timeZone: string): string {
  return message.replace(
    /(until |from )?(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d(?:\.\d+)?)?) UTC/g,
    (_, word: string | undefined, day: string, time: string) => {
      const instant = Date.parse(`${day}T${time}Z`);
      if (word === undefined) return timeOf(instant, timeZone);
      return word + (word === "until " ? endingOn : startingOn)(instant, timeZone);
    },
  );
}

/** What is odd about the moment of the run; `null` when the period is over by then. */
export function asOfRemark({ asOf, period }: ProgramReport): string | null {
  if (period.start !== null && asOf <= period.start)
    return "The period has not begun by then: nothing of it is known yet.";
  if (period.end !== null && asOf < period.end) return "The period is not over by then: what follows is its beginning.";
  return null;
}

/** The period as people say it: `1 March 2026 – 31 March 2026`. Its end is the first moment no longer inside. */
export function formatPeriod({ period }: ProgramReport, timeZone: string): string {
  const from = period.start === null ? "the beginning" : dayOf(period.start, timeZone);
  const to = period.end === null ? "today" : formatDay(addDays(plainDateAt(period.end, timeZone), -1));
  return `${from} – ${to}`;
}

/** The larger currencies first when several sums stand in one cell. */
export function formatSums(sums: readonly Money[]): string {
  return sums.length === 0 ? "–" : sums.map((sum) => formatMoney(sum)).join(" + ");
}

/** An amount as a number of major units, for plots only: 2,666 pence are 26.66 on an axis. */
export function inMajorUnits({ minor, currency }: Money): number {
  return minor / 10 ** currencyExponent(currency);
}

/** Whole major units, for labels in plots. */
export function formatRough(amount: Money): string {
  const unit = 10 ** currencyExponent(amount.currency);
  const rounded = moneyOfMinor(Math.round(amount.minor / unit) * unit, amount.currency);
  return formatMoney(rounded).replace(/\.\d+$/, "");
}
