export type { Tier, TierCount, TierMix, TierName, TierProgress, TierScheme } from "../models/tiering.js";
export { assignTier } from "./assign-tier.js";
export { nanoMicroMacroMega } from "./nano-micro-macro-mega.js";
export { nanoMicroMidMacroMega } from "./nano-micro-mid-macro-mega.js";
export { tides } from "./tides.js";
export { type FollowerCount, tierMix } from "./tier-mix.js";
export { tierProgress } from "./tier-progress.js";
