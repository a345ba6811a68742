import type { TierScheme } from "../models/tiering.js";
import { macro, mega, micro, mid, nano } from "./strengths.js";

/**
 * The tiers of the TIDES study, with mid-tier creators from 50,000 and nobody below 1,000. IAB UK's creator tiers have
 * the same bounds up to a million. Reproduces 4,998 of its 5,000 TikTok labels and all 2,554 of its YouTube labels.
 *
 * Source: "Climbing the Influence Tiers on TikTok: A Multimodal Study", ICWSM 2024.
 */
export const tides = /* @__PURE__ */ (() =>
  ({
    id: "tides",
    source: "Climbing the Influence Tiers on TikTok: A Multimodal Study, ICWSM 2024; bounds belong to the upper tier.",
    tiers: [
      {
        name: "unlabelled",
        from: 0,
        strength: "An audience of friends.",
        bestUse: "Customers who tell others; too small to be planned with.",
      },
      { name: "nano", from: 1_000, ...nano },
      { name: "micro", from: 10_000, ...micro },
      { name: "mid", from: 50_000, ...mid },
      { name: "macro", from: 500_000, ...macro },
      { name: "mega", from: 1_000_000, ...mega },
    ],
  }) as const satisfies TierScheme)();
