import { commissionBases } from "creator-core/commission";
import type { CommissionTerms, PayoutPolicy } from "creator-core/models";
import { money } from "creator-core/money";

const pounds = (amount: string) => money(amount, "GBP");

/** What both plans have in common: goods less coupons, of several offers the better one, paid 30 days after the order. */
const shop = {
  version: 1,
  timeZone: "Europe/London",
  base: commissionBases.netOfTaxAndShipping,
  rounding: "halfAwayFromZero",
  precedence: { kind: "bestForCreator" },
  hold: { duration: { days: 30 }, from: "order" },
} as const;

/** 10 %, and 15 % for gold. In its launch month the balm pays 25 %. Every order from a live stream pays 1.50 on top. */
export const inForce: CommissionTerms = {
  ...shop,
  id: "by-status",
  rules: [
    { id: "everybody", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.10" } },
    { id: "gold", scope: { statusLevels: ["gold"] }, mode: "exclusive", component: { kind: "percent", rate: "0.15" } },
    {
      id: "balm-launch",
      scope: { productIds: ["moss-balm"] },
      during: { start: "2026-03-01T00:00:00Z", end: "2026-04-01T00:00:00+01:00" },
      mode: "exclusive",
      component: { kind: "percent", rate: "0.25" },
    },
    {
      id: "live",
      scope: { contentKinds: ["live"] },
      mode: "additive",
      component: { kind: "flat", amount: pounds("1.50") },
    },
  ],
};

/** Instead: 10 %, from £250 in a month on 16 %, from £600 on 22 %, each on its own part. Whoever sells more earns more. */
export const rising: CommissionTerms = {
  ...shop,
  id: "rising",
  rules: [
    {
      id: "everybody",
      scope: {},
      mode: "exclusive",
      component: {
        kind: "tiered",
        mode: "graduated",
        measure: "salesValue",
        window: { kind: "calendarMonth" },
        tiers: [
          { from: pounds("0"), rate: "0.10" },
          { from: pounds("250"), rate: "0.16" },
          { from: pounds("600"), rate: "0.22" },
        ],
        onReversal: "recompute",
      },
    },
  ],
};

/** From £20 on; what is owed back is kept back from what comes. */
export const payoutPolicy: PayoutPolicy = { minimum: [pounds("20")], negativeCarry: { kind: "carry" } };
