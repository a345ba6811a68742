import { mulDivRound } from "../kernels/mul-div-round.js";
import { exactMoney } from "../money/exact-money.js";
import { formatMoney } from "../money/format-money.js";
import { sumMoney } from "../money/sum-money.js";
import type { Money } from "../money/types.js";
import type { SalePosition } from "./sale-position.js";
import { amountLine, shareOf } from "./trace.js";
import type { Commission } from "./types.js";

/**
 * What is left of the first entry of a position at a step of the sale, at the rate that entry was booked at, whatever the
 * terms say today. A fixed amount stands as long as the order does.
 */
export function rateAsBooked(position: SalePosition, first: Commission, step: number): Commission {
  const { history, bases, currency, rounding } = position;
  const base = baseOfLines(first, currency);
  if (base === null) return history.stands[step] ? first : nothing(position);
  // The base that was booked shrinks like the base of today; the two differ only when the credit changed since.
  const whole = bases[0]!;
  const left =
    whole === base.minor || whole === 0 ? bases[step]! : mulDivRound(base.minor, bases[step]!, whole, rounding);
  return atRateOf(position, first, base, exactMoney(left, currency, history.name));
}

/** What the base of today comes to at the rate of `rated`: of the first entry, or of the sale's place in its window. */
export function rateToday(position: SalePosition, rated: Commission): Commission {
  const { history, bases, currency, over } = position;
  if (over !== null) return nothing(position, over);
  const base = baseOfLines(rated, currency);
  if (base !== null) return atRateOf(position, rated, base, exactMoney(bases.at(-1)!, currency, history.name));
  return history.stands.at(-1) ? sharedFlat(position, rated.lines[0]?.base ?? rated.total) : nothing(position);
}

/** A fixed amount for the order, shared as its value was; the trace keeps the whole. */
export function sharedFlat({ history, creatorId, ruleId }: SalePosition, whole: Money): Commission {
  const total = exactMoney(history.split(whole.minor).get(creatorId) ?? 0, whole.currency, "share");
  const note = `${formatMoney(whole)} for the order`;
  if (total.minor === whole.minor) return { total, lines: [amountLine(total, note, ruleId)] };
  return { total, lines: [{ ruleId, base: whole, amount: total, note: `this creator's share of ${note}` }] };
}

/** The sum of what the rates were applied to; `null` for a fixed amount. */
function baseOfLines({ lines }: Commission, currency: string): Money | null {
  const [line] = lines;
  if (lines.length === 1 && line?.rate !== undefined && line.base?.currency === currency) return line.base;
  const rated = lines.filter(({ rate }) => rate !== undefined);
  return rated.length === 0
    ? null
    : sumMoney(
        rated.flatMap(({ base }) => base ?? []),
        currency,
      );
}

/** One rate is applied anew; several bands shrink together, in proportion. */
function atRateOf(position: SalePosition, rated: Commission, whole: Money, base: Money): Commission {
  if (base.minor === whole.minor) return rated;
  const { rounding, ruleId, noun, currency, history } = position;
  const [line, another] = rated.lines;
  if (another === undefined && line?.rate !== undefined) return shareOf(base, line.rate, rounding, ruleId, noun);
  const minor = whole.minor === 0 ? 0 : mulDivRound(rated.total.minor, base.minor, whole.minor, rounding);
  const total = exactMoney(minor, currency, history.name);
  const note = `${formatMoney(base)} of ${formatMoney(whole)} ${noun}, at the rates of the whole`;
  return { total, lines: [{ ruleId, base, amount: total, note }] };
}

function nothing({ currency, ruleId, history }: SalePosition, note = "nothing is left of the order"): Commission {
  const total = exactMoney(0, currency, history.name);
  return { total, lines: [amountLine(total, note, ruleId)] };
}
