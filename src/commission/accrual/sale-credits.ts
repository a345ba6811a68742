import { assertObjects } from "../../errors/assert-list.js";
import { assertText } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { Credit, Sale } from "../../models/attribution.js";
import { isCurrency } from "../../money/is-currency.js";
import type { Money } from "../../money/types.js";
import { assertId, assertNotNegative, isGiven } from "../guards.js";

/** Where a sale stands in the arguments. Paths are text, and made only when something is wrong. */
export const pathOf = (index: number, field: string): string => `sales[${index}].${field}`;

/** The credits of a sale in one order whatever order they came in: the first of equal remainders gets the odd unit. */
export function readCredits({ credits }: Sale, index: number): readonly Credit[] {
  if (!Array.isArray(credits) || credits.length !== 1) assertObjects(credits, pathOf(index, "credits"));
  for (let place = 0; place < credits.length; place += 1) {
    const id: unknown = credits[place]?.creatorId;
    if (typeof id !== "string" || id === "") refuseCredit(credits, place, index);
  }
  if (credits.length < 2) return credits;
  for (const [place, { touchpointId, evidence }] of credits.entries()) {
    if (isGiven(touchpointId)) assertText(touchpointId, pathOf(index, `credits[${place}].touchpointId`));
    if (isGiven(evidence)) assertText(evidence, pathOf(index, `credits[${place}].evidence`));
  }
  return [...credits].sort(byCreditor);
}

function refuseCredit(credits: readonly Credit[], place: number, index: number): never {
  assertObjects(credits, pathOf(index, "credits"));
  const path = pathOf(index, `credits[${place}].creatorId`);
  const { creatorId } = credits[place]!;
  assertId(creatorId, path);
  return fail("invalidArgument", path, "an id", creatorId);
}

function byCreditor(a: Credit, b: Credit): number {
  return (
    codeUnitOrder(a.creatorId, b.creatorId) ||
    codeUnitOrder(a.touchpointId ?? "", b.touchpointId ?? "") ||
    codeUnitOrder(a.evidence, b.evidence) ||
    a.weight - b.weight ||
    (a.value?.minor ?? 0) - (b.value?.minor ?? 0)
  );
}

const nobody: readonly number[] = /* @__PURE__ */ Object.freeze([1]);

/** The weights of the credits and, last, of what nobody was credited with. */
export function weightsOf(credits: readonly Credit[], index: number): readonly number[] {
  const [first] = credits;
  if (first === undefined) return nobody;
  const { totalWeight } = first;
  let rest = totalWeight;
  if (!Number.isSafeInteger(rest)) {
    fail("invalidWeights", pathOf(index, "credits[0].totalWeight"), "a safe integer", rest);
  }
  const weights = new Array<number>(credits.length + 1);
  for (let place = 0; place < credits.length; place += 1) {
    const { weight, totalWeight: own } = credits[place]!;
    if (!Number.isSafeInteger(weight) || weight < 0 || own !== totalWeight) {
      fail("invalidWeights", pathOf(index, "credits"), "whole weights of one totalWeight", {
        weight,
        totalWeight: own,
      });
    }
    weights[place] = weight;
    rest -= weight;
  }
  if (rest < 0) {
    fail("invalidWeights", pathOf(index, "credits"), "weights that sum to totalWeight at most", totalWeight - rest);
  }
  weights[credits.length] = rest;
  return weights;
}

/** The values of the credits and, last, of what nobody was credited with; they sum to the value of the sale. */
export function valueParts(sale: Sale, credits: readonly Credit[], index: number): readonly number[] {
  const value = sale.value!;
  assertAmount(value, index, "value");
  const { currency } = value;
  const parts = new Array<number>(credits.length + 1);
  let sum = 0;
  for (let place = 0; place < credits.length; place += 1) {
    const part = creditIn(currency, credits[place]!.value, sale.id, index);
    parts[place] = part;
    sum += part;
  }
  const { unattributed } = sale;
  const rest = (unattributed ?? null) === null ? 0 : creditIn(currency, unattributed!.value, sale.id, index);
  sum += rest;
  if (sum !== value.minor) {
    fail("invalidMoney", pathOf(index, "credits"), "parts that sum to the value of the sale", sum);
  }
  parts[credits.length] = rest;
  return parts;
}

function creditIn(currency: string, value: Money | undefined, id: string, index: number): number {
  assertAmount(value, index, "credits value");
  if (value.currency !== currency) {
    const path = pathOf(index, "credits value");
    fail("currencyMismatch", path, `in ${currency}, as the value of sale "${id}"`, value.currency);
  }
  return value.minor;
}

function assertAmount(value: Money | undefined, index: number, field: string): asserts value is Money {
  if (!isAmount(value)) assertNotNegative(value, pathOf(index, field));
}

/** Whether a value is an amount above zero: what most are, found without making a path. */
export function isAmount(value: Money | undefined): boolean {
  const minor = value?.minor;
  return minor !== undefined && Number.isSafeInteger(minor) && minor > 0 && isCurrency(value?.currency);
}
