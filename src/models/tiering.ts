import type { ExactRatio } from "./metric.js";

/** A rung of a tier scheme. It reaches from `from` to just below the next tier's `from`. */
export interface Tier {
  /** `"micro"`. */
  readonly name: string;
  /** The smallest follower count that belongs to it; a whole number. */
  readonly from: number;
  /** What creators of this size are good at, for a person. */
  readonly strength?: string;
  /** What to use them for, for a person. */
  readonly bestUse?: string;
}

/** An ordered list of tiers by audience size; the first starts at 0. */
export interface TierScheme {
  readonly id: string;
  /** Ascending by `from`, names unique. */
  readonly tiers: readonly Tier[];
  /** Where the scheme comes from. */
  readonly source?: string;
}

/** The names of a scheme's tiers: `"nano" | "micro" | …` where the scheme is a literal, `string` otherwise. */
export type TierName<Scheme extends TierScheme> = Scheme["tiers"][number]["name"];

/** How far an audience is on its way to the next tier. */
export interface TierProgress {
  /** The tier it is in. */
  readonly tier: string;
  /** The tier above; `null` at the top. */
  readonly next: string | null;
  /** Followers still to gain; `null` at the top. */
  readonly remaining: number | null;
  /** The part of the way from this tier's bound to the next one's that is done, from 0 to below 1; `null` at the top. */
  readonly share: ExactRatio | null;
}

/** How many creators are in one tier. */
export interface TierCount {
  readonly tier: string;
  readonly creators: number;
}

/** How many creators are in each tier. */
export interface TierMix {
  /** One for each tier of the scheme, in its order, empty ones included. */
  readonly tiers: readonly TierCount[];
  /** Creators whose follower count nobody knows; they are in no tier. */
  readonly unknown: number;
}
