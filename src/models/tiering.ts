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
