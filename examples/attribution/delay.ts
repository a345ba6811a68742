import { attributeConversions, conversionDelay } from "creator-core/attribution";
import type { ConversionDelay } from "creator-core/models";
import type { Instant } from "creator-core/time";
import { inForce } from "./policies.js";
import type { Season } from "./read-season.js";

export interface Delay {
  /** At the marks that are spoken about. */
  readonly marks: ConversionDelay;
  /** The same, read so often that it draws a curve. */
  readonly curve: ConversionDelay;
}

/** Dense where the curve is steep. */
const hours = [1, 2, 4, 8, 12, 18, ...Array.from({ length: 14 }, (_, place) => 24 + place * 12)];
const days = Array.from({ length: 38 }, (_, place) => place + 8);

/** How long after publication orders came, by the policy in force. */
export function delay(facts: Season, asOf: Instant): Delay {
  const { sales } = attributeConversions(facts, inForce.policy);
  const { touchpoints, posts } = facts;
  const read = (marks: Parameters<typeof conversionDelay>[1]["marks"]) =>
    conversionDelay({ sales, touchpoints, posts }, { from: "publication", marks }, { asOf });
  return {
    marks: read(["24h", "7d", "30d", "full"]),
    curve: read([...hours.map((count) => ({ hours: count })), ...days.map((count) => ({ days: count }))]),
  };
}
