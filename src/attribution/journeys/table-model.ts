import { assertObject } from "../../errors/assert-object.js";
import { assertOneOf } from "../../errors/assert-one-of.js";
import { fail } from "../../errors/creator-core-error.js";
import type { TableModel } from "../../models/attribution.js";
import type { ConversionTotal, JourneyStep, MarkovAttribution, ShapleyAttribution } from "../../models/journeys.js";
import { assertStep } from "./read-paths.js";

/** How the weights are applied. */
export interface TableOptions {
  /** Whether every touch of a conversion counts with its creator's weight, or every creator once. */
  readonly over: TableModel["over"];
}

/** A data-driven model that found something. */
export type DataDrivenResult = Extract<MarkovAttribution | ShapleyAttribution, { readonly ok: true }>;

/**
 * How is what a data-driven model found applied to single conversions? As the `table` model of an attribution policy: the
 * survivors of each conversion share it in proportion to what the model gave their creators in all. Fit the model on one
 * period with {@link markovAttribution} or {@link shapleyAttribution}, and pay the next by it.
 *
 * Steps of nobody have their row as well, `creatorId: null`: where other channels and direct visits were touched, their part
 * of the conversion stays unattributed. To share all of it among creators leave that row out,
 * `{ ...model, weights: model.weights.filter(({ creatorId }) => creatorId !== null) }`; what creators are then paid is more
 * than the model found.
 *
 * @formula weight = conversions of the row ÷ those of the row that has most, steps of nobody included
 *
 * Units: decimal text of at most nine places, the largest `"1"`. A credit above zero is at least `"0.000000001"`.
 *
 * Complexity: O(creators).
 *
 * @param result - what the model found; look at its `ok` before
 * @param options - `over`: whether every touch counts with its creator's weight, or every creator once
 * @returns the model of a policy, sorted by creator, other channels last; whoever was given nothing is left out
 * @throws `invalidArgument` when the model found nothing, when no conversion is anybody's, or when `over` is neither
 *
 * @example
 * ```ts
 * import { markovAttribution, tableModel } from "creator-core/attribution";
 *
 * const found = markovAttribution([{ path: ["ann", "ben"], conversions: 1, nulls: 1 }, { path: ["ben"], conversions: 1, nulls: 1 }]);
 * const model = found.ok ? tableModel(found, { over: "creators" }) : null;
 * model?.weights; // => [{ creatorId: "ann", weight: "0.5" }, { creatorId: "ben", weight: "1" }]
 * ```
 *
 * @example Nearly all of it was other channels: so it is of every order on which they were met.
 * ```ts
 * import { attributeConversions, lastClick90Days, markovAttribution, tableModel } from "creator-core/attribution";
 * import { money } from "creator-core/money";
 *
 * const found = markovAttribution([{ path: ["ann", null], conversions: 1, nulls: 0 }, { path: [null], conversions: 9, nulls: 0 }]);
 * const model = found.ok ? tableModel(found, { over: "creators" }) : lastClick90Days.model;
 * model; // => { kind: "table", over: "creators", weights: [{ creatorId: "ann", weight: "0.1" }, { creatorId: null, weight: "1" }] }
 *
 * const order = { id: "o-1", customerKey: "k-1", kind: "order", occurredAt: 9, value: money("11.00", "GBP") } as const;
 * const touchpoints = ["ann", null].map((creatorId, i) =>
 *   ({ id: `t-${i}`, creatorId, customerKey: "k-1", kind: "click", occurredAt: i }) as const);
 * const [sale] = attributeConversions({ conversions: [order], touchpoints }, { ...lastClick90Days, model }).sales;
 * sale?.credits.map(({ creatorId, value }) => [creatorId, value?.minor]); // => [["ann", 100]]
 * sale?.unattributed; // => { reason: "otherChannel", value: { minor: 1000, currency: "GBP" } }
 * ```
 */
export function tableModel(result: DataDrivenResult, options: TableOptions): TableModel {
  assertObject(result, "result", "the result of a data-driven model");
  if (result.ok !== true || !Array.isArray(result.rows)) {
    fail(
      "invalidArgument",
      "result",
      "a result with rows; when ok is false nobody converted, and there is no model",
      result,
    );
  }
  assertObject(options, "options");
  assertOneOf(options.over, ["touches", "creators"], "options.over");
  const rows: readonly TableRow[] = result.rows;
  rows.forEach(assertRow);
  const most = rows.reduce((largest, row) => Math.max(largest, row.conversions), 0);
  if (most === 0) {
    const expected = "a result in which a touch came before a conversion; without one there is nothing to weigh by";
    fail("invalidArgument", "result", expected, result);
  }
  const weights = rows.flatMap(({ creatorId, conversions }) =>
    conversions === 0 ? [] : [{ creatorId, weight: decimalOf(conversions / most) }],
  );
  return { kind: "table", over: options.over, weights };
}

/** What either model says about a creator, or about steps of nobody. */
type TableRow = ConversionTotal & { readonly creatorId: JourneyStep };

/** A result may come back from a database. */
function assertRow(row: TableRow, place: number): void {
  assertObject(row, `result.rows[${place}]`, "what was found about a creator");
  assertStep(row.creatorId, `result.rows[${place}].creatorId`);
  const { conversions } = row;
  if (!Number.isFinite(conversions) || conversions < 0) {
    fail("invalidArgument", `result.rows[${place}].conversions`, "a finite number, 0 or more", conversions);
  }
}

const PLACES = 9;

/** A part of one as decimal text; never rounded to nothing. */
function decimalOf(part: number): string {
  const units = Math.max(1, Math.round(part * 10 ** PLACES));
  const digits = String(units).padStart(PLACES + 1, "0");
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(/\.?0+$/, "");
}
