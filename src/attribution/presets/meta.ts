import { assertKeys } from "../../errors/assert-keys.js";
import { assertObject } from "../../errors/assert-object.js";
import type { AttributionPolicy } from "../../models/attribution.js";
import { readDays } from "./read-days.js";

/** The attribution setting of an ad set in Meta Ads Manager, in days. */
export interface MetaAdsSettings {
  /** A click on the ad's link. 28 is for comparing reports only. Absent: 7. */
  readonly click?: 1 | 7 | 28;
  /** An engaged view, or another interaction than a click on the link. Absent: 1. */
  readonly engagedView?: "off" | 1;
  /** Absent: 1. */
  readonly view?: "off" | 1;
}

/**
 * Meta's standard attribution: the last ad clicked within its window, without one the last ad engaged with, without one
 * the last ad viewed. A click stands before a view even when the view came later.
 *
 * Use it to retrace what Ads Manager reports. Its incremental attribution is a model of Meta's own and cannot be retraced.
 *
 * The ends of the windows are those of Meta's published code: a touch exactly as old as its window counts, one at the
 * instant of the conversion does not. (Earlier code of the same name left out the far end:
 * `{ ...metaAds(), farEnd: "exclusive" }`.) Not said: how an engaged view stands to a later view (here before it), and
 * whether creators may buy from themselves (here they may).
 *
 * @param settings - as set for the ad set; absent: 7 days after a click, 1 day after an engaged view or a view
 * @returns an attribution policy, plain data
 * @throws `invalidArgument` for a window that Meta does not offer, or a setting of another name
 *
 * Sources: https://github.com/facebookresearch/fbpcs, `emp_games/pcf2_attribution/AttributionRule_impl.h`
 * (`tp.ts < conv.ts`, `conv.ts <= threshold`; "the last click that happened in a conversion path. If there was no click,
 * then it will credit the last impression") and before that `emp_games/attribution/decoupled_attribution/
 * AttributionRule.cpp` (`conv.ts - tp.ts < secondsInOneDay`);
 * https://www.jonloomer.com/qvt/can-3-ads-get-credit/ (most recent click, else most recent view);
 * https://www.adleaks.com/media-buyers-guide-5-layer-attribution/ (7 days, 1 day, 1 day by default; 28 for comparison);
 * https://github.com/selesnow/rfacebookstat/issues/28 (the windows of the API: clicks 1, 7 and 28 days).
 *
 * @example
 * ```ts
 * import { metaAds } from "creator-core/attribution";
 *
 * metaAds().windows; // => { click: { days: 7 }, engagedView: { days: 1 }, view: { days: 1 } }
 * ```
 *
 * @example Clicks of one day alone; a view of seven days is no longer offered.
 * ```ts
 * import { metaAds } from "creator-core/attribution";
 *
 * metaAds({ click: 1, engagedView: "off", view: "off" }).id; // => "metaAds/1/off/off"
 *
 * metaAds({ view: 7 as never }); // => throws
 * ```
 */
export function metaAds(settings: MetaAdsSettings = {}): AttributionPolicy {
  assertObject(settings, "settings");
  assertKeys(settings, ["click", "engagedView", "view"], "settings", "invalidArgument");
  const { click = 7, engagedView = 1, view = 1 } = settings;
  const windows = {
    click: readDays(click, [1, 7, 28], "settings.click"),
    engagedView: readDays(engagedView, ["off", 1], "settings.engagedView"),
    view: readDays(view, ["off", 1], "settings.view"),
  };
  return {
    id: `metaAds/${click}/${engagedView}/${view}`,
    windows,
    farEnd: "inclusive",
    sameInstant: "excluded",
    tiers: [["click"], ["engagedView"], ["view"]],
    model: { kind: "lastTouch" },
    selfPurchase: "eligible",
  };
}
