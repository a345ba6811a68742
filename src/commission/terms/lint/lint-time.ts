import type { CommissionComponent, CommissionTerms } from "../../../models/commission.js";
import type { TermsFinding } from "../../../models/ledger.js";
import { formatInstant } from "../../../time/format-instant.js";
import { isTimeZone } from "../../../time/time-zone.js";
import type { Duration } from "../../../time/types.js";
import { entriesIn, fieldsIn, type LintPlan, named, spanOf } from "./lint-plan.js";

/** Zones that are nobody's calendar. */
const utc: ReadonlySet<string> = /* @__PURE__ */ new Set(
  ["UTC", "UCT", "GMT", "Zulu", "Universal", "Greenwich"].flatMap((zone) =>
    [zone, `Etc/${zone}`].map((name) => name.toLowerCase()),
  ),
);

/** What calendars make of a plan: zones, and months that are shorter than others. */
export function lintTime(plan: LintPlan): void {
  lintZone(plan);
  lintMonths(plan);
}

function lintZone({ terms, rules, path, report }: LintPlan): void {
  const zone: unknown = terms.timeZone;
  if (!isTimeZone(zone)) {
    const message = "The plan does not say in which time zone its days and months are counted.";
    report("zoneMissing", [...path, "timeZone"], message, 'an IANA time zone such as "Europe/London"');
    return;
  }
  if (!utc.has(zone.toLowerCase())) return;
  const isCounted =
    rules.some(({ component }) => isByCalendar(component)) ||
    entriesIn(terms.caps).some((cap) => isCalendarWindow(fieldsIn(cap).window));
  if (!isCounted) return;
  const message = `Months and quarters are counted in ${zone}: an order shortly after midnight of the programme's own day may fall into the month before.`;
  report("zoneIsUtc", [...path, "timeZone"], message, "the zone in which the programme counts its months", zone);
}

function isByCalendar(component: CommissionComponent): boolean {
  switch (component.kind) {
    case "tiered":
    case "milestone":
    case "leaderboard":
    case "guarantee":
      return isCalendarWindow(component.window);
    case "retainer":
      return true;
    default:
      return false;
  }
}

function isCalendarWindow(window: { readonly kind: string } | undefined): boolean {
  const { kind } = fieldsIn(window);
  return kind === "calendarMonth" || kind === "calendarQuarter";
}

/** Months are counted from a day that not every month has. */
function lintMonths({ terms, rules, path, report }: LintPlan): void {
  const tell = (at: TermsFinding["path"], whose: string) => {
    const message = `${whose} in months: counted from the 29th, 30th or 31st, a month that is shorter ends it on its last day.`;
    report("monthEndDuration", at, message, "days");
  };
  if (isInMonths(fieldsIn(terms.hold).duration)) tell([...path, "hold", "duration"], "The hold is");
  for (const { id, rule, component, path: at } of rules) {
    const { months, charges } = fieldsIn(rule.recurring);
    if (months !== undefined && charges === undefined)
      tell([...at, "recurring", "months"], `The recurring limit of rule ${named(id)} is`);
    if ((component.kind === "perMetric" || component.kind === "challenge") && isInMonths(component.countedFor))
      tell([...at, "component", "countedFor"], `What rule ${named(id)} counts is limited`);
  }
}

function isInMonths(duration: Duration | undefined): boolean {
  const { years, months } = fieldsIn(duration);
  return (years ?? 0) > 0 || (months ?? 0) > 0;
}

/** A version of a plan, and its index in what was given. */
export interface LintVersion {
  readonly terms: CommissionTerms;
  readonly path: TermsFinding["path"];
}

/** Stretches of time between two versions of a plan in which neither is in effect. */
export function lintVersions(versions: readonly LintVersion[], report: LintPlan["report"]): void {
  const plans = new Map<unknown, LintVersion[]>();
  for (const version of versions) {
    const known = plans.get(version.terms.id);
    if (known === undefined) plans.set(version.terms.id, [version]);
    else known.push(version);
  }
  for (const each of plans.values()) lintGaps(each, report);
}

function lintGaps(versions: readonly LintVersion[], report: LintPlan["report"]): void {
  const spans = versions
    .map((version) => ({ version, span: spanOf(version.terms.effective) }))
    .filter(({ span }) => span.start < span.end)
    .sort((a, b) => (a.span.start < b.span.start ? -1 : a.span.start > b.span.start ? 1 : 0));
  let end = Number.POSITIVE_INFINITY;
  for (const [index, { version, span }] of spans.entries()) {
    if (index > 0 && span.start > end) {
      const [from, until] = [formatInstant(end), formatInstant(span.start)];
      const message = `No version of the plan is in effect from ${from} until ${until}: sales of that time pay nothing.`;
      report("gapInTime", [...version.path, "effective", "start"], message, from, until);
    }
    end = index === 0 ? span.end : Math.max(end, span.end);
  }
}
