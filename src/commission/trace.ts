import type { RuleId } from "../ids/index.js";
import type { CommissionableBase, TraceLine } from "../models/commission.js";
import { applyRate } from "../money/apply-rate.js";
import { formatMoney } from "../money/format-money.js";
import { negateMoney } from "../money/negate-money.js";
import type { Money, RoundingMode } from "../money/types.js";
import { formatPercent } from "../rate/format-percent.js";
import type { Rate } from "../rate/types.js";
import type { Commission } from "./types.js";

/** A share of a base, rounded once, as one line: what every percentage of this area goes through. */
export function shareOf<C extends string>(
  base: Money<C>,
  rate: Rate,
  rounding: RoundingMode,
  ruleId: RuleId | null = null,
  noun = "",
): Commission<C> {
  const total = applyRate(base, rate, rounding);
  return { total, lines: [shareLine(base, rate, total, ruleId, noun)] };
}

/** `"15 % of £26.66 net sales"`, with its numbers. */
export function shareLine(base: Money, rate: Rate, amount: Money, ruleId: RuleId | null, noun = ""): TraceLine {
  const note = `${formatPercent(rate)} of ${formatMoney(base)}${noun === "" ? "" : ` ${noun}`}`;
  return { ruleId, base, rate, amount, note };
}

/** A line that is nothing but an amount and its reason. */
export function amountLine(amount: Money, note: string, ruleId: RuleId | null = null): TraceLine {
  return { ruleId, amount, note };
}

/** What an entry that corrects others starts from: everything booked before it, taken off. */
export function bookedLine(booked: Money, ruleId: RuleId | null): TraceLine {
  return amountLine(negateMoney(booked), `less ${formatMoney(booked)} booked before`, ruleId);
}

/** How the base of a plan is called in a trace. */
export function baseNoun(base: CommissionableBase): string {
  return base.kind === "saleValue" ? "net sales" : "commissionable base";
}

/** `"a, b and c"`; a long list is cut short. */
export function wordList(words: readonly string[]): string {
  const shown = words.length > 4 ? [...words.slice(0, 3), `${words.length - 3} more`] : words;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** `"1 order"`, `"3 orders"`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
