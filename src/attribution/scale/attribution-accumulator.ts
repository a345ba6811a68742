import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { ConversionId, TouchpointId } from "../../ids/index.js";
import type { AttributionPolicy, AttributionResult } from "../../models/attribution.js";
import type { AccumulatorState, AttributionChanges } from "../../models/attribution-aftermath.js";
import { attributionChanges } from "../aftermath/attribution-changes.js";
import { compileAttribution } from "../compile-attribution.js";
import type { AttributionContext, AttributionOptions, CustomerFacts } from "../types.js";
import { assertState, readFacts, readIds, withoutIds } from "./accumulator-state.js";
import { changedFacts } from "./changed-facts.js";
import { unionOf } from "./fact-set.js";

/** The ids of facts that are taken back. */
export interface RetractedIds {
  readonly conversions?: readonly ConversionId[];
  readonly touchpoints?: readonly TouchpointId[];
}

/** Attribution as something to be fed, by functions none of which changes what it is given. */
export interface AttributionAccumulator {
  /** The state in which nothing has been seen. */
  readonly init: () => AccumulatorState;
  /** The state with more facts, in any order. What it has seen before changes nothing; what was taken back stays out. */
  readonly add: (state: AccumulatorState, facts: Partial<CustomerFacts>) => AccumulatorState;
  /** The state without the facts of these ids, seen or still to come, for good. */
  readonly retract: (state: AccumulatorState, ids: RetractedIds) => AccumulatorState;
  /** All that either state has seen, without what either has taken back. */
  readonly merge: (a: AccumulatorState, b: AccumulatorState) => AccumulatorState;
  /** What `attributeConversions` says of the facts of a state. */
  readonly finish: (state: AccumulatorState) => AttributionResult;
  /** What `attributionChanges` says of two states; only customers of whom something changed are attributed. */
  readonly changes: (before: AccumulatorState, after: AccumulatorState) => AttributionChanges;
}

/**
 * Attribution over facts that come in pieces, twice, late, out of order, or on several machines.
 *
 * Use it inside an engine: a stream processor, a workflow, a table of states by customer. The state is the set of facts seen,
 * as plain JSON, so that it can be stored after every step. Because it is a set, `merge` is associative, commutative and
 * idempotent, and so is adding the same delivery again: split the facts as you like, replay them, merge the states in any
 * order, and `finish` says what `attributeConversions` says of all of them. Equal sets are equal states. With all facts at
 * hand use `attributeConversions`; with facts grouped by customer use `attributeStream`, which keeps no state at all.
 *
 * An id that was retracted never comes back, under whatever content: a correction gets an id of its own. That is what lets a
 * retraction arrive before the fact that it takes back. Two different contents of one id are both kept, because neither
 * machine can know which is right; `finish` refuses them with `duplicateId` until the id is retracted.
 *
 * Times are kept in milliseconds, and keys sorted. What is wrong with a fact beyond its id, customer and time is said by
 * `finish`; retract it to go on.
 *
 * Complexity: `add` of m facts to a state of n, and `merge`: O(n + m log m). `finish`: as `attributeConversions`. `changes`: O(n)
 * to compare, and attribution of the customers that changed. For single facts keep one state for each customer.
 *
 * @param context - `{ directory?, creators?, staff? }`, which hold for all customers and are no part of the state
 * @param policy - who gets credit
 * @param options - `{ weighers? }`
 * @returns `{ init, add, retract, merge, finish, changes }`. Results are ordered as those of `attributeConversions` and
 * `attributionChanges`.
 * @throws `invalidPolicy` and whatever `compileAttribution` refuses, at once; `invalidArgument` or `invalidInstant` from
 * `add` for what is no fact or not plain JSON, from `add` and `retract` without either list, and from all functions for what is no state; `duplicateId` and whatever
 * `attributeConversions` refuses from `finish` and `changes`.
 *
 * @example
 * ```ts
 * import { attributionAccumulator, lastClick90Days } from "creator-core/attribution";
 *
 * const { init, add, finish } = attributionAccumulator({}, lastClick90Days);
 *
 * const order = { id: "order-7", customerKey: "k-1", kind: "order", occurredAt: "2026-03-10T12:00:00Z" } as const;
 * const click = { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: "2026-03-07T12:00:00Z" } as const;
 *
 * const early = add(init(), { conversions: [order] });
 * finish(early).sales[0]?.unattributed; // => { reason: "noEvidence" }
 * finish(add(early, { touchpoints: [click] })).sales[0]?.credits[0]?.creatorId; // => "ann"
 * ```
 *
 * @example A late touch as an append-only table wants it; a delivery that is repeated; a retraction that comes first.
 * ```ts
 * import { attributionAccumulator, lastClick90Days } from "creator-core/attribution";
 *
 * const { init, add, retract, merge, finish, changes } = attributionAccumulator({}, lastClick90Days);
 * const order = { id: "order-7", customerKey: "k-1", kind: "order", occurredAt: 9 } as const;
 * const click = { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: 1 } as const;
 * const late = { ...click, id: "t-2", creatorId: "ben", occurredAt: 2 } as const;
 *
 * const before = add(init(), { conversions: [order], touchpoints: [click] });
 * const after = add(before, { touchpoints: [late] });
 * const { retract: old, insert } = changes(before, after);
 * [old[0]?.credits[0]?.creatorId, insert[0]?.credits[0]?.creatorId]; // => ["ann", "ben"]
 *
 * add(after, { conversions: [order], touchpoints: [late, click] }); // => after
 * merge(after, before); // => after
 *
 * const gone = retract(init(), { touchpoints: ["t-2"] });
 * finish(merge(gone, after)).sales[0]?.credits[0]?.creatorId; // => "ann"
 * ```
 *
 * @example One id with two contents is refused, until it is retracted.
 * ```ts
 * import { attributionAccumulator, lastClick90Days } from "creator-core/attribution";
 *
 * const { init, add, retract, finish } = attributionAccumulator({}, lastClick90Days);
 * const lead = { id: "lead-1", customerKey: "k-1", kind: "lead", occurredAt: 1 } as const;
 * const both = add(init(), { conversions: [lead, { ...lead, occurredAt: 2 }] });
 *
 * both.conversions.length; // => 2
 * finish(both); // => throws
 * finish(retract(both, { conversions: ["lead-1"] })); // => { sales: [] }
 * ```
 */
export function attributionAccumulator(
  context: AttributionContext,
  policy: AttributionPolicy,
  options: AttributionOptions = {},
): AttributionAccumulator {
  const attribute = compileAttribution(context, policy, options);
  return {
    init: emptyState,
    add: (state, facts) => merge(state, stateOf(facts)),
    retract: (state, ids) => merge(state, stateWithout(ids)),
    merge,
    finish(state) {
      assertState(state, "state");
      return { sales: attribute(state) };
    },
    changes(before, after) {
      assertState(before, "before");
      assertState(after, "after");
      const [old, now] = changedFacts(before, after);
      return attributionChanges(attribute(old), attribute(now));
    },
  };
}

const EITHER = "an object with conversions, touchpoints or both";

function emptyState(): AccumulatorState {
  return { conversions: [], touchpoints: [], retractedConversions: [], retractedTouchpoints: [] };
}

function stateOf(facts: Partial<CustomerFacts>): AccumulatorState {
  const { conversions = [], touchpoints = [] } = eitherList(facts, "facts");
  return {
    ...emptyState(),
    conversions: readFacts(conversions, "conversions"),
    touchpoints: readFacts(touchpoints, "touchpoints"),
  };
}

function stateWithout(ids: RetractedIds): AccumulatorState {
  const { conversions = [], touchpoints = [] } = eitherList(ids, "ids");
  return {
    ...emptyState(),
    retractedConversions: readIds(conversions, "ids.conversions"),
    retractedTouchpoints: readIds(touchpoints, "ids.touchpoints"),
  };
}

/** Lists under another name would be lost without a word. */
function eitherList<Lists extends Partial<CustomerFacts> | RetractedIds>(lists: Lists, path: string): Lists {
  assertObject(lists, path, EITHER);
  const { conversions, touchpoints } = lists;
  if (conversions === undefined && touchpoints === undefined) fail("invalidArgument", path, EITHER, lists);
  return lists;
}

function merge(a: AccumulatorState, b: AccumulatorState): AccumulatorState {
  assertState(a, "state");
  assertState(b, "other");
  const retractedConversions = readIds([...a.retractedConversions, ...b.retractedConversions], "retractedConversions");
  const retractedTouchpoints = readIds([...a.retractedTouchpoints, ...b.retractedTouchpoints], "retractedTouchpoints");
  return {
    conversions: withoutIds(unionOf(a.conversions, b.conversions), retractedConversions),
    touchpoints: withoutIds(unionOf(a.touchpoints, b.touchpoints), retractedTouchpoints),
    retractedConversions,
    retractedTouchpoints,
  };
}
