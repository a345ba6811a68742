import type { CommissionQuote } from "creator-core/commission";
import type { CreatorId, Statement, TermsComparison } from "creator-core/models";
import { startOfDay } from "creator-core/time";
import { Problem } from "../month-end/problem.js";
import type { Arguments } from "./arguments.js";
import { comparePlans } from "./compare-plans.js";
import { type PaidMonth, payAMonth } from "./pay-a-month.js";
import { inForce } from "./plans.js";
import { quoteASale } from "./quote-a-sale.js";
import type { Quarter } from "./read-quarter.js";

/** Everything the page and the terminal tell about. */
export interface Findings {
  readonly quarter: Quarter;
  /** Whose statement is shown, and for whom a sale is quoted. */
  readonly creatorId: CreatorId;
  readonly month: PaidMonth;
  /** One for each currency; what happened until payday, and after it. */
  readonly statements: readonly { readonly before: Statement; readonly after: Statement }[];
  readonly planned: Arguments["planned"];
  readonly quote: CommissionQuote;
  readonly comparison: TermsComparison;
}

/** The whole computation: everything else reads or writes. */
export function findingsOf(quarter: Quarter, { calendar, creator, planned }: Arguments): Findings {
  const creatorId = creatorOf(quarter, creator);
  const month = payAMonth(quarter, calendar);
  const own = month.second.balances.filter((balance) => balance.creatorId === creatorId);
  return {
    quarter,
    creatorId,
    month,
    statements: own.map(({ currency }) => month.statementsOf(creatorId, currency)),
    planned,
    quote: quoteASale(quarter, creatorId, planned),
    comparison: comparePlans(quarter, startOfDay(calendar.payday, inForce.timeZone)),
  };
}

function creatorOf({ profiles }: Quarter, asked: string | undefined): CreatorId {
  const [first] = profiles;
  if (first === undefined) throw new Problem(1, 'There is nobody in "creators", so nobody can be paid.');
  if (asked === undefined || profiles.some(({ id }) => id === asked)) return asked ?? first.id;
  throw new Problem(2, `There is no creator ${JSON.stringify(asked)} in the data; one that there is: ${first.id}.`);
}
