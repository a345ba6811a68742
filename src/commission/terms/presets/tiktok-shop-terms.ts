import { assertList } from "../../../errors/assert-list.js";
import { assertObject } from "../../../errors/assert-object.js";
import type { CommissionComponent, CommissionRule, CommissionTerms, RateChange } from "../../../models/commission.js";
import { compareRates } from "../../../rate/compare-rates.js";
import type { Rate } from "../../../rate/types.js";
import { timeZone } from "../../../time/time-zone.js";
import type { TimeZone } from "../../../time/types.js";
import { commissionBases } from "../../base/commission-bases.js";
import { asShare, assertKeys, assertOneOf } from "../../guards.js";

/** What one collaboration pays. */
export interface TiktokShopRates {
  /** Of organic orders and, without `ads`, of those from advertisements too. */
  readonly standard: Rate;
  /** The Shop Ads rate: of orders that an advertisement with the creator's post led to. Absent: it is turned off. */
  readonly ads?: Rate;
  /** What `standard` becomes, from when on, in the order of time. A cut leaves creators who promote already their rate. */
  readonly changes?: readonly RateChange[];
}

/** What a shop decides about its affiliate plan. */
export interface TiktokShopOffer {
  /** Months and days are those of the shop. */
  readonly timeZone: TimeZone;
  /** For everybody who adds the products. */
  readonly open: TiktokShopRates;
  /** For creators who were invited; it goes before the open one. */
  readonly targeted?: TiktokShopRates;
  /** For campaigns of agencies and of TikTok Shop; it goes before the others. */
  readonly partner?: TiktokShopRates;
  /** From when the 30 days of a rate that is cut count. Absent: from the cut. */
  readonly lockFrom?: "changedAt" | "pickedAt";
}

/**
 * What does an affiliate plan of TikTok Shop pay?
 *
 * Open, targeted and partner collaborations with their standard and Shop Ads rates, as terms for `accrue`. For a programme
 * of your own, by status, take `communityTerms`.
 *
 * - One rate is paid on a product: the rate of a targeted collaboration goes before the open one
 *   (https://ads.tiktok.com/help/article/about-open-collaborations-in-seller-center). An order that does not say its
 *   collaboration is paid at the open rates.
 * - Of orders from advertisements the Shop Ads rate is paid: that of the partner campaign before the targeted before the
 *   open one (https://seller-us.tiktok.com/university/essay?knowledge_id=7057402168084270). Where it is turned off, the
 *   standard rate (https://ads.tiktok.com/help/article/about-setting-different-affiliate-commission-rates-for-tiktok-shop-ads).
 * - A raise applies at once. After a cut, who promotes the product already keeps the rate for 30 days, and loses it with
 *   the product (https://seller-us.tiktok.com/university/essay?knowledge_id=6077860360177451). The days count from the cut
 *   (https://seller-vn.tiktok.com/university/essay?knowledge_id=3747225037670161&lang=en), or with `lockFrom: "pickedAt"`
 *   from when the product was added.
 * - It is a percentage of the price paid less tax and coupons, `commissionBases.tiktokShop`; rounded once for an order.
 * - It is paid about 15 days after delivery (the same page); an order that is not delivered is pending.
 *
 * These are the rules as TikTok Shop's own pages state them; regions differ. Change what differs: it is plain data.
 *
 * Complexity: O(changes).
 *
 * @param offer - the rates of each collaboration, as `"0.15"`, and the zone of the shop
 * @returns version 1 of the plan `"tiktok-shop"`, in the currency of each sale; with rules `"open"`, `"open-ads"`,
 * `"targeted"` and so on, those that are offered. Give it another `id`, `version` or `effective` by `{ ...terms, version: 2 }`
 * @throws `invalidPolicy` when a rate is below "0" or above "1", or a field is unknown; `invalidRate` when it is no
 * rate; `unknownTimeZone` when there is no such zone
 *
 * @example
 * ```ts
 * import { tiktokShopTerms } from "creator-core/commission";
 *
 * const terms = tiktokShopTerms({ timeZone: "Europe/London", open: { standard: "0.10", ads: "0.05" } });
 * terms.rules.map(({ id }) => id); // => ["open-ads", "open"]
 * terms.hold; // => { duration: { days: 15 }, from: "delivery" }
 * ```
 *
 * @example
 * ```ts
 * import { tiktokShopTerms } from "creator-core/commission";
 *
 * const changes = [{ from: "2026-06-01T00:00:00Z", rate: "0.12" }] as const;
 * const terms = tiktokShopTerms({ timeZone: "Europe/London", open: { standard: "0.15", changes }, partner: { standard: "0.2" } });
 * terms.rules.map(({ id }) => id); // => ["partner", "open"]
 * terms.rules[1]?.component; // => { kind: "percent", rate: "0.15", changes: [{ from: "2026-06-01T00:00:00Z", rate: "0.12" }], lock: { days: 30, anchor: "changedAt" } }
 *
 * // 15 is not 15 %.
 * tiktokShopTerms({ timeZone: "Europe/London", open: { standard: "15" } }); // => throws
 * ```
 */
export function tiktokShopTerms(offer: TiktokShopOffer): CommissionTerms {
  assertKeys(offer, ["timeZone", "open", "targeted", "partner", "lockFrom"], "offer");
  const { open, targeted, partner, lockFrom = "changedAt" } = offer;
  assertOneOf(lockFrom, ["changedAt", "pickedAt"], "offer.lockFrom");
  return {
    id: "tiktok-shop",
    version: 1,
    timeZone: timeZone(offer.timeZone, "offer.timeZone"),
    base: commissionBases.tiktokShop,
    rounding: "halfAwayFromZero",
    precedence: {
      kind: "ladder",
      order: [["collaborations", "channel"], ["collaborations"], ["channel"], []],
    },
    rules: [
      ...(partner === undefined ? [] : rulesOf("partner", partner, lockFrom)),
      ...(targeted === undefined ? [] : rulesOf("targeted", targeted, lockFrom)),
      ...rulesOf("open", open, lockFrom),
    ],
    hold: { duration: { days: 15 }, from: "delivery" },
  };
}

type Anchor = NonNullable<TiktokShopOffer["lockFrom"]>;

function rulesOf(name: "open" | "targeted" | "partner", rates: TiktokShopRates, lockFrom: Anchor): CommissionRule[] {
  const path = `offer.${name}`;
  assertKeys(rates, ["standard", "ads", "changes"], path);
  // What is not known to be another collaboration is open to everybody.
  const scope = name === "open" ? {} : { collaborations: [name] as const };
  const standard: CommissionRule = {
    id: name,
    scope,
    mode: "exclusive",
    component: standardOf(rates, lockFrom, path),
  };
  if (rates.ads === undefined) return [standard];
  const rate = asShare(rates.ads, `${path}.ads`);
  const component = { kind: "percent", rate } as const;
  return [{ id: `${name}-ads`, scope: { ...scope, channel: "ads" }, mode: "exclusive", component }, standard];
}

function standardOf({ standard, changes }: TiktokShopRates, lockFrom: Anchor, path: string): CommissionComponent {
  const rate = asShare(standard, `${path}.standard`);
  if (changes === undefined) return { kind: "percent", rate };
  assertList(changes, `${path}.changes`);
  const rates = Array.from(changes, (change, index) => {
    assertObject(change, `${path}.changes[${index}]`);
    return asShare(change.rate, `${path}.changes[${index}].rate`);
  });
  // Only a rate that is cut is kept; a lock on raises would say something that never happens.
  const isCut = rates.some((later, index) => compareRates(later, rates[index - 1] ?? rate) < 0);
  return { kind: "percent", rate, changes, ...(isCut ? { lock: { days: 30, anchor: lockFrom } } : {}) };
}
