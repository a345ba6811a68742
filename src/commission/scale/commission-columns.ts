import { assertKeys } from "../../errors/assert-keys.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { CommissionTerms, CreatorAttributes } from "../../models/commission.js";
import { exactMinor } from "../../money/exact-money.js";
import { attributesOf } from "../rules/rule-scope.js";
import { assertSaleColumns } from "./assert-sale-columns.js";
import { type CommissionColumns, type SaleColumns, type WordColumnName, wordColumns } from "./column-types.js";
import { compileForRows } from "./compile-for-rows.js";
import { underCap } from "./row-caps.js";
import { rowOrder } from "./row-order.js";
import { type Payer, rowPayers } from "./row-payers.js";
import { rateShare } from "./row-shares.js";
import { rateRow } from "./row-tiers.js";
import { knownWords } from "./rules-of-rows.js";
import { assertWordColumn, type NumberedWords, numberWords, withoutUnused } from "./word-numbers.js";

/**
 * What do a million orders come to under one version of a plan, for those who have them in columns?
 *
 * For dashboards, forecasts and trying out plans: it says what is due, without ledger, receipts and holds. It decides as
 * `accrue` does, and comes to the same minor unit. For entries that can be booked, explained and reversed, use `accrue`; to
 * compare two plans over facts, `simulateTerms`.
 *
 * - A row is one order, credited to one creator. Credits of an order that several share may be rows of their own, but for
 *   fixed amounts and caps `per: "order"`: those take every row for an order.
 * - What was taken back until now is in `left`. Of rows of one instant the earlier one comes first.
 * - A word that is `null`, or has no column, is not known: a rule that asks for it does not apply.
 * - Whether the version is in effect is not asked.
 * - What does not pay on an order (milestones, retainers, guarantees, advances, overrides) comes to nothing.
 *
 * What columns do not say is refused: measures of units, views and posts; rolling and campaign windows; approvals; who
 * shares a fixed amount; rounding by line; customers, subscriptions and order values; rate locks; attributes of creators with a
 * date; `bestForCreator`. So is a cap whose room serves only later sales where something was taken back, or above volume
 * tiers: it goes by when that happened.
 *
 * @formula due of a row = Σ rules: round(left × rate), or the fixed amount while anything is left; less what caps clip
 *
 * Units: epoch milliseconds and minor units.
 * Complexity: O(rows) for rows in the order of time, O(rows × log rows) otherwise; about 20 bytes for each row besides.
 *
 * @param columns - one row for each order, all columns equally long; `base` is what the plan's own base comes to
 * @param terms - one version of a plan; its `base` has been applied by whoever made the columns
 * @param options - `creators`: what rules may ask about creators
 * @returns `due` in the order of the rows; `owed`, their sums, in the order of `creatorIds`, which are sorted
 * @throws `invalidArgument`, `unknownCurrency`, `invalidInstant` or `invalidMoney` for a column that is none, of another
 * length, or with a value out of its range; `duplicateId` for a word that stands twice in a dictionary; `invalidPolicy` for
 * what columns cannot be asked; `currencyMismatch` for a plan that pays in another currency; `moneyOverflow` for a sum
 * beyond the safe integers; what `accrue` throws for terms and creators
 *
 * @example
 * ```ts
 * import { commissionColumns } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const terms = {
 *   id: "standard", version: 1, timeZone: "UTC", base: { kind: "saleValue" }, rounding: "halfAwayFromZero",
 *   precedence: { kind: "specificity" }, hold: { duration: { days: 30 }, from: "order" },
 *   rules: [{
 *     id: "rising", scope: {}, mode: "exclusive",
 *     component: {
 *       kind: "tiered", mode: "graduated", measure: "salesValue", window: { kind: "calendarMonth" }, onReversal: "recompute",
 *       tiers: [{ from: money("0.00", "GBP"), rate: "0.1" }, { from: money("150.00", "GBP"), rate: "0.2" }],
 *     },
 *   }],
 * } as const;
 * const columns = {
 *   currency: "GBP", creatorId: ["ann", "ann", "bo"],
 *   occurredAt: Float64Array.of(0, 1, 2), base: Float64Array.of(100_00, 100_00, 50_00),
 * };
 *
 * // Ann's second order is half below 150.00 and half above: 5.00 + 10.00.
 * commissionColumns(columns, terms).due; // => Float64Array.of(1000, 1500, 500)
 * commissionColumns(columns, terms).creatorIds; // => ["ann", "bo"]
 * commissionColumns(columns, terms).owed; // => Float64Array.of(2500, 500)
 *
 * // The first order was refunded wholly: the second lies below 150.00.
 * commissionColumns({ ...columns, left: Float64Array.of(0, 100_00, 50_00) }, terms).owed; // => Float64Array.of(1000, 500)
 * ```
 */
export function commissionColumns(
  columns: SaleColumns,
  terms: CommissionTerms,
  options: { readonly creators?: readonly CreatorAttributes[] } = {},
): CommissionColumns {
  const rows = assertSaleColumns(columns);
  const compiled = compileForRows(terms, columns);
  const creators = numberCreators(columns, rows);
  const order = rowOrder(columns.occurredAt);
  const wordsOf = wordsIn(columns, rows);
  const attributes = attributesIn(options, creators);
  const { paying, stretches } = rowPayers(compiled, { columns, creators, order, wordsOf, attributes });
  const due = new Float64Array(rows);
  const owed = new Float64Array(creators.words.length);
  const { base, left = base } = columns;
  for (const { from, to } of stretches()) {
    for (let place = from; place < to; place += 1) {
      const row = order.rows === null ? place : order.rows[place]!;
      const creator = creators.numbers[row]!;
      const minor = dueOf(paying.of(row), row, creator, base[row]!, left[row]!);
      due[row] = minor;
      owed[creator] = owed[creator]! + minor;
    }
  }
  return { ...owedOf(creators, owed), due };
}

/** What the rules of a row come to. */
function dueOf(payers: readonly Payer[], row: number, creator: number, whole: number, left: number): number {
  let due = 0;
  for (let index = 0; index < payers.length; index += 1) {
    const { tiers, share, amount, caps } = payers[index]!;
    let minor: number;
    if (tiers !== null) minor = rateRow(tiers, whole, left, creator);
    else if (share !== null) minor = rateShare(share, 0, left);
    else minor = left > 0 || whole === 0 ? amount : 0;
    for (let cap = 0; cap < caps.length; cap += 1) minor = underCap(caps[cap]!, minor, row);
    due += minor;
  }
  return due;
}

function numberCreators({ creatorId }: SaleColumns, rows: number): NumberedWords {
  const creators = numberWords(creatorId, rows, "columns.creatorId");
  const nobody = creators.numbers.indexOf(-1);
  if (nobody >= 0) fail("invalidArgument", `columns.creatorId[${nobody}]`, "an id", null);
  return "words" in creatorId ? withoutUnused(creators) : creators;
}

/** Numbers a column when it is asked for; the others are no more than looked at. */
function wordsIn(columns: SaleColumns, rows: number): (name: WordColumnName) => NumberedWords | null {
  for (const name of wordColumns) {
    const column = columns[name];
    if (column !== undefined) assertWordColumn(column, rows, `columns.${name}`);
  }
  const numbered = new Map<WordColumnName, NumberedWords>();
  return (name) => {
    const column = columns[name];
    if (column === undefined) return null;
    const words = numbered.get(name) ?? numberWords(column, rows, `columns.${name}`, knownWords[name]);
    numbered.set(name, words);
    return words;
  };
}

function attributesIn(
  options: { readonly creators?: readonly CreatorAttributes[] },
  { words }: NumberedWords,
): (creator: number) => CreatorAttributes {
  assertObject(options, "options");
  assertKeys(options, ["creators"], "options", "invalidArgument");
  const { creators = [] } = options;
  const at = attributesOf(creators);
  const dated = creators.findIndex(({ from }) => (from ?? null) !== null);
  if (dated >= 0) {
    const path = `options.creators[${dated}].from`;
    fail("invalidArgument", path, "absent: attributes with a date are for accrue", creators[dated]!.from);
  }
  return (creator) => at(words[creator]!, 0);
}

/** What everybody is owed, by id. */
function owedOf({ words }: NumberedWords, sums: Float64Array): Omit<CommissionColumns, "due"> {
  const places = Array.from(words, (_, place) => place).sort((a, b) => codeUnitOrder(words[a]!, words[b]!));
  // No row is below zero: a sum that was ever too large still is.
  const owed = Float64Array.from(places, (place) => exactMinor(sums[place]!, "owed"));
  return { creatorIds: places.map((place) => words[place]!), owed };
}
