export { assignTier } from "./assign-tier.js";
export { nanoMicroMacroMega, nanoMicroMidMacroMega, tides } from "./schemes.js";
export { type FollowerCount, tierMix } from "./tier-mix.js";
export { tierProgress } from "./tier-progress.js";
