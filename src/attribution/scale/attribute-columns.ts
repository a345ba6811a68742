import { fail } from "../../errors/creator-core-error.js";
import type { AttributionPolicy } from "../../models/attribution.js";
import { type Case, newCase } from "../decide/case.js";
import { ask, askAbout, decide } from "../decide/decide.js";
import { touchKindNumber } from "../evidence/evidence-kinds.js";
import { compilePolicy } from "../policy/compile-policy.js";
import type { TouchView } from "../touches/touch-query.js";
import { viewTouches } from "../touches/touch-view.js";
import type { AttributionOptions } from "../types.js";
import { splitValue } from "../weights/split-value.js";
import { assertColumns } from "./assert-columns.js";
import type { AttributionColumns, CreditColumns } from "./column-types.js";
import { type CreditWriter, creditWriter } from "./credit-writer.js";
import { indexColumns } from "./index-columns.js";
import { orderEvidence } from "./order-evidence.js";

/**
 * Who earned each conversion, and how much of it, for those who have columns of numbers?
 *
 * Use it where facts come out of a database or an Arrow table, with integers for customers and creators: nothing is made per touch,
 * and one core takes ten million sorted touches a second and more. It decides with the very code of `attributeConversions`;
 * what that door does besides is left to whoever makes the columns: that every fact is there once, that codes and links have
 * been resolved to who held them at the time of the order (`codeOwner` and its like, of several codes the one that counts),
 * that values are of one currency.
 *
 * Where a rule names a creator or a campaign by its id (an override of windows, the weights of a table) the id is the number as
 * text: `"12"`. Of touches of one instant and one priority the one with the smaller row is preferred. Weighers see rows and
 * creators as text as well, and `remainder: "fair"` draws by the numbers of the rows, so that another selection of rows is
 * drawn for anew.
 *
 * What columns do not say is refused: who a creator is as a customer, and who is on the staff. Set `selfPurchase` to
 * `"eligible"`, and `revoked` for touches that must not count; leave orders of staff out.
 *
 * @formula value of a credit = value of the conversion × weight / totalWeight, left-over units by the policy's `remainder`
 *
 * Units: times are epoch milliseconds; values minor units.
 * Without a value: where no column of values is given, the columns of values in the result are `null`.
 * Complexity: O(touches + conversions) for touches sorted by customer, then time, which is seen in one pass; sorting otherwise. As
 * in `attributeConversions` a conversion costs its customer's touches back to the longest window, or what a search costs
 * where there are many.
 *
 * @param columns - `{ touches, conversions }`, each in any order; the columns of one side are equally long
 * @param policy - who gets credit
 * @param options - `{ weighers? }`
 * @returns credits in columns, in the order of the conversions; of one conversion in the order of touches, at last what stood on
 * the order. The values of a conversion's credits and its `unattributedValue` sum exactly to its value.
 * @throws `invalidArgument`, `invalidInstant` or `invalidMoney` for a column that is none, of another length, or with a value out
 * of its range; `invalidPolicy` for a rule that columns cannot be asked, and what `attributeConversions` throws for policies.
 *
 * @example
 * ```ts
 * import { attributeColumns, lastClick90Days, touchKinds } from "creator-core/attribution";
 *
 * const click = touchKinds.indexOf("click");
 * const touches = {
 *   customer: Int32Array.of(0, 0),
 *   time: Float64Array.of(1_000, 2_000),
 *   kind: Uint8Array.of(click, click),
 *   creator: Int32Array.of(7, 8),
 * };
 * const conversions = { customer: Int32Array.of(0), time: Float64Array.of(3_000), value: Float64Array.of(1_000) };
 *
 * const policy = { ...lastClick90Days, selfPurchase: "eligible" } as const;
 * attributeColumns({ touches, conversions }, policy).creator; // => Int32Array.of(8)
 *
 * const shared = { ...policy, model: { kind: "linear", over: "touches" } } as const;
 * attributeColumns({ touches, conversions }, shared).value; // => Float64Array.of(500, 500)
 *
 * attributeColumns({ touches, conversions }, lastClick90Days); // => throws
 * ```
 */
export function attributeColumns(
  columns: AttributionColumns,
  policy: AttributionPolicy,
  options: AttributionOptions = {},
): CreditColumns {
  const compiled = compilePolicy(policy, options);
  refuseUnsaid(policy);
  assertColumns(columns);
  assertAsked(columns, policy);
  const { conversions } = columns;
  const { touches, customers } = indexColumns(columns.touches);
  const view = viewTouches(touches, compiled.windows, compiled.scope);
  const decided = newCase(compiled, view);
  const evidence = orderEvidence(conversions);
  const writer = creditWriter(conversions.customer.length, conversions.value !== undefined);
  const { query } = decided;
  for (let row = 0; row < conversions.customer.length; row += 1) {
    const customer = customers.of(conversions.customer[row]!);
    askAbout(query, customer, touches.starts);
    if (compiled.scope !== "order") query.scopes = scopesOf(view, conversions.scope?.[row] ?? -1);
    ask(decided, conversions.time[row]!, evidence(row));
    decide(decided);
    writeCredits(decided, columns, row, writer);
  }
  return writer.finish();
}

/** What columns do not say would otherwise pass for a rule that never applies. */
function refuseUnsaid({ selfPurchase, staffPurchase }: AttributionPolicy): void {
  const expected = (unsaid: string) => `"eligible" over columns, which do not say ${unsaid}`;
  if (selfPurchase === "excluded") {
    fail("invalidPolicy", "policy.selfPurchase", expected("who a creator is as a customer"), selfPurchase);
  }
  if (staffPurchase === "excluded") {
    fail("invalidPolicy", "policy.staffPurchase", expected("who is on the staff"), staffPurchase);
  }
}

/** A column that the policy asks for and that is not there would pass for one that says nothing about any row. */
function assertAsked(
  { touches, conversions }: AttributionColumns,
  { scope = "order", overrides = [] }: AttributionPolicy,
) {
  const assertThere = (column: Int32Array | undefined, path: string, asked: string) => {
    if (column === undefined) fail("invalidArgument", path, `a column, for the policy asks for ${asked}`, column);
  };
  if (scope !== "order") {
    assertThere(touches.scope, "columns.touches.scope", `the ${scope}`);
    assertThere(conversions.scope, "columns.conversions.scope", `the ${scope}`);
  }
  if (overrides.some(({ campaignId }) => campaignId !== undefined)) {
    assertThere(touches.campaign, "columns.touches.campaign", "campaigns");
  }
}

function scopesOf({ scopeNumbers }: TouchView, scope: number): readonly number[] {
  const number = scope < 0 ? -1 : scopeNumbers.find(String(scope));
  return number < 0 ? [] : [number];
}

function writeCredits(
  decided: Case,
  { touches, conversions }: AttributionColumns,
  row: number,
  writer: CreditWriter,
): void {
  const { count, winners, weights, lent, reason, totalWeight, view, direct } = decided;
  const minor = conversions.value?.[row] ?? 0;
  if (reason !== null) {
    writer.close(0, reason, minor);
    return;
  }
  const shares = count === 1 ? null : sharesOf(decided, row, minor);
  let others = 0;
  let isWhole = true;
  for (let i = 0; i < count; i += 1) {
    const winner = winners[i]!;
    const place = winner < 0 ? lent[i]! : winner;
    const touch = place < 0 ? -1 : view.index.rows[place]!;
    const onOrder = winner < 0 ? direct[~winner]! : null;
    const creator = onOrder === null ? touches.creator[touch]! : Number(onOrder.creatorId);
    const share = shares === null ? minor : shares[i]!;
    if (creator < 0) {
      others += share;
      isWhole = false;
      continue;
    }
    const kind = onOrder === null ? touches.kind[touch]! : touchKindNumber(onOrder.kind)!;
    writer.credit(touch, kind, creator, weights[i]!, share);
  }
  writer.close(totalWeight, isWhole ? null : "otherChannel", others);
}

function sharesOf(
  { count, winners, weights, policy, view, direct }: Case,
  row: number,
  minor: number,
): readonly number[] {
  return splitValue(minor, weights.slice(0, count), policy.remainder, String(row), (i) => {
    const winner = winners[i]!;
    return winner < 0 ? `${direct[~winner]!.kind} ${direct[~winner]!.key}` : String(view.index.rows[winner]);
  });
}
