import { type AttributionOptions, attributeConversions, explainAttribution } from "creator-core/attribution";
import type {
  AttributionFacts,
  AttributionPolicy,
  Conversion,
  Credit,
  Touchpoint,
  TrackingAssignment,
} from "creator-core/models";
import { deepFreeze } from "../../support/deep-freeze.js";

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
/** 2026-03-10T12:00:00Z */
export const T = 1_773_144_000_000;

export const order = (more: Partial<Conversion> = {}): Conversion => ({
  id: "order-7",
  customerKey: "k-1",
  kind: "order",
  occurredAt: T,
  value: { minor: 1000, currency: "GBP" },
  ...more,
});

/** A click, so long before the order. */
export const touch = (
  id: string,
  creatorId: string | null,
  age: number,
  more: Partial<Touchpoint> = {},
): Touchpoint => ({
  id,
  creatorId,
  customerKey: "k-1",
  kind: "click",
  occurredAt: T - age,
  ...more,
});

export const code = (creatorId: string, key = creatorId): TrackingAssignment => ({ kind: "code", key, creatorId });

export const lastTouch: AttributionPolicy = {
  id: "test",
  windows: { click: { days: 30 }, view: { days: 30 }, code: { days: 30 }, utm: { days: 30 }, direct: { days: 30 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["code", "click", "utm", "link"], ["view"]],
  model: { kind: "lastTouch" },
  selfPurchase: "excluded",
};

const told = ({ creatorId, evidence, touchpointId, value, weight, totalWeight }: Credit) =>
  `${creatorId} ${evidence} ${touchpointId} ${value === undefined ? `${weight}/${totalWeight}` : value.minor}`;

/** `creator evidence touch amount` of each credit, and `reason amount` of what is nobody's. */
export function outcome(
  facts: AttributionFacts,
  policy: AttributionPolicy,
  options?: AttributionOptions,
): readonly string[] {
  return attributeConversions(deepFreeze(facts), deepFreeze(policy), options).sales.flatMap(
    ({ credits, unattributed }) => [
      ...credits.map(told),
      ...(unattributed === null ? [] : [`${unattributed.reason} ${unattributed.value?.minor}`]),
    ],
  );
}

/** `key or touch: fate` of every candidate. */
export function fates(facts: AttributionFacts, policy: AttributionPolicy): readonly string[] {
  return explainAttribution(deepFreeze(facts), deepFreeze(policy), "order-7").candidates.map(
    ({ key, touchpointId, fate }) => `${key ?? touchpointId}: ${fate}`,
  );
}

export function summary(facts: AttributionFacts, policy: AttributionPolicy): string {
  return explainAttribution(deepFreeze(facts), deepFreeze(policy), "order-7").summary;
}
