import { assertObject } from "../../errors/assert-object.js";
import { assertOneOf } from "../../errors/assert-one-of.js";
import { fail } from "../../errors/creator-core-error.js";
import type { AttributionPolicy } from "../../models/attribution.js";
import type { AttributionPath, JourneyStep } from "../../models/journeys.js";
import type { Conversion } from "../../models/tracking.js";
import type { Money } from "../../money/types.js";
import { toInstant } from "../../time/to-instant.js";
import type { InstantInput } from "../../time/types.js";
import { indexOf } from "../decide/index-of.js";
import { readContext } from "../decide/read-context.js";
import { readConversions } from "../decide/read-conversions.js";
import { type TouchIndex, touchAt } from "../touches/touch-index.js";
import type { AttributionInput } from "../types.js";
import { mergePaths } from "./merge-paths.js";
import { assertStep } from "./read-paths.js";
import { walkJourneys } from "./walk-journeys.js";

/** What a journey is. */
export interface PathOptions {
  /**
   * Where the journey to a conversion begins. `sinceLastConversion`: after the customer's conversion before it, so that no
   * touch is on two journeys. `wholeWindow`: with the first touch that is not too old, whatever was bought since. Absent:
   * `sinceLastConversion`.
   */
  readonly journey?: "sinceLastConversion" | "wholeWindow";
  /**
   * Whoever was touched last at this time or later may still convert, and has not gone without yet: as a rule the time of the
   * report less the longest window. Absent: all are counted.
   */
  readonly settledBefore?: InstantInput;
}

/**
 * Which ways did customers take to a conversion, and which led to none? Use it as what {@link markovAttribution},
 * {@link shapleyAttribution} and {@link transitionMatrix} read; {@link transformPaths} makes its paths shorter. Who earned
 * what by a rule is `attributeConversions`.
 *
 * The journey to a conversion is every touch of the customer that the policy's windows, scope and exclusions admit, of every
 * kind that is in a tier, in the total order of touches: by time, of one instant the higher priority first, then the smaller
 * id. The weaker tiers are not passed over, and the model of the policy plays no part. A touch of no creator is a step
 * `null`. Codes and links that stand on the order are no steps: who does not convert has no order for them to stand on, and
 * they would seem to convert every time.
 *
 * The touches of a customer after their last conversion, or all of them when they never converted, are a journey without a
 * conversion. It ends with its last touch, as if the customer had converted right with it: whatever would not count then is
 * left out, but never that touch itself, though it be at the excluded instant or in the hole of a ring. It keeps to no shop or
 * product. Journeys of the staff count neither way, where the policy excludes them.
 *
 * Units: counts of journeys; values in the currency of the conversions.
 *
 * Complexity: O(touches + conversions × log touches + steps) for facts in order of time; sorting otherwise, and sorting the
 * paths. With `wholeWindow` there may be far more steps than touches.
 *
 * @param facts - as for `attributeConversions`, with `touchpoints` or an `index`; the directory is not asked
 * @param policy - whose windows, tiers, scope and exclusions hold
 * @param options - `journey`: where a journey to a conversion begins; `settledBefore`: who has gone without for good
 * @returns one row for each path, sorted by its steps, the empty one (conversions without any touch) first. A value is the
 * exact sum of the conversions that have one, and absent when none has.
 * @throws `currencyMismatch` when conversions are in several currencies: a path has one value; `moneyOverflow` when their
 * values sum to no safe integer
 * @throws `invalidPolicy`, `invalidArgument` (also for a touch on a journey whose creator has an empty id), `invalidInstant`,
 * and what `attributeConversions` throws for a fact that cannot be read
 *
 * @example
 * ```ts
 * import { attributionPaths, lastClick90Days } from "creator-core/attribution";
 *
 * attributionPaths({ conversions: [], touchpoints: [] }, lastClick90Days); // => []
 * ```
 *
 * @example
 * ```ts
 * import { attributionPaths, lastClick90Days } from "creator-core/attribution";
 * import { money } from "creator-core/money";
 *
 * const click = (id: string, customerKey: string, creatorId: string | null, occurredAt: string) =>
 *   ({ id, customerKey, creatorId, occurredAt, kind: "click" }) as const;
 * const order = (id: string, customerKey: string, occurredAt: string) =>
 *   ({ id, customerKey, occurredAt, kind: "order", value: money("20.00", "GBP") }) as const;
 * const facts = {
 *   touchpoints: [
 *     click("t-1", "k-1", "ann", "2026-03-01T12:00:00Z"),
 *     click("t-2", "k-1", "ben", "2026-03-03T12:00:00Z"),
 *     click("t-3", "k-2", null, "2026-03-02T12:00:00Z"),
 *   ],
 *   conversions: [order("o-1", "k-1", "2026-03-02T12:00:00Z"), order("o-2", "k-1", "2026-03-04T12:00:00Z")],
 * };
 *
 * const paths = attributionPaths(facts, lastClick90Days);
 * paths.map((row) => row.path); // => [["ann"], ["ben"], [null]]
 * paths.map((row) => [row.conversions, row.nulls]); // => [[1, 0], [1, 0], [0, 1]]
 * paths[0]?.value; // => { minor: 2000, currency: "GBP" }
 *
 * const whole = attributionPaths(facts, lastClick90Days, { journey: "wholeWindow" });
 * whole.map((row) => row.path); // => [["ann"], ["ann", "ben"], [null]]
 *
 * const settled = attributionPaths(facts, lastClick90Days, { settledBefore: "2026-03-02T12:00:00Z" });
 * settled.map((row) => row.path); // => [["ann"], ["ben"]]
 * ```
 */
export function attributionPaths(
  facts: AttributionInput,
  policy: AttributionPolicy,
  options: PathOptions = {},
): AttributionPath[] {
  const { cuts, settled } = readOptions(options);
  assertObject(facts, "facts", "{ conversions, touchpoints }");
  const { conversions, times } = readConversions(facts.conversions);
  assertOneSum(conversions);
  const index = indexOf(facts);
  const walk = walkJourneys(index, readContext(facts), policy);
  const pathOf = (places: readonly number[]) => places.map((place) => stepAt(index, place));

  const lastConversion = new Float64Array(index.starts.length - 1).fill(Number.NEGATIVE_INFINITY);
  const rows: AttributionPath[] = [];
  for (let i = 0; i < conversions.length; i += 1) {
    const conversion = conversions[i]!;
    const customer = conversion.customerKey === "" ? -1 : index.customers.find(conversion.customerKey);
    const at = times[i]!;
    const since = cuts && customer >= 0 ? lastConversion[customer]! : null;
    const places = walk.toConversion(conversion, { customer, since, at });
    if (customer >= 0) lastConversion[customer] = at;
    if (places !== null) rows.push(converted(pathOf(places), conversion));
  }
  for (let customer = 0; customer < lastConversion.length; customer += 1) {
    const places = walk.afterwards(customer, lastConversion[customer]!);
    const last = places.at(-1);
    if (last === undefined || index.times[last]! >= settled) continue;
    rows.push({ path: pathOf(places), conversions: 0, nulls: 1 });
  }
  return mergePaths(rows);
}

function readOptions(options: PathOptions): { readonly cuts: boolean; readonly settled: number } {
  assertObject(options, "options");
  const { journey = "sinceLastConversion", settledBefore } = options;
  assertOneOf(journey, ["sinceLastConversion", "wholeWindow"], "options.journey");
  return {
    cuts: journey === "sinceLastConversion",
    settled: settledBefore === undefined ? Number.POSITIVE_INFINITY : toInstant(settledBefore, "options.settledBefore"),
  };
}

/** That all values can be added, on whatever paths they will be. */
function assertOneSum(conversions: readonly Conversion[]): void {
  let sum: Money | undefined;
  for (const { value } of conversions) {
    if (value === undefined) continue;
    const { minor, currency } = sum ?? { minor: 0, currency: value.currency };
    if (value.currency !== currency) {
      const hint = "convert first, or take one currency at a time";
      fail("currencyMismatch", "facts.conversions", `of one currency, such as ${currency}: ${hint}`, value.currency);
    }
    sum = { minor: minor + value.minor, currency };
    if (!Number.isSafeInteger(sum.minor)) {
      fail("moneyOverflow", "facts.conversions", "of values with an exact total, below 2^53 minor units", value);
    }
  }
}

/** Whose touch it is. An empty name is nobody's, and what reads paths would refuse it in words about paths. */
function stepAt(index: TouchIndex, place: number): JourneyStep {
  const { creatorId } = touchAt(index, place);
  if (creatorId === "") assertStep(creatorId, `touchpoints[${index.rows[place]}].creatorId`);
  return creatorId;
}

function converted(path: readonly JourneyStep[], { value }: Conversion): AttributionPath {
  const counts = { path, conversions: 1, nulls: 0 };
  return value === undefined ? counts : { ...counts, value };
}
