import { explainLine } from "creator-core/commission";
import type { PayoutPlan, TraceLine } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import { formatDay } from "../month-end/report/words.js";
import type { PaidMonth } from "./pay-a-month.js";

/** `£79.36 is paid`, `£11.09 is carried over`, `£3.20 is kept back from what comes`. */
export function planInWords({ action, net, carried, writtenOff }: PayoutPlan): string {
  switch (action) {
    case "pay":
      return `${formatMoney(net)} is paid`;
    case "carry":
      return carried.minor > 0
        ? `${formatMoney(carried)} is carried over`
        : `${formatMoney({ ...carried, minor: -carried.minor })} is kept back from what comes`;
    case "writeOff":
      return `${formatMoney(writtenOff)} is written off`;
    case "nothing":
      return "nothing is payable";
  }
}

/** What the runs posted, one sentence each. */
export function runsInWords({ calendar, first, refunds, second, third, isSameAfresh }: PaidMonth): string[] {
  const { payday, refundDay, nextPayday } = calendar;
  return [
    `${formatDay(payday)}: ${first.entries.length} entries, payouts among them.`,
    `${formatDay(refundDay)}: half of ${refunds.length} orders comes back.`,
    `${formatDay(nextPayday)}: ${second.entries.length} entries for what came back.`,
    `The same run once more: ${third.length === 0 ? "nothing to post" : `${third.length} entries`}.`,
    `A ledger begun anew with everything known by now: ${isSameAfresh ? "the same balances, to the penny" : "other balances"}.`,
  ];
}

/** `£2.48: 15 % of £16.50 (rule gold)`. */
export function lineInWords(line: TraceLine): string {
  return `${formatMoney(line.amount)}: ${explainLine(line)} (rule ${line.ruleId})`;
}
