import type { TierScheme } from "../models/tiering.js";
import { macro, mega, micro, mid, nano } from "./strengths.js";

/**
 * Five tiers, with mid-tier creators from 100,000 and macro from 500,000.
 *
 * Source: the common five-tier division of marketing guides. Others begin `mid` at 50,000: see `tides`.
 */
export const nanoMicroMidMacroMega = /* @__PURE__ */ (() =>
  ({
    id: "nanoMicroMidMacroMega",
    source: "The common five-tier division of marketing guides; bounds belong to the upper tier.",
    tiers: [
      { name: "nano", from: 0, ...nano },
      { name: "micro", from: 10_000, ...micro },
      { name: "mid", from: 100_000, ...mid },
      { name: "macro", from: 500_000, ...macro },
      { name: "mega", from: 1_000_000, ...mega },
    ],
  }) as const satisfies TierScheme)();
