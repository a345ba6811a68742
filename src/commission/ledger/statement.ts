import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CreatorId } from "../../ids/index.js";
import type { LedgerEntry, LedgerEntryKind, Statement, StatementLine } from "../../models/ledger.js";
import { assertCurrency } from "../../money/assert-currency.js";
import { exactMoney } from "../../money/exact-money.js";
import type { Money } from "../../money/types.js";
import { contains } from "../../time/contains.js";
import { plainDate } from "../../time/plain-date.js";
import { startOfDay } from "../../time/start-of-day.js";
import { timeWindow } from "../../time/time-window.js";
import { timeZone } from "../../time/time-zone.js";
import type { PlainDate, TimeWindow, TimeZone, WindowInput } from "../../time/types.js";
import { startOf } from "../../time/window-bounds.js";
import { assertId, assertOneOf } from "../guards.js";
import { addTo, type ExactSum, moneyOf, newSum } from "./accounts.js";
import { assertLedger, entryKinds } from "./assert-ledger.js";
import { bySubject } from "./entry-order.js";
import { reasonOf } from "./explain-entry.js";

/** Whose statement, and over which days or which window. */
export type StatementRequest = {
  readonly creatorId: CreatorId;
  readonly currency: string;
  /**
   * What puts an entry into the window: when the thing it is about happened (`occurredAt`, the default), or when it was
   * booked. By `bookedAt` a statement that was sent never changes; by `occurredAt` a late fact still changes its month.
   */
  readonly by?: "occurredAt" | "bookedAt";
} & (
  | {
      /** The first day. */
      readonly from: PlainDate;
      /** The first day no longer on it: `"2026-04-01"` for a statement that has all of March. */
      readonly to: PlainDate;
      readonly timeZone: TimeZone;
    }
  | { readonly window: WindowInput }
);

/**
 * What happened between programme and creator over a month?
 *
 * Every movement with the balance after it and its reason. Statements of neighbouring windows join: one closes with what
 * the next opens with. What moves no money (releases, decisions of zero) is left out, and so are the rules that did not
 * apply: they may be about other creators. What is payable now is a question for `balances`.
 *
 * @formula opening + Σ movements = closing
 *
 * Units: minor units of the one currency.
 * Complexity: O(n) for n entries of the ledger, O(k log k) for the k on the statement.
 *
 * @param ledger - all entries, in any order, of any creators
 * @param request - creator, currency, and `from`, `to` and `timeZone`, or a `window`; both half-open: `to` is the first day
 * that is no longer on the statement
 * @returns the statement; lines by the time it goes by, then the other one, then what was sold before what adds up over
 * many before payouts, then id
 * @throws `invalidArgument` when there is no request, or no creator in it
 * @throws `invalidWindow` when `to` is not after `from`, or the window is none
 * @throws `invalidPlainDate`, `unknownTimeZone`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { statement } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const entry = {
 *   id: "e-1", kind: "commission", creatorId: "c-1", amount: money("15.00", "GBP"), source: { kind: "sale", conversionId: "order-7" },
 *   // Half past midnight on 1 April in London.
 *   occurredAt: Date.parse("2026-03-31T23:30:00Z"), bookedAt: Date.parse("2026-04-02T00:00:00Z"), availableAt: null,
 *   terms: null, ruleId: null, trace: [],
 * } as const;
 * const request = { creatorId: "c-1", currency: "GBP", from: "2026-03-01", to: "2026-04-01" } as const;
 * statement([entry], { ...request, timeZone: "UTC" }).closing; // => { minor: 1500, currency: "GBP" }
 * statement([entry], { ...request, timeZone: "Europe/London" }).closing.minor; // => 0
 * statement([entry], { ...request, timeZone: "UTC", by: "bookedAt" }).lines; // => []
 * ```
 */
export function statement(ledger: readonly LedgerEntry[], request: StatementRequest): Statement {
  assertLedger(ledger, "ledger");
  assertObject(request, "request");
  assertId(request.creatorId, "request.creatorId");
  const { creatorId, currency, by = "occurredAt" } = request;
  assertCurrency(currency, "request.currency");
  assertOneOf(by, ["occurredAt", "bookedAt"], "request.by", "invalidArgument");
  const window = windowOf(request);
  const own = ledger.filter(
    (entry) => entry.creatorId === creatorId && entry.amount.currency === currency && entry.amount.minor !== 0,
  );
  const before = newSum();
  for (const entry of own) {
    if (entry[by] < startOf(window)) addTo(before, entry.amount.minor);
  }
  const opening = moneyOf([before], currency, `balance of "${creatorId}"`);
  const other = by === "occurredAt" ? "bookedAt" : "occurredAt";
  const inside = own
    .filter((entry) => contains(window, entry[by]))
    .sort((a, b) => a[by] - b[by] || a[other] - b[other] || bySubject(a, b));
  let balance = opening;
  const lines = inside.map((entry): StatementLine => {
    balance = exactMoney(balance.minor + entry.amount.minor, currency, `balance of "${creatorId}"`);
    return lineOf(entry, balance);
  });
  return { creatorId, currency, window, opening, lines, closing: balance, totals: totalsOf(lines, currency) };
}

function windowOf(request: StatementRequest): TimeWindow {
  if ("window" in request) return timeWindow(request.window, "request.window");
  const from = plainDate(request.from, "request.from");
  const to = plainDate(request.to, "request.to");
  const zone = timeZone(request.timeZone, "request.timeZone");
  const window = { start: startOfDay(from, zone), end: startOfDay(to, zone) };
  if (window.end > window.start) return window;
  return fail("invalidWindow", "request.to", `after from, ${from} (the first day no longer on the statement)`, to);
}

function lineOf(entry: LedgerEntry, balance: Money): StatementLine {
  const { id, kind, occurredAt, bookedAt, source, amount } = entry;
  return { entryId: id, kind, occurredAt, bookedAt, source, amount, balance, explanation: reasonOf(entry) };
}

/** In the order of the kinds, whatever happened first. */
function totalsOf(lines: readonly StatementLine[], currency: string): Statement["totals"] {
  const sums = new Map<LedgerEntryKind, ExactSum>();
  for (const { kind, amount } of lines) {
    const sum = sums.get(kind) ?? newSum();
    addTo(sum, amount.minor);
    sums.set(kind, sum);
  }
  const totals: { [Kind in LedgerEntryKind]?: Money } = {};
  for (const kind of entryKinds) {
    const sum = sums.get(kind);
    if (sum !== undefined) totals[kind] = moneyOf([sum], currency, `total of ${kind}`);
  }
  return totals;
}
