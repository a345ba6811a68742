import type { RuleId, TermsId } from "../../ids/index.js";
import type { CommissionableBase } from "../../models/commission.js";
import type { TraceLine } from "../../models/ledger.js";
import { applyRate } from "../../money/apply-rate.js";
import { negateMoney } from "../../money/negate-money.js";
import type { Money, RoundingMode } from "../../money/types.js";
import { zeroMoney } from "../../money/zero-money.js";
import type { Rate } from "../../rate/types.js";
import type { Commission } from "../types.js";

// The lines of a receipt, as data: a ledger of a million entries keeps no sentences. `explainLine` says them in words.
// Every line of one kind has the same keys in the same order; what it is called, `what`, is left out where nobody says.

/** How the base of a plan is called on its receipts. */
export function baseNoun({ kind }: CommissionableBase): "netSales" | "commissionableBase" | "margin" {
  switch (kind) {
    case "saleValue":
      return "netSales";
    case "lines":
      return "commissionableBase";
    case "margin":
      return "margin";
  }
}

/** A share of a base, rounded once, as one line: what every percentage of this area goes through. */
export function shareOf<C extends string>(
  base: Money<C>,
  rate: Rate,
  rounding: RoundingMode,
  ruleId: RuleId | null = null,
  what?: string,
): Commission<C> {
  const total = applyRate(base, rate, rounding);
  return { total, lines: [rateLine(ruleId, total, base, rate, what)] };
}

/** 15 % of £26.66 net sales. */
export function rateLine(ruleId: RuleId | null, amount: Money, base: Money, rate: Rate, what?: string): TraceLine {
  const code = "rateOfBase";
  return what === undefined ? { code, ruleId, amount, base, rate } : { code, ruleId, amount, base, rate, what };
}

/** 6 % of the £5,000.00 that lie in the tier from `at`: minor units, or a count. */
export function tierLine(
  ruleId: RuleId | null,
  amount: Money,
  base: Money,
  rate: Rate,
  at: number,
  what?: string,
): TraceLine {
  const code = "tier";
  return what === undefined ? { code, ruleId, amount, base, rate, at } : { code, ruleId, amount, base, rate, at, what };
}

/** `one` for each of `count` orders, units, posts; one for the order, unless told otherwise. */
export function fixedLine(ruleId: RuleId | null, amount: Money, one: Money, count = 1, what = "orders"): TraceLine {
  return { code: "fixedAmount", ruleId, amount, base: one, count, what };
}

/** This creator's share of a fixed amount. */
export function sharedLine(ruleId: RuleId | null, amount: Money, whole: Money, count = 1, what = "orders"): TraceLine {
  return { code: "sharedAmount", ruleId, amount, base: whole, count, what };
}

/** What is left of a base that several rates were taken of. */
export function restLine(ruleId: RuleId | null, amount: Money, left: Money, whole: Money, what?: string): TraceLine {
  const code = "restAtRates";
  return what === undefined
    ? { code, ruleId, amount, base: left, whole }
    : { code, ruleId, amount, base: left, whole, what };
}

/** `one` for every `per` of `count` views. */
export function perMetricLine(
  ruleId: RuleId | null,
  amount: Money,
  one: Money,
  count: number,
  per: number,
  what: string,
): TraceLine {
  return { code: "perMetric", ruleId, amount, base: one, count, per, what };
}

/** Nothing, because `count` is below the `at` from which it pays. */
export function belowMinimumLine(
  ruleId: RuleId | null,
  currency: string,
  count: number,
  at: number,
  what: string,
): TraceLine {
  return { code: "belowMinimum", ruleId, amount: zeroMoney(currency), count, at, what };
}

/** What lacks to a minimum. */
export function raisedLine(ruleId: RuleId | null, amount: Money, minimum: Money): TraceLine {
  return { code: "raisedToMinimum", ruleId, amount, base: minimum };
}

/** What is above a maximum: negative. */
export function heldLine(ruleId: RuleId | null, amount: Money, maximum: Money): TraceLine {
  return { code: "heldToMaximum", ruleId, amount, base: maximum };
}

/** The step at `at` was reached, by a measure of `count`. With `"salesValue"` both are minor units of the amount. */
export function stepLine(ruleId: RuleId | null, amount: Money, at: number, count: number, what?: string): TraceLine {
  const code = "step";
  return what === undefined ? { code, ruleId, amount, count, at } : { code, ruleId, amount, count, at, what };
}

/** A measure of `count` is below the first step, at `at`. */
export function noStepYetLine(
  ruleId: RuleId | null,
  currency: string,
  at: number,
  count: number,
  what?: string,
): TraceLine {
  const code = "noStepYet";
  const amount = zeroMoney(currency);
  return what === undefined ? { code, ruleId, amount, count, at } : { code, ruleId, amount, count, at, what };
}

/** `count` is below the step of `at` now: of the bonus `whole`, `remains` remains. */
export function stepLostLine(
  ruleId: RuleId | null,
  amount: Money,
  remains: Money,
  whole: Money,
  count: number,
  at: number,
  what: string,
): TraceLine {
  return { code: "stepLost", ruleId, amount, base: remains, whole, count, at, what };
}

/** The prize of a place, won with a measure of `count`. */
export function prizeLine(ruleId: RuleId | null, amount: Money, place: number, count: number, what: string): TraceLine {
  return { code: "prize", ruleId, amount, count, place, what };
}

/** A part of `prizes`, those of the places that `sharers` creators take together from `place` on. */
export function sharedPrizeLine(
  ruleId: RuleId | null,
  amount: Money,
  prizes: Money,
  place: number,
  sharers: number,
): TraceLine {
  return { code: "sharedPrize", ruleId, amount, base: prizes, count: sharers, place };
}

/** The reward of each of `count` posts that won a challenge. */
export function challengeLine(ruleId: RuleId | null, amount: Money, reward: Money, count: number): TraceLine {
  return { code: "challenge", ruleId, amount, base: reward, count };
}

/** The amount of a period: whole, or for `days` of its `of` days. */
export function retainerLine(
  ruleId: RuleId | null,
  amount: Money,
  whole: Money,
  part?: { readonly days: number; readonly of: number },
): TraceLine {
  const code = "retainer";
  if (part === undefined) return { code, ruleId, amount, base: whole };
  return { code, ruleId, amount, base: whole, count: part.days, per: part.of };
}

/** What is taken off because only `count` of `required` deliverables were approved. */
export function shortfallLine(ruleId: RuleId | null, amount: Money, count: number, required: number): TraceLine {
  return { code: "retainerShortfall", ruleId, amount, count, per: required };
}

/** What a period is guaranteed. */
export function guaranteeLine(ruleId: RuleId | null, amount: Money): TraceLine {
  return { code: "guarantee", ruleId, amount };
}

/** What was earned towards a guarantee, taken off. */
export function earnedLine(ruleId: RuleId | null, earned: Money): TraceLine {
  return { code: "earned", ruleId, amount: negateMoney(earned) };
}

/** Money paid before it is earned. */
export function advanceLine(ruleId: RuleId | null, amount: Money): TraceLine {
  return { code: "advance", ruleId, amount };
}

/** Kept back: negative. With a base, a share of it; without, all of what is there. */
export function recoupLine(
  ruleId: RuleId | null,
  amount: Money,
  share?: { readonly base: Money; readonly rate: Rate },
): TraceLine {
  const code = "recoup";
  return share === undefined ? { code, ruleId, amount } : { code, ruleId, amount, base: share.base, rate: share.rate };
}

/** A share of what another creator sold (`"netSales"` and the like) or earned (`"commission"`). */
export function overrideLine(
  ruleId: RuleId | null,
  amount: Money,
  base: Money,
  rate: Rate,
  what: string,
  creatorId: string,
): TraceLine {
  return { code: "override", ruleId, amount, base, rate, what, of: [creatorId] };
}

/** What a cap clips: negative. */
export function capLine(ruleId: RuleId | null, amount: Money, capId: string): TraceLine {
  return { code: "cap", ruleId, amount, of: [capId] };
}

/** What an entry that corrects others starts from: everything booked before it, taken off. */
export function bookedLine(ruleId: RuleId | null, booked: Money): TraceLine {
  return { code: "booked", ruleId, amount: negateMoney(booked) };
}

/** Nothing, because nothing is left of the order. */
export function nothingLeftLine(ruleId: RuleId | null, currency: string): TraceLine {
  return { code: "nothingLeft", ruleId, amount: zeroMoney(currency) };
}

/** Nothing, because it is not this creator's, or not to be paid, any more. */
export function notDueLine(ruleId: RuleId | null, currency: string): TraceLine {
  return { code: "notDueAnyMore", ruleId, amount: zeroMoney(currency) };
}

/** Nothing, because no rule of the plan pays for it. */
export function noRuleLine(currency: string, termsId: TermsId): TraceLine {
  return { code: "noRule", ruleId: null, amount: zeroMoney(currency), of: [termsId] };
}

/** Nothing on the sale itself: it counts towards what these rules pay. */
export function countsTowardsLine(
  currency: string,
  ruleIds: readonly RuleId[],
  ruleId: RuleId | null = null,
): TraceLine {
  return { code: "countsTowards", ruleId, amount: zeroMoney(currency), of: ruleIds };
}

/** Nothing: the order was delivered or settled, and from when its commission may be paid is known. */
export function releasedLine(ruleId: RuleId | null, currency: string, what: "delivered" | "settled"): TraceLine {
  return { code: "released", ruleId, amount: zeroMoney(currency), what };
}

/** Money that left, and what went with it. */
export function paidLine(code: "paidOut" | "withheld" | "fee" | "writtenOff", amount: Money): TraceLine {
  return { code, ruleId: null, amount };
}

/** One side of a transfer between currencies; `other` is the other side. */
export function convertedLine(amount: Money, other: Money, rate: string, source: string): TraceLine {
  return { code: "converted", ruleId: null, amount, base: other, rate, of: [source] };
}

/** `"a, b and c"`; a long list is cut short. */
export function wordList(words: readonly string[]): string {
  const shown = words.length > 4 ? [...words.slice(0, 3), `${words.length - 3} more`] : words;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
