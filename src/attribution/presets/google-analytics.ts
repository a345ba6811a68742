import { assertKeys } from "../../errors/assert-keys.js";
import { assertObject } from "../../errors/assert-object.js";
import { assertText } from "../../errors/assert-text.js";
import type { AttributionPolicy, LookBackWindow } from "../../models/attribution.js";
import type { TimeZone } from "../../time/types.js";
import { readDays } from "./read-days.js";

/** What is set in the property. */
export interface GoogleAnalyticsSettings {
  /** The reporting time zone of the property. */
  readonly timeZone: TimeZone;
  /** The look-back window of key events. Absent: 90. */
  readonly days?: 30 | 60 | 90;
}

/**
 * Google Analytics 4, "paid and organic last click": the last channel clicked through that was no direct visit; a direct
 * visit only where the whole path is direct.
 *
 * Use it to compare creators with all other channels. Those are touches too, with `creatorId: null`; what they win is
 * nobody's. Analytics' own default is its data-driven model, which cannot be retraced; `tableModel` applies what such a
 * model found.
 *
 * Windows are days of the calendar: of 30 days, an order of 30 January looks back to the 1st. Engaged views, which Google
 * knows of YouTube only, count for 3 days. Not said: whether the instant of the order counts (here it does). Nobody is
 * excluded as their own customer.
 *
 * @param settings - `timeZone`, and `days` where it is not 90
 * @returns an attribution policy, plain data
 * @throws `invalidArgument` for a window that Analytics does not offer, a setting of another name, or without a zone; what is no zone is refused when
 * the policy is used
 *
 * Sources: https://support.google.com/analytics/topic/10597959 ("Ignores direct traffic and attributes 100% of the key
 * event value to the last channel that the customer clicked through (or engaged view through for YouTube)"; "unless the
 * path to key event consists entirely of direct visits"); https://support.google.com/analytics/answer/16291704
 * ("January 30th conversions being attributed only to touchpoints occurring from January 1-30"; 90 days by default, 30 or
 * 60; engaged views 3 days).
 *
 * @example
 * ```ts
 * import { googleAnalytics } from "creator-core/attribution";
 *
 * const policy = googleAnalytics({ timeZone: "Europe/London", days: 30 });
 * policy.model; // => { kind: "lastNonDirect" }
 * policy.windows.click; // => { calendarDays: 30, timeZone: "Europe/London" }
 * policy.windows.engagedView; // => { calendarDays: 3, timeZone: "Europe/London" }
 *
 * googleAnalytics({} as never); // => throws
 * ```
 */
export function googleAnalytics(settings: GoogleAnalyticsSettings): AttributionPolicy {
  assertObject(settings, "settings", 'an object with the zone of the property, such as { timeZone: "Europe/London" }');
  assertKeys(settings, ["timeZone", "days"], "settings", "invalidArgument");
  const { timeZone, days = 90 } = settings;
  assertText(timeZone, "settings.timeZone");
  const { days: calendarDays } = readDays(days, [30, 60, 90], "settings.days");
  const window: LookBackWindow = { calendarDays, timeZone };
  return {
    id: `googleAnalytics/${days}`,
    windows: {
      link: window,
      utm: window,
      click: window,
      engagedView: { calendarDays: 3, timeZone },
      landingPage: window,
      direct: window,
    },
    farEnd: "exclusive",
    sameInstant: "eligible",
    tiers: [["link", "utm", "click", "engagedView", "landingPage", "direct"]],
    model: { kind: "lastNonDirect" },
    selfPurchase: "eligible",
  };
}
