import type { CreatorId } from "../ids/index.js";
import type { Money } from "../money/types.js";

/** Whose touch a step of a journey was; `null` when it was no creator's: a direct visit, or another channel. */
export type JourneyStep = CreatorId | null;

/** All journeys that took one way. What the literature calls a channel is a creator here. */
export interface AttributionPath {
  /** The earliest step first. Empty: journeys without any touch. */
  readonly path: readonly JourneyStep[];
  /** How many of them ended in a conversion; a whole number. */
  readonly conversions: number;
  /** How many ended without one; a whole number. */
  readonly nulls: number;
  /** What the conversions were worth together; absent when none of them has a value. */
  readonly value?: Money;
}

/** A change to paths that makes more of them equal; see `transformPath`. */
export type PathTransform =
  /** Runs of one creator become one step. */
  | "exposure"
  /** Of each creator only the first step stays. */
  | "first"
  /** As `first`, and each step says how many there were: `"ann(3)"`. A step of nobody stays without a count. */
  | "frequency"
  /** Only so many of the last steps stay; at least 1. */
  | { readonly trim: number }
  /** This step is left out wherever it stands, unless there is no other. */
  | { readonly removeIfNotAll: JourneyStep }
  /** This step is left out at the end, unless there is no other. */
  | { readonly removeIfLastAndNotAll: JourneyStep };

/** How many of the last steps a Markov chain remembers. */
export type MarkovOrder = 1 | 2 | 3 | 4;

/** What follows a step, and how often. */
export interface Transition {
  readonly creatorId: JourneyStep;
  readonly count: number;
  /** The part of `visits`. */
  readonly probability: number;
}

/** How often journeys ended somewhere. */
export interface JourneyEnd {
  readonly count: number;
  /** The part of `visits`. */
  readonly probability: number;
}

/** One row of a transition matrix. */
export interface TransitionRow {
  /** The last steps, as many as the order says, fewer at the beginning of journeys; empty: the start. */
  readonly state: readonly JourneyStep[];
  /** How often journeys came here. */
  readonly visits: number;
  /** Sorted by creator, steps of nobody last. */
  readonly next: readonly Transition[];
  readonly conversions: JourneyEnd;
  readonly nulls: JourneyEnd;
}

/** Conversions and what they were worth. */
export interface ConversionTotal {
  /** A fraction where conversions were shared. */
  readonly conversions: number;
  /** Absent when no path has a value. */
  readonly value?: Money;
}

/** What a Markov chain says about one creator. */
export interface MarkovCredit extends ConversionTotal {
  /** `null`: steps of nobody. Their credit is no creator's. */
  readonly creatorId: JourneyStep;
  /** The share of all conversions that is lost without this creator: from 0 to 1. */
  readonly removalEffect: number;
  /** The share of the value that is lost; `null` when all values are zero, absent when no path has a value. */
  readonly valueRemovalEffect?: number | null;
}

/** What `markovAttribution` found. */
export type MarkovAttribution =
  | {
      readonly ok: true;
      readonly kind: "markov";
      readonly order: MarkovOrder;
      /** How many states the chain has, besides its start and its ends. */
      readonly states: number;
      /** Everything that is shared out here, with `unattributed`. */
      readonly total: ConversionTotal;
      /** One for every creator on a path, sorted by id; steps of nobody last. */
      readonly rows: readonly MarkovCredit[];
      /** The conversions of journeys without any touch. */
      readonly unattributed: ConversionTotal;
    }
  | NoConversions<"markov">;

/** Why a data-driven model says nothing: nobody converted, so that there is nothing to share out. */
export interface NoConversions<Kind extends string> {
  readonly ok: false;
  readonly kind: Kind;
  readonly reason: "noConversions";
}

/**
 * What a set of creators is worth in a cooperative game. `reachability`: the conversions of journeys on which nobody else
 * was met. `conversionRate`: the share of those journeys that converted.
 */
export type ShapleyGame = "reachability" | "conversionRate";

/** What a cooperative game says about one creator. */
export interface ShapleyCredit extends ConversionTotal {
  /** `null`: steps of nobody. Their credit is no creator's. */
  readonly creatorId: JourneyStep;
  /**
   * What they add on average over all orders: conversions in the game of reachability, a rate in the game of conversion
   * rates, where it is below zero for a creator who lowers it.
   */
  readonly shapleyValue: number;
}

/** What `shapleyAttribution` found. */
export type ShapleyAttribution =
  | {
      readonly ok: true;
      readonly kind: "shapley";
      readonly game: ShapleyGame;
      /** Everything that is shared out here, with `unattributed`. */
      readonly total: ConversionTotal;
      /** One for every creator on a path, sorted by id; steps of nobody last. */
      readonly rows: readonly ShapleyCredit[];
      /** The conversions of journeys without any touch. */
      readonly unattributed: ConversionTotal;
    }
  | NoConversions<"shapley">;
