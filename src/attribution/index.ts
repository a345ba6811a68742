export { attributeConversions } from "./attribute-conversions.js";
export { directoryConflicts } from "./directory-conflicts.js";
export { explainAttribution } from "./explain-attribution.js";
export { codeFirst, firstClick30Days, lastClick90Days, tiktokShopAds } from "./presets.js";
export { remainingCredits } from "./remaining-credits.js";
