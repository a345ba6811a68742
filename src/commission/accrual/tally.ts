import type { CreatorId } from "../../ids/index.js";
import type { CompiledLeaderboard } from "../components/leaderboard/compile-leaderboard.js";
import type { Counted } from "../components/measure-window.js";
import type { CompiledMilestone } from "../components/milestone/compile-milestone.js";
import type { CompiledRule, CompiledTerms } from "../terms/compiled.js";
import type { Gathering } from "./gathering.js";

/** A sale or a post as it counts towards a measure, for one creator. */
export interface TallyMember extends Counted {
  readonly creatorId: CreatorId;
  isGone: boolean;
}

/** What counts towards one milestone of a creator, or one leaderboard of all of them, in one stretch of time. */
export interface Tally extends Gathering<TallyMember> {
  readonly compiled: CompiledTerms;
  readonly rule: CompiledRule;
  readonly component: CountingComponent;
  readonly key: string;
  /** `null` for all. */
  readonly creatorId: CreatorId | null;
  /** When it is decided; `-Infinity` for what is decided with every fact. */
  readonly closesAt: number;
}

export type CountingComponent = CompiledMilestone | CompiledLeaderboard;
