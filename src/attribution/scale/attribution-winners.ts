import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CreatorId } from "../../ids/index.js";
import type { AttributionPolicy } from "../../models/attribution.js";
import { creatorOf, NOBODY } from "../decide/case.js";
import { decideAll } from "../decide/decide-all.js";
import type { Decisions, PlainWinners } from "../decide/decisions.js";
import { indexOf } from "../decide/index-of.js";
import { readContext } from "../decide/read-context.js";
import { type CheckedConversions, checkConversions } from "../decide/read-conversions.js";
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
  const checked = checkConversions(facts.conversions);
  const index = indexOf(facts);
  const decisions = decideAll(facts.conversions, checked, index, context, compiled);
  return winnersOf(
    checked.rows,
    decisions.plain === null ? decided(decisions, checked, index) : plain(decisions.plain),
    index,
  );
}

/** Who has won each conversion: a touch, or somebody who is named on the order. */
interface Won {
  /** The row of the touch, also of the one behind a code; −1 for none. */
  readonly touchRows: Int32Array;
  /** Who is named on the order and has won by that. */
  readonly named: readonly (CreatorId | null)[];
}

function decided({ of }: Decisions, { rows }: CheckedConversions, index: TouchIndex): Won {
  const touchRows = new Int32Array(rows.length).fill(-1);
  const named = new Array<CreatorId | null>(rows.length).fill(null);
  for (let i = 0; i < rows.length; i += 1) {
    const decision = of(i);
    if (decision.count === 0) continue;
    const winner = decision.winners[0]!;
    const place = winner < 0 ? decision.lent[0]! : winner;
    if (place >= 0) touchRows[i] = index.rows[place]!;
    if (winner < 0) named[i] = creatorOf(decision, winner);
  }
  return { touchRows, named };
}

function plain({ direct, winners, touchRows }: PlainWinners): Won {
  const named = new Array<CreatorId | null>(winners.length).fill(null);
  for (let i = 0; i < winners.length; i += 1) {
    const winner = winners[i]!;
    if (winner < 0 && winner !== NOBODY) named[i] = direct[i]![~winner]!.creatorId;
  }
  return { touchRows, named };
}

function winnersOf(
  rows: Int32Array,
  { touchRows, named }: Won,
  { creatorIds: ofTouch }: TouchIndex,
): AttributionWinners {
  const conversionRows = new Int32Array(rows.length);
  const touchpointRows = new Int32Array(rows.length);
  const creatorIds: CreatorId[] = [];
  for (let i = 0; i < rows.length; i += 1) {
    const row = touchRows[i]!;
    const creatorId = named[i] ?? (row < 0 ? null : ofTouch[row]!);
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
