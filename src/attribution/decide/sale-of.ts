import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { AttributedSale, Credit, Unattributed } from "../../models/attribution.js";
import type { Conversion } from "../../models/tracking.js";
import type { Money } from "../../money/types.js";
import { toInstant } from "../../time/to-instant.js";
import { touchAt } from "../touches/touch-index.js";
import { splitValue } from "../weights/split-value.js";
import { type Case, creatorOf } from "./case.js";

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A conversion with the decision about it. What the conversion does not say, the sale does not say either. */
export function saleOf(conversion: Conversion, decided: Case): AttributedSale {
  const { id, customerKey, kind, value } = conversion;
  // A new amount, so that a sale shares none with the facts.
  const total = value === undefined ? undefined : amountOf(value.minor, value);
  const { credits, unattributed } = partsOf(conversion, decided, total);
  const occurredAt = decided.at;
  // One key after the other and always in this order, so that sales have few shapes.
  const sale: Writable<AttributedSale> =
    total === undefined
      ? { id, customerKey, occurredAt, kind, credits, unattributed }
      : { id, customerKey, occurredAt, kind, value: total, credits, unattributed };
  if (conversion.lines !== undefined) sale.lines = conversion.lines;
  if (conversion.codes !== undefined) sale.codes = conversion.codes;
  if (conversion.linkId !== undefined) sale.linkId = conversion.linkId;
  if (conversion.shopCreator !== undefined) sale.shopCreator = conversion.shopCreator;
  if (conversion.utm !== undefined) sale.utm = conversion.utm;
  if (conversion.landingPage !== undefined) sale.landingPage = conversion.landingPage;
  if (conversion.newCustomer !== undefined) sale.newCustomer = conversion.newCustomer;
  if (conversion.shopId !== undefined) sale.shopId = conversion.shopId;
  if (conversion.productId !== undefined) sale.productId = conversion.productId;
  if (conversion.postId !== undefined) sale.postId = conversion.postId;
  if (conversion.campaignId !== undefined) sale.campaignId = conversion.campaignId;
  if (conversion.collaboration !== undefined) sale.collaboration = conversion.collaboration;
  if (conversion.contentKind !== undefined) sale.contentKind = conversion.contentKind;
  if (conversion.adDriven !== undefined) sale.adDriven = conversion.adDriven;
  if (conversion.deliveredAt !== undefined) sale.deliveredAt = toInstant(conversion.deliveredAt);
  return sale;
}

/** Who has which part of it. */
type Parts = Pick<AttributedSale, "credits" | "unattributed">;

function partsOf(conversion: Conversion, decided: Case, total: Money | undefined): Parts {
  const { count, winners, reason } = decided;
  if (reason !== null) return { credits: [], unattributed: unattributedPart(reason, total) };
  if (count > 1) return sharedParts(conversion, decided, total);
  return creatorOf(decided, winners[0]!) === null
    ? { credits: [], unattributed: unattributedPart("otherChannel", total) }
    : { credits: [creditOf(conversion, decided, 0, total)], unattributed: null };
}

/** What touches of no creator have won is together one part that is nobody's. */
function sharedParts(conversion: Conversion, decided: Case, total: Money | undefined): Parts {
  const { count, winners } = decided;
  const shares = total === undefined ? [] : sharesOf(conversion.id, total, decided);
  const partOf = (minor: number) => (total === undefined ? undefined : amountOf(minor, total));
  const credits: Credit[] = [];
  let others = 0;
  for (let i = 0; i < count; i += 1) {
    const share = shares[i] ?? 0;
    if (creatorOf(decided, winners[i]!) === null) others += share;
    else credits.push(creditOf(conversion, decided, i, partOf(share)));
  }
  const isWhole = credits.length === count;
  return {
    credits: credits.sort(creditOrder),
    unattributed: isWhole ? null : unattributedPart("otherChannel", partOf(others)),
  };
}

function sharesOf(conversionId: string, { minor }: Money, decided: Case): readonly number[] {
  const { count, winners, weights, policy, view, direct } = decided;
  return splitValue(minor, weights.slice(0, count), policy.remainder, conversionId, (i) => {
    const winner = winners[i]!;
    return winner < 0 ? `${direct[~winner]!.kind} ${direct[~winner]!.key}` : touchAt(view.index, winner).id;
  });
}

function unattributedPart(reason: Unattributed["reason"], value: Money | undefined): Unattributed {
  return value === undefined ? { reason } : { reason, value };
}

function creditOf({ campaignId: named }: Conversion, decided: Case, i: number, value: Money | undefined): Credit {
  const { winners, weights, totalWeight, lent, view, direct, at } = decided;
  const winner = winners[i]!;
  const onOrder = winner < 0 ? direct[~winner]! : null;
  const place = winner < 0 ? lent[i]! : winner;
  const touch = place < 0 ? null : touchAt(view.index, place);
  const creatorId = onOrder === null ? touch!.creatorId! : onOrder.creatorId!; // what is nobody's gets no credit
  const evidence = onOrder === null ? touch!.kind : onOrder.kind;
  const touchpointId = touch === null ? null : touch.id;
  const campaignId = named ?? touch?.campaignId ?? onOrder?.campaignId ?? null;
  const ageMilliseconds = touch === null ? null : at - view.index.times[place]!;
  const weight = weights[i]!;
  return value === undefined
    ? { creatorId, evidence, touchpointId, campaignId, weight, totalWeight, ageMilliseconds }
    : { creatorId, evidence, touchpointId, campaignId, weight, totalWeight, value, ageMilliseconds };
}

/** By creator, then touch; evidence on the order itself before touches. */
function creditOrder(a: Credit, b: Credit): number {
  return (
    codeUnitOrder(a.creatorId, b.creatorId) ||
    Number(a.touchpointId !== null) - Number(b.touchpointId !== null) ||
    codeUnitOrder(a.touchpointId ?? a.evidence, b.touchpointId ?? b.evidence) ||
    codeUnitOrder(a.evidence, b.evidence)
  );
}

function amountOf(minor: number, { currency }: Money): Money {
  return { minor, currency };
}
