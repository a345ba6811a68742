import type { RuleId } from "../../../ids/index.js";
import { mulDivRound } from "../../../kernels/mul-div-round.js";
import type { TraceLine } from "../../../models/ledger.js";
import { exactMinor } from "../../../money/exact-money.js";
import { rateFraction } from "../../../rate/rate-fraction.js";
import type { Instant } from "../../../time/types.js";
import type { Reading } from "../../accrual/claim.js";
import { advanceLine, recoupLine } from "../../ledger/trace.js";
import type { ClaimMaker } from "../claim-maker.js";
import { type Earned, earnedInOrder, mergeInstants, settleBySource } from "../earned.js";
import { eachOnce } from "../measure-window.js";
import type { CompiledAdvance } from "./compile-advance.js";

/**
 * What an advance to one creator comes to: all of it when it is paid, and less with every commission that recoups it. Of
 * each commission a share is kept back, rounded for itself; a refund gives back the share it takes away. Never more is kept
 * back than was advanced, and nothing of what was earned before.
 *
 * Complexity: O(n log n) for n changes.
 *
 * @param compiled - the component
 * @param by - the rule, for the lines, and how shares are rounded
 * @param asOf - an advance that is paid later is not there yet
 * @param earned - the changes of one creator, of rules that may recoup; those of other rules than the advance names are
 * passed over
 * @returns one reading of kind `advance`, then readings of kind `recoup`, which are booked as that whichever way they go
 */
export function readingsOfAdvance(
  compiled: CompiledAdvance,
  by: ClaimMaker,
  asOf: Instant,
  earned: readonly Earned[],
): readonly Reading[] {
  const { paidAt, amount, ruleIds } = compiled;
  if (paidAt > asOf) return [];
  const readings: Reading[] = [readingOf(compiled, by, "advance", paidAt, 0, 0, [])];
  const changes = mergeInstants(earnedInOrder(earned, ruleIds));
  const shares = openShares(compiled, by);
  let kept = 0;
  let causes: string[] = [];
  changes.forEach((change, index) => {
    if (shares.add(change)) for (const cause of change.causes) causes.push(cause);
    if (changes[index + 1]?.at === change.at) return;
    const now = Math.max(0, Math.min(amount, shares.sum()));
    if (now === kept) return;
    kept = now;
    readings.push(readingOf(compiled, by, "recoup", change.at, now, shares.base(), eachOnce(causes)));
    causes = [];
  });
  return readings;
}

/** What is kept back of every commission: the share of what it comes to is rounded, however often that changes. */
function openShares({ paidAt, recoupRate }: CompiledAdvance, { rounding }: ClaimMaker) {
  const { numerator, denominator } = rateFraction(recoupRate);
  const shareOf = (minor: number) => exactMinor(mulDivRound(minor, numerator, denominator, rounding), "recoup");
  const settleSource = settleBySource();
  const totals = new Map<RuleId, Map<string, number>>();
  let sum = 0;
  let base = 0;
  /** Whether it moves a commission that recoups. */
  const add = (change: Earned): boolean => {
    const { ruleId, sourceKey, at, countsAt = at } = change;
    let isMoved = false;
    settleSource(change, countsAt < paidAt ? BEFORE : AFTER, (place, minor) => {
      if (place === BEFORE) return;
      const sources = totals.get(ruleId) ?? new Map<string, number>();
      totals.set(ruleId, sources);
      const before = sources.get(sourceKey) ?? 0;
      const after = exactMinor(before + minor, "commission");
      sources.set(sourceKey, after);
      sum = exactMinor(sum + shareOf(after) - shareOf(before), "recoup");
      base = exactMinor(base + minor, "commission");
      isMoved = true;
    });
    return isMoved;
  };
  return { add, sum: () => sum, base: () => base };
}

/** Whether something was earned before the advance was paid, or after. */
const BEFORE = 0;
const AFTER = 1;

function readingOf(
  { amount, currency, recoupRate: rate }: CompiledAdvance,
  { ruleId }: ClaimMaker,
  kind: "advance" | "recoup",
  at: Instant,
  kept: number,
  base: number,
  causes: readonly string[],
): Reading {
  const lines = (): readonly TraceLine[] => {
    const advanced = advanceLine(ruleId, { minor: amount, currency });
    const back = { minor: 0 - kept, currency };
    // Once all of it is recouped, what is kept back is no share of anything.
    const share = kept < amount ? { base: { minor: base, currency }, rate } : undefined;
    return kept === 0 ? [advanced] : [advanced, recoupLine(ruleId, back, share)];
  };
  return { at, minor: amount - kept, kind, causes, lines };
}
