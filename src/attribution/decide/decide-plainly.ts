import { groupRows } from "../../kernels/group-rows.js";
import type { Conversion } from "../../models/tracking.js";
import { type DirectEvidence, directEvidence } from "../evidence/direct-evidence.js";
import type { CompiledPolicy } from "../policy/compile-policy.js";
import { hasRuledOutTouch, NO_RANK } from "../touches/pick-touch.js";
import { AT_ONCE, readAhead } from "../touches/read-ahead.js";
import { REVOKED, type TouchIndex } from "../touches/touch-index.js";
import { viewTouches } from "../touches/touch-view.js";
import { type Case, NOBODY, newCase, win } from "./case.js";
import { askAbout, hasRuledOutOnOrder } from "./decide.js";
import type { Decisions } from "./decisions.js";
import { boundBy, pickOnOrder, pickTouch } from "./pick-one.js";
import type { Context } from "./read-context.js";
import type { CheckedConversions } from "./read-conversions.js";

/** Whether all that is asked of a touch is its kind and its time, and one piece of evidence wins everything. */
export function isPlain(policy: CompiledPolicy, { own, staff }: Context): boolean {
  return (
    policy.picks !== "several" &&
    policy.codeAgainstLink === undefined &&
    policy.scope === "order" &&
    !(policy.excludesSelfPurchase && own.size > 0) &&
    !(policy.excludesStaff && staff.size > 0)
  );
}

/**
 * Decides conversions one question after the other, each put to all of them: whose they are and what stands on them, and then,
 * over columns alone, which touch has won. So little is asked that waiting for far memory would be most of the work.
 */
export function decidePlainly(
  conversions: readonly Conversion[],
  { rows, times }: CheckedConversions,
  index: TouchIndex,
  { owners }: Context,
  policy: CompiledPolicy,
): Decisions {
  const decided = newCase(policy, viewTouches(index, policy.windows, policy.scope));
  win(decided, NOBODY, 1); // whoever it is, there is one, with all of it
  const direct = new Array<readonly DirectEvidence[]>(rows.length);
  const winners = new Int32Array(rows.length);
  const bounds = new Int32Array(rows.length);
  const customers = index.customers.findAll(rows.length, (i) => {
    const conversion = conversions[rows[i]!]!;
    const found = directEvidence(conversion, times[i]!, owners, undefined);
    const onOrder = pickOnOrder(found, policy, "all");
    direct[i] = found;
    winners[i] = onOrder;
    bounds[i] = boundBy(onOrder, found, policy);
    return conversion.customerKey;
  });
  const touchRows = findTouches(decided, index, { customers, times, bounds }, winners);
  let hasRevoked: boolean | undefined;
  const reasonOf = (i: number) => {
    decided.at = times[i]!;
    decided.direct = direct[i]!;
    if (winners[i] !== NOBODY) return null;
    hasRevoked ??= holdsRevoked(index);
    const isRuledOut = hasRuledOutOnOrder(decided) || (hasRevoked && hasRuledOutTouches(decided, customers[i]!));
    return isRuledOut ? "noneEligible" : "noEvidence";
  };
  return {
    plain: { index, direct, winners, touchRows, reasonOf },
    of(i) {
      if (i % AT_ONCE === 0) readAhead(index, touchRows.subarray(i, i + AT_ONCE));
      decided.reason = reasonOf(i);
      decided.count = decided.reason === null ? 1 : 0;
      decided.winners[0] = winners[i]!;
      return decided;
    },
  };
}

/** Where kind and time are all that is asked, a touch that could have won and has not is revoked. Mostly none is. */
function holdsRevoked({ kinds }: TouchIndex): boolean {
  for (let place = 0; place < kinds.length; place += 1) if (kinds[place]! >= REVOKED) return true;
  return false;
}

function hasRuledOutTouches({ policy, view, query, at }: Case, customer: number): boolean {
  policy.windows.at(at);
  askAbout(query, customer, view.index.starts);
  return hasRuledOutTouch(view, query, policy.ranks.all);
}

/** What is asked about each conversion. */
interface Questions {
  readonly customers: Int32Array;
  readonly times: Float64Array;
  /** The rank that a touch must be below to win. */
  readonly bounds: Int32Array;
}

/** Enters the touches that win, customer by customer, so that their buckets are not read from all over the memory. */
function findTouches(
  { policy, view, query }: Case,
  { starts, rows }: TouchIndex,
  { customers, times, bounds }: Questions,
  winners: Int32Array,
): Int32Array {
  const touchRows = new Int32Array(winners.length).fill(-1);
  const asked = groupRows(customers, starts.length - 1);
  for (let customer = 0; customer + 1 < starts.length; customer += 1) {
    askAbout(query, customer, starts);
    for (let next = asked.starts[customer]!; next < asked.starts[customer + 1]!; next += 1) {
      const i = asked.rows[next]!;
      policy.windows.at(times[i]!);
      const place = pickTouch(view, query, policy, "all", winners[i] === NOBODY ? NO_RANK : bounds[i]!);
      if (place < 0) continue;
      winners[i] = place;
      touchRows[i] = rows[place]!;
    }
  }
  return touchRows;
}
