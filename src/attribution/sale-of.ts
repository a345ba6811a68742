import { largestRemainder } from "../kernels/largest-remainder.js";
import type { AttributedSale, Credit, Unattributed, UnattributedReason } from "../models/attribution.js";
import type { Conversion } from "../models/tracking.js";
import type { Money } from "../money/types.js";
import { toInstant } from "../time/to-instant.js";
import { codeUnitOrder } from "./code-unit-order.js";
import type { Decision } from "./decide.js";
import type { Contender, Order } from "./pick-winners.js";
import { type TouchIndex, touchAt } from "./touch-index.js";

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A conversion with the decision about it. What the conversion does not say, the sale does not say either. */
export function saleOf(conversion: Conversion, decision: Decision, touches: TouchIndex): AttributedSale {
  const { id, customerKey, kind, value } = conversion;
  const credits = creditsOf(conversion, decision, touches);
  const unattributed = decision.reason === null ? null : unattributedPart(decision.reason, value);
  const occurredAt = decision.order.at;
  // One key after the other and always in this order, so that sales have few shapes.
  const sale: Writable<AttributedSale> =
    value === undefined
      ? { id, customerKey, occurredAt, kind, credits, unattributed }
      : { id, customerKey, occurredAt, kind, value: amount(value.minor, value), credits, unattributed };
  if (conversion.lines !== undefined) sale.lines = conversion.lines;
  if (conversion.codes !== undefined) sale.codes = conversion.codes;
  if (conversion.linkId !== undefined) sale.linkId = conversion.linkId;
  if (conversion.shopCreator !== undefined) sale.shopCreator = conversion.shopCreator;
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

function unattributedPart(reason: UnattributedReason, value: Money | undefined): Unattributed {
  return value === undefined ? { reason } : { reason, value: amount(value.minor, value) };
}

/** The exact split: equal parts, and the units left over one each to the earliest. */
function creditsOf(conversion: Conversion, { order, winners }: Decision, touches: TouchIndex): Credit[] {
  const { value } = conversion;
  if (winners.length === 1) return [creditOf(winners[0]!, 1, order, touches, conversion, value?.minor ?? 0)];
  const shares = largestRemainder(value?.minor ?? 0, new Array<number>(winners.length).fill(1)) ?? [];
  return winners
    .map((winner, i) => creditOf(winner, winners.length, order, touches, conversion, shares[i]!))
    .sort(creditOrder);
}

function creditOf(
  winner: Contender,
  totalWeight: number,
  { at, direct }: Order,
  touches: TouchIndex,
  { value, campaignId: named }: Conversion,
  share: number,
): Credit {
  const onOrder = winner < 0 ? direct[~winner]! : null;
  const touch = onOrder === null ? touchAt(touches, winner) : null;
  const creatorId = (onOrder ?? touch)!.creatorId!; // what nobody owns cannot win
  const evidence = (onOrder ?? touch)!.kind;
  const touchpointId = touch === null ? null : touch.id;
  const campaignId = named ?? touch?.campaignId ?? onOrder?.campaignId ?? null;
  const ageMilliseconds = touch === null ? null : at - touches.times[winner]!;
  return value === undefined
    ? { creatorId, evidence, touchpointId, campaignId, weight: 1, totalWeight, ageMilliseconds }
    : {
        creatorId,
        evidence,
        touchpointId,
        campaignId,
        weight: 1,
        totalWeight,
        value: amount(share, value),
        ageMilliseconds,
      };
}

/** By creator, then touch; evidence on the order itself before touches. */
function creditOrder(a: Credit, b: Credit): number {
  return (
    codeUnitOrder(a.creatorId, b.creatorId) ||
    Number(a.touchpointId !== null) - Number(b.touchpointId !== null) ||
    codeUnitOrder(a.touchpointId ?? a.evidence, b.touchpointId ?? b.evidence)
  );
}

/** A new amount, so that a sale shares none with the facts. */
function amount(minor: number, { currency }: Money): Money {
  return { minor, currency };
}
