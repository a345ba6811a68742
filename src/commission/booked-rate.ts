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
  const { history, bases, currency, key, rounding } = position;
  const base = baseOfLines(first, currency);
  if (base === null) return history.stands[step] ? first : nothingLeft(position);
  // The base that was booked shrinks like the base of today; the two differ only when the credit changed since.
  const whole = bases[0]!;
  const left =
    whole === base.minor || whole === 0 ? bases[step]! : mulDivRound(base.minor, bases[step]!, whole, rounding);
  return atRateOf(position, first, base, exactMoney(left, currency, key));
}

/** What the base of today comes to at the rate that was booked. */
export function rateToday(position: SalePosition, first: Commission): Commission {
  const { history, bases, currency, key, creatorId } = position;
  if (!history.credited.has(creatorId)) return nothingLeft(position);
  const base = baseOfLines(first, currency);
  if (base !== null) return atRateOf(position, first, base, exactMoney(bases.at(-1)!, currency, key));
  return history.stands.at(-1) ? sharedFlat(position, first.lines[0]?.base ?? first.total) : nothingLeft(position);
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
  const rated = lines.filter(({ rate }) => rate !== undefined);
  return rated.length === 0
    ? null
    : sumMoney(
        rated.flatMap(({ base }) => base ?? []),
        currency,
      );
}

/** One rate is applied anew; several bands shrink together, in proportion. */
function atRateOf(position: SalePosition, first: Commission, whole: Money, base: Money): Commission {
  const { rounding, ruleId, noun, currency, key } = position;
  const [line, another] = first.lines;
  if (another === undefined && line?.rate !== undefined) return shareOf(base, line.rate, rounding, ruleId, noun);
  const minor = whole.minor === 0 ? 0 : mulDivRound(first.total.minor, base.minor, whole.minor, rounding);
  const total = exactMoney(minor, currency, key);
  const note = `${formatMoney(base)} of ${formatMoney(whole)} ${noun}, at the rates booked`;
  return { total, lines: [{ ruleId, base, amount: total, note }] };
}

function nothingLeft({ currency, ruleId, key }: SalePosition): Commission {
  const total = exactMoney(0, currency, key);
  return { total, lines: [amountLine(total, "nothing is left of the order for this creator", ruleId)] };
}
