import { assertList } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { assertText } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import type { AttributionPolicy } from "../../models/attribution.js";
import type { ModelComparison, ModelComparisonRow, ModelTotal } from "../../models/attribution-aftermath.js";
import { decideAll } from "../decide/decide-all.js";
import { indexOf } from "../decide/index-of.js";
import { type Context, readContext } from "../decide/read-context.js";
import { type CheckedConversions, checkConversions } from "../decide/read-conversions.js";
import { compilePolicy } from "../policy/compile-policy.js";
import { indexTouches, type TouchIndex } from "../touches/touch-index.js";
import type { AttributionInput, AttributionOptions, IndexedFacts } from "../types.js";
import { creditMoves } from "./credit-moves.js";
import { addMinor, amountsOf, type CurrencySums } from "./currency-sums.js";
import type { DecidedConversions } from "./decided-shares.js";
import { fixedPoint, fromFixedPoint } from "./fixed-point.js";
import { readShares } from "./read-shares.js";
import type { Holder, ShareColumns } from "./share-columns.js";

/**
 * Who would earn more, and who less, under another rule for giving credit?
 *
 * Use it before a policy is chosen or changed: the same facts are attributed under each policy, and what the others give
 * is held against the first. To see one conversion in words ask `explainAttribution`; to book a change of policy use
 * `attributionChanges`.
 *
 * `moves` says from whom to whom credit went. Within one conversion what somebody lost is divided over those who gained, in
 * proportion to what each gained, to the last minor unit; so over any list what goes away from a creator less what comes
 * to them is exactly the difference of their totals. (In a conversion with more than 10,000 pairs of losers and gainers
 * they are laid side by side in the order of their ids instead.) `null` stands for nobody.
 *
 * @formula conversions of a creator = Σ weight / totalWeight of their credits
 *
 * Units: values are minor units by currency; conversions are counted in shares.
 * Rounding: values are exact. Shares are added as exact fractions of each whole weight and rounded once, to the nearest
 * number: three thirds are 1.
 * Complexity: that of `attributeConversions` for each policy, the touches being indexed once; and O(losers × gainers) for
 * each conversion that changed.
 *
 * @param facts - `{ conversions, touchpoints, directory?, creators?, staff? }`, or an `index` instead of the touchpoints
 * @param policies - at least two, each with an id of its own; the first is the baseline
 * @param options - `{ weighers? }`, for policies with a custom model
 * @returns `{ baselineId, conversions, creators, against }`: a row for everybody credited by any policy, by id, nobody
 * last; and for each other policy its moves, by who had it, then by who has it
 * @throws `duplicateId` when two policies have one id; `invalidPolicy`, `moneyOverflow`, and whatever
 * `attributeConversions` refuses.
 *
 * @example
 * ```ts
 * import { compareModels, firstClick30Days, lastClick90Days } from "creator-core/attribution";
 * import { money } from "creator-core/money";
 *
 * const order = { id: "order-7", customerKey: "k-1", kind: "order", occurredAt: 9, value: money("30.00", "GBP") } as const;
 * const click = { customerKey: "k-1", kind: "click" } as const;
 * const touchpoints = [
 *   { ...click, id: "t-1", creatorId: "ann", occurredAt: 1 },
 *   { ...click, id: "t-2", creatorId: "ben", occurredAt: 2 },
 * ];
 * const { creators, against } = compareModels({ conversions: [order], touchpoints }, [lastClick90Days, firstClick30Days]);
 *
 * creators.map(({ creatorId, totals }) => [creatorId, totals[0]?.conversions]); // => [["ann", 0], ["ben", 1]]
 * against[0]?.moves; // => [{ from: "ben", to: "ann", conversions: 1, values: [{ minor: 3000, currency: "GBP" }] }]
 * ```
 */
export function compareModels(
  facts: AttributionInput,
  policies: readonly AttributionPolicy[],
  options: AttributionOptions = {},
): ModelComparison {
  assertObject(facts, "facts", "{ conversions, touchpoints }");
  const ids = policyIds(policies);
  const indexed = withIndex(facts);
  let read: ReadFacts | undefined;
  const decidedBy = (policy: AttributionPolicy): DecidedConversions => {
    const compiled = compilePolicy(policy, options);
    read ??= readFacts(indexed);
    const { context, checked, index } = read;
    const decisions = decideAll(facts.conversions, checked, index, context, compiled);
    return { conversions: facts.conversions, rows: checked.rows, decisions };
  };
  const { holders, columns } = readShares(
    policies.length,
    (i) => decidedBy(policies[i]!),
    (i, path) => path.replace(/^policy/, `policies[${i}]`),
  );
  const [baseline, ...others] = columns as [ShareColumns, ...ShareColumns[]];
  return {
    baselineId: ids[0]!,
    conversions: baseline.currencies.length,
    creators: comparisonRows(ids, holders, columns),
    against: others.map((after, i) => ({ policyId: ids[i + 1]!, moves: creditMoves(holders, baseline, after) })),
  };
}

/** The touches are indexed once, for all policies. */
function withIndex(facts: AttributionInput): IndexedFacts {
  if ("index" in facts) return facts;
  const { touchpoints, ...rest } = facts;
  return { ...rest, index: indexTouches(touchpoints) };
}

/** The facts, read once for all policies. */
interface ReadFacts {
  readonly context: Context;
  readonly checked: CheckedConversions;
  readonly index: TouchIndex;
}

function readFacts(facts: IndexedFacts): ReadFacts {
  const context = readContext(facts);
  const checked = checkConversions(facts.conversions);
  return { context, checked, index: indexOf(facts) };
}

function policyIds(policies: readonly AttributionPolicy[]): string[] {
  assertList(policies, "policies", "a list of policies");
  if (policies.length < 2) fail("invalidArgument", "policies", "at least two, the first to compare with", policies);
  const ids = new Set<string>();
  for (const [i, policy] of policies.entries()) {
    assertObject(policy, `policies[${i}]`, "an attribution policy", "invalidPolicy");
    assertText(policy.id, `policies[${i}].id`);
    if (ids.has(policy.id)) fail("duplicateId", `policies[${i}].id`, "unlike that of the other policies", policy.id);
    ids.add(policy.id);
  }
  return [...ids];
}

/** What somebody has under one policy, so far. */
interface Tally {
  fraction: bigint;
  readonly sums: CurrencySums;
}

function comparisonRows(
  ids: readonly string[],
  holders: readonly Holder[],
  columns: readonly ShareColumns[],
): ModelComparisonRow[] {
  const tallies = columns.map((shares) => tallyByHolder(holders.length, shares));
  return holders.map((creatorId, holder) => ({
    creatorId,
    totals: tallies.map((tally, i) => modelTotal(ids[i]!, tally[holder]!)),
  }));
}

function modelTotal(policyId: string, { fraction, sums }: Tally): ModelTotal {
  return { policyId, conversions: fromFixedPoint(fraction), values: amountsOf(sums) };
}

function tallyByHolder(
  count: number,
  { starts, totalWeights, currencies, holders, weights, minors }: ShareColumns,
): readonly Tally[] {
  const tallies = Array.from({ length: count }, (): Tally => ({ fraction: 0n, sums: [] }));
  for (let sale = 0; sale < currencies.length; sale += 1) {
    const currency = currencies[sale]!;
    for (let share = starts[sale]!; share < starts[sale + 1]!; share += 1) {
      const tally = tallies[holders[share]!]!;
      tally.fraction += fixedPoint(weights[share]!, totalWeights[sale]!);
      if (currency !== null) addMinor(tally.sums, currency, minors[share]!);
    }
  }
  return tallies;
}
