import { assertObject } from "../../errors/assert-object.js";
import { firstAfter } from "../../kernels/first-after.js";
import type { AttributionPolicy } from "../../models/attribution.js";
import type { Conversion } from "../../models/tracking.js";
import type { Context } from "../decide/read-context.js";
import { type CompiledPolicy, compilePolicy } from "../policy/compile-policy.js";
import { NO_RANK, type Ranks, strongestTouches } from "../touches/pick-touch.js";
import { type TouchIndex, touchAt } from "../touches/touch-index.js";
import { isAdmitted, type TouchQuery, type TouchView } from "../touches/touch-query.js";
import { scopesOfConversion, viewTouches } from "../touches/touch-view.js";

/** Finds the touches of journeys, as places of the index in the order of touches. */
export interface Walk {
  /**
   * Of the journey that ended in a conversion; `null` when it is somebody's on the staff and does not count. What was there at
   * the conversion of the instant `since` is spent; with `null` nothing is.
   */
  readonly toConversion: (
    conversion: Conversion,
    journey: { readonly customer: number; readonly since: number | null; readonly at: number },
  ) => readonly number[] | null;
  /** Of the journey that a customer went on after their last conversion; empty when there is none. */
  readonly afterwards: (customer: number, since: number) => readonly number[];
}

/**
 * Reads journeys by the windows, tiers, scope and exclusions of a policy; its model plays no part.
 *
 * Complexity: each touch is walked past on one journey only, so they are not searched for; in journeys that share their
 * touches they are.
 *
 * @throws `invalidPolicy`, `unknownTimeZone`
 */
export function walkJourneys(index: TouchIndex, context: Context, policy: AttributionPolicy): Walk {
  assertObject(policy, "policy", "an attribution policy", "invalidPolicy");
  const compiled = compilePolicy({ ...policy, model: { kind: "lastTouch" } });
  const { windows, scope } = compiled;
  const view = viewTouches(index, windows, scope);
  const ranks = equalRanks(compiled);
  // What does not count at the instant of a conversion belongs to the next journey.
  const firstSince = ({ from, to }: TouchQuery, instant: number) =>
    firstAfter(index.times, from, to, compiled.sameInstantCounts ? instant : instant - 1);
  return {
    toConversion(conversion, { customer, since, at }) {
      const query = queryOf(index, context, compiled, conversion.customerKey, customer);
      if (query === null) return null;
      windows.at(at);
      query.scopes = scopesOfConversion(view, scope, conversion);
      if (since === null) return searchTouches(view, query, ranks);
      return walkTouches(view, query, ranks, firstSince(query, since), firstSince(query, at));
    },
    afterwards(customer, since) {
      const { customerKey } = touchAt(index, index.starts[customer]!);
      const query = queryOf(index, context, compiled, customerKey, customer); // of any shop or product
      if (query === null) return [];
      const first = firstSince(query, since);
      const last = lastTouch(view, query, ranks, first);
      if (last < 0) return [];
      windows.at(index.times[last]!);
      return [...walkTouches(view, query, ranks, first, last), last];
    },
  };
}

/** One rank for everything that has any: a journey goes through all tiers. */
function equalRanks({ ranks }: CompiledPolicy): Ranks {
  return { bySlot: ranks.all.bySlot.map((rank) => (rank === NO_RANK ? NO_RANK : 0)), strongest: 0 };
}

/** What asks for all touches of a customer, −1 for one who has none; `null` for somebody on the staff. */
function queryOf(
  { starts }: TouchIndex,
  { own, staff }: Context,
  { excludesStaff, excludesSelfPurchase }: CompiledPolicy,
  customerKey: string,
  customer: number,
): TouchQuery | null {
  if (excludesStaff && staff.has(customerKey)) return null;
  return {
    customer,
    from: customer < 0 ? 0 : starts[customer]!,
    to: customer < 0 ? 0 : starts[customer + 1]!,
    own: excludesSelfPurchase ? own.get(customerKey) : undefined,
    scopes: null,
  };
}

function searchTouches(view: TouchView, query: TouchQuery, ranks: Ranks): number[] {
  const found: number[] = [];
  found.length = strongestTouches(view, query, ranks, 1, found);
  return found;
}

/** The touches among the places `from` to `to − 1` that count where the windows are open. */
function walkTouches(view: TouchView, query: TouchQuery, ranks: Ranks, from: number, to: number): number[] {
  const { index, slots, windows } = view;
  const { earliest, latest } = windows;
  const found: number[] = [];
  for (let place = from; place < to; place += 1) {
    const time = index.times[place]!;
    const slot = slots[place]!;
    if (ranks.bySlot[slot] === NO_RANK || time < earliest[slot]! || time > latest[slot]!) continue;
    if (isAdmitted(view, query, place)) found.push(place);
  }
  return found;
}

/** The last touch from place `from` on that is of a kind that counts; −1 when there is none. */
function lastTouch(view: TouchView, query: TouchQuery, { bySlot }: Ranks, from: number): number {
  for (let place = query.to - 1; place >= from; place -= 1) {
    if (bySlot[view.slots[place]!] !== NO_RANK && isAdmitted(view, query, place)) return place;
  }
  return -1;
}
