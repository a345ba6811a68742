import type { TouchpointKind } from "creator-core/models";

/** Somebody who posts about the invented shop Kettle & Thorn, and the part they play in an order. */
export interface CastMember {
  readonly id: string;
  readonly name: string;
  readonly followers: number;
  readonly code?: string;
  /** What shoppers do with a post; the first is the usual thing. */
  readonly kinds: readonly TouchpointKind[];
  /** How often they are met first, in between, and last. Only the proportions count. */
  readonly opens: number;
  readonly joins: number;
  readonly closes: number;
  /** Days of publication, with the hour in London. */
  readonly posts: readonly string[];
}

export const cast: readonly CastMember[] = [
  {
    id: "ines.brews",
    name: "Ines Varley",
    followers: 412_000,
    code: "INES-SPRING",
    kinds: ["engagedView", "view", "view", "click"],
    opens: 9,
    joins: 1,
    closes: 1,
    posts: ["2026-03-03 18", "2026-03-19 19", "2026-04-09 18", "2026-04-30 19", "2026-05-21 18"],
  },
  {
    id: "the.dawn.cup",
    name: "Dario Fenn",
    followers: 188_000,
    kinds: ["view", "engagedView", "click"],
    opens: 6,
    joins: 2,
    closes: 1,
    posts: ["2026-03-08 07", "2026-04-02 07", "2026-04-26 08", "2026-05-23 07"],
  },
  {
    id: "tobi.at.home",
    name: "Tobi Okonkwo",
    followers: 64_500,
    kinds: ["click", "engagedView", "click"],
    opens: 2,
    joins: 8,
    closes: 3,
    posts: ["2026-03-05 20", "2026-03-27 20", "2026-04-17 20", "2026-05-08 20", "2026-05-26 20"],
  },
  {
    id: "mirela.haas",
    name: "Mirela Haas",
    followers: 37_200,
    code: "MIRELA5",
    kinds: ["live", "click", "click"],
    opens: 2,
    joins: 4,
    closes: 4,
    posts: ["2026-03-12 21", "2026-04-10 21", "2026-05-10 21"],
  },
  {
    id: "thrifty.posy",
    name: "Posy Thackwray",
    followers: 91_000,
    code: "POSY10",
    kinds: ["click"],
    opens: 1,
    joins: 1,
    closes: 9,
    posts: ["2026-03-02 12", "2026-04-01 12", "2026-05-01 12", "2026-05-28 12"],
  },
  {
    id: "jun.roasts",
    name: "Jun Aldersey",
    followers: 8_900,
    kinds: ["click", "view"],
    opens: 1,
    joins: 2,
    closes: 1,
    posts: ["2026-03-15 17", "2026-04-22 17", "2026-05-12 17"],
  },
];

/** What the shop sells, with prices in pence. */
export const products = [
  { id: "slow-pour-kettle", pence: 6400 },
  { id: "hand-grinder", pence: 4850 },
  { id: "six-cup-press", pence: 3200 },
  { id: "house-blend-1kg", pence: 2100 },
  { id: "enamel-mug", pence: 1399 },
  { id: "filter-papers-100", pence: 450 },
] as const;
