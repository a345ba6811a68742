import type { TraceLine } from "../../models/ledger.js";
import { isMinor } from "../../money/_is-minor.js";
import { formatMoney } from "../../money/format-money.js";
import { negateMoney } from "../../money/negate-money.js";
import type { Money } from "../../money/types.js";
import { formatPercent } from "../../rate/format-percent.js";
import { isGiven } from "../guards.js";
import { assertLine } from "./assert-ledger.js";
import { wordList } from "./trace.js";

/**
 * How does one line of a receipt read?
 *
 * A clause in English for a line of a trace, which itself is only data: a code, amounts and counts. To write it in another
 * language, switch on `code`. For everything an entry has to say use `explainEntry`.
 *
 * Complexity: O(1); O(n) for n ids it refers to.
 *
 * @param line - a line of an entry's `trace`, or of a quote; a line of another system (`code: "other"`) is given as it is
 * @returns the clause, without a capital or a full stop, the same on every machine
 * @throws `invalidArgument`, `invalidMoney`, `unknownCurrency` or `invalidRate` when it is no such line
 *
 * @example
 * ```ts
 * import { explainLine, percentCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 * import { percent } from "creator-core/rate";
 *
 * explainLine(percentCommission(money("100.00", "GBP"), percent(15)).lines[0]!); // => "15 % of £100.00"
 * ```
 *
 * @example
 * ```ts
 * import { explainLine } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const amount = money("-4.50", "GBP");
 * explainLine({ code: "cap", ruleId: "all", amount, of: ["monthly"] }); // => "less £4.50 above the cap monthly"
 * explainLine({ code: "booked", ruleId: "all", amount }); // => "less £4.50 booked before"
 *
 * // A measure of sales counts minor units; others count things.
 * const step = { code: "step", ruleId: "many", amount: money("20.00", "GBP"), at: 3000, count: 3100 } as const;
 * explainLine({ ...step, what: "orders" }); // => "step of 3,000 orders reached"
 * explainLine({ ...step, what: "salesValue" }); // => "step of £30.00 net sales reached"
 *
 * explainLine({ code: "other", ruleId: null, amount, note: "Correction of March" }); // => "Correction of March"
 * explainLine({ code: "other", ruleId: null, amount }); // => throws
 * ```
 */
export function explainLine(line: TraceLine): string {
  assertLine(line, "line");
  return clauseOf(line);
}

/** The same of a line that was checked with its entry. */
export function clauseOf(line: TraceLine): string {
  const { code, amount, note } = line;
  const base = formatMoney(line.base ?? amount);
  switch (code) {
    case "rateOfBase":
    case "tier":
      return `${rateOf(line)} of ${base}${nounOf(line)}`;
    case "fixedAmount":
      return `${base} for ${eachOf(line)}`;
    case "sharedAmount":
      return `this creator's share of ${base} for ${eachOf(line)}`;
    case "restAtRates":
      return `${base} of ${formatMoney(line.whole ?? amount)}${nounOf(line)}, at the rates of the whole`;
    case "perMetric":
      return `${base} for every ${grouped(line.per ?? 1)} of ${counted(line)}`;
    case "belowMinimum":
      return `${counted(line)}, below the ${counted(line, line.at)} from which it pays`;
    case "raisedToMinimum":
      return `raised to the minimum of ${base}`;
    case "heldToMaximum":
      return `held to the maximum of ${base}`;
    case "step":
      return `step of ${counted(line, line.at)} reached`;
    case "noStepYet":
      return `${counted(line)} reached; the first step is at ${counted(line, line.at)}`;
    case "stepLost":
      return `${counted(line)} left, below the step of ${counted(line, line.at)}: ${remainderOf(line)}`;
    case "prize":
      return `prize for place ${line.place ?? 1}${isGiven(line.count) ? ` with ${counted(line)}` : ""}`;
    case "sharedPrize":
      return `share of ${base} for place ${line.place ?? 1}, which ${grouped(line.count ?? 1)} creators take together`;
    case "challenge":
      return rewardOf(line, base);
    case "retainer":
      return `${base} for ${isGiven(line.count) ? `${grouped(line.count)} of ${grouped(line.per ?? 1)} days` : "the period"}`;
    case "retainerShortfall":
      return `only ${grouped(line.count ?? 0)} of the ${grouped(line.per ?? 1)} deliverables that it takes`;
    case "guarantee":
      return `guaranteed ${formatMoney(amount)}`;
    case "earned":
      return `less ${taken(amount)} earned`;
    case "advance":
      return `advance of ${formatMoney(amount)}`;
    case "recoup":
      return isGiven(line.base) ? `${rateOf(line)} of ${base} kept back` : `${taken(amount)} kept back`;
    case "override":
      return `${rateOf(line)} of ${base} ${whose(line)}`;
    case "cap":
      return `less ${taken(amount)} above the cap${isGiven(line.of) ? ` ${wordList(line.of)}` : ""}`;
    case "booked":
      return `less ${taken(amount)} booked before`;
    case "nothingLeft":
      return "nothing is left of the order";
    case "notDueAnyMore":
      return "nothing is due for it any more";
    case "noRule":
      return `no rule${isGiven(line.of) ? ` of ${wordList(line.of)}` : ""} pays for this sale`;
    case "countsTowards":
      return `nothing on the sale itself: it counts towards ${wordList(line.of ?? [])}`;
    case "released":
      return `the order was ${line.what ?? "delivered"}: from when it may be paid is known`;
    case "paidOut":
      return `${taken(amount)} paid out`;
    case "withheld":
      return `${taken(amount)} withheld for tax`;
    case "fee":
      return `${taken(amount)} for the transfer`;
    case "writtenOff":
      return `${formatMoney(amount)} written off`;
    case "converted":
      return conversionOf(line);
    case "other":
      return note ?? "";
  }
}

/** A line may come without what its code stands for: then it says less, but it says it. */
function rateOf({ rate }: TraceLine): string {
  return isGiven(rate) ? formatPercent(rate) : "a share";
}

/** What is negative in a line, and positive in words. */
function taken(amount: Money): string {
  return formatMoney(negateMoney(amount));
}

function nounOf({ what }: TraceLine): string {
  return isGiven(what) ? ` ${inWords(what)}` : "";
}

function eachOf({ count, what }: TraceLine): string {
  const noun = inWords(what ?? "orders");
  return (count ?? 1) === 1 ? `the ${singular(noun)}` : `each of ${grouped(count!)} ${noun}`;
}

function rewardOf({ count, of }: TraceLine, reward: string): string {
  if (count === 0) return "no post has won the challenge";
  const won = `challenge reward of ${reward}${(count ?? 1) === 1 ? "" : ` for each of ${grouped(count!)} posts`}`;
  return isGiven(of) ? `${won}: ${wordList(of)}` : won;
}

/** `"3 orders"`; a sum of sales is in minor units of the currency of the line. */
function counted({ count, what, amount }: TraceLine, value: number | undefined = count): string {
  const number = value ?? 0;
  if (!isGiven(what)) return grouped(number);
  if (what === "salesValue" && isMinor(number)) {
    return `${formatMoney({ minor: number, currency: amount.currency })} net sales`;
  }
  const noun = inWords(what);
  return `${grouped(number)} ${number === 1 ? singular(noun) : noun}`;
}

function remainderOf({ base, whole, amount }: TraceLine): string {
  const remains = isGiven(base) && base.minor !== 0 ? formatMoney(base) : "nothing";
  return `${remains} remains of ${formatMoney(whole ?? negateMoney(amount))}`;
}

function whose({ what, of }: TraceLine): string {
  const who = isGiven(of) ? wordList(of) : "another creator";
  return isGiven(what) && what !== "commission" ? `${inWords(what)} of ${who}` : `that ${who} earned`;
}

function conversionOf({ amount, base, rate, of }: TraceLine): string {
  const [from, to] = amount.minor < 0 ? [negateMoney(amount), base] : [base, amount];
  const sides = `${isGiven(from) ? formatMoney(from) : "a balance"} converted to ${isGiven(to) ? formatMoney(to) : "a balance"}`;
  const at = isGiven(rate) ? ` at ${rate}` : "";
  return `${sides}${at}${isGiven(of) && of.length > 0 ? ` (${wordList(of)})` : ""}`;
}

/** `"netSales"` as it is said. */
function inWords(what: string): string {
  return what.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function singular(noun: string): string {
  return noun.endsWith("s") ? noun.slice(0, -1) : noun;
}

/** 12,345. */
function grouped(value: number): string {
  const text = String(value);
  return Number.isSafeInteger(value) ? text.replace(/\B(?=(\d{3})+$)/g, ",") : text;
}
