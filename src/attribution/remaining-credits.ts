import { assertObjects } from "../errors/assert-list.js";
import { assertObject } from "../errors/assert-object.js";
import { assertText } from "../errors/assert-text.js";
import { fail } from "../errors/creator-core-error.js";
import { adjustParts } from "../kernels/adjust-parts.js";
import type { AppliedAdjustment, RemainingCredits, Sale } from "../models/attribution.js";
import type { Adjustment, AdjustmentKind } from "../models/tracking.js";
import { assertMoney } from "../money/assert-money.js";
import type { Money } from "../money/types.js";
import { toInstant } from "../time/to-instant.js";
import { codeUnitOrder } from "./code-unit-order.js";
import { findRepeats } from "./find-repeats.js";

const kinds: readonly AdjustmentKind[] = ["refund", "return", "cancellation", "chargeback", "reinstatement"];

/**
 * What is left of a sale's credits after refunds, returns, cancellations, chargebacks and reinstatements?
 *
 * Use it for one sale and its adjustments, to know what a creator's commission rests on today. It starts from the
 * frozen credits of the sale and never attributes again: who won does not change because goods came back.
 *
 * Adjustments are carried out by time, then id. What goes is taken from the credits and the unattributed part in
 * proportion to what is *left* of each, so nobody ever gains by a refund and a full refund leaves exactly zero for
 * everybody. (Splitting the smaller value afresh would hand somebody a unit more now and then.) What comes back is given
 * back in proportion to what was taken from each: of everything, or, where a reinstatement names the one adjustment that
 * it undoes, of what that one took. In parts or at once, the same total is taken.
 *
 * @formula taken from a part = amount × what is left of the part / what is left of all, left-over units by largest remainder
 *
 * Units: minor units of the currency of the sale.
 * Without a value: of a sale without one nothing can be taken; all of an adjustment is excess.
 * Complexity: O(adjustments × (credits + log adjustments)). Adjustments of other sales are passed over; with many sales
 * group them by conversion first.
 *
 * @param sale - a sale as `attributeConversions` returned it
 * @param adjustments - in any order; values are zero or more
 * @returns the credits and the unattributed part with what is left of each, never below zero, in the order of the sale;
 * and each adjustment with what was applied and what was excess.
 * @throws `invalidMoney` when the credits and the unattributed part do not sum to the value of the sale;
 * `currencyMismatch`; `duplicateId` when two different adjustments have one id; `invalidArgument`,
 * `invalidInstant`, `invalidMoney` or `unknownCurrency` for an adjustment that cannot be read.
 *
 * @example
 * ```ts
 * import { remainingCredits } from "creator-core/attribution";
 * import { money } from "creator-core/money";
 *
 * const part = { evidence: "code", touchpointId: null, campaignId: null, weight: 1, totalWeight: 2, ageMilliseconds: null } as const;
 * const sale = {
 *   id: "order-7", customerKey: "k-1", kind: "order", occurredAt: 0, value: money("33.33", "GBP"), unattributed: null,
 *   credits: [
 *     { ...part, creatorId: "ann", value: money("16.67", "GBP") },
 *     { ...part, creatorId: "ben", value: money("16.66", "GBP") },
 *   ],
 * } as const;
 * const refund = { id: "r-1", conversionId: "order-7", kind: "refund", occurredAt: 1, value: money("10.00", "GBP") } as const;
 *
 * remainingCredits(sale, [refund]).credits.map((credit) => credit.value?.minor); // => [1167, 1166]
 *
 * const rest = { ...refund, id: "r-2", occurredAt: 2, value: money("25.00", "GBP") } as const;
 * remainingCredits(sale, [refund, rest]).credits.map((credit) => credit.value?.minor); // => [0, 0]
 * remainingCredits(sale, [refund, rest]).adjustments[1]?.excess; // => { minor: 167, currency: "GBP" }
 *
 * // A chargeback of the rest, won: what the refund took stays taken.
 * const dispute = { ...rest, kind: "chargeback" } as const;
 * const won = { ...rest, id: "r-3", kind: "reinstatement", occurredAt: 3, value: money("33.33", "GBP"), reinstates: "r-2" } as const;
 * remainingCredits(sale, [refund, dispute, won]).credits.map((credit) => credit.value?.minor); // => [1167, 1166]
 * ```
 */
export function remainingCredits(sale: Sale, adjustments: readonly Adjustment[]): RemainingCredits {
  assertSale(sale);
  const original = partsOf(sale);
  const changes = inOrder(sale, adjustments);
  const steps = adjustParts(
    original,
    changes.map(({ adjustment: { id, kind, value, reinstates } }) => {
      return { id, takes: kind !== "reinstatement", amount: value.minor, undoes: reinstates ?? null };
    }),
  );
  const applied = changes.map(({ adjustment: { id, kind, value }, occurredAt }, i): AppliedAdjustment => {
    const { moved } = steps[i]!;
    return {
      adjustmentId: id,
      kind,
      occurredAt,
      applied: { minor: moved, currency: value.currency },
      excess: { minor: value.minor - moved, currency: value.currency },
    };
  });
  const left = steps.at(-1)?.parts ?? original;
  const credits = sale.credits.map((credit, i) => withValue(credit, left[i]!));
  const unattributed = sale.unattributed === null ? null : withValue(sale.unattributed, left[sale.credits.length]!);
  return { conversionId: sale.id, credits, unattributed, adjustments: applied };
}

/** The minor units of each credit, and at last of the unattributed part, if there is one. They sum to the value. */
function partsOf({ credits, unattributed, value }: Sale): number[] {
  const parts = unattributed === null ? credits : [...credits, unattributed];
  const minors = parts.map((part) => part.value?.minor ?? 0);
  if (value !== undefined) {
    const sum = minors.reduce((total, minor) => total + minor, 0);
    if (sum !== value.minor) fail("invalidMoney", "sale.credits", "parts that sum to the value of the sale", sum);
    const other = parts.find((part) => part.value !== undefined && part.value.currency !== value.currency);
    if (other !== undefined) fail("currencyMismatch", "sale.credits", `in ${value.currency}`, other.value?.currency);
  }
  return minors;
}

/** What is read of a sale, which is this library's own result. */
function assertSale(sale: Sale): void {
  assertObject(sale, "sale", "a sale");
  const { id, credits, unattributed, value } = sale;
  assertText(id, "sale.id");
  if (value !== undefined) assertMoney(value, "sale.value");
  assertObjects(credits, "sale.credits");
  credits.forEach((credit, index) => {
    if (credit.value !== undefined) assertMoney(credit.value, `sale.credits[${index}].value`);
  });
  if (unattributed === null) return;
  assertObject(unattributed, "sale.unattributed", "the part nobody gets, or null");
  if (unattributed.value !== undefined) assertMoney(unattributed.value, "sale.unattributed.value");
}

function withValue<Part extends { readonly value?: Money }>(part: Part, minor: number): Part {
  return part.value === undefined ? part : { ...part, value: { minor, currency: part.value.currency } };
}

/** The adjustments of this sale, checked, each once, by time, then id. */
function inOrder(sale: Sale, adjustments: readonly Adjustment[]) {
  const first = findRepeats(adjustments, "adjustments");
  return adjustments
    .map((adjustment, index) => ({ adjustment, occurredAt: checkAdjustment(adjustment, sale, index), index }))
    .filter(({ adjustment, index }) => first[index] === index && adjustment.conversionId === sale.id)
    .sort((a, b) => a.occurredAt - b.occurredAt || codeUnitOrder(a.adjustment.id, b.adjustment.id));
}

function checkAdjustment(adjustment: Adjustment, sale: Sale, index: number): number {
  const path = `adjustments[${index}]`;
  const { kind, value, occurredAt, conversionId, reinstates } = adjustment;
  if (!kinds.includes(kind)) fail("invalidArgument", `${path}.kind`, kinds.join(", "), kind);
  if (kind !== "reinstatement" && (reinstates ?? null) !== null) {
    fail("invalidArgument", `${path}.reinstates`, "absent, but on a reinstatement", reinstates);
  }
  assertMoney(value, `${path}.value`);
  if (value.minor < 0) fail("invalidMoney", `${path}.value`, "zero or more", value.minor);
  if (conversionId === sale.id && sale.value !== undefined && value.currency !== sale.value.currency) {
    fail(
      "currencyMismatch",
      `${path}.value.currency`,
      `${sale.value.currency}, as the sale "${sale.id}"`,
      value.currency,
    );
  }
  return toInstant(occurredAt, `${path}.occurredAt`);
}
