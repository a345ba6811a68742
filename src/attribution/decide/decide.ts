import type { Conversion } from "../../models/tracking.js";
import { type DirectEvidence, directEvidence } from "../evidence/direct-evidence.js";
import { touchKindNumber } from "../evidence/evidence-kinds.js";
import type { CompiledPolicy } from "../policy/compile-policy.js";
import { hasRuledOutTouch, NO_RANK } from "../touches/pick-touch.js";
import type { TouchIndex } from "../touches/touch-index.js";
import type { TouchQuery } from "../touches/touch-query.js";
import { scopesOfConversion, viewTouches } from "../touches/touch-view.js";
import { type Case, newCase } from "./case.js";
import { pickOne } from "./pick-one.js";
import { pickSeveral } from "./pick-several.js";
import type { Context } from "./read-context.js";

/** Decides one conversion after the other. What it returns holds until it is asked again. */
export type Decide = (conversion: Conversion, at: number, customer?: number) => Case;

/**
 * The rule, in the order in which it is decided, for the bulk, for one customer and for the explanation alike:
 *
 * 1. A fact that is said twice counts once (done when the facts were read).
 * 2. What stands on the order names whoever owned it at the time of the order.
 * 3. What somebody on the staff list buys is nobody's.
 * 4. Only touches inside their window are looked at; revoked ones, those of another scope and self-referrals are ruled out.
 * 5. The strongest tier in which anything survives is the only one that counts.
 * 6. Where codes meet links of somebody else in it, the rule for that says who stays; of one creator they are one piece.
 * 7. The model weighs what is left of the tier.
 * 8. The value is split by the weights exactly (`saleOf`).
 *
 * @param longestWalk - see `viewTouches`
 */
export function openCase(index: TouchIndex, context: Context, policy: CompiledPolicy, longestWalk?: number): Decide {
  const view = viewTouches(index, policy.windows, policy.scope, longestWalk);
  const decided = newCase(policy, view);
  return (conversion, at, customer = index.customers.find(conversion.customerKey)) => {
    open(decided, index, conversion, at, customer, context);
    if (policy.excludesStaff && context.staff.size > 0 && context.staff.has(conversion.customerKey)) {
      decided.reason = "staffPurchase";
      return decided;
    }
    decide(decided);
    return decided;
  };
}

/** Decides what was asked: by the customer's touches, by what stands on the order, by the windows as they are open. */
export function decide(decided: Case): void {
  if (decided.policy.picks === "several") pickSeveral(decided);
  else pickOne(decided);
  if (decided.tier < 0) decided.reason = hasRuledOut(decided) ? "noneEligible" : "noEvidence";
}

/** Forgets the last conversion and asks about the next. */
function open(
  decided: Case,
  { starts }: TouchIndex,
  conversion: Conversion,
  at: number,
  customer: number,
  context: Context,
): void {
  const { policy, view, query } = decided;
  askAbout(query, customer, starts);
  query.own = policy.excludesSelfPurchase && context.own.size > 0 ? context.own.get(conversion.customerKey) : undefined;
  query.scopes = scopesOfConversion(view, policy.scope, conversion);
  decided.conversion = conversion;
  ask(decided, at, directEvidence(conversion, at, context.owners, query.own));
}

/** Asks about the touches of a customer; −1 for one who has none. */
export function askAbout(query: TouchQuery, customer: number, starts: Int32Array): void {
  query.customer = customer;
  query.from = customer < 0 ? 0 : starts[customer]!;
  query.to = customer < 0 ? 0 : starts[customer + 1]!;
}

/** Opens the windows for the next conversion and forgets what was decided about the last. */
export function ask(decided: Case, at: number, direct: readonly DirectEvidence[]): void {
  decided.policy.windows.at(at);
  decided.at = at;
  decided.direct = direct;
  decided.tier = -1;
  decided.count = 0;
  decided.totalWeight = 0;
  decided.dropped = null;
  decided.reason = null;
}

/** Whether there was anything that could have won, had it not been ruled out. */
export function hasRuledOut(decided: Case): boolean {
  return hasRuledOutOnOrder(decided) || hasRuledOutTouch(decided.view, decided.query, decided.policy.ranks.all);
}

/** What never was anybody's names no creator. */
export function hasRuledOutOnOrder({ direct, policy }: Case): boolean {
  return direct.some(
    ({ kind, standing }) => standing !== "codeUnknown" && policy.rankOnOrder[touchKindNumber(kind)!] !== NO_RANK,
  );
}
