import { formatMoney, toDecimalString } from "creator-core/money";
import { formatDay, formatSums, namesOf, printable } from "../month-end/report/words.js";
import { aligned } from "./aligned.js";
import type { Findings } from "./findings.js";
import { monthRows, monthTotal } from "./month-rows.js";
import { inForce, rising } from "./plans.js";
import { lineInWords, planInWords, runsInWords } from "./words.js";

/** The same as on the page, for a terminal or a log. */
export function summary(findings: Findings): string {
  return [paidMonth(findings), quotedSale(findings), twoPlans(findings)]
    .map((lines) => lines.map((line) => printable(line)).join("\n"))
    .join("\n\n");
}

function paidMonth({ quarter, month, statements, creatorId }: Findings): string[] {
  const names = namesOf(quarter.profiles);
  const rows = monthRows(month);
  return [
    `A MONTH, PAID AND HALF REFUNDED: ${month.calendar.month.name}`,
    ...runsInWords(month).map((sentence) => ` ${sentence}`),
    "",
    ...aligned([
      ["creator", "earned", "paid", "taken back", "owed", "next payday"],
      ...rows.map(({ creatorId: id, earned, paid, takenBack, owed, next }) => [
        names(id),
        ...[earned, paid, takenBack, owed].map((amount) => formatMoney(amount)),
        planInWords(next),
      ]),
      [
        "all",
        ...(["earned", "paid", "takenBack", "owed"] as const).map((column) => formatSums(monthTotal(rows, column))),
        "",
      ],
    ]),
    ...statements.flatMap(({ before, after }) => [
      "",
      `STATEMENT OF ${names(creatorId)}, ${before.currency}`,
      ...aligned([
        ["", "until payday", "after it"],
        ["opening", toDecimalString(before.opening), toDecimalString(after.opening)],
        ...[...new Set([...before.lines, ...after.lines].map(({ kind }) => kind))].map((kind) => [
          kind,
          ...[before, after].map(({ totals }) => toDecimalString(totals[kind] ?? { ...before.opening, minor: 0 })),
        ]),
        ["closing", toDecimalString(before.closing), toDecimalString(after.closing)],
      ]),
    ]),
  ];
}

function quotedSale({ quarter, creatorId, planned, quote }: Findings): string[] {
  const names = namesOf(quarter.profiles);
  const goods = planned.lines.map(({ productId, price }) => `${productId} ${formatMoney(price)}`).join(", ");
  return [
    `BEFORE POSTING: ${names(creatorId)}, ${planned.contentKind}, ${goods}`,
    ` It would pay ${formatSums(quote.totals)}:`,
    ...quote.lines.map((line) => `  ${lineInWords(line)}`),
    ...quote.rejected.map(
      ({ ruleId, reasons }) => `  not ${ruleId}: ${reasons.map(({ message }) => message).join(" ")}`,
    ),
  ];
}

function twoPlans({ quarter, comparison, month }: Findings): string[] {
  const names = namesOf(quarter.profiles);
  return comparison.totals.flatMap(({ currency, ...total }) => [
    `TWO PLANS, ${currency}: everything sold before ${formatDay(month.calendar.payday)}`,
    ...aligned([
      ["creator", inForce.id, rising.id, "difference"],
      ...comparison.creators
        .filter((row) => row.currency === currency)
        .map((row) => [names(row.creatorId), ...amountsOf(row)]),
      ["all", ...amountsOf(total)],
    ]),
  ]);
}

function amountsOf({ current, alternative, difference }: Omit<Findings["comparison"]["totals"][number], "currency">) {
  return [current, alternative, difference].map((amount) => formatMoney(amount));
}
