import { codeFirst, firstClick30Days, linkFirst } from "creator-core/attribution";
import type { AttributionModel, AttributionPolicy } from "creator-core/models";

/** A policy as people call it. */
export interface NamedPolicy {
  readonly name: string;
  readonly policy: AttributionPolicy;
}

/** Every code, click, live and view of an order in one tier, so that only the model decides between them. */
const allEvidence: Omit<AttributionPolicy, "id" | "model"> = {
  windows: { click: { days: 30 }, live: { days: 30 }, engagedView: { days: 14 }, view: { days: 7 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["code", "link", "click", "live", "engagedView", "view"]],
  selfPurchase: "excluded",
};

const model = (name: string, id: string, kind: AttributionModel): NamedPolicy => ({
  name,
  policy: { ...allEvidence, id, model: kind },
});

/** From the latest touch to the earliest; see docs/attribution.md. */
export const models: readonly [NamedPolicy, ...NamedPolicy[]] = [
  model("Last touch", "lastTouch", { kind: "lastTouch" }),
  model("Time decay, 7 days", "timeDecay", { kind: "timeDecay", halfLife: { days: 7 } }),
  model("Equal shares", "linear", { kind: "linear", over: "creators" }),
  model("First touch", "firstTouch", { kind: "firstTouch" }),
];

/** By which the shop decides today. */
export const inForce: NamedPolicy = { name: "Code first", policy: codeFirst };

/** By which it might. */
export const alternatives: readonly NamedPolicy[] = [
  inForce,
  { name: "Link first", policy: linkFirst },
  { name: "First click, 30 days", policy: firstClick30Days },
  model("Equal shares of everything", "equalShares", { kind: "linear", over: "creators" }),
];
