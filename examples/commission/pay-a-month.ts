import { accrue, balances, planPayout, statement } from "creator-core/commission";
import type {
  Adjustment,
  AttributedSale,
  Balance,
  CreatorId,
  LedgerEntry,
  PayoutPlan,
  Statement,
} from "creator-core/models";
import { moneyOfMinor } from "creator-core/money";
import { addDays, contains, type Instant, type Period, type PlainDate, startOfDay } from "creator-core/time";
import { inForce, payoutPolicy } from "./plans.js";
import type { Quarter } from "./read-quarter.js";

/** When what happens. */
export interface Calendar {
  /** Half of its orders come back. */
  readonly month: Period;
  /** The first day: everything that is payable is paid. */
  readonly payday: PlainDate;
  /** The day on which the goods come back. */
  readonly refundDay: PlainDate;
  readonly nextPayday: PlainDate;
}

/** What one run did. */
export interface Run {
  readonly entries: readonly LedgerEntry[];
  readonly balances: readonly Balance[];
  readonly plans: readonly PayoutPlan[];
}

export interface PaidMonth {
  readonly calendar: Calendar;
  /** With what was paid. */
  readonly first: Run;
  readonly refunds: readonly Adjustment[];
  readonly second: Run;
  /** What running once more posts: nothing. */
  readonly third: readonly LedgerEntry[];
  /** Whether a ledger that is begun anew, with all that is known by now, comes to the same balances. */
  readonly isSameAfresh: boolean;
  readonly ledger: readonly LedgerEntry[];
  readonly statementsOf: (
    creatorId: CreatorId,
    currency: string,
  ) => { readonly before: Statement; readonly after: Statement };
}

/** Pays what is payable, takes half of a month back, and runs again. */
export function payAMonth({ sales, adjustments, creators }: Quarter, calendar: Calendar): PaidMonth {
  const { payday, nextPayday } = calendar;
  const [asOf, later] = [at(payday), at(nextPayday)];
  const facts = { terms: [inForce], sales, adjustments, creators };

  // Book what was earned, plan who is paid, and book that the money has left.
  const earned = accrue({ ...facts, booked: [] }, { asOf });
  const plans = planPayout(earned, payoutPolicy, { asOf });
  const payouts = plans.flatMap(({ payout }) => payout ?? []);
  const paid = [...earned, ...accrue({ ...facts, payouts, booked: earned }, { asOf })];

  // Half of the month comes back. The same call again books what that changes, and nothing else.
  const refunds = halfOf(sales, calendar);
  const known = { ...facts, payouts, adjustments: [...adjustments, ...refunds] };
  const correction = accrue({ ...known, booked: paid }, { asOf: later });
  const ledger = [...paid, ...correction];

  // Once more: nothing. And begun anew, the books come to the same.
  const third = accrue({ ...known, booked: ledger }, { asOf: later });
  const afresh = accrue({ ...known, booked: [] }, { asOf: later });

  return {
    calendar,
    first: { entries: paid, balances: balances(paid, { asOf }), plans },
    refunds,
    second: {
      entries: correction,
      balances: balances(ledger, { asOf: later }),
      plans: planPayout(ledger, payoutPolicy, { asOf: later }),
    },
    third,
    isSameAfresh: isEqual(balances(afresh, { asOf: later }), balances(ledger, { asOf: later })),
    ledger,
    statementsOf(creatorId, currency) {
      const over = (from: Instant | null, to: PlainDate) =>
        statement(ledger, { creatorId, currency, window: { start: from, end: at(to) } });
      const dayAfter = addDays(payday, 1);
      return { before: over(null, dayAfter), after: over(at(dayAfter), addDays(nextPayday, 1)) };
    },
  };
}

const at = (day: PlainDate) => startOfDay(day, inForce.timeZone);

/** Of every order of the month half its value, cut to the penny, comes back. */
function halfOf(sales: readonly AttributedSale[], { month, refundDay }: Calendar): Adjustment[] {
  return sales.flatMap(({ id, occurredAt, value }) =>
    value !== undefined && contains(month.window, occurredAt)
      ? [
          {
            id: `half of ${id}`,
            conversionId: id,
            kind: "return",
            occurredAt: at(refundDay),
            value: moneyOfMinor(Math.floor(value.minor / 2), value.currency),
          },
        ]
      : [],
  );
}

function isEqual(some: readonly Balance[], others: readonly Balance[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}
