import type { AttributionPolicy } from "../../models/attribution.js";

/**
 * Amazon Attribution, for links that lead from elsewhere to a shop on Amazon: the last click within 14 days.
 *
 * Not said: whether the window contains its far end (here not), whether the instant of the order counts (here it does),
 * and whether creators may buy from themselves (here they may).
 *
 * Source: https://advertising.amazon.in/help/G4YK9L2G4NXDD7SC ("14-day, last-touch attribution model").
 *
 * @example
 * ```ts
 * import { amazonAttribution } from "creator-core/attribution";
 *
 * amazonAttribution.windows; // => { link: { days: 14 }, click: { days: 14 } }
 * ```
 */
export const amazonAttribution: AttributionPolicy = {
  id: "amazonAttribution",
  windows: { link: { days: 14 }, click: { days: 14 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["link", "click"]],
  model: { kind: "lastTouch" },
  selfPurchase: "eligible",
};
