import type { Conversion, Touchpoint } from "creator-core/models";
import { seededRandom } from "../harness/figures.ts";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const kinds = ["click", "view", "engagedView", "click"] as const;

/** What everybody gets: the same touches and orders, as objects with as many fields as an export has. */
export interface Journey {
  readonly touchpoints: readonly (Touchpoint & { readonly occurredAt: number })[];
  readonly conversions: readonly (Conversion & { readonly occurredAt: number; readonly codes?: readonly string[] })[];
  /** The code of each creator. */
  readonly codes: ReadonlyMap<string, string>;
}

/**
 * Ten touches for a customer and one conversion for every five touches, over ninety days; no two touches at one
 * millisecond, so that every tool sees the same order. An eighth of the conversions carry a creator's code.
 */
export function journey(touches: number, creators = 1_000): Journey {
  const random = seededRandom(20260401);
  const pick = (of: number) => Math.floor(random() * of);
  const customers = Math.max(1, Math.floor(touches / 10));
  const grain = Math.max(1, Math.floor((90 * DAY) / touches));
  const codes = new Map(Array.from({ length: creators }, (_, i) => [`creator-${i}`, `CODE${i}`]));
  const touchpoints = Array.from({ length: touches }, (_, i) => ({
    id: `touch-${i}`,
    creatorId: `creator-${pick(creators)}`,
    customerKey: `customer-${pick(customers)}`,
    occurredAt: START + ((i * 7_919) % touches) * grain,
    kind: kinds[pick(kinds.length)]!,
    platform: "tiktok" as const,
    postId: `post-${pick(50_000)}`,
  }));
  const conversions = Array.from({ length: Math.floor(touches / 5) }, (_, i) => ({
    id: `order-${i}`,
    customerKey: `customer-${pick(customers)}`,
    occurredAt: START + DAY + pick(89 * DAY),
    kind: "order" as const,
    value: { minor: 500 + pick(20_000), currency: "GBP" },
    ...(pick(8) === 0 ? { codes: [`CODE${pick(creators)}`] } : {}),
  }));
  return { touchpoints, conversions, codes };
}
