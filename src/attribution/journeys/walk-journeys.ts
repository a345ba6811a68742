import { assertObject } from "../../errors/assert-object.js";
import type { AttributionPolicy } from "../../models/attribution.js";
import type { Conversion } from "../../models/tracking.js";
import { openCase } from "../decide/decide.js";
import type { Context } from "../decide/read-context.js";
import { type CompiledPolicy, compilePolicy } from "../policy/compile-policy.js";
import type { CompiledWindows } from "../policy/compile-windows.js";
import { NO_RANK, type Ranks, strongestTouches } from "../touches/pick-touch.js";
import { type TouchIndex, touchAt } from "../touches/touch-index.js";
import { isAdmitted, type TouchQuery, type TouchView } from "../touches/touch-query.js";
import { viewTouches } from "../touches/touch-view.js";

/** Finds the touches of journeys, as places of the index in the order of touches. */
export interface Walk {
  /** Of the journey that ended in a conversion; `null` when it is somebody's on the staff and does not count. */
  readonly toConversion: (conversion: Conversion, at: number, since: number) => readonly number[] | null;
  /** Of the journey that a customer went on after all their conversions; empty when there is none. */
  readonly afterwards: (customer: number, since: number) => readonly number[];
}

/**
 * Reads journeys by the windows, tiers, scope and exclusions of a policy; its model plays no part. Touches up to the instant
 * `since` are spent: they belong to the conversion at that instant.
 *
 * @throws `invalidPolicy`, `unknownTimeZone`
 */
export function walkJourneys(index: TouchIndex, context: Context, policy: AttributionPolicy): Walk {
  assertObject(policy, "policy", "an attribution policy", "invalidPolicy");
  const compiled = compilePolicy({ ...policy, model: { kind: "lastTouch" } });
  const ranks = equalRanks(compiled);
  const decide = openCase(index, context, compiled);
  const view = viewTouches(index, compiled.windows, "order"); // who has bought nothing is not bound to a shop or product
  const unspentFrom = (since: number) => since + (compiled.sameInstantCounts ? 1 : 0);
  const touches = (seen: TouchView, query: TouchQuery, since: number) => {
    narrow(compiled.windows, unspentFrom(since));
    const found: number[] = [];
    found.length = strongestTouches(seen, query, ranks, 1, found);
    return found;
  };
  return {
    toConversion(conversion, at, since) {
      const decided = decide(conversion, at);
      return decided.reason === "staffPurchase" ? null : touches(decided.view, decided.query, since);
    },
    afterwards(customer, since) {
      const query = queryOf(index, context, compiled, customer);
      if (query === null) return [];
      const last = lastTouch(view, query, ranks);
      if (last < 0 || index.times[last]! < unspentFrom(since)) return [];
      // As if the customer had converted with this touch, or right after it where the instant itself does not count.
      compiled.windows.at(index.times[last]! + (compiled.sameInstantCounts ? 0 : 1));
      return touches(view, query, since);
    },
  };
}

/** Closes all windows before an instant, until they are opened again: what is spent is not even looked at. */
function narrow({ earliest }: CompiledWindows, from: number): void {
  for (let lane = 0; lane < earliest.length; lane += 1) if (earliest[lane]! < from) earliest[lane] = from;
}

/** One rank for everything that has any: a journey goes through all tiers. */
function equalRanks({ ranks }: CompiledPolicy): Ranks {
  return { bySlot: ranks.all.bySlot.map((rank) => (rank === NO_RANK ? NO_RANK : 0)), strongest: 0 };
}

/** What asks for the touches of a customer who buys nothing; `null` for somebody on the staff. */
function queryOf(
  index: TouchIndex,
  { own, staff }: Context,
  { excludesStaff, excludesSelfPurchase }: CompiledPolicy,
  customer: number,
): TouchQuery | null {
  const from = index.starts[customer]!;
  const to = index.starts[customer + 1]!;
  const { customerKey } = touchAt(index, from);
  if (excludesStaff && staff.has(customerKey)) return null;
  return { customer, from, to, own: excludesSelfPurchase ? own.get(customerKey) : undefined, scopes: null };
}

/** The last touch of a kind that counts, however old; −1 when there is none. */
function lastTouch(view: TouchView, query: TouchQuery, ranks: Ranks): number {
  for (let place = query.to - 1; place >= query.from; place -= 1) {
    if (ranks.bySlot[view.slots[place]!] !== NO_RANK && isAdmitted(view, query, place)) return place;
  }
  return -1;
}
