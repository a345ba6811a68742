/** Somebody who posts about the invented shop Fern & Flint. */
export interface CastMember {
  readonly id: string;
  readonly name: string;
  readonly statusLevel: string;
  readonly code: string;
  /** How many orders of a month come by the code, in the middle; only whole numbers. */
  readonly orders: readonly [january: number, february: number, march: number];
  /** The part of their orders that comes from live streams. */
  readonly live: number;
}

export const cast: readonly CastMember[] = [
  { id: "nell.glows", name: "Nell Varga", statusLevel: "gold", code: "NELL10", orders: [16, 18, 21], live: 0.3 },
  { id: "skin.by.sade", name: "Sade Orlu", statusLevel: "gold", code: "SADE10", orders: [9, 8, 10], live: 0 },
  { id: "the.calm.shelf", name: "Pieter Dall", statusLevel: "silver", code: "CALM10", orders: [24, 26, 31], live: 0.1 },
  { id: "ruth.on.air", name: "Ruth Abara", statusLevel: "silver", code: "RUTH10", orders: [12, 15, 12], live: 0.9 },
  { id: "june.moss", name: "June Hallett", statusLevel: "bronze", code: "JUNE10", orders: [5, 7, 6], live: 0 },
  { id: "tiny.vanity", name: "Amaru Quist", statusLevel: "bronze", code: "TINY10", orders: [2, 3, 2], live: 0 },
];

/** What the shop sells, with prices in pence and how often it is chosen. */
export const products = [
  { id: "dew-serum", pence: 3400, weight: 4 },
  { id: "moss-balm", pence: 2800, weight: 3 },
  { id: "oat-cleanser", pence: 1650, weight: 5 },
  { id: "night-oil", pence: 4950, weight: 2 },
  { id: "muslin-cloths", pence: 899, weight: 3 },
] as const;
