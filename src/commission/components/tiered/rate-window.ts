import type { RoundingMode } from "../../../money/types.js";
import type { Instant } from "../../../time/types.js";
import type { CompiledTiered } from "./compile-tiered.js";
import { minorOfRest, type Rated, rateInTier, rateRest, rateThroughTiers } from "./rate-parts.js";
import { tierAt } from "./tier-table.js";
import { type MeasureChange, sumsOfWindow, type TieredMember } from "./window-sums.js";

export type { MeasureChange, TieredMember } from "./window-sums.js";

/** What a sale earns in its window. */
export interface TieredRating {
  /** At its moment, by what had happened until then. */
  readonly made: Rated;
  /** In minor units after each of its adjustments, at the rates of `made`. */
  readonly steps: readonly number[];
  /** With everything known. */
  readonly final: Rated;
  /** When the last of the facts happened that `final` rests on. */
  readonly at: Instant;
}

/**
 * Rates the sales of one creator in one window.
 *
 * Where a sale lies is a sum: of everything before it in its window or, for rolling days, in the days up to it. `made` goes
 * by that sum as it was at the moment of the sale, refunds until then taken off. `final` goes by what is left of every sale
 * today or, under a ratchet, by all of it as if nothing had ever been taken back, and rates what is left of the sale.
 *
 * Complexity: O(n log n); O(n) for sales that come in the order they happened.
 *
 * @param members - in any order
 * @param changes - of a measure that sales do not feed, in any order; the sales lie where it is at their moments. For
 * calendar windows those of the window; for rolling days all of them; under a ratchet none that takes back
 * @returns a rating for each member, in their order
 */
export function rateWindow(
  compiled: CompiledTiered,
  members: readonly TieredMember[],
  rounding: RoundingMode,
  changes: readonly MeasureChange[] = [],
): readonly TieredRating[] {
  const { onReversal, mode, window } = compiled;
  const sums = sumsOfWindow(compiled, members, changes);
  const ratchet = onReversal === "ratchet";
  const byEnd = mode === "volume" && window.kind !== "rollingDays";
  return members.map(({ bases, measures }, index): TieredRating => {
    const [whole, left] = [bases[0]!, bases[bases.length - 1]!];
    const adds = ratchet ? measures[0]! : measures[measures.length - 1]!;
    const [before, atMoment] = [sums.before[index]!, sums.atMoment[index]!];
    const made = rateAt(compiled, atMoment, measures[0]!, whole, rounding);
    const isStill = !byEnd && before === atMoment && adds === measures[0] && left === whole;
    const final = isStill
      ? made
      : rateLeft(compiled, byEnd ? sums.total : before, byEnd ? 0 : adds, ratchet ? whole : left, left, rounding);
    return { made, steps: stepsOf(made, bases, rounding), final, at: sums.lastAt[index]! };
  });
}

/** A base whose sale brings a measure from `sum` up by `adds`. */
function rateAt(compiled: CompiledTiered, sum: number, adds: number, base: number, rounding: RoundingMode): Rated {
  const { mode, crossing, boundary, table } = compiled;
  if (mode === "graduated") return rateThroughTiers(table, sum, sum + adds, base, boundary, rounding);
  const decisive = crossing === "before" ? sum : sum + adds;
  return rateInTier(table, tierAt(table.starts, decisive, boundary), base, rounding);
}

/** What is left of a base that is rated as a whole: under a ratchet, that of the sale as it was made. */
function rateLeft(
  compiled: CompiledTiered,
  sum: number,
  adds: number,
  whole: number,
  left: number,
  rounding: RoundingMode,
): Rated {
  return rateRest(rateAt(compiled, sum, adds, whole, rounding), whole, left, rounding);
}

const none: readonly number[] = [];

function stepsOf(made: Rated, bases: readonly number[], rounding: RoundingMode): readonly number[] {
  if (bases.length === 1) return none;
  return bases.slice(1).map((left) => minorOfRest(made, bases[0]!, left, rounding));
}
