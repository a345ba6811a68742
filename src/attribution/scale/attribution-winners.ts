import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CreatorId } from "../../ids/index.js";
import type { AttributionPolicy } from "../../models/attribution.js";
import { creatorOf } from "../decide/case.js";
import { openCase } from "../decide/decide.js";
import { indexOf } from "../decide/index-of.js";
import { readContext } from "../decide/read-context.js";
import { checkConversions } from "../decide/read-conversions.js";
import { type CompiledPolicy, compilePolicy } from "../policy/compile-policy.js";
import type { TouchIndex } from "../touches/touch-index.js";
import type { AttributionInput } from "../types.js";

/** Who won, in columns: the winner of conversion `conversionRows[i]` is `creatorIds[i]`, by the touch `touchpointRows[i]`. */
export interface AttributionWinners {
  /** Places in `facts.conversions`, ascending. What creators did not win is not there. */
  readonly conversionRows: Int32Array;
  /** Places in `facts.touchpoints`, or in the list that the index was built of; −1 when it was something on the order. */
  readonly touchpointRows: Int32Array;
  readonly creatorIds: readonly CreatorId[];
}

/**
 * Who won each conversion, and nothing else?
 *
 * Use it where the winner is all that is wanted, of very many conversions: for a model with a single winner (`firstTouch`,
 * `lastTouch`, `lastNonDirect`) it says what the credits of `attributeConversions` say, and builds no sales. What was worth
 * how much is in the conversions themselves, for a winner has all of it. For columns of numbers use `attributeColumns`.
 *
 * Complexity: as `attributeConversions`, without a sale for each conversion and without their order.
 *
 * @param facts - the same as for `attributeConversions`
 * @param policy - one with a single winner
 * @returns `{ conversionRows, touchpointRows, creatorIds }` in the order of the conversions. A conversion that is said twice is
 * there once, where it is said first.
 * @throws `invalidPolicy` for a model that shares, and for `codeAgainstLink: "split"`; and what `attributeConversions` throws.
 *
 * @example
 * ```ts
 * import { attributionWinners, lastClick90Days } from "creator-core/attribution";
 *
 * const lead = { id: "lead-1", customerKey: "k-1", kind: "lead", occurredAt: 9 } as const;
 * const click = { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: 1 } as const;
 * const facts = { conversions: [{ ...lead, id: "lead-0", occurredAt: 0 }, lead], touchpoints: [click] };
 *
 * const { conversionRows, touchpointRows, creatorIds } = attributionWinners(facts, lastClick90Days);
 * creatorIds; // => ["ann"]
 * conversionRows; // => Int32Array.of(1)
 * touchpointRows; // => Int32Array.of(0)
 *
 * attributionWinners(facts, { ...lastClick90Days, model: { kind: "linear", over: "touches" } }); // => throws
 * ```
 */
export function attributionWinners(facts: AttributionInput, policy: AttributionPolicy): AttributionWinners {
  const compiled = compilePolicy(policy);
  refuseSeveral(compiled);
  assertObject(facts, "facts", "{ conversions, touchpoints }");
  const context = readContext(facts);
  const { rows, times } = checkConversions(facts.conversions);
  const index = indexOf(facts);
  const decide = openCase(index, context, compiled);
  const places = new Int32Array(rows.length).fill(-1);
  const creators = new Array<CreatorId | null>(rows.length).fill(null);
  for (let i = 0; i < rows.length; i += 1) {
    const decided = decide(facts.conversions[rows[i]!]!, times[i]!);
    if (decided.count === 0) continue;
    const winner = decided.winners[0]!;
    places[i] = winner < 0 ? decided.lent[0]! : winner;
    if (winner < 0) creators[i] = creatorOf(decided, winner);
  }
  return winnersOf(rows, places, creators, index);
}

/** Reads whose the winning touches are. In a loop of its own, because a touch is in far memory and many can be fetched at once. */
function winnersOf(
  rows: Int32Array,
  places: Int32Array,
  creators: readonly (CreatorId | null)[],
  index: TouchIndex,
): AttributionWinners {
  const conversionRows = new Int32Array(rows.length);
  const touchpointRows = new Int32Array(rows.length);
  const creatorIds: CreatorId[] = [];
  for (let i = 0; i < rows.length; i += 1) {
    const place = places[i]!;
    const row = place < 0 ? -1 : index.rows[place]!;
    const creatorId = creators[i] ?? (row < 0 ? null : index.touchpoints[row]!.creatorId);
    if (creatorId === null) continue;
    conversionRows[creatorIds.length] = rows[i]!;
    touchpointRows[creatorIds.length] = row;
    creatorIds.push(creatorId);
  }
  const count = creatorIds.length;
  return { conversionRows: conversionRows.slice(0, count), touchpointRows: touchpointRows.slice(0, count), creatorIds };
}

function refuseSeveral({ picks, model, codeAgainstLink }: CompiledPolicy): void {
  if (picks === "several") {
    fail(
      "invalidPolicy",
      "policy.model.kind",
      "firstTouch, lastTouch or lastNonDirect, which have one winner",
      model.kind,
    );
  }
  if (codeAgainstLink === "split") {
    fail("invalidPolicy", "policy.codeAgainstLink", "a rule that leaves one winner", codeAgainstLink);
  }
}
