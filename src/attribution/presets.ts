import type { AttributionPolicy } from "../models/attribution.js";

/**
 * TikTok Shop ads: the last ad clicked within 7 days, and only without one the last ad viewed within 24 hours.
 *
 * What the source leaves open is as everywhere in this library: a window does not contain its far end, a touch at the
 * instant of the order counts. Whether creators may buy from themselves is not said; here they may. Restrict the facts
 * to one shop: TikTok attributes orders by shop, not by product. The window of TikTok Shop's organic affiliate orders
 * is not published, so there is no preset for it.
 *
 * Source: https://ads.tiktok.com/help/article/about-tiktok-shop-ads-attribution ("7 days (168 hours)", "24 hours",
 * click before view, then the most recent; one ad for each order).
 *
 * @example
 * ```ts
 * import { tiktokShopAds } from "creator-core/attribution";
 *
 * tiktokShopAds.windows; // => { click: { days: 7 }, view: { days: 1 } }
 * ```
 */
export const tiktokShopAds: AttributionPolicy = {
  id: "tiktokShopAds",
  windows: { click: { days: 7 }, view: { days: 1 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["click"], ["view"]],
  model: { kind: "lastTouch" },
  selfPurchase: "eligible",
};

/**
 * An affiliate programme that believes a code before anything else: the code on the order, then the shop's own word,
 * then the latest link or click, then an engaged view, then a view.
 *
 * The order of the tiers is that of affiliate networks; the lengths of the windows (30 days, 7 days, 1 day) are this
 * preset's and meant to be replaced by those of the programme: `{ ...codeFirst, windows: { click: { days: 14 } } }`.
 *
 * Sources: https://help.commissionfactory.com/attribution-and-cookie-hierarchy (a creator's own code before clicks,
 * clicks before impressions, each the most recent);
 * https://docs.bixgrow.com/manage/transactions/referral-sale-made-via-both-affiliate-link-and-coupon (a coupon before
 * a link).
 *
 * @example
 * ```ts
 * import { codeFirst } from "creator-core/attribution";
 *
 * codeFirst.tiers; // => [["code"], ["shop"], ["link", "click"], ["engagedView"], ["view"]]
 * ```
 */
export const codeFirst: AttributionPolicy = {
  id: "codeFirst",
  windows: { click: { days: 30 }, engagedView: { days: 7 }, view: { days: 1 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["code"], ["shop"], ["link", "click"], ["engagedView"], ["view"]],
  model: { kind: "lastTouch" },
  selfPurchase: "excluded",
};

/**
 * The last click within 90 days, as of a cookie that every click renews. The link an order came through is its last.
 *
 * Sources: https://dub.co/docs/concepts/attribution (90 days by default) and
 * https://dub.co/docs/sdks/client-side/introduction (last click by default).
 *
 * @example
 * ```ts
 * import { lastClick90Days } from "creator-core/attribution";
 *
 * lastClick90Days.model; // => { kind: "lastTouch" }
 * ```
 */
export const lastClick90Days: AttributionPolicy = {
  id: "lastClick90Days",
  windows: { click: { days: 90 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["link", "click"]],
  model: { kind: "lastTouch" },
  selfPurchase: "excluded",
};

/**
 * The first click within 30 days, as of a cookie that no later click replaces. The link an order came through counts
 * when there was no click before.
 *
 * Source: https://docs.tolt.com/concepts/attribution ("First click wins", 30 days by default).
 *
 * @example
 * ```ts
 * import { firstClick30Days } from "creator-core/attribution";
 *
 * firstClick30Days.model; // => { kind: "firstTouch" }
 * ```
 */
export const firstClick30Days: AttributionPolicy = {
  id: "firstClick30Days",
  windows: { click: { days: 30 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["link", "click"]],
  model: { kind: "firstTouch" },
  selfPurchase: "excluded",
};
