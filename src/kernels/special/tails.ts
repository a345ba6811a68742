/** The two tails of a distribution at a point: what lies below it and above it. They add up to 1. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}
