import type { Creator, Metric, ProgramReport } from "creator-core/models";
import { currencyExponent, formatMoney, type Money, money, moneyOfMinor, roundUnitPrice } from "creator-core/money";
import { addDays, type Instant, type PlainDate, plainDateAt } from "creator-core/time";

/** How creators are called in reports. */
export type Names = (creatorId: string) => string;

export function namesOf(creators: readonly Creator[]): Names {
  const names = new Map(creators.map(({ id, displayName }) => [id, displayName ?? id]));
  return (creatorId) => names.get(creatorId) ?? creatorId;
}

const count = new Intl.NumberFormat("en-GB");
const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });

export const formatCount = (value: number) => count.format(value);
export const formatCompact = (value: number) => compact.format(value);
// A no-break space keeps the number and its sign on one line.
export const formatShare = (value: number, digits = 0) => `${(value * 100).toFixed(digits)}\u00a0%`;

/** `brandSocialOrganic` → `brand social organic`. */
export const spaced = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

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
