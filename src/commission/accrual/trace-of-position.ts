import type { TraceLine } from "../../models/ledger.js";
import { linesOf } from "../components/tiered/lines-of.js";
import { capLine, fixedLine, notDueLine, nothingLeftLine, rateLine, restLine, sharedLine } from "../ledger/trace.js";
import { shareAt } from "./rate-position.js";
import type { Earning, FixedPay, SalePosition } from "./sale-position.js";

/** A moment of a position: when the sale was made, after so many of its adjustments, or with everything known now. */
type Moment = "made" | "final" | number;

/** How a position comes to its amount at a moment. The lines sum to it, the clips of its caps among them. */
export function traceOf(position: SalePosition, moment: Moment): readonly TraceLine[] {
  const { ruleId, currency, isOver, caps } = position;
  if (isOver && moment === "final") return [notDueLine(ruleId, currency)];
  const lines = ratedLines(position, moment);
  return caps.length === 0 ? lines : [...lines, ...capLines(position, moment)];
}

function ratedLines(position: SalePosition, moment: Moment): readonly TraceLine[] {
  const { pay, history, ruleId, currency } = position;
  const step = moment === "made" ? 0 : moment === "final" ? history.adjustments.length : moment;
  switch (pay.kind) {
    case "share":
      return pay.parts.map(({ rate, bases }) => shareLineOf(position, rate, bases[step]!));
    case "fixed":
      return [fixedLineOf(position, pay, step)];
    case "tiered":
      return tieredLines(position, moment, step);
    case "asBooked":
      if (step === 0) return pay.first.trace;
      if (position.bases[step] === 0) return [nothingLeftLine(ruleId, currency)];
      return [restOf(position, step, position.rated.steps[step - 1]!)];
  }
}

function shareLineOf(position: SalePosition, rate: string, minor: number): TraceLine {
  const { ruleId, currency, what, rounding } = position;
  const amount = { minor: shareAt(minor, rate, rounding), currency };
  return rateLine(ruleId, amount, { minor, currency }, rate, what);
}

function fixedLineOf(position: SalePosition, pay: FixedPay, step: number): TraceLine {
  const { ruleId, currency } = position;
  const count = pay.counts[step]!;
  if (count === 0) return nothingLeftLine(ruleId, currency);
  const amount = { minor: pay.shares[step]!, currency };
  const one = { minor: pay.one, currency };
  return (amount.minor === pay.one * count ? fixedLine : sharedLine)(ruleId, amount, one, count, pay.what);
}

/** Of several adjustments each takes its part of what was rated once; at the end the window is rated anew. */
function tieredLines(position: SalePosition, moment: Moment, step: number): readonly TraceLine[] {
  const { rating, ruleId, currency, what, rated } = position;
  if (rating === null) return [nothingLeftLine(ruleId, currency)];
  if (moment === "made" || moment === "final") return linesOf(rating[moment], ruleId, currency, what);
  if (position.bases[step] === 0) return [nothingLeftLine(ruleId, currency)];
  return [restOf(position, step, rated.steps[step - 1]!)];
}

/** What is left of the base after so many adjustments, in one line that says what it comes to. */
export function restOf({ ruleId, currency, bases, what }: SalePosition, step: number, minor: number): TraceLine {
  const left = { minor: bases[step]!, currency };
  return restLine(ruleId, { minor, currency }, left, { minor: bases[0]!, currency }, what);
}

/** What each cap takes off, where it takes something. */
function capLines({ rated, caps, capped, ruleId, currency }: SalePosition, moment: Moment): readonly TraceLine[] {
  const lines: TraceLine[] = [];
  let before = at(rated, moment);
  for (const [index, { capId }] of caps.entries()) {
    const after = at(capped[index]!, moment);
    if (after !== before) lines.push(capLine(ruleId, { minor: after - before, currency }, capId));
    before = after;
  }
  return lines;
}

function at(earning: Earning, moment: Moment): number {
  return typeof moment === "number" ? earning.steps[moment - 1]! : earning[moment];
}
