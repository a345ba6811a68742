import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { LinkLimits } from "../../models/tracking-links.js";

/**
 * What Google Analytics 4 keeps of a parameter's value (100 characters) and of a page's address (1,000). It counts
 * characters of the encoded address and loses the rest without a word, so a link that is longer is refused instead.
 *
 * Source: https://support.google.com/analytics/answer/9267744 ("Event parameter value", `page_location`). That page has no
 * line of its own for UTM values; by measurement they were cut at 420 characters, so pass `{ value: 420 }` where names are
 * long or not in Latin letters: https://www.analyticstraps.com/location-e-utm-troncati-dopo-1000-caratteri/
 *
 * @example
 * ```ts
 * import { analyticsLinkLimits } from "creator-core/attribution";
 *
 * analyticsLinkLimits; // => { value: 100, url: 1000 }
 * ```
 */
export const analyticsLinkLimits: LinkLimits = { value: 100, url: 1000 };

/** @throws `invalidArgument` */
export function readLimits(limits: Partial<LinkLimits> = {}): LinkLimits {
  assertObject(limits, "options.limits");
  const { value = analyticsLinkLimits.value, url = analyticsLinkLimits.url } = limits;
  assertLimit(value, "options.limits.value");
  assertLimit(url, "options.limits.url");
  return { value, url };
}

function assertLimit(limit: unknown, path: string): void {
  if (!Number.isSafeInteger(limit) || Number(limit) < 1) {
    fail("invalidArgument", path, "a whole number of characters, 1 or more", limit);
  }
}
