import { assertKeys } from "../../errors/assert-keys.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { AttributionPolicy, LookBackWindow, LookBackWindows } from "../../models/attribution.js";
import { readDays } from "./read-days.js";

/** The windows of an ad group in TikTok Ads Manager, in days. */
export interface TiktokAdsSettings {
  /** Absent: 7. */
  readonly click?: 1 | 7 | 14 | 28;
  /** At least six seconds of a video, without a click. Absent: off. */
  readonly engagedView?: "off" | 1 | 7;
  /** Absent: 1. */
  readonly view?: "off" | 1 | 7;
}

/**
 * TikTok's own attribution of sales outside TikTok: the last ad clicked within its window, without one the last ad
 * watched for six seconds, without one the last ad viewed. One touch gets all of it.
 *
 * Use it to retrace what Ads Manager reports for a web shop or an app. For sales in TikTok Shop use
 * {@link tiktokShopAds}.
 *
 * TikTok says that a view and an engaged view count where there was no click. It does not say how an engaged view stands
 * to a later view (here before it), whether a window contains its far end (here not) or the instant of the sale (here it
 * does), nor anything about creators who buy from themselves (here they may).
 *
 * @param settings - as set for the ad group; absent: 7 days after a click, 1 day after a view
 * @returns an attribution policy, plain data
 * @throws `invalidArgument` for a window that Ads Manager does not offer, or a setting of another name
 *
 * Sources: https://ads.tiktok.com/help/article/attribution-settings-at-the-ad-group-level ("Click through attribution:
 * Select 1 day, 7 day, 14 day, 28 day. View through attribution: Select Off, 1 day, 7 day"; "7dc/1dv for web and app");
 * https://ads.tiktok.com/help/article/about-the-attribution-window-on-tiktok-ads-manager (engaged views, for apps: 1 or 7
 * days); https://ads.tiktok.com/help/article/about-engaged-view-through-attribution ("six seconds or more but doesn't
 * click"); https://ads.tiktok.com/help/article?aid=9659 ("Every conversion is attributed only to one touch point").
 *
 * @example
 * ```ts
 * import { tiktokAds } from "creator-core/attribution";
 *
 * tiktokAds().windows; // => { click: { days: 7 }, engagedView: { days: 0 }, view: { days: 1 } }
 * ```
 *
 * @example Another setting, and one that there is none of.
 * ```ts
 * import { tiktokAds } from "creator-core/attribution";
 *
 * const wide = tiktokAds({ click: 28, engagedView: 7, view: "off" });
 * wide.id; // => "tiktokAds/28/7/off"
 * wide.windows; // => { click: { days: 28 }, engagedView: { days: 7 }, view: { days: 0 } }
 *
 * tiktokAds({ click: 30 as never }); // => throws
 * ```
 */
export function tiktokAds(settings: TiktokAdsSettings = {}): AttributionPolicy {
  assertObject(settings, "settings");
  assertKeys(settings, ["click", "engagedView", "view"], "settings", "invalidArgument");
  const { click = 7, engagedView = "off", view = 1 } = settings;
  const windows = {
    click: readDays(click, [1, 7, 14, 28], "settings.click"),
    engagedView: readDays(engagedView, ["off", 1, 7], "settings.engagedView"),
    view: readDays(view, ["off", 1, 7], "settings.view"),
  };
  return {
    id: `tiktokAds/${click}/${engagedView}/${view}`,
    windows,
    farEnd: "exclusive",
    sameInstant: "eligible",
    tiers: [["click"], ["engagedView"], ["view"]],
    model: { kind: "lastTouch" },
    selfPurchase: "eligible",
  };
}

/**
 * TikTok Shop ads: the last ad of the shop clicked within 7 days (168 hours), and only without one the last viewed within
 * 24 hours. One ad for each order.
 *
 * Use it unless the ad group has another setting; of a 7-day click with views switched off
 * `{ ...tiktokShopAds, windows: { click: { days: 7 } } }` is what Ads Manager reports.
 *
 * TikTok attributes orders by shop, not by product: touches and orders both have to say their `shopId`. Whether a window
 * contains its far end is not said (here not), nor whether the instant of the order counts (here it does) or whether
 * creators may buy from themselves (here they may).
 *
 * A GMV Max campaign counts every order of its products or of its live event while it runs, with or without an ad in
 * between. That is no rule about touches, so it has no preset.
 *
 * Source: https://ads.tiktok.com/help/article/about-tiktok-shop-ads-attribution ("7 days (168 hours)", "24 hours", "an ad
 * of the same shop", "Click takes precedence over View", "recency takes precedence");
 * https://ads.tiktok.com/help/article/about-attribution-for-gmv-max.
 *
 * @example
 * ```ts
 * import { tiktokShopAds } from "creator-core/attribution";
 *
 * tiktokShopAds.windows; // => { click: { days: 7 }, view: { days: 1 } }
 * tiktokShopAds.scope; // => "shop"
 * ```
 */
export const tiktokShopAds: AttributionPolicy = {
  id: "tiktokShopAds",
  windows: { click: { days: 7 }, view: { days: 1 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  scope: "shop",
  tiers: [["click"], ["view"]],
  model: { kind: "lastTouch" },
  selfPurchase: "eligible",
};

/**
 * TikTok Shop's organic affiliate orders: whom the shop itself names, and where it names nobody the last touch in the
 * shop, a click before a live, a live before a view.
 *
 * Take the shop's own word wherever there is one (`shopCreator`, from the affiliate orders export): it is what TikTok
 * pays by. How long after a click a creator still earns is not published, so there is no default: you say the windows.
 * The one number that TikTok names is no such window: an affiliate link clicked in the last 14 days may keep an order from
 * being attributed to a viewed ad.
 *
 * Not published either, and filled in here: the order of the kinds; the last touch wins; touches count in their own shop;
 * a window does not contain its far end; the instant of the order counts; creators do not earn from themselves.
 *
 * @param windows - a window for clicks, and for whatever other kinds of touch are to count (`live`, `engagedView`, `view`); a
 * link that was followed has that of clicks, unless you say another
 * @returns an attribution policy, plain data
 * @throws `invalidArgument` when there is no window for clicks
 *
 * Sources: https://seller-us.tiktok.com/university/essay?knowledge_id=6077860360177451 (commission on sales made through
 * a creator's content; no window); https://seller-us.tiktok.com/university/essay?knowledge_id=4049972027557678 (links:
 * "the commission could be attributed to the creators"; no window);
 * https://ads.tiktok.com/help/article/about-tiktok-shop-ads-attribution (the 14 days).
 *
 * @example
 * ```ts
 * import { tiktokShopAffiliate } from "creator-core/attribution";
 *
 * tiktokShopAffiliate({ click: { days: 14 } }).windows; // => { link: { days: 14 }, click: { days: 14 } }
 *
 * tiktokShopAffiliate({} as never); // => throws
 * ```
 */
export function tiktokShopAffiliate(windows: LookBackWindows & { readonly click: LookBackWindow }): AttributionPolicy {
  assertObject(windows, "windows", "an object with a window for clicks, such as { click: { days: 14 } }");
  if (windows.click == null) fail("invalidArgument", "windows.click", "a window, such as { days: 14 }", windows.click);
  return {
    id: "tiktokShopAffiliate",
    windows: { link: windows.click, ...windows },
    farEnd: "exclusive",
    sameInstant: "eligible",
    scope: "shop",
    tiers: [["shop"], ["link", "click"], ["live"], ["engagedView"], ["view"]],
    model: { kind: "lastTouch" },
    selfPurchase: "excluded",
  };
}
