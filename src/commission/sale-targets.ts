import { exactMoney } from "../money/exact-money.js";
import type { Instant } from "../time/types.js";
import { rateThroughBands } from "./bands.js";
import { rateToday, sharedFlat } from "./booked-rate.js";
import type { CompiledComponent } from "./compile-terms.js";
import { type Counted, measureEvents } from "./measure-window.js";
import type { SalePosition, SaleTarget } from "./sale-position.js";
import { shareOf } from "./trace.js";
import type { Commission } from "./types.js";

type Graduated = Extract<CompiledComponent, { readonly kind: "graduated" }>;

/** A target that rests on the sale alone. */
export function targetOf(position: SalePosition, first = firstOf(position)): SaleTarget {
  return { first, final: rateToday(position, first), at: lastFactOf(position) };
}

/** What was earned when the sale was made: as it was booked, if it was. */
export function firstOf(position: SalePosition, soFar = 0): Commission {
  const { booked, rule, rounding, ruleId, noun } = position;
  if (booked !== undefined && booked.earned !== null) {
    return { total: booked.earned.amount, lines: booked.earned.trace };
  }
  const base = exactMoney(position.bases[0]!, position.currency, position.history.name);
  const component = rule?.component;
  switch (component?.kind) {
    case "percent":
      return shareOf(base, component.rate, rounding, ruleId, noun);
    case "flat":
      return sharedFlat(position, component.amount);
    case "graduated":
      return rateThroughBands(component.compiled, soFar, base, rounding, ruleId, noun);
    default:
      return { total: exactMoney(0, position.currency, position.history.name), lines: [] };
  }
}

function lastFactOf({ history }: SalePosition): Instant {
  return Math.max(history.at, history.adjustments.at(-1)?.at ?? history.at);
}

/**
 * Rates the sales of one window, in the order they happened, once as if nothing had ever been taken back and once over
 * what is left of every sale today. A ratchet goes by the first sum and `recompute` by the second; what a sale earned
 * when it was made rests, for `recompute`, on the sum with the refunds until then.
 */
export function windowTargets(window: readonly SalePosition[]): readonly SaleTarget[] {
  const members = window.map(({ bases, history }): Counted => {
    return { id: history.id, at: history.at, amounts: bases, adjustments: history.adjustments };
  });
  const { before, last } = replay(members);
  let made = 0;
  let left = 0;
  return window.map((position, index) => {
    const { compiled: bands, onReversal } = position.rule!.component as Graduated;
    const { bases, currency, history, rounding, ruleId, noun } = position;
    const whole = exactMoney(bases[0]!, currency, history.name);
    const rest = exactMoney(bases.at(-1)!, currency, history.name);
    const ratchet = onReversal === "ratchet";
    const first = firstOf(position, ratchet ? made : before[index]!);
    const final = ratchet
      ? rateToday(position, rateThroughBands(bands, made, whole, rounding, ruleId, noun))
      : rateThroughBands(bands, left, rest, rounding, ruleId, noun);
    made = exactMoney(made + whole.minor, currency, "the sum of a window").minor;
    left = exactMoney(left + rest.minor, currency, "the sum of a window").minor;
    return { first, final, at: last };
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
