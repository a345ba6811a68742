import { attributeConversions } from "creator-core/attribution";
import type { AttributionPolicy, Conversion, Touchpoint, TouchpointKind, TrackingDirectory } from "creator-core/models";
import { deepFreeze } from "../../support/deep-freeze.ts";

export const MILLISECOND = 1;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

const ORDERED_AT = Date.UTC(2026, 4, 17, 12);

/** A touch so many milliseconds before the order, named after its creator. */
export function touch(
  creatorId: string | null,
  kind: TouchpointKind,
  age: number,
  more: Partial<Touchpoint> = {},
): Touchpoint {
  const id = `${creatorId}-${kind}-${age}`;
  return { id, creatorId, customerKey: "shopper", kind, occurredAt: ORDERED_AT - age, ...more };
}

/** The one order, as a sale. */
export function saleOf(
  policy: AttributionPolicy,
  touchpoints: readonly Touchpoint[],
  order: Partial<Conversion> = {},
  directory: TrackingDirectory = { assignments: [] },
) {
  const conversion: Conversion = {
    id: "order",
    kind: "order",
    customerKey: "shopper",
    occurredAt: ORDERED_AT,
    ...order,
  };
  const facts = deepFreeze({ conversions: [conversion], touchpoints, directory });
  return attributeConversions(facts, deepFreeze(policy)).sales[0]!;
}

/** Which creator gets the order, `"other channel"`, or `"nobody"`. */
export function winner(...args: Parameters<typeof saleOf>): string {
  const { credits, unattributed } = saleOf(...args);
  if (unattributed?.reason === "otherChannel") return "other channel";
  return credits.map(({ creatorId }) => creatorId).join(", ") || "nobody";
}

/** Codes, links and shop names, each of the creator after whom it is named. */
export const directory: TrackingDirectory = {
  assignments: ["ann", "ben"].flatMap((creatorId) => [
    { kind: "code", key: creatorId, creatorId } as const,
    { kind: "link", key: creatorId, creatorId } as const,
    { kind: "shop", key: creatorId, creatorId } as const,
  ]),
};
