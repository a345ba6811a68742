import { exactMinor } from "../../../money/exact-money.js";
import type { Reading } from "../../accrual/claim.js";
import type { ClaimMaker } from "../claim-maker.js";
import { type Earned, earnedInOrder, mergeInstants, settleBySource } from "../earned.js";
import { eachOnce } from "../measure-window.js";
import { type PeriodClaim, periodsOver, type RulePeriod, type RuleTime } from "../period-claim.js";
import type { CompiledGuarantee } from "./compile-guarantee.js";
import { drawStep } from "./draw-step.js";
import { topUpLines } from "./top-up-lines.js";

/**
 * What a guarantee adds to each period of one creator that is over, and what a draw keeps back. What is earned counts in
 * the period in which it is, and what is taken back lowers the period that it counted in: by a refund in July of an order
 * of June the top-up of June rises, on the day of the refund. So nobody is made whole for what they give back, and what
 * later periods keep back follows.
 *
 * A period that `during` cuts has the whole guarantee. What is open of a draw is carried from the first period on; from one
 * version of the terms to the next only where `during` says since when.
 *
 * Complexity: O(n log n + periods) for n changes; a change after its period is over costs as many periods as it moves.
 *
 * @param compiled - the component
 * @param by - the rule, for the lines
 * @param time - when the rule holds; without a start of `during` the first period is the one the terms begin in or, where
 * they have no beginning, the one something was first earned in
 * @param earned - the changes of one creator, of rules that may count; those of other rules than the guarantee names are
 * passed over
 * @returns for each period that ever had something added or kept back, readings of kind `guaranteeTopUp` above zero and
 * `recoup` below; where it goes from one to the other there are two of that instant, the first of them zero
 */
export function readingsOfGuarantee(
  compiled: CompiledGuarantee,
  by: ClaimMaker,
  time: RuleTime,
  earned: readonly Earned[],
): readonly PeriodClaim[] {
  const changes = mergeInstants(earnedInOrder(earned, compiled.ruleIds));
  const begin = time.during?.start ?? time.effective.start ?? changes[0]?.countsAt ?? changes[0]?.at ?? null;
  if (begin === null && compiled.calendar !== null) return [];
  const periods = periodsOver(compiled.calendar, time, begin ?? Number.NEGATIVE_INFINITY);
  const books = openBooks(compiled, by, periods);
  let next = 0;
  let closed = 0;
  while (next < changes.length || closed < periods.length) {
    const at = Math.min(changes[next]?.at ?? Number.POSITIVE_INFINITY, periods[closed]?.to ?? Number.POSITIVE_INFINITY);
    for (; changes[next]?.at === at; next += 1) books.change(changes[next]!);
    for (; periods[closed]?.to === at; closed += 1) books.close(closed);
    books.settle(at, closed);
  }
  return books.claims();
}

/** The place of the period that an instant lies in; −1 for none. Neighbouring questions mostly have one answer. */
function placeIn(periods: readonly RulePeriod[]): (at: number) => number {
  let latest = 0;
  return (at) => {
    while (latest > 0 && (periods[latest]?.from ?? Number.POSITIVE_INFINITY) > at) latest -= 1;
    while (latest < periods.length && periods[latest]!.to <= at) latest += 1;
    const period = periods[latest];
    return period !== undefined && period.from <= at ? latest : -1;
  };
}

/** The periods as they stand while the changes are replayed. */
function openBooks(compiled: CompiledGuarantee, by: ClaimMaker, periods: readonly RulePeriod[]) {
  const { amount, recoverable } = compiled;
  const earned = new Float64Array(periods.length);
  const nets = new Float64Array(periods.length);
  const balances = new Float64Array(periods.length + 1); // what is open before each period
  const readings: Reading[][] = periods.map(() => []);
  const causes: string[][] = periods.map(() => []);
  let firstMoved = periods.length;
  let lastMoved = -1;

  const touch = (place: number): void => {
    firstMoved = Math.min(firstMoved, place);
    lastMoved = Math.max(lastMoved, place);
  };
  const placeAt = placeIn(periods);
  const settleSource = settleBySource();
  const change = (row: Earned): void =>
    settleSource(row, placeAt(row.countsAt ?? row.at), (place, minor) => {
      if (place < 0) return;
      earned[place] = exactMinor(earned[place]! + minor, "earned");
      for (const id of row.causes) causes[place]!.push(id);
      touch(place);
    });
  const read = (place: number, at: number, net: number): void => {
    const before = nets[place]!;
    if (net === before) return;
    const was = before < 0 ? "recoup" : "guaranteeTopUp";
    const kind = net < 0 ? "recoup" : net > 0 ? "guaranteeTopUp" : was;
    const total = earned[place]!;
    const why = eachOnce(causes[place]!);
    if (before !== 0 && net !== 0 && kind !== was) {
      readings[place]!.push({
        at,
        minor: 0,
        kind: was,
        causes: why,
        lines: () => topUpLines(compiled, total, 0, by.ruleId),
      });
    }
    readings[place]!.push({
      at,
      minor: net,
      kind,
      causes: why,
      lines: () => topUpLines(compiled, total, net, by.ruleId),
    });
    nets[place] = net;
    causes[place] = [];
  };
  /** Goes on from the first period that changed to where nothing changes any more. */
  const settle = (at: number, closed: number): void => {
    for (let place = firstMoved; place < closed; place += 1) {
      const step = drawStep(amount, earned[place]!, balances[place]!, recoverable);
      read(place, at, exactMinor(step.net, "top-up"));
      const isSame = balances[place + 1] === step.balance;
      balances[place + 1] = exactMinor(step.balance, "draw");
      if (isSame && place >= lastMoved) break;
    }
    firstMoved = periods.length;
    lastMoved = -1;
  };
  const claims = (): readonly PeriodClaim[] =>
    periods.flatMap(({ key, isDecided }, place) =>
      isDecided && readings[place]!.length > 0 ? [{ key, readings: readings[place]! }] : [],
    );
  return { change, close: touch, settle, claims };
}
