import { fail } from "../../../errors/creator-core-error.js";
import type { DeliverableHistory } from "../activities.js";
import type { ClaimMaker } from "../claim-maker.js";
import { type PeriodClaim, periodsOver, type RulePeriod, type RuleTime } from "../period-claim.js";
import type { CompiledRetainer } from "./compile-retainer.js";
import { feeOfPeriod, linesOfPeriod, type RetainedPeriod } from "./fee-of-period.js";

/**
 * What a retainer pays one creator for every period that is over, and whose days of grace are. A period is decided at its
 * end, with the deliverables that stand now; it takes the earliest it needs, so that none counts for two periods.
 *
 * Complexity: O(periods + deliverables).
 *
 * @param compiled - the component
 * @param by - the rule, for the lines, and how amounts are rounded
 * @param time - when the rule holds; without a start of `during` the first period is the one the terms begin in
 * @param deliverables - those of the creator that the rule takes, in the order they were accepted
 * @returns for each period one reading of kind `retainer`, dated at its end; in the order of time
 * @throws `invalidPolicy` when neither the rule nor the terms say when it begins
 */
export function readingsOfRetainer(
  compiled: CompiledRetainer,
  by: ClaimMaker,
  time: RuleTime,
  deliverables: readonly DeliverableHistory[],
): readonly PeriodClaim[] {
  const start = time.during?.start ?? time.effective.start;
  if (start === null) {
    return fail("invalidPolicy", compiled.path, "in a rule whose during has a start, or terms that have one", null);
  }
  const standing = deliverables.filter(({ declinedAt }) => declinedAt === null);
  const claims: PeriodClaim[] = [];
  let next = 0;
  for (const period of periodsOver(compiled.calendar, time, start)) {
    const graceEnd = compiled.graceAfter(period.to);
    if (graceEnd > time.asOf) break;
    while (next < standing.length && standing[next]!.approvedAt < period.from) next += 1;
    const first = next;
    const needed = first + (compiled.requires?.count ?? 0);
    while (next < needed && next < standing.length && standing[next]!.approvedAt < graceEnd) next += 1;
    if (period.isDecided) claims.push(claimOf(compiled, by, period, next - first));
  }
  return claims;
}

function claimOf(compiled: CompiledRetainer, by: ClaimMaker, period: RulePeriod, delivered: number): PeriodClaim {
  const { amount } = compiled;
  const retained = retainedPeriod(compiled, period, delivered);
  const minor = feeOfPeriod(amount, retained, by);
  const lines = () => linesOfPeriod(amount, retained, by);
  return { key: period.key, readings: [{ at: period.to, minor, kind: "retainer", causes: [], lines }] };
}

/** A day that the rule holds for a part of counts whole. */
function retainedPeriod(
  { clock, proration, requires }: CompiledRetainer,
  { from, to, whole }: RulePeriod,
  delivered: number,
): RetainedPeriod {
  const { start, end } = whole ?? { start: from, end: to };
  const daysOf = (first: number, last: number) => clock.dayAt(last - 1) - clock.dayAt(first) + 1;
  const daysInPeriod = daysOf(start, end);
  const covered = daysOf(from, to);
  const isCut = from > start || to < end;
  const days = !isCut || proration === "whole" ? daysInPeriod : proration === "byDays" ? covered : 0;
  return {
    days,
    daysInPeriod,
    delivered: requires === null ? null : delivered,
    required: requires?.count ?? 1,
    shortfall: requires?.shortfall ?? "nothing",
  };
}
