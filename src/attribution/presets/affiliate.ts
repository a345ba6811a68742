import type { AttributionPolicy } from "../../models/attribution.js";

/**
 * An affiliate programme that believes a code before anything else: the code on the order, then the shop's own word,
 * then the latest link or click, then an engaged view, then a view. Where the owner of the code was clicked as well, the
 * credit names that click, so that its post and campaign are not lost.
 *
 * That a code comes before a link is what most affiliate systems do ({@link linkFirst} is for the others), and so are 30
 * days for links; the windows of views (7 days and 1 day) are this preset's. Replace them by those of the programme:
 * `{ ...codeFirst, windows: { link: { days: 14 }, click: { days: 14 } } }`. Commission Factory keeps the click of the code's
 * owner only if it would have won without the code; here it is kept in any case.
 *
 * Sources: https://help.commissionfactory.com/attribution-and-cookie-hierarchy (a creator's own code before clicks,
 * clicks before impressions, each the most recent; code and click of one affiliate: the click is kept);
 * https://docs.uppromote.com/management/referrals/tracking-types-priority ("coupons will be prioritized");
 * https://help.modash.io/en/articles/13715541-how-affiliate-tracking-works (30 days, "most recent click", "codes always
 * take priority over link attribution").
 *
 * @example
 * ```ts
 * import { codeFirst } from "creator-core/attribution";
 *
 * codeFirst.tiers; // => [["code"], ["shop"], ["link", "click"], ["engagedView"], ["view"]]
 * codeFirst.codeAgainstLink; // => "codeWins"
 * ```
 */
export const codeFirst: AttributionPolicy = {
  id: "codeFirst",
  windows: { link: { days: 30 }, click: { days: 30 }, engagedView: { days: 7 }, view: { days: 1 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["code"], ["shop"], ["link", "click"], ["engagedView"], ["view"]],
  codeAgainstLink: "codeWins",
  model: { kind: "lastTouch" },
  selfPurchase: "excluded",
};

/**
 * An affiliate programme that believes a click before a code: the latest link or click within 30 days, and a code only
 * where there was none.
 *
 * The opposite of {@link codeFirst}, for programmes that fear codes leaking to coupon sites. The length of the window is
 * each advertiser's own; 30 days is the usual one. Replace it:
 * `{ ...linkFirst, windows: { link: { days: 14 }, click: { days: 14 } } }`. Not said: whether a window contains its far end
 * (here not) and whether the instant of the order counts (here it does).
 *
 * Sources: https://pubhelp.rakutenadvertising.com/hc/en-us/articles/5205557702797-Coupon-Code-Tracking ("We will honor a
 * click if it is present and it will be used before a coupon"; the code works for who "has not clicked through another
 * publisher's link within the return day window"); https://help.awin.com/docs/understanding-cookies-in-affiliate-marketing
 * ("Industry standard is 30 days").
 *
 * @example
 * ```ts
 * import { linkFirst } from "creator-core/attribution";
 *
 * linkFirst.tiers; // => [["link", "click"], ["code"], ["shop"]]
 * ```
 */
export const linkFirst: AttributionPolicy = {
  id: "linkFirst",
  windows: { link: { days: 30 }, click: { days: 30 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["link", "click"], ["code"], ["shop"]],
  model: { kind: "lastTouch" },
  selfPurchase: "excluded",
};

/**
 * The last click within 30 days, as of a cookie that every click renews. The link an order came through is its last.
 *
 * What most affiliate networks and tools have by default when nobody set anything else. Not said: whether the window
 * contains its far end (here not).
 *
 * Sources: https://help.awin.com/docs/understanding-cookies-in-affiliate-marketing ("Industry standard is 30 days");
 * https://docs.avada.io/affiliate-marketing/settings/tracking/ (30 days, restarted by every click, "the last-click wins");
 * https://help.modash.io/en/articles/13715541-how-affiliate-tracking-works ("most recent click within 30 days").
 *
 * @example
 * ```ts
 * import { lastClick30Days } from "creator-core/attribution";
 *
 * lastClick30Days.windows; // => { link: { days: 30 }, click: { days: 30 } }
 * ```
 */
export const lastClick30Days: AttributionPolicy = {
  id: "lastClick30Days",
  windows: { link: { days: 30 }, click: { days: 30 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["link", "click"]],
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
  windows: { link: { days: 90 }, click: { days: 90 } },
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
 * It differs from such a cookie in one thing: a click that came while the cookie lived is forgotten with it, here it is
 * the first click of its own 30 days. Tolt binds customers to their first creator for good; here every order is decided
 * by itself.
 *
 * Source: https://docs.tolt.com/concepts/attribution ("First click wins", 30 days by default; "bound to the partner for
 * good").
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
  windows: { link: { days: 30 }, click: { days: 30 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["link", "click"]],
  model: { kind: "firstTouch" },
  selfPurchase: "excluded",
};
