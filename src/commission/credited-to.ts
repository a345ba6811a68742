import { assertObject } from "../errors/assert-object.js";
import type { CreatorId } from "../ids/index.js";
import type { Credit, Sale } from "../models/attribution.js";
import type { Conversion } from "../models/tracking.js";
import { assertId } from "./guards.js";

/**
 * What is this sale, if one creator made all of it? For programmes whose shop says who sold what, so that there is nothing
 * to attribute; where several may have a part, `attributeConversions` finds out who and how much.
 *
 * Units: none; the value stays as it is.
 * Complexity: O(1).
 *
 * @param creatorId - whose it is
 * @param conversion - the order, lead or sign-up; credits that it may carry are replaced
 * @returns the sale, with one credit of everything
 * @throws `invalidArgument` when there is no creator or no conversion
 *
 * @example
 * ```ts
 * import { accrue, creditedTo } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const order = { id: "order-7", customerKey: "k-1", kind: "order", occurredAt: 0, value: money("50.00", "GBP") } as const;
 * creditedTo("ann", order).credits[0]?.value; // => { minor: 5000, currency: "GBP" }
 *
 * const terms = [{
 *   id: "standard", version: 1, timeZone: "UTC", base: { kind: "saleValue" }, rounding: "halfAwayFromZero",
 *   precedence: { kind: "specificity" }, hold: { duration: { days: 30 }, from: "order" },
 *   rules: [{ id: "all", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.12" } }],
 * }] as const;
 * accrue({ terms, sales: [creditedTo("ann", order)], adjustments: [], booked: [] }, { asOf: 1 })[0]?.amount.minor; // => 600
 *
 * // A lead has no value, and its credit none either.
 * const { value, ...lead } = { ...order, kind: "lead" } as const;
 * creditedTo("ann", lead).credits[0]?.value; // => undefined
 * ```
 */
export function creditedTo(creatorId: CreatorId, conversion: Conversion): Sale {
  assertId(creatorId, "creatorId");
  assertObject(conversion, "conversion");
  const { value } = conversion;
  const credit: Credit = {
    creatorId,
    evidence: "shop",
    touchpointId: null,
    campaignId: conversion.campaignId ?? null,
    weight: 1,
    totalWeight: 1,
    ...(value === undefined || value === null ? {} : { value }),
    ageMilliseconds: null,
  };
  return { ...conversion, credits: [credit], unattributed: null };
}
