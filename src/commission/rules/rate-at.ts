import { compareRates } from "../../rate/compare-rates.js";
import type { Rate } from "../../rate/types.js";
import type { Instant } from "../../time/types.js";
import type { CompiledPercent } from "../components/compile-percent.js";
import type { Pick } from "./compile-picks.js";

/** What a percentage pays at a moment to whom no lock holds. */
export function rateAt({ rate, changes }: CompiledPercent, at: Instant): Rate {
  let current = rate;
  for (const change of changes) if (change.from <= at) current = change.rate;
  return current;
}

/**
 * What a percentage pays at a moment for a product that was picked. Every rate that was replaced since then is kept for as
 * long as its lock runs; of those and the rate of the day the best is paid. So a raise applies at once, a raise between two
 * cuts is locked like any other rate, and nothing is ever below the rate of the day.
 *
 * @param lockEnd - the first instant at which a lock that counts from an anchor does not hold any more
 */
export function lockedRateAt(
  percent: CompiledPercent,
  at: Instant,
  picks: readonly Pick[],
  lockEnd: (anchor: Instant) => Instant,
): Rate {
  let best = rateAt(percent, at);
  for (const { pickedAt, droppedAt } of picks) {
    if (pickedAt > at || droppedAt <= at) continue;
    let before = percent.rate;
    for (const { from, rate } of percent.changes) {
      if (from > at) break;
      const anchor = percent.lock?.anchor === "changedAt" ? from : pickedAt;
      // The lock first: comparing rates costs more. One that was raised is below what came after it, and never the best.
      if (pickedAt < from && at < lockEnd(anchor) && compareRates(before, best) > 0) best = before;
      before = rate;
    }
  }
  return best;
}
