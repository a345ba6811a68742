import Table from "cli-table3";
import type { ProgramFacts, ProgramPolicies, ProgramReport } from "creator-core/models";
import { formatMoney, moneyOfMinor } from "creator-core/money";
import type { FileReading } from "./read/file-reading.js";
import { coverage, leaderboard, notComputed, owed, owedTotals, usesAtRisk } from "./report/highlights.js";
import type { PayoutTotals } from "./report/payout-totals.js";
import {
  certaintyWords,
  conflictDetails,
  conflictInWords,
  decisionLines,
  outcomeWords,
  useInWords,
} from "./report/risk-words.js";
import * as words from "./report/words.js";

export interface SummaryContents {
  readonly report: ProgramReport;
  readonly payouts: readonly PayoutTotals[];
  readonly facts: ProgramFacts;
  readonly policies: ProgramPolicies;
  readonly readings: readonly FileReading[];
}

/** The month on one screen or two, for a terminal or a log. */
export function summary(contents: SummaryContents): string {
  const { report, payouts, facts, policies } = contents;
  const names = words.namesOf(facts.creators);
  const period = words.formatPeriod(report, policies.timeZone);
  const asOf = words.startingOn(report.asOf, policies.timeZone);
  const remark = words.asOfRemark(report);
  return [
    block(`Creator programme, ${period}`, `As of ${asOf}, ${policies.timeZone}.`, ...(remark === null ? [] : [remark])),
    whatWasRead(contents.readings),
    whatWasSold(report),
    whoIsWorthIt(report, names),
    whatIsOwed(report, payouts, names),
    whatIsAtRisk(report, facts, names, policies.timeZone),
    whereTheBudgetGoes(report, names),
    whatIsMissing(report, names),
    ...(report.ledgerFindings.length === 0 ? [] : [whatCannotBeRight(report)]),
    checks(report),
  ]
    .map(({ text }) => text)
    .join("\n\n");
}

/** Lines that may go to a terminal. */
class Block {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** One line for each text, whatever is in it; tables stay as they are. */
function block(...lines: readonly (string | Block)[]): Block {
  return new Block(lines.map((line) => (line instanceof Block ? line.text : words.printable(line))).join("\n"));
}

function section(title: string, ...lines: readonly (string | Block)[]): Block {
  return block(title.toUpperCase(), ...lines);
}

type Align = "left" | "right";

function table(head: readonly string[], aligns: readonly Align[], rows: readonly (readonly string[])[]): Block {
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
  result.push(...rows.map((row) => row.map(words.printable)));
  const text = result.toString().replace(/[ \t]+$/gm, "");
  return new Block(head.every((cell) => cell === "") ? text.replace(/^\s*\n/, "") : text);
}

function whatWasRead(readings: readonly FileReading[]): Block {
  const rows = readings.map(({ file, rows: all, bad, passedOver }) => [file, all - bad - passedOver, passedOver, bad]);
  const issues = readings.flatMap((reading) => reading.issues);
  const shown = issues.slice(0, 60);
  const rest = issues.length - shown.length;
  return section(
    "What was read",
    table(
      ["file", "used", "not counted", "set aside"],
      ["left", "right", "right", "right"],
      rows.map((row) => row.map((cell) => (typeof cell === "number" ? words.formatCount(cell) : cell))),
    ),
    ...(issues.length === 0 ? [] : ["", ` ${words.counted(issues.length, "fault")} found, all in faults.csv:`]),
    ...shown.map(
      ({ file, line, field, expected, actual, kept }) =>
        ` ${file}:${line}  ${field} must be ${words.clipped(expected)}, got ${words.clipped(actual)}${kept ? " (kept)" : ""}`,
    ),
    ...(rest === 0 ? [] : [` … and ${words.formatCount(rest)} more.`]),
  );
}

function whatWasSold({ sales, attribution }: ProgramReport): Block {
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
    "",
    ` Won by ${won.join(", ") || "nothing"}; ${words.counted(attribution.unattributed.length, "conversion")} by nobody.`,
  );
}

function whoIsWorthIt(report: ProgramReport, names: words.Names): Block {
  const { ranking, top } = report;
  const rows = leaderboard(report, 10).map(({ place, creator, selected }) => [
    `${selected ? "*" : " "}${place.rank}`,
    names(creator.creatorId),
    creator.tier ?? "–",
    words.formatSums(creator.sales),
    creator.spend === null ? "–" : formatMoney(creator.spend),
    words.formatMetric(place.score),
  ]);
  const aligns = ["right", "left", "left", "right", "right", "right"] as const;
  return section(
    "Who is worth it",
    table(["#", "creator", "tier", "net sales", "spend", words.keyName(ranking.policy.key)], aligns, rows),
    "",
    ` * selected: the top ${words.formatShare(Number(top.policy.share))} of ${words.counted(top.outOf, "ranked creator")}. ` +
      `${words.formatCount(ranking.unranked.length)} could not be ranked; report.html says why of each.`,
  );
}

function whatIsOwed(report: ProgramReport, payouts: readonly PayoutTotals[], names: words.Names): Block {
  const totals = owedTotals(report).map(
    ({ currency, payable, total }) =>
      ` ${formatMoney(moneyOfMinor(payable, currency))} may be paid now, of ${formatMoney(moneyOfMinor(total, currency))} owed.`,
  );
  const lines = owed(report, 3).flatMap(({ balance, because }) => [
    ` ${names(balance.creatorId)}: ${formatMoney(balance.payable)} payable, ${formatMoney(balance.held)} held, ${formatMoney(balance.pending)} pending`,
    ...(because === null ? [] : [`   of that ${formatMoney(because.amount)}: ${because.paid}`]),
  ]);
  const paidNow = payouts.map(({ net, paid, minimum, carried }) => {
    const from = minimum === null ? "" : ` from ${formatMoney(minimum)} on`;
    return ` To be paid now: ${formatMoney(net)} to ${words.counted(paid, "creator")}${from}; ${formatMoney(carried)} is carried over.`;
  });
  return section("What is owed, and why", ...totals, ...paidNow, "", ...lines);
}

function whatIsAtRisk(report: ProgramReport, facts: ProgramFacts, names: words.Names, timeZone: string): Block {
  const uses = usesAtRisk(report).flatMap(({ use, decision }) => [
    ` ${use.id ?? use.assetId}: ${use.assetId}, ${useInWords(use)}: ${outcomeWords[decision.outcome]}`,
    ...decisionLines(use, decision, timeZone).map((line) => `   ${line}`),
  ]);
  const conflicts = report.conflicts.flatMap((conflict) => [
    ` ${names(conflict.creatorId)}, ${certaintyWords[conflict.certainty]}: ${conflictInWords(conflict, facts)}`,
    `   ${conflictDetails(conflict, timeZone)}`,
  ]);
  return section(
    "What is at risk",
    ` ${words.formatCount(usesAtRisk(report).length)} of ${words.counted(report.uses.length, "planned use")} cannot simply go ahead.`,
    ...uses,
    ` ${words.counted(report.conflicts.length, "exclusivity conflict")}.`,
    ...conflicts,
    ...report.taxonomyFindings.map(({ message }) => ` ${message}`),
  );
}

function whereTheBudgetGoes({ reinvestment }: ProgramReport, names: words.Names): Block {
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
  return section("Where the next budget goes", table(["", "", ""], ["left", "right", "left"], rows));
}

function whatIsMissing(report: ProgramReport, names: words.Names): Block {
  const groups = notComputed(report, names);
  return section(
    "What could not be computed",
    ...(groups.length === 0 ? [" Nothing was left out."] : []),
    ...groups.map(({ cause, items, subjects }) => ` ${words.formatCount(items.length)} × ${cause}: ${subjects}`),
  );
}

function whatCannotBeRight({ ledgerFindings }: ProgramReport): Block {
  const rest = ledgerFindings.length - 20;
  return section(
    "What cannot be right in the books",
    ...ledgerFindings.slice(0, 20).map(({ message }) => ` ${message}`),
    ...(rest > 0 ? [` … and ${words.formatCount(rest)} more.`] : []),
  );
}

function checks({ reconciliations }: ProgramReport): Block {
  const rows = reconciliations.map(({ name, rule, left, right, holds }) => [
    holds ? "✓" : "✗",
    name,
    `${formatMoney(left)} ${holds ? "=" : "≠"} ${formatMoney(right)}`,
    rule,
    coverage(name),
  ]);
  return section(
    "Sums computed in two ways",
    table(["", "", "", "", ""], ["left", "left", "right", "left", "left"], rows),
  );
}
