import { fail } from "../../errors/creator-core-error.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { Sale } from "../../models/attribution.js";
import type { LedgerEntry } from "../../models/ledger.js";
import type { Adjustment } from "../../models/tracking.js";
import { assertMoney } from "../../money/assert-money.js";
import { formatMoney } from "../../money/format-money.js";
import type { Money } from "../../money/types.js";
import { readInstant } from "../../time/to-instant.js";
import type { FxTable } from "../accrual/fx.js";
import { basesOf, fxMissing, readSales, type SaleHistory } from "../accrual/sale-history.js";
import { commissionBases } from "../base/commission-bases.js";
import { compileBase } from "../base/compile-base.js";
import { lineBases } from "../base/line-bases.js";
import type { CompiledTerms, Plans } from "../terms/compiled.js";
import { amountsOfSale, type ExactLimits } from "./exact-limits.js";
import { called, refusalOf, type Tell, tellTooLarge } from "./findings.js";
import { tellUnreadable } from "./read-rows.js";

/** Later than anything: what is not known yet is looked at as well. */
const LAST = 8.64e15;

/** What sales are looked at with. */
export interface SaleContext {
  readonly plans: Plans;
  readonly booked: readonly LedgerEntry[];
  readonly rates: FxTable;
  readonly limits: ExactLimits;
  readonly tell: Tell;
}

/** The sales that can be computed with. */
export function siftSales(sales: readonly Sale[], context: SaleContext): readonly Sale[] {
  const currencies = bookedCurrencies(context.booked);
  const sound = sales.filter((sale) => !isOdd(sale, context));
  const beyond = context.limits.beyond(sound, (sale) => amountsOfSale(sale).map(({ money }) => money));
  const kept = sound.filter((sale) => !beyond.has(sale) || tellTooLarge("sales", sale.id, context.tell));
  for (const sale of kept) tellCurrency(sale, currencies.get(sale.id), context.tell);
  return kept;
}

/** Whether a sale cannot be computed with; then it is told why. */
function isOdd(sale: Sale, { plans, rates, tell }: SaleContext): boolean {
  const odd = safely(() => oddAmount(sale) ?? oddCredits(sale));
  if (odd !== null) {
    const { code, where, message } = odd;
    tell(code, ["sales", sale.id, where], "leftOut", `Sale ${called(sale.id)} ${message}; it is set aside.`);
    return true;
  }
  let missing: readonly CompiledTerms[] = [];
  const refusal = refusalOf(() => {
    readLines(sale);
    const [history] = readSales([sale], [], LAST, rates);
    const terms = plans.inEffect(history!.at);
    for (const compiled of terms) readThrough(history!, compiled);
    if (terms.length === 0) readThrough(history!, null);
    missing = terms.filter((compiled) => fxMissing(history!, compiled));
  });
  if (refusal !== null) tellUnreadable("sales", [sale.id], refusal, tell);
  else for (const compiled of missing) tellNoRate(sale, compiled, tell);
  return refusal !== null;
}

/** So many pieces nobody orders at once, and fixed amounts for each of them would leave the exact range. */
const MOST_PIECES = 10_000_000;

/** The lines and discounts of an order, whichever of them the plans in effect ask for. */
function readLines(sale: Sale): void {
  for (const { path, money } of amountsOfSale(sale)) assertMoney(money, path);
  const { lines, orderDiscounts } = sale;
  if (!lines?.length) return;
  lines.forEach(({ quantity }, index) => {
    if (quantity > MOST_PIECES)
      fail("invalidInteger", `lines[${index}].quantity`, "ten million pieces at most", quantity);
  });
  for (const base of [chargedBase, grossBase]) {
    lineBases(lines, orderDiscounts, base, "halfAwayFromZero", { lines: "lines", discounts: "orderDiscounts" });
  }
}

const chargedBase = /* @__PURE__ */ (() => compileBase(commissionBases.netOfDiscounts))();
const grossBase = /* @__PURE__ */ (() => compileBase(commissionBases.gross))();

/** Asks everything that a run may ask. */
function readThrough(history: SaleHistory, compiled: CompiledTerms | null): readonly unknown[] {
  const bases = compiled === null ? null : basesOf(history, compiled, null);
  return [history.units, history.lead, ...history.creators.map((creatorId) => bases?.of(creatorId))];
}

interface Odd {
  readonly code: "negativeAmount" | "creditsDoNotSum" | "mixedCurrencies";
  readonly where: string;
  readonly message: string;
}

function oddAmount(sale: Sale): Odd | null {
  const fields = safely(() => amountsOfSale(sale)) ?? [];
  const credits =
    safely(() => sale.credits.map(({ value }, index) => ({ path: `credits[${index}].value`, money: value }))) ?? [];
  const amounts = [...fields, ...credits].filter((each): each is { path: string; money: Money } => isMoney(each.money));
  const currency = amounts[0]?.money.currency;
  for (const { path, money } of amounts) {
    if (money.minor < 0) {
      return {
        code: "negativeAmount",
        where: path,
        message: `has an amount below zero, ${formatMoney(money)} (${path})`,
      };
    }
    if (money.currency !== currency) {
      const message = `has amounts in ${currency} and in ${money.currency} (${path})`;
      return { code: "mixedCurrencies", where: path, message };
    }
  }
  return null;
}

function oddCredits({ value, credits, unattributed }: Sale): Odd | null {
  if (!isMoney(value)) return null;
  const parts = safely(() => [...credits.map((credit) => credit.value), ...(unattributed ? [unattributed.value] : [])]);
  if (parts === null || !parts.every(isMoney)) return null;
  const sum = parts.reduce((total, { minor }) => total + minor, 0);
  if (sum === value.minor) return null;
  const said = Number.isSafeInteger(sum) ? formatMoney({ minor: sum, currency: value.currency }) : "too much";
  const message = `is worth ${formatMoney(value)}, and its credits with the part nobody earned come to ${said}`;
  return { code: "creditsDoNotSum", where: "credits", message };
}

/** What throws is read again, and refused, by the reader of the run. */
function safely<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function isMoney(value: Money | null | undefined): value is Money {
  return refusalOf(() => formatMoney(value!)) === null;
}

function tellNoRate({ id, value }: Sale, { terms, reference }: CompiledTerms, tell: Tell): void {
  const message = `Sale ${called(id)} would be converted to ${terms.currency} under plan ${called(reference.id)}, and there is no rate for its day: it pays nothing there yet.`;
  tell(
    "fxRateMissing",
    ["sales", id, "value"],
    "kept",
    message,
    `a rate from ${value?.currency ?? "its currency"} to ${terms.currency}`,
  );
}

/** What stands of each booked sale, by the currency that the sale was in when it was booked. */
function bookedCurrencies(booked: readonly LedgerEntry[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const standing = new Map<string, Map<string, number>>();
  for (const { source, amount, fx } of booked) {
    if (source.kind !== "sale") continue;
    const currency = fx?.from ?? amount.currency;
    const sums = standing.get(source.conversionId) ?? new Map<string, number>();
    sums.set(currency, (sums.get(currency) ?? 0) + amount.minor);
    standing.set(source.conversionId, sums);
  }
  return standing;
}

function tellCurrency({ id, value }: Sale, booked: ReadonlyMap<string, number> | undefined, tell: Tell): void {
  if (booked === undefined || !value) return;
  const before = [...booked].flatMap(([currency, minor]) => (minor !== 0 ? [currency] : []));
  for (const currency of before.sort(codeUnitOrder)) {
    if (currency === value.currency) continue;
    const message = `Sale ${called(id)} was booked in ${currency} and is in ${value.currency} now; what is booked is taken back and decided again.`;
    tell("currencyChanged", ["sales", id, "value", "currency"], "kept", message, currency, value.currency);
  }
}

/**
 * The adjustments that can be computed with, and what is odd about them.
 *
 * @param given - the ids of all sales that there were, also of those that were set aside
 */
export function siftAdjustments(
  adjustments: readonly Adjustment[],
  sales: readonly Sale[],
  given: ReadonlySet<string>,
  rates: FxTable,
  tell: Tell,
): readonly Adjustment[] {
  const known = new Map(sales.map((sale) => [sale.id, sale]));
  const sound = adjustments.filter((adjustment) => {
    const fault = faultOf(adjustment, known.get(adjustment.conversionId), given);
    if (fault === null) return true;
    const { code, where, message } = fault;
    tell(
      code,
      ["adjustments", adjustment.id, where],
      "leftOut",
      `Adjustment ${called(adjustment.id)} ${message}; it is set aside.`,
    );
    return false;
  });
  const bySale = new Map<string, Adjustment[]>();
  for (const adjustment of sound) {
    const group = bySale.get(adjustment.conversionId);
    if (group === undefined) bySale.set(adjustment.conversionId, [adjustment]);
    else group.push(adjustment);
  }
  const refused = new Set<Adjustment>();
  for (const [id, group] of bySale) {
    for (const each of followed(known.get(id)!, group, rates, tell)) refused.add(each);
  }
  return refused.size === 0 ? sound : sound.filter((adjustment) => !refused.has(adjustment));
}

interface Fault {
  readonly code: "adjustmentWithoutSale" | "mixedCurrencies" | "negativeAmount" | "unknownLine" | "waitsForOthers";
  readonly where: string;
  readonly message: string;
}

function faultOf(adjustment: Adjustment, sale: Sale | undefined, given: ReadonlySet<string>): Fault | null {
  const { conversionId, value, lineId } = adjustment;
  if (sale === undefined && given.has(conversionId)) {
    const message = `waits for sale ${called(conversionId)}, which is set aside`;
    return { code: "waitsForOthers", where: "conversionId", message };
  }
  if (sale === undefined) {
    const message = `is of sale ${called(conversionId)}, which is not there`;
    return { code: "adjustmentWithoutSale", where: "conversionId", message };
  }
  if (isMoney(value) && value.minor < 0) {
    return { code: "negativeAmount", where: "value", message: `is below zero, ${formatMoney(value)}` };
  }
  const currency = sale.value?.currency ?? sale.lines?.[0]?.price?.currency;
  if (isMoney(value) && currency !== undefined && value.currency !== currency) {
    const message = `is in ${value.currency}, and its sale ${called(conversionId)} in ${currency}`;
    return { code: "mixedCurrencies", where: "value", message };
  }
  if (lineId && sale.lines?.length && !sale.lines.some(({ id }) => id === lineId)) {
    const message = `is of line ${called(lineId)}, which sale ${called(conversionId)} does not have`;
    return { code: "unknownLine", where: "lineId", message };
  }
  return null;
}

/** Follows a sale through its adjustments, tells what is odd about them, and returns those that cannot be followed. */
function followed(sale: Sale, group: readonly Adjustment[], rates: FxTable, tell: Tell): readonly Adjustment[] {
  const refused: Adjustment[] = [];
  const sound = group.filter((adjustment) => {
    const refusal = refusalOf(() => [...readSales([sale], [adjustment], LAST, rates)]);
    if (refusal === null) return true;
    tellUnreadable("adjustments", [adjustment.id], refusal, tell);
    refused.push(adjustment);
    return false;
  });
  const [history] = readSales([sale], sound, LAST, rates);
  if (history === undefined) return refused;
  const byId = new Map(sound.map((adjustment) => [adjustment.id, adjustment]));
  history.adjustments.forEach(({ id, at }, step) => {
    const adjustment = byId.get(id)!;
    const path = ["adjustments", id];
    if (at < readInstant(sale.occurredAt)) {
      const message = `Adjustment ${called(id)} is dated before its sale ${called(sale.id)}; it counts all the same.`;
      tell("adjustmentBeforeSale", [...path, "occurredAt"], "kept", message);
    }
    const [before, after] = [history.totals[step]!, history.totals[step + 1]!];
    const { kind, value } = adjustment;
    if (kind === "reinstatement" || history.totals[0] === 0 || value.minor <= before - after) return;
    const left = formatMoney({ minor: before - after, currency: value.currency });
    const message = `Adjustment ${called(id)} takes back ${formatMoney(value)}, and only ${left} of sale ${called(sale.id)} could be taken; no more than that is.`;
    tell("adjustmentLargerThanSale", [...path, "value"], "kept", message, `${left} or less`, formatMoney(value));
  });
  return refused;
}
