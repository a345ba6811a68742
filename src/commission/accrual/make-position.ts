import type { CreatorId, RuleId, TermsId } from "../../ids/index.js";
import type { LedgerEntry, TraceLine } from "../../models/ledger.js";
import type { FxRate } from "../../money/types.js";
import type { Rate } from "../../rate/types.js";
import type { CompiledFlat } from "../components/compile-flat.js";
import type { CompiledTiered } from "../components/tiered/compile-tiered.js";
import { escapePart } from "../ledger/escape-part.js";
import type { Position } from "../ledger/positions.js";
import type { AppliedRule, Resolution } from "../rules/resolve-sale.js";
import type { CompiledTerms } from "../terms/compiled.js";
import { noEarning, partOf } from "./rate-position.js";
import { basesOf, fxOf, type SaleHistory } from "./sale-history.js";
import type { FixedPay, Pay, RatedPart, SalePosition } from "./sale-position.js";

/** What a position is made of, besides its sale. */
export interface Placing {
  readonly creatorId: CreatorId;
  readonly compiled: CompiledTerms;
  readonly applied: AppliedRule;
  readonly booked: Position | undefined;
  readonly decision: Resolution | null;
  readonly isOver: boolean;
  /** The rate at which the sale was converted when it was booked; `undefined` while it is not. */
  readonly fx: FxRate | undefined;
  /** How the base is called in a trace. */
  readonly what: string;
  /** The end of the name of the position, where it is at hand. */
  readonly suffix?: string;
}

/** A rule that pays on the sale itself; `null` where there is nothing to take a share of, and nothing is booked. */
export function makePosition(history: SaleHistory, placing: Placing): SalePosition | null {
  const { creatorId, compiled, applied, booked, isOver } = placing;
  const { rule, lines } = applied;
  const fx = compiled.currency === null ? null : (placing.fx ?? fxOf(history, compiled));
  const found = isOver ? null : basesOf(history, compiled, lines, fx);
  const { component } = rule;
  const currency = booked?.currency ?? component.currency ?? found?.currency;
  if (currency === undefined) return null;
  if (found === null && booked === undefined && component.kind !== "flat") return null;
  const all = found?.of(creatorId) ?? history.nothing;
  const bases = component.kind === "tiered" && isUncounted(history, component) ? history.nothing : all;
  const measures = component.kind === "tiered" ? measuresOf(history, component, bases, lines) : bases;
  const pay = isOver ? tieredPay : payOf(history, placing, bases, fx);
  return positionOf(history, placing, currency, found === null ? null : fx, bases, measures, pay);
}

function positionOf(
  history: SaleHistory,
  { creatorId, compiled, applied: { rule }, booked, decision, isOver, what, suffix }: Placing,
  currency: string,
  fx: FxRate | null,
  bases: readonly number[],
  measures: readonly number[],
  pay: Pay,
): SalePosition {
  return {
    history,
    creatorId,
    ruleId: rule.id,
    rule,
    compiled,
    terms: compiled.reference,
    suffix: suffix ?? suffixOf(compiled.terms.id, rule.id),
    rounding: compiled.rounding.mode,
    currency,
    fx,
    what,
    bases,
    measures,
    pay,
    isOver,
    decision,
    booked,
    rated: noEarning,
    earning: noEarning,
    rating: null,
    window: null,
    caps: noGroups,
    capped: noGroups,
    accounts: null,
    isGone: false,
    isDue: false,
    isPosted: false,
  };
}

/** The end of the names of positions on sales under a rule. */
function suffixOf(termsId: TermsId, ruleId: RuleId): string {
  return `/${escapePart(termsId)}/${escapePart(ruleId)}`;
}

const noGroups: never[] = [];

function payOf(history: SaleHistory, placing: Placing, bases: readonly number[], fx: FxRate | null): Pay {
  const { creatorId, compiled, applied, booked } = placing;
  const { rule, lines, rate, parts } = applied;
  const { component } = rule;
  switch (component.kind) {
    case "flat":
      return fixedPay(history, creatorId, component, lines, booked);
    case "percent": {
      const rates = parts ?? [{ lines, rate: rate ?? component.rate }];
      if (rates.length === 1 && (compiled.rounding.level === "order" || history.sale.lines === undefined)) {
        return { kind: "share", parts: [{ rate: bookedRate(booked, 0) ?? rates[0]!.rate, bases }] };
      }
      return sharePay(history, creatorId, compiled, rates, booked, fx) ?? { kind: "share", parts: [] };
    }
    default:
      return tieredPay;
  }
}

const tieredPay: Pay = { kind: "tiered" };

/** Lines with one rate. */
interface RatedLines {
  readonly lines: readonly number[] | null;
  readonly rate: Rate;
}

/**
 * A percentage: of the order, or of each of its lines where those are rounded one by one. What is booked keeps the rate it
 * was booked at.
 */
export function sharePay(
  history: SaleHistory,
  creatorId: CreatorId,
  compiled: CompiledTerms,
  rates: readonly RatedLines[],
  booked: Position | undefined,
  fx?: FxRate | null,
): Extract<Pay, { readonly kind: "share" }> | null {
  const groups = compiled.rounding.level === "order" ? rates : rates.flatMap((each) => lineByLine(history, each));
  const parts: RatedPart[] = [];
  for (const [index, { lines, rate }] of groups.entries()) {
    const bases = basesOf(history, compiled, lines, fx ?? fxOf(history, compiled));
    if (bases === null) return null;
    parts.push({ rate: bookedRate(booked, index) ?? rate, bases: bases.of(creatorId) });
  }
  return { kind: "share", parts };
}

function lineByLine({ sale }: SaleHistory, { lines, rate }: RatedLines): readonly RatedLines[] {
  const places = lines ?? (sale.lines ?? []).map((_, place) => place);
  return places.length === 0 ? [{ lines, rate }] : places.map((place) => ({ lines: [place], rate }));
}

/** The rate of the line of that place in the first entry, or the only one that there is. */
function bookedRate(booked: Position | undefined, index: number): Rate | undefined {
  if (booked === undefined || booked.earned === null) return undefined;
  const rated = booked.earned.trace.filter(({ code }) => code === "rateOfBase");
  return (rated[index] ?? rated[0])?.rate;
}

/** A fixed amount stands as long as the order, or the lines that the rule takes, do. */
export function fixedPay(
  history: SaleHistory,
  creatorId: CreatorId,
  { amount, per, sharing }: CompiledFlat,
  lines: readonly number[] | null,
  booked: Position | undefined,
): FixedPay {
  const one = bookedAmount(booked) ?? amount.minor;
  const counts = per === "unit" ? history.unitsOf(lines) : standingOf(history, lines);
  const shares = counts.map((count) => {
    const whole = one * count;
    if (sharing === "each" || history.sole === creatorId) return whole;
    if (sharing === "winner") return history.lead === creatorId ? whole : 0;
    return history.split(whole).get(creatorId) ?? 0;
  });
  return { kind: "fixed", one, counts, shares, what: per === "unit" ? "units" : "orders" };
}

/** 1 while the order, or what a rule takes of it, stands. */
export function standingOf(history: SaleHistory, lines: readonly number[] | null): readonly number[] {
  if (lines === null) return history.stands.map((stands) => (stands ? 1 : 0));
  return history.unitsOf(lines).map((count) => (count > 0 ? 1 : 0));
}

function bookedAmount(booked: Position | undefined): number | undefined {
  return booked?.earned?.trace.find(({ code }) => code === "fixedAmount" || code === "sharedAmount")?.base?.minor;
}

function isUncounted({ approvedAt }: SaleHistory, { approvedOnly }: CompiledTiered): boolean {
  return approvedOnly && approvedAt === null;
}

/** What a sale adds to the measure of a tiered rule at each step. */
export function measuresOf(
  history: SaleHistory,
  component: CompiledTiered,
  bases: readonly number[],
  lines: readonly number[] | null,
): readonly number[] {
  if (isUncounted(history, component)) return history.nothing;
  switch (component.measure) {
    case "salesValue":
      return bases;
    case "orders":
      return standingOf(history, lines);
    case "units":
      return history.unitsOf(lines);
    default:
      return history.nothing;
  }
}

/**
 * Without its terms a position still shrinks with its sale: the entry says what it was a share of, and at what rate.
 */
export function positionWithoutTerms(
  history: SaleHistory,
  creatorId: CreatorId,
  booked: Position,
  isOver: boolean,
): SalePosition {
  const { anchor, currency } = booked;
  const first = booked.earned ?? anchor;
  const parts = history.parts.get(creatorId) ?? history.nothing;
  const whole = baseOf(first);
  const isPart = history.fates !== null && whole < parts[0]! && (first.fx ?? null) === null;
  const bases = parts.map((left, step) => {
    if (parts[0] === 0) return history.stands[step] ? whole : 0;
    // Which lines it was of, the entry does not say: it loses what it must, whichever they were.
    return isPart ? Math.min(whole, left) : partOf(whole, left, parts[0]!);
  });
  const [line] = first.trace;
  const pay = payAsBooked(history, first, bases);
  return {
    history,
    creatorId,
    ruleId: booked.ruleId ?? "",
    rule: null,
    compiled: null,
    terms: anchor.terms ?? { id: "", version: 0 },
    suffix: suffixOf(anchor.terms?.id ?? "", booked.ruleId ?? ""),
    rounding: "halfAwayFromZero",
    currency,
    fx: first.fx ?? null,
    what: line?.what ?? "netSales",
    bases,
    measures: bases,
    pay,
    isOver,
    decision: null,
    booked,
    rated: noEarning,
    earning: noEarning,
    rating: null,
    window: null,
    caps: noGroups,
    capped: noGroups,
    accounts: null,
    isGone: false,
    isDue: false,
    isPosted: false,
  };
}

/** How an entry was rated, as far as it tells: at a rate, with an amount for the order, or else in proportion. */
function payAsBooked({ stands }: SaleHistory, first: LedgerEntry, bases: readonly number[]): Pay {
  const { trace, amount } = first;
  const [line] = trace;
  if (trace.length === 1 && line?.code === "rateOfBase" && line.rate !== undefined) {
    return { kind: "share", parts: [{ rate: line.rate, bases }] };
  }
  if (!trace.every(isFixedOfOrder)) return { kind: "asBooked", first };
  const counts = stands.map((standing) => (standing ? 1 : 0));
  const shares = counts.map((count) => amount.minor * count);
  return { kind: "fixed", one: amount.minor, counts, shares, what: "orders" };
}

function isFixedOfOrder({ code, what }: TraceLine): boolean {
  return code === "cap" || ((code === "fixedAmount" || code === "sharedAmount") && what === "orders");
}

/** What the shares of an entry were taken of, or the fixed amount itself. */
function baseOf({ trace, amount }: LedgerEntry): number {
  let sum = 0;
  for (const { base } of trace) if (base !== undefined && base.currency === amount.currency) sum += base.minor;
  return sum;
}
