import type { TierScheme } from "../models/tiering.js";
import { macro, mega, micro, nano } from "./strengths.js";

/**
 * Four tiers in powers of ten, the default of a programme: nano below 10,000, micro below 100,000, macro below 1,000,000.
 *
 * Source: the common four-tier division of marketing guides.
 */
export const nanoMicroMacroMega = /* @__PURE__ */ (() =>
  ({
    id: "nanoMicroMacroMega",
    source: "The common four-tier division of marketing guides; bounds belong to the upper tier.",
    tiers: [
      { name: "nano", from: 0, ...nano },
      { name: "micro", from: 10_000, ...micro },
      { name: "macro", from: 100_000, ...macro },
      { name: "mega", from: 1_000_000, ...mega },
    ],
  }) as const satisfies TierScheme)();
