import Table from "cli-table3";
import type { ProgramFacts, ProgramPolicies, ProgramReport } from "creator-core/models";
import { formatMoney, moneyOfMinor } from "creator-core/money";
import type { FileReading } from "./read/file-reading.js";
import { inWords, leaderboard, notComputedByCode, owed, owedTotals, usesAtRisk } from "./report/highlights.js";
import * as words from "./report/words.js";

export interface SummaryContents {
  readonly report: ProgramReport;
  readonly facts: ProgramFacts;
  readonly policies: ProgramPolicies;
  readonly readings: readonly FileReading[];
}

/** The month on one screen or two, for a terminal or a log. */
export function summary(contents: SummaryContents): string {
  const { report, facts, policies } = contents;
  const names = words.namesOf(facts.creators);
  const period = words.formatPeriod(report, policies.timeZone);
  const asOf = words.dayOf(report.asOf, policies.timeZone);
  return [
    `Creator programme, ${period}\nAs of ${asOf}, ${policies.timeZone}.`,
    whatWasRead(contents.readings),
    whatWasSold(report),
    whoIsWorthIt(report),
    whatIsOwed(report, names),
    whatIsAtRisk(report, names),
    whereTheBudgetGoes(report, names),
    whatIsMissing(report),
    checks(report),
  ].join("\n\n");
}

function section(title: string, ...parts: readonly string[]): string {
  return [`${title.toUpperCase()}`, ...parts.filter((part) => part !== "")].join("\n");
}

type Align = "left" | "right";

function table(head: readonly string[], aligns: readonly Align[], rows: readonly (readonly string[])[]): string {
  const none = {
    top: "",
    "top-mid": "",
    "top-left": "",
    "top-right": "",
    bottom: "",
    "bottom-mid": "",
    "bottom-left": "",
    "bottom-right": "",
  };
  const inner = { left: " ", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: "  " };
  // Without colours: what is red in a terminal is garbage in a log.
  const style = { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 };
  const result = new Table({ head: [...head], colAligns: [...aligns], chars: { ...none, ...inner }, style });
  result.push(...rows.map((row) => [...row]));
  return result.toString().replace(/[ \t]+$/gm, "");
}

function whatWasRead(readings: readonly FileReading[]): string {
  const rows = readings.map(({ file, rows: all, bad, passedOver }) => [file, all - bad - passedOver, passedOver, bad]);
  const issues = readings.flatMap((reading) => reading.issues);
  const shown = issues.slice(0, 60);
  return section(
    "What was read",
    table(
      ["file", "used", "say nothing", "set aside"],
      ["left", "right", "right", "right"],
      rows.map((row) => row.map((cell) => (typeof cell === "number" ? words.formatCount(cell) : cell))),
    ),
    issues.length === 0 ? "" : `\n ${words.counted(issues.length, "fault")} found:`,
    ...shown.map(
      ({ file, line, field, expected, actual, kept }) =>
        ` ${file}:${line}  ${field} must be ${clipped(expected)}, got ${clipped(actual)}${kept ? " (kept)" : ""}`,
    ),
    issues.length > shown.length ? ` … and ${issues.length - shown.length} more, in report.html.` : "",
  );
}

/** Some rules list every allowed word; the page has room for that. */
const clipped = (text: string) => (text.length <= 90 ? text : `${text.slice(0, 88)} …`);

function whatWasSold({ sales, attribution }: ProgramReport): string {
  const won = Object.entries(attribution.wonBy).map(
    ([evidence, count]) => `${words.spaced(evidence)} ${words.formatCount(count)}`,
  );
  return section(
    "What was sold",
    table(
      ["", "conversions", "gross", "taken back", "net", "credited", "nobody's"],
      ["left", "right", "right", "right", "right", "right", "right"],
      sales.map((row) => [
        row.currency,
        words.formatCount(row.conversions),
        ...[row.gross, row.adjustments, row.net, row.creditedNet, row.unattributedNet].map((amount) =>
          formatMoney(amount),
        ),
      ]),
    ),
    `\n Won by ${won.join(", ") || "nothing"}; ${words.counted(attribution.unattributed.length, "conversion")} by nobody.`,
  );
}

function whoIsWorthIt(report: ProgramReport): string {
  const { ranking, top } = report;
  const rows = leaderboard(report, 10).map(({ place, creator, selected }) => [
    `${selected ? "*" : " "}${place.rank}`,
    creator.displayName,
    creator.tier ?? "–",
    words.formatSums(creator.sales),
    creator.spend === null ? "–" : formatMoney(creator.spend),
    words.formatMetric(place.score),
  ]);
  const aligns = ["right", "left", "left", "right", "right", "right"] as const;
  return section(
    "Who is worth it",
    table(["#", "creator", "tier", "net sales", "spend", ranking.policy.key], aligns, rows),
    `\n * selected: the top ${words.formatShare(Number(top.policy.share))} of ${words.counted(top.outOf, "ranked creator")}. ` +
      `${words.formatCount(ranking.unranked.length)} could not be ranked.`,
  );
}

function whatIsOwed(report: ProgramReport, names: words.Names): string {
  const totals = owedTotals(report).map(
    ({ currency, payable, total }) =>
      ` ${formatMoney(moneyOfMinor(payable, currency))} may be paid now, of ${formatMoney(moneyOfMinor(total, currency))} owed.`,
  );
  const lines = owed(report, 3).flatMap(({ balance, because }) => [
    ` ${names(balance.creatorId)}: ${formatMoney(balance.payable)} payable, ${formatMoney(balance.held)} held, ${formatMoney(balance.pending)} pending`,
    ...(because === null ? [] : [`   of that ${formatMoney(because.amount)}: ${because.paid}`]),
  ]);
  return section("What is owed, and why", ...totals, "", ...lines);
}

function whatIsAtRisk(report: ProgramReport, names: words.Names): string {
  const uses = usesAtRisk(report).flatMap(({ use, decision }) => [
    ` ${use.id ?? use.assetId}: ${use.assetId}, ${words.spaced(use.media)} in ${use.territories.join(", ")}: ${decision.outcome}`,
    ...decision.reasons.map(({ message }) => `   ${message}`),
  ]);
  const conflicts = report.conflicts.map(
    ({ creatorId, certainty, reason }) => ` ${names(creatorId)}, ${certainty}: ${reason.message}`,
  );
  return section(
    "What is at risk",
    ` ${words.formatCount(usesAtRisk(report).length)} of ${words.counted(report.uses.length, "planned use")} cannot simply go ahead.`,
    ...uses,
    ` ${words.counted(conflicts.length, "exclusivity conflict")}.`,
    ...conflicts,
    ...report.taxonomyFindings.map(({ message }) => ` ${message}`),
  );
}

function whereTheBudgetGoes({ reinvestment }: ProgramReport, names: words.Names): string {
  const rows = [
    ...reinvestment.shares.map(({ creatorId, amount, capped }) => [
      names(creatorId),
      formatMoney(amount),
      capped ? "held at the cap" : "",
    ]),
    ["kept for tests", formatMoney(reinvestment.testingReserve), ""],
    ["not placed", formatMoney(reinvestment.unallocated), reinvestment.reasons.map(({ message }) => message).join(" ")],
    ["together", formatMoney(reinvestment.budget), ""],
  ];
  return section(
    "Where the next budget goes",
    table(["", "", ""], ["left", "right", "left"], rows).replace(/^\s*\n/, ""),
  );
}

function whatIsMissing(report: ProgramReport): string {
  const groups = notComputedByCode(report);
  return section(
    "What could not be computed",
    ...(groups.length === 0 ? [" Nothing was left out."] : []),
    ...groups.map(({ code, items }) => ` ${items.length} × ${inWords(code)}, such as: ${items[0]?.message ?? ""}`),
  );
}

function checks({ reconciliations }: ProgramReport): string {
  const rows = reconciliations.map(({ name, rule, left, right, holds }) => [
    holds ? "✓" : "✗",
    name,
    `${formatMoney(left)} ${holds ? "=" : "≠"} ${formatMoney(right)}`,
    rule,
  ]);
  return section(
    "Sums computed in two ways",
    table(["", "", "", ""], ["left", "left", "right", "left"], rows).replace(/^\s*\n/, ""),
  );
}
