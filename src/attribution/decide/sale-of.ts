import type { CampaignId, CreatorId, TouchpointId } from "../../ids/index.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { AttributedSale, Credit, EvidenceKind, Unattributed } from "../../models/attribution.js";
import type { Conversion, SubscriptionCharge } from "../../models/tracking.js";
import type { Money } from "../../money/types.js";
import { toInstant } from "../../time/to-instant.js";
import type { Instant } from "../../time/types.js";
import { touchAt } from "../touches/touch-index.js";
import { splitValue } from "../weights/split-value.js";
import type { Case } from "./case.js";

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A conversion with the decision about it. */
export function saleOf(conversion: Conversion, decided: Case): AttributedSale {
  const total = totalOf(conversion);
  const credits = creditsOf(conversion, decided, total);
  return newSale(conversion, decided.at, total, credits, unattributedOf(decided, credits, total));
}

/** A new amount, so that a sale shares none with the facts. */
export function totalOf({ value }: Conversion): Money | undefined {
  return value === undefined ? undefined : amountOf(value.minor, value);
}

/** What the conversion does not say, the sale does not say either. */
export function newSale(
  conversion: Conversion,
  occurredAt: Instant,
  total: Money | undefined,
  credits: readonly Credit[],
  unattributed: Unattributed | null,
): AttributedSale {
  const { id, customerKey, kind } = conversion;
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
  if (conversion.orderDiscounts !== undefined) sale.orderDiscounts = conversion.orderDiscounts;
  if (conversion.newCustomer !== undefined) sale.newCustomer = conversion.newCustomer;
  if (conversion.firstThrough !== undefined) sale.firstThrough = conversion.firstThrough;
  if (conversion.country !== undefined) sale.country = conversion.country;
  if (conversion.subscription !== undefined) sale.subscription = chargeOf(conversion.subscription);
  if (conversion.shopId !== undefined) sale.shopId = conversion.shopId;
  if (conversion.productId !== undefined) sale.productId = conversion.productId;
  if (conversion.postId !== undefined) sale.postId = conversion.postId;
  if (conversion.campaignId !== undefined) sale.campaignId = conversion.campaignId;
  if (conversion.collaboration !== undefined) sale.collaboration = conversion.collaboration;
  if (conversion.contentKind !== undefined) sale.contentKind = conversion.contentKind;
  if (conversion.adDriven !== undefined) sale.adDriven = conversion.adDriven;
  if (conversion.deliveredAt !== undefined) sale.deliveredAt = toInstant(conversion.deliveredAt);
  if (conversion.settledAt !== undefined) sale.settledAt = toInstant(conversion.settledAt);
  if (conversion.approvedAt !== undefined) sale.approvedAt = toInstant(conversion.approvedAt);
  return sale;
}

function chargeOf({ startedAt, charge }: SubscriptionCharge): NonNullable<AttributedSale["subscription"]> {
  const from = toInstant(startedAt);
  return charge === undefined ? { startedAt: from } : { startedAt: from, charge };
}

/** Who has which part of it. Most conversions have one winner, which has all of it. */
function creditsOf(conversion: Conversion, decided: Case, total: Money | undefined): Credit[] {
  if (decided.count > 1) return sharedCredits(conversion, decided, total);
  const credit = decided.count === 0 ? null : creditOf(conversion, decided, 0, total);
  return credit === null ? [] : [credit];
}

function sharedCredits(conversion: Conversion, decided: Case, total: Money | undefined): Credit[] {
  const shares = total === undefined ? null : minorsOf(conversion.id, total, decided);
  const credits: Credit[] = [];
  for (let i = 0; i < decided.count; i += 1) {
    const part = total === undefined ? undefined : amountOf(shares![i] ?? 0, total);
    const credit = creditOf(conversion, decided, i, part);
    if (credit !== null) credits.push(credit);
  }
  return credits.sort(creditOrder);
}

/** What creators do not have of it. What touches of no creator have won is together one part that is nobody's. */
function unattributedOf(
  { count, reason }: Case,
  credits: readonly Credit[],
  total: Money | undefined,
): Unattributed | null {
  if (reason !== null) return unattributedPart(reason, total);
  if (credits.length === count) return null;
  if (total === undefined || credits.length === 0) return unattributedPart("otherChannel", total);
  const rest = credits.reduce((left, { value }) => left - value!.minor, total.minor);
  return unattributedPart("otherChannel", amountOf(rest, total));
}

/** By winner, its part of the value. */
export function minorsOf(conversionId: string, { minor }: Money, decided: Case): readonly number[] {
  const { count, winners, weights, policy, view, direct } = decided;
  return splitValue(minor, weights.slice(0, count), policy.remainder, conversionId, (i) => {
    const winner = winners[i]!;
    return winner < 0 ? `${direct[~winner]!.kind} ${direct[~winner]!.key}` : touchAt(view.index, winner).id;
  });
}

export function unattributedPart(reason: Unattributed["reason"], value: Money | undefined): Unattributed {
  return value === undefined ? { reason } : { reason, value };
}

/** The credit of the `i`th winner; `null` for a touch that is no creator's. */
function creditOf(
  { campaignId: named }: Conversion,
  { winners, weights, totalWeight, lent, view, direct, at }: Case,
  i: number,
  value: Money | undefined,
): Credit | null {
  const winner = winners[i]!;
  const onOrder = winner < 0 ? direct[~winner]! : null;
  const place = winner < 0 ? lent[i]! : winner;
  const touch = place < 0 ? null : touchAt(view.index, place);
  const creatorId = onOrder === null ? touch!.creatorId : onOrder.creatorId;
  if (creatorId === null) return null;
  const evidence = onOrder === null ? touch!.kind : onOrder.kind;
  const touchpointId = touch === null ? null : touch.id;
  const campaignId = named ?? touch?.campaignId ?? onOrder?.campaignId ?? null;
  const age = touch === null ? null : at - view.index.times[place]!;
  return newCredit(creatorId, evidence, touchpointId, campaignId, weights[i]!, totalWeight, value, age);
}

/** One after the other and not as an object, because one credit or more is made for every conversion. */
export function newCredit(
  creatorId: CreatorId,
  evidence: EvidenceKind,
  touchpointId: TouchpointId | null,
  campaignId: CampaignId | null,
  weight: number,
  totalWeight: number,
  value: Money | undefined,
  ageMilliseconds: number | null,
): Credit {
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
