import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { CreatorAttributes } from "../../models/commission.js";
import { rateFraction } from "../../rate/rate-fraction.js";
import type { Rate } from "../../rate/types.js";
import { type AppliedRule, resolveSale } from "../rules/resolve-sale.js";
import type { CompiledTerms } from "../terms/compiled.js";
import type { SaleColumns, WordColumnName } from "./column-types.js";
import { PayersOfKinds } from "./payers-of-kinds.js";
import { type RowCap, rowCaps } from "./row-caps.js";
import { classesOfCreators, kindsOfRows } from "./row-kinds.js";
import type { RowOrder } from "./row-order.js";
import { type RowShares, rowShares } from "./row-shares.js";
import { countRow, type RowTiers, rowTiers } from "./row-tiers.js";
import { askedColumns, context, momentsOf, paysOnRows, saleOf } from "./rules-of-rows.js";
import type { RunningSums } from "./running-sums.js";
import type { NumberedWords } from "./word-numbers.js";

/** A rule as the loop needs it. All have the same fields, so that the loop reads one shape. */
export interface Payer {
  readonly tiers: RowTiers | null;
  /** Of a percentage. */
  readonly share: RowShares | null;
  /** The fixed amount, where it is neither of the two. */
  readonly amount: number;
  readonly caps: readonly RowCap[];
}

/** The rows that the rules of a plan are asked about. */
export interface AskedRows {
  readonly columns: SaleColumns;
  readonly creators: NumberedWords;
  readonly order: RowOrder;
  readonly wordsOf: (name: WordColumnName) => NumberedWords | null;
  readonly attributes: (creator: number) => CreatorAttributes;
}

/** The rules that pay on rows, one stretch of time after the other. */
export interface RowPayers {
  /** Within a stretch no rule, rate or sum begins or ends. Each is open until the next one is asked for. */
  readonly stretches: () => Generator<{ readonly from: number; readonly to: number }>;
  /** Of the rows in the stretch that is open. */
  readonly paying: PayersOfKinds<readonly Payer[]>;
}

export function rowPayers(compiled: CompiledTerms, rows: AskedRows): RowPayers {
  const meters = metersOf(compiled, rows);
  const open = opener(compiled, rows, meters);
  const paying = open();
  const counts = meters.tiers.flatMap((tiers) =>
    tiers?.compiled.mode === "volume" && tiers.sums !== null ? [{ tiers, sums: tiers.sums, paying: open() }] : [],
  );
  return { paying, stretches: () => stretchesOf(rows, meters.sums, paying, counts) };
}

/** What rules have in common with themselves on other rows: their rates ready for a loop, and what adds up under them. */
interface Meters {
  /** By the place of the rule; `null` for one without tiers. */
  readonly tiers: readonly (RowTiers | null)[];
  readonly caps: readonly RowCap[];
  readonly shareAt: (rate: Rate) => RowShares;
  /** Of all tiers and caps. */
  readonly sums: readonly RunningSums[];
}

function metersOf(compiled: CompiledTerms, { columns, creators, order, wordsOf }: AskedRows): Meters {
  const { rules, rounding, path, terms } = compiled;
  const isByCampaign = terms.caps?.some(({ per }) => per === "campaign") === true;
  const owners = { creators, order, campaigns: isByCampaign ? wordsOf("campaignId") : null };
  const tiers = rules.map(({ component, place }) =>
    component.kind === "tiered"
      ? rowTiers(component, rounding.mode, owners, `${path}.rules[${place}].component`)
      : null,
  );
  const caps = rowCaps(compiled, owners, columns.currency);
  const shares = new Map<Rate, RowShares>();
  const shareAt = (rate: Rate): RowShares => {
    const { numerator: over, denominator: under } = rateFraction(rate);
    const share = shares.get(rate) ?? rowShares([{ over, under }], rounding.mode);
    shares.set(rate, share);
    return share;
  };
  return {
    tiers,
    caps,
    shareAt,
    sums: [...tiers.flatMap((each) => each?.sums ?? []), ...caps.map(({ paid }) => paid)],
  };
}

/** Makes what finds the payers of a row; each of those goes through the time by itself. */
function opener(compiled: CompiledTerms, rows: AskedRows, meters: Meters): () => PayersOfKinds<readonly Payer[]> {
  const { columns, creators, wordsOf, attributes } = rows;
  const { currency, occurredAt } = columns;
  const asked = askedColumns(compiled).flatMap((name) => {
    const words = wordsOf(name);
    return words === null ? [] : [{ name, words }];
  });
  const classes = classesOfCreators(creators, attributes, compiled);
  const kinds = kindsOfRows(
    creators,
    classes,
    asked.map(({ words }) => words),
  );
  const moments = momentsOf(compiled);
  const make = (row: number): readonly Payer[] => {
    const said = asked.map(({ name, words: { words, numbers } }) => [name, words[numbers[row]!]] as const);
    const at = occurredAt[row]!;
    const subject = { sale: saleOf(new Map(said), currency, at), at, currency };
    return payersOf(resolveSale(compiled, subject, attributes(creators.numbers[row]!), context).applied, meters);
  };
  return () => new PayersOfKinds(kinds, moments, make);
}

/** In the order in which the rules of one sale come to a cap. */
function payersOf(applied: readonly AppliedRule[], { tiers, caps, shareAt }: Meters): readonly Payer[] {
  const paying = applied.filter(paysOnRows).sort((a, b) => codeUnitOrder(a.rule.id, b.rule.id));
  return paying.map(({ rule, rate }): Payer => {
    const { component, place, id } = rule;
    return {
      tiers: tiers[place]!,
      share: component.kind === "percent" ? shareAt(rate ?? component.rate) : null,
      amount: component.kind === "flat" ? component.amount.minor : 0,
      caps: caps.filter(({ rules }) => rules.has(id)),
    };
  });
}

/** Tiers whose windows have to be summed before the first row in them is rated. */
interface Count {
  readonly tiers: RowTiers;
  readonly sums: RunningSums;
  readonly paying: PayersOfKinds<readonly Payer[]>;
}

function* stretchesOf(
  rows: AskedRows,
  sums: readonly RunningSums[],
  paying: PayersOfKinds<readonly Payer[]>,
  counts: readonly Count[],
): Generator<{ readonly from: number; readonly to: number }> {
  const { order } = rows;
  let from = 0;
  while (from < order.length) {
    const at = order.timeAt(from);
    const ahead = counts.filter(({ sums: own }) => at >= own.end);
    let end = paying.enter(at);
    for (const each of sums) {
      each.enter(at, from);
      end = Math.min(end, each.end);
    }
    for (const count of ahead) countAhead(count, from, rows);
    const to = order.placeAt(end, from);
    yield { from, to };
    from = to;
  }
}

/** Sums up the window that begins at a place, by the end of which its rows are rated. */
function countAhead({ tiers, sums, paying }: Count, from: number, { columns, creators, order }: AskedRows): void {
  const { base, left = base } = columns;
  const to = order.placeAt(sums.end, from);
  for (let place = from; place < to; place += 1) {
    const row = order.rowAt(place);
    paying.enter(order.timeAt(place));
    if (!paying.of(row).some((payer) => payer.tiers === tiers)) continue;
    countRow(tiers, base[row]!, left[row]!, creators.numbers[row]!);
  }
}
