import { assertObjects } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { assertText } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import { adjustParts } from "../../kernels/adjust-parts.js";
import type { AppliedAdjustment, RemainingCredits, Sale } from "../../models/attribution.js";
import { isMinor } from "../../money/_is-minor.js";
import { assertMoney } from "../../money/assert-money.js";
import { isCurrency } from "../../money/is-currency.js";
import type { Money } from "../../money/types.js";
import type { ReadAdjustment } from "./read-adjustments.js";

/** Carries out adjustments of one sale, in their order, on its frozen credits. */
export function carryOut(sale: Sale, adjustments: readonly ReadAdjustment[], path: string): RemainingCredits {
  const original = partsOf(sale, path);
  if (adjustments.length === 0) {
    return { conversionId: sale.id, credits: sale.credits, unattributed: sale.unattributed, adjustments: [] };
  }
  for (const each of adjustments) assertCurrencyOf(sale, each);
  const steps = adjustParts(
    original,
    adjustments.map(({ adjustment: { id, kind, value, reinstates } }) => {
      return { id, takes: kind !== "reinstatement", amount: value.minor, undoes: reinstates ?? null };
    }),
  );
  const applied = adjustments.map((each, i) => appliedAdjustment(each, steps[i]!.moved));
  const left = steps.at(-1)?.parts ?? original;
  const credits = sale.credits.map((credit, i) => withValue(credit, left[i]!));
  const unattributed = sale.unattributed === null ? null : withValue(sale.unattributed, left[sale.credits.length]!);
  return { conversionId: sale.id, credits, unattributed, adjustments: applied };
}

function appliedAdjustment({ adjustment, occurredAt }: ReadAdjustment, moved: number): AppliedAdjustment {
  const { id, kind, value } = adjustment;
  return {
    adjustmentId: id,
    kind,
    occurredAt,
    applied: { minor: moved, currency: value.currency },
    excess: { minor: value.minor - moved, currency: value.currency },
  };
}

/** The minor units of each credit, and at last of the unattributed part, if there is one. They sum to the value. */
function partsOf({ credits, unattributed, value }: Sale, path: string): number[] {
  const parts = unattributed === null ? credits : [...credits, unattributed];
  const minors = parts.map((part) => part.value?.minor ?? 0);
  const sum = minors.reduce((total, minor) => total + minor, 0);
  if (sum !== (value?.minor ?? 0)) {
    fail("invalidMoney", `${path}.credits`, "parts that sum to the value of the sale", sum);
  }
  const other = parts.find((part) => part.value !== undefined && part.value.currency !== value?.currency);
  if (other !== undefined) {
    const expected = value === undefined ? "without values, as the sale is" : `in ${value.currency}`;
    fail("currencyMismatch", `${path}.credits`, expected, other.value?.currency);
  }
  return minors;
}

/** What is read of a sale, which is this library's own result. */
export function assertSale(sale: Sale, path: string): void {
  assertObject(sale, path, "a sale");
  const { id, credits, unattributed, value } = sale;
  assertText(id, `${path}.id`);
  if (value !== undefined) assertMoney(value, `${path}.value`);
  assertObjects(credits, `${path}.credits`);
  for (let i = 0; i < credits.length; i += 1) assertPart(credits[i]!.value, () => `${path}.credits[${i}].value`);
  if (unattributed === null) return;
  assertObject(unattributed, `${path}.unattributed`, "the part nobody gets, or null");
  assertPart(unattributed.value, () => `${path}.unattributed.value`);
}

/** The path is text: made only when something is wrong. */
function assertPart(value: Money | undefined, path: () => string): void {
  if (value === undefined || (isMinor(value?.minor) && value.minor >= 0 && isCurrency(value.currency))) return;
  assertMoney(value, path());
  fail("invalidMoney", path(), "zero or more", value.minor);
}

function assertCurrencyOf({ id, value: whole }: Sale, { adjustment: { value }, path }: ReadAdjustment): void {
  if (whole === undefined || value.currency === whole.currency) return;
  fail("currencyMismatch", `${path}.value.currency`, `${whole.currency}, as the sale "${id}"`, value.currency);
}

function withValue<Part extends { readonly value?: Money }>(part: Part, minor: number): Part {
  return part.value === undefined ? part : { ...part, value: { minor, currency: part.value.currency } };
}
