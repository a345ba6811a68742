import { exactMoney } from "../money/exact-money.js";
import type { Instant } from "../time/types.js";
import { rateThroughBands } from "./bands.js";
import { rateToday, sharedFlat } from "./booked-rate.js";
import type { CompiledComponent } from "./compile-terms.js";
import { type Counted, measureEvents, measureKey } from "./measure-window.js";
import { getOrAdd, positionKey } from "./positions.js";
import type { SalePosition, SaleTarget } from "./sale-position.js";
import { shareOf } from "./trace.js";
import type { Commission } from "./types.js";

type Graduated = Extract<CompiledComponent, { readonly kind: "graduated" }>;

/** What each position should come to, in the order given. */
export function targetsOf(positions: readonly SalePosition[]): readonly SaleTarget[] {
  const graduated = graduatedTargets(positions);
  return positions.map((position) => graduated.get(position) ?? targetOf(position, firstOf(position)));
}

/** A target that rests on the sale alone. */
function targetOf(position: SalePosition, first: Commission): SaleTarget {
  return { first, final: rateToday(position, first), at: lastFactOf(position) };
}

/** What was earned when the sale was made: as it was booked, if it was. */
export function firstOf(position: SalePosition, soFar = 0): Commission {
  const { booked, rule, rounding, ruleId, noun } = position;
  if (booked?.anchor.kind === "commission") return { total: booked.anchor.amount, lines: booked.anchor.trace };
  const base = exactMoney(position.bases[0]!, position.currency, position.key);
  const component = rule?.component;
  switch (component?.kind) {
    case "percent":
      return shareOf(base, component.rate, rounding, ruleId, noun);
    case "flat":
      return sharedFlat(position, component.amount);
    case "graduated":
      return rateThroughBands(component.compiled, soFar, base, rounding, ruleId, noun);
    default:
      return { total: exactMoney(0, position.currency, position.key), lines: [] };
  }
}

function lastFactOf({ history }: SalePosition): Instant {
  return Math.max(history.at, history.adjustments.at(-1)?.at ?? history.at);
}

/** Positions whose rate depends on the sum before them, in the window they share. */
function graduatedTargets(positions: readonly SalePosition[]): ReadonlyMap<SalePosition, SaleTarget> {
  const windows = new Map<string, SalePosition[]>();
  for (const position of positions) {
    const key = graduatedKey(position);
    if (key !== null) getOrAdd(windows, key, () => []).push(position);
  }
  const targets = new Map<SalePosition, SaleTarget>();
  for (const window of windows.values()) rateWindow(window, targets);
  return targets;
}

function graduatedKey({ rule, compiled, creatorId, ruleId, currency, history }: SalePosition): string | null {
  if (rule?.component.kind !== "graduated" || compiled === undefined) return null;
  const { id, timeZone } = compiled.terms;
  const key = measureKey(rule.component.window, history.at, timeZone);
  // Without the version: a new one goes on from the sum of the old.
  return positionKey({ kind: "period", key, currency }, creatorId, id, 0, ruleId);
}

/**
 * Rates one window twice. Replayed as it happened, with each refund at its time: what a sale earned when it was made.
 * Then once over what is left of every sale today: what it should come to.
 */
function rateWindow(window: readonly SalePosition[], targets: Map<SalePosition, SaleTarget>): void {
  const members = window.map(({ bases, history }): Counted => {
    return { id: history.id, at: history.at, amounts: bases, adjustments: history.adjustments };
  });
  const { before, last } = replay(members);
  let soFar = 0;
  window.forEach((position, index) => {
    const component = position.rule!.component as Graduated;
    const { bases, currency, key, rounding, ruleId, noun } = position;
    const first = firstOf(position, before[index]);
    const left = exactMoney(bases.at(-1)!, currency, key);
    if (component.onReversal === "ratchet") {
      targets.set(position, targetOf(position, first));
    } else {
      const final = rateThroughBands(component.compiled, soFar, left, rounding, ruleId, noun);
      targets.set(position, { first, final, at: last });
    }
    soFar = exactMoney(soFar + left.minor, currency, "the sum of a window").minor;
  });
}

/** The sum before each sale when it was made, and when the last change happened. */
function replay(members: readonly Counted[]): { readonly before: readonly number[]; readonly last: Instant } {
  const before = members.map(() => 0);
  let sum = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const { member, step, change, at } of measureEvents(members)) {
    if (step === 0) before[member] = sum;
    sum += change;
    last = at;
  }
  return { before, last };
}
