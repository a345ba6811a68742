import { assertObjects } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CommissionCap } from "../../models/commission.js";
import type { TraceLine } from "../../models/ledger.js";
import { assertMoney } from "../../money/assert-money.js";
import { exactMinor } from "../../money/exact-money.js";
import { moneyOfMinor } from "../../money/money-of-minor.js";
import type { Money } from "../../money/types.js";
import { assertNotNegative, assertOneOf } from "../guards.js";
import { fixedLine } from "../ledger/trace.js";
import type { Commission } from "../types.js";

/** What a cap let through. */
export interface CappedCommission<Currency extends string = string> extends Commission<Currency> {
  /** What became of each amount, in the order given. */
  readonly each: readonly Commission<Currency>[];
  /** What is left under the cap. */
  readonly room: Money<Currency>;
}

/** What is paid may be an amount, or a commission with its receipt. */
type Amount<Currency extends string> = Money<Currency> | Commission<Currency>;

/**
 * What is left of commissions under a cap?
 *
 * For commissions in the order they happened, with what was paid under the cap before. A reversal is a negative amount: it
 * is taken back whole and the room it frees serves what comes after it or, with `onHeadroom: "refill"`, first what was
 * clipped before. In a plan use its `caps`: `accrue` counts them by order, creator, customer, campaign and month.
 *
 * @formula pays = min(amount, cap − paid so far), never below zero; for refill min(cap, earned) − paid so far
 *
 * Units: minor units of the currency of the cap. Nothing is rounded.
 * Complexity: O(amounts + lines).
 *
 * @param cap - the most that is paid; zero lets nothing through
 * @param amounts - an amount or a commission, or several in the order they happened
 * @param options - `booked`: what was paid under the cap before, zero unless given; `overflow`: what does not fit whole is
 * paid as far as it does (`clamp`, unless given) or not at all (`reject`); `onHeadroom`: `later`, unless given, or `refill`
 * @returns the total and its lines; `each` has what became of every amount: its lines and, where it was clipped, a negative
 * line of code `cap` (positive where a refill makes up for a reversal); and the `room` that is left
 * @throws `invalidMoney` when an amount is no money, or the cap below zero
 * @throws `currencyMismatch`, `moneyOverflow`
 * @throws `invalidArgument` when there is no amount, for a commission whose lines do not sum to its total, for unknown words,
 * and for `reject` with `refill`: what was refused whole stays refused
 *
 * @example
 * ```ts
 * import { cappedCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * cappedCommission(money("100.00", "GBP"), money("120.00", "GBP")).total; // => { minor: 10000, currency: "GBP" }
 * ```
 *
 * @example
 * ```ts
 * import { cappedCommission, percentCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 * import { percent } from "creator-core/rate";
 *
 * const gbp = (amount: string) => money(amount, "GBP");
 * const cap = gbp("100.00");
 * const booked = gbp("92.50");
 * const sale = percentCommission(gbp("80.00"), percent(15));
 * const month = cappedCommission(cap, [sale, sale], { booked });
 * month.each.map(({ total }) => total.minor); // => [750, 0]
 * month.each[1]?.lines.map(({ code, amount }) => [code, amount.minor]); // => [["rateOfBase", 1200], ["cap", -1200]]
 * month.room.minor; // => 0
 *
 * // 20.00 are taken back: the room serves the next sale, or fills what was clipped first.
 * const amounts = ["12.00", "12.00", "-20.00", "12.00"].map(gbp);
 * const paid = (onHeadroom: "later" | "refill") =>
 *   cappedCommission(cap, amounts, { booked, onHeadroom }).each.map(({ total }) => total.minor);
 * paid("later"); // => [750, 0, -2000, 1200]
 * paid("refill"); // => [750, 0, -350, 350]
 *
 * cappedCommission(cap, [sale], { booked, overflow: "reject" }).total.minor; // => 0
 * cappedCommission(gbp("-1.00"), sale); // => throws
 * ```
 */
export function cappedCommission<C extends string>(
  cap: Money<C>,
  amounts: Amount<NoInfer<C>> | readonly Amount<NoInfer<C>>[],
  options: {
    readonly booked?: Money<NoInfer<C>>;
    readonly overflow?: CommissionCap["overflow"];
    readonly onHeadroom?: NonNullable<CommissionCap["onHeadroom"]>;
  } = {},
): CappedCommission<C> {
  assertNotNegative(cap, "cap");
  assertObject(options, "options");
  const { overflow = "clamp", onHeadroom = "later" } = options;
  assertOneOf(overflow, ["clamp", "reject"], "options.overflow", "invalidArgument");
  assertOneOf(onHeadroom, ["later", "refill"], "options.onHeadroom", "invalidArgument");
  if (overflow === "reject" && onHeadroom === "refill") {
    fail("invalidArgument", "options.onHeadroom", "later: what was refused whole stays refused", onHeadroom);
  }
  const { currency } = cap;
  const given = readAmounts(amounts, currency);
  const booked = options.booked ?? moneyOfMinor(0, currency);
  assertIn(currency, booked, "options.booked");

  let paid = booked.minor;
  let earned = paid;
  const each = given.map((commission): Commission<C> => {
    const { minor } = commission.total;
    earned = exactMinor(earned + minor, "the sum under the cap");
    const pays =
      onHeadroom === "refill"
        ? between(minor, Math.min(cap.minor, earned) - paid)
        : fitting(minor, Math.max(0, cap.minor - paid), overflow);
    paid = exactMinor(paid + pays, "the sum under the cap");
    return withClip(commission, pays);
  });
  return {
    total: moneyOfMinor(paid - booked.minor, currency),
    lines: each.flatMap(({ lines }) => lines),
    each,
    room: moneyOfMinor(Math.max(0, cap.minor - paid), currency),
  };
}

function readAmounts<C extends string>(
  amounts: Amount<C> | readonly Amount<C>[],
  currency: C,
): readonly Commission<C>[] {
  const several = isList(amounts);
  const list: readonly Amount<C>[] = several ? amounts : [amounts];
  if (list.length === 0) fail("invalidArgument", "amounts", "an amount, or at least one", amounts);
  return Array.from(list, (amount, index) => {
    const path = several ? `amounts[${index}]` : "amounts";
    assertObject(amount, path, "money, or a commission", "invalidMoney");
    if ("total" in amount) {
      assertIn(currency, amount.total, `${path}.total`);
      assertReceipt(amount, path);
      return amount;
    }
    assertIn(currency, amount, path);
    return { total: amount, lines: [fixedLine(null, amount, amount)] };
  });
}

function assertReceipt({ total, lines }: Commission, path: string): void {
  assertObjects(lines, `${path}.lines`);
  let sum = 0;
  lines.forEach(({ amount }, index) => {
    assertIn(total.currency, amount, `${path}.lines[${index}].amount`);
    sum += amount.minor;
  });
  if (sum !== total.minor) fail("invalidArgument", `${path}.lines`, "lines that sum to the total", sum);
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

function assertIn(currency: string, amount: Money, path: string): void {
  assertMoney(amount, path);
  if (amount.currency !== currency) fail("currencyMismatch", path, `in ${currency}, as the cap`, amount.currency);
}

/** What there is room for; what is taken back always fits. */
function fitting(amount: number, room: number, overflow: CommissionCap["overflow"]): number {
  if (amount <= room) return amount;
  return overflow === "clamp" ? room : 0;
}

/** No further than the amount itself, and not the other way. */
function between(amount: number, change: number): number {
  return Math.min(Math.max(change, Math.min(0, amount)), Math.max(0, amount)) + 0;
}

function withClip<C extends string>({ total, lines }: Commission<C>, pays: number): Commission<C> {
  if (pays === total.minor) return { total, lines };
  const { currency } = total;
  const clip: TraceLine = { code: "cap", ruleId: null, amount: moneyOfMinor(pays - total.minor, currency) };
  return { total: moneyOfMinor(pays, currency), lines: [...lines, clip] };
}
