import { assertList } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import { assertCurrency } from "../../money/assert-currency.js";
import type { FxRate } from "../../money/types.js";
import { asRate } from "../../rate/as-rate.js";
import { compareRates } from "../../rate/compare-rates.js";
import { toEpochDay } from "../../time/plain-date.js";
import { sameFacts } from "../../time/same-facts.js";
import { getOrAdd } from "./get-or-add.js";

const LONGEST_SOURCE = 1000;

/** A rate with its day in numbers. */
interface DatedRate {
  readonly day: number;
  readonly index: number;
  readonly fx: FxRate;
}

/** The exchange rates of a run: of each pair by day. */
export type FxTable = ReadonlyMap<string, ReadonlyMap<string, readonly DatedRate[]>>;

export const noRates: FxTable = /* @__PURE__ */ new Map();

/**
 * The exchange rates that are given, each of a pair of currencies and a day once: told twice is as good as once, and two
 * rates of one pair and day are a mistake that nobody can guess right.
 */
export function compileFx(rates: readonly FxRate[] | undefined, path: string): FxTable {
  if (rates === undefined) return noRates;
  assertList(rates, path);
  const table = new Map<string, Map<string, DatedRate[]>>();
  for (let index = 0; index < rates.length; index += 1) {
    const fx = rates[index]!;
    assertRate(fx, `${path}[${index}]`);
    const pairs = getOrAdd(table, fx.from, () => new Map<string, DatedRate[]>());
    getOrAdd(pairs, fx.to, () => []).push({ day: toEpochDay(fx.date), index, fx });
  }
  for (const pairs of table.values()) for (const dated of pairs.values()) sortByDay(dated, path);
  return table;
}

/** What `convertMoney` asks of a rate, with the place of the rate. */
function assertRate(fx: FxRate, path: string): void {
  assertObject(fx, path);
  assertCurrency(fx.from, `${path}.from`);
  assertCurrency(fx.to, `${path}.to`);
  const rate = asRate(fx.rate, `${path}.rate`);
  if (compareRates(rate, "0") <= 0) fail("invalidRate", `${path}.rate`, "above zero", fx.rate);
  if (fx.from === fx.to && rate !== "1") {
    fail("invalidRate", `${path}.rate`, '"1" between a currency and itself', fx.rate);
  }
  toEpochDay(fx.date, `${path}.date`);
  if (typeof fx.source !== "string" || fx.source === "" || fx.source.length > LONGEST_SOURCE) {
    fail("invalidArgument", `${path}.source`, `text of 1 to ${LONGEST_SOURCE} characters`, fx.source);
  }
}

/** By day; of a day that has two, the one that stands later in the list is refused. */
function sortByDay(dated: DatedRate[], path: string): void {
  dated.sort((a, b) => a.day - b.day || a.index - b.index);
  for (let place = 1; place < dated.length; place += 1) {
    const [before, { day, index, fx }] = [dated[place - 1]!, dated[place]!];
    if (before.day !== day || sameFacts(before.fx, fx)) continue;
    const rule = `the same as ${path}[${before.index}]: one rate from ${fx.from} to ${fx.to} for ${fx.date}`;
    fail("duplicateId", `${path}[${index}]`, rule, fx.rate);
  }
}

/** The latest rate of a pair that is dated on or before a day; `null` when there is none. */
export function rateOn(table: FxTable, from: string, to: string, day: number): FxRate | null {
  const dated = table.get(from)?.get(to) ?? [];
  let low = 0;
  let high = dated.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (dated[middle]!.day <= day) low = middle + 1;
    else high = middle;
  }
  return dated[low - 1]?.fx ?? null;
}
