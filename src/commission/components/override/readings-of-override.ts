import type { CreatorId } from "../../../ids/index.js";
import { codeUnitOrder } from "../../../kernels/code-unit-order.js";
import { mulDivRound } from "../../../kernels/mul-div-round.js";
import { exactMinor } from "../../../money/exact-money.js";
import { rateFraction } from "../../../rate/rate-fraction.js";
import type { Reading } from "../../accrual/claim.js";
import { overrideLine } from "../../ledger/trace.js";
import type { ClaimMaker } from "../claim-maker.js";
import { type Earned, earnedInOrder } from "../earned.js";
import { eachOnce } from "../measure-window.js";
import type { CompiledOverride } from "./compile-override.js";
import type { Uplines } from "./compile-referrals.js";

/** What somebody earns on what others earned on one thing. */
export interface OverrideClaim {
  /** Who earns the override. */
  readonly creatorId: CreatorId;
  /** What it is about: the `sourceKey` of what was earned. */
  readonly sourceKey: string;
  readonly readings: readonly Reading[];
}

/**
 * What an override pays up the lines of referrals, on every thing that somebody below earned something on. Who stands above
 * a creator is asked when they first earned on it, and stays so for its refunds. The share of each creator's earning is
 * rounded for itself; under several rules on one sale it is taken of all of them together.
 *
 * Complexity: O(n log n) for n changes, times those up the line.
 *
 * @param compiled - the component
 * @param by - the rule, for the lines, and how shares are rounded
 * @param earned - the changes of all creators, in one currency, of rules that may count; those of other rules than the
 * override names are passed over
 * @param uplines - from `compileReferrals`
 * @param currency - of what was earned
 * @returns readings of kind `override`, in the order in which things were first earned on, then by `sourceKey` and creator
 */
export function readingsOfOverride(
  compiled: CompiledOverride,
  by: ClaimMaker,
  earned: readonly Earned[],
  uplines: Uplines,
  currency: string,
): readonly OverrideClaim[] {
  const bySource = new Map<string, Earned[]>();
  for (const change of earnedInOrder(earned, compiled.ruleIds)) {
    const changes = bySource.get(change.sourceKey);
    if (changes === undefined) bySource.set(change.sourceKey, [change]);
    else changes.push(change);
  }
  const sources = [...bySource].sort((a, b) => a[1][0]!.at - b[1][0]!.at || codeUnitOrder(a[0], b[0]));
  const claims: OverrideClaim[] = [];
  for (const [sourceKey, changes] of sources) {
    for (const [creatorId, below] of earnersBelow(compiled, changes, uplines)) {
      const readings = readingsOf(compiled, by, changes, below, currency);
      if (readings.length > 0) claims.push({ creatorId, sourceKey, readings });
    }
  }
  return claims;
}

/** Who stands above somebody that earned on a thing, sorted, and above whom. */
function earnersBelow(
  { depth }: CompiledOverride,
  changes: readonly Earned[],
  uplines: Uplines,
): readonly (readonly [CreatorId, ReadonlySet<CreatorId>])[] {
  const below = new Map<CreatorId, Set<CreatorId>>();
  const asked = new Set<CreatorId>();
  for (const { creatorId, at } of changes) {
    if (asked.has(creatorId)) continue;
    asked.add(creatorId);
    for (const above of uplines(creatorId, at, depth)) {
      const earners = below.get(above);
      if (earners === undefined) below.set(above, new Set([creatorId]));
      else earners.add(creatorId);
    }
  }
  return [...below].sort((a, b) => codeUnitOrder(a[0], b[0]));
}

function readingsOf(
  { on, rate }: CompiledOverride,
  by: ClaimMaker,
  changes: readonly Earned[],
  below: ReadonlySet<CreatorId>,
  currency: string,
): readonly Reading[] {
  const { numerator, denominator } = rateFraction(rate);
  const shareOf = (minor: number) => exactMinor(mulDivRound(minor, numerator, denominator, by.rounding), "override");
  const what = on === "base" ? (by.base ?? "netSales") : "commission";
  const totals = new Map<CreatorId, number>();
  const readings: Reading[] = [];
  let sum = 0;
  let booked = 0;
  let causes: string[] = [];
  changes.forEach((change, index) => {
    const { creatorId, at } = change;
    if (below.has(creatorId)) {
      const before = totals.get(creatorId) ?? 0;
      const after = exactMinor(before + change[on === "base" ? "base" : "minor"], "override");
      totals.set(creatorId, after);
      sum = exactMinor(sum + shareOf(after) - shareOf(before), "override");
      for (const cause of change.causes) causes.push(cause);
    }
    if (changes[index + 1]?.at === at || sum === booked) return;
    booked = sum;
    const standing = [...totals].sort((a, b) => codeUnitOrder(a[0], b[0]));
    const lines = () =>
      standing.map(([of, total]) => {
        const amount = { minor: shareOf(total), currency };
        return overrideLine(by.ruleId, amount, { minor: total, currency }, rate, what, of);
      });
    readings.push({ at, minor: sum, kind: "override", causes: eachOnce(causes), lines });
    causes = [];
  });
  return readings;
}
