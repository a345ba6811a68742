import type { TierScheme } from "../models/tiering.js";

const nano = {
  strength: "Know their followers in person; the highest engagement and trust for their size.",
  bestUse: "Seeding products, honest reviews, local offers, and many small tests of hooks and messages.",
} as const;

const micro = {
  strength: "Trusted in one niche, with an audience that asks and buys.",
  bestUse: "Affiliate sales, demonstrations, and a steady supply of content for advertisements.",
} as const;

const mid = {
  strength: "Reach well beyond a niche, still close to their audience, and used to working with brands.",
  bestUse: "Launches and recurring partnerships that have to sell as well as be seen.",
} as const;

const macro = {
  strength: "Wide reach with professional production.",
  bestUse: "Launches, moments of the season, and content to put paid reach behind.",
} as const;

const mega = {
  strength: "Fame: reach across every audience at once.",
  bestUse: "Awareness on a national scale, and lending a brand its name.",
} as const;

/**
 * Four tiers in powers of ten, the default of a programme: nano below 10,000, micro below 100,000, macro below 1,000,000.
 *
 * Source: the common four-tier division of marketing guides.
 */
export const nanoMicroMacroMega = {
  id: "nanoMicroMacroMega",
  source: "The common four-tier division of marketing guides; bounds belong to the upper tier.",
  tiers: [
    { name: "nano", from: 0, ...nano },
    { name: "micro", from: 10_000, ...micro },
    { name: "macro", from: 100_000, ...macro },
    { name: "mega", from: 1_000_000, ...mega },
  ],
} as const satisfies TierScheme;

/**
 * Five tiers, with mid-tier creators from 100,000 and macro from 500,000.
 *
 * Source: the common five-tier division of marketing guides. Others begin `mid` at 50,000: see {@link tides}.
 */
export const nanoMicroMidMacroMega = {
  id: "nanoMicroMidMacroMega",
  source: "The common five-tier division of marketing guides; bounds belong to the upper tier.",
  tiers: [
    { name: "nano", from: 0, ...nano },
    { name: "micro", from: 10_000, ...micro },
    { name: "mid", from: 100_000, ...mid },
    { name: "macro", from: 500_000, ...macro },
    { name: "mega", from: 1_000_000, ...mega },
  ],
} as const satisfies TierScheme;

/**
 * The tiers of the TIDES study, with mid-tier creators from 50,000 and nobody below 1,000. IAB UK's creator tiers have
 * the same bounds up to a million. Reproduces 4,998 of its 5,000 TikTok labels and all 2,554 of its YouTube labels.
 *
 * Source: "Climbing the Influence Tiers on TikTok: A Multimodal Study", ICWSM 2024.
 */
export const tides = {
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
} as const satisfies TierScheme;
