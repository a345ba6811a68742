import type { RuleId, TermsId } from "../../ids/index.js";
import type { CommissionTerms } from "../../models/commission.js";
import type { RoundingMode } from "../../money/types.js";
import type { Instant, TimeWindow, TimeZone } from "../../time/types.js";
import type { CompiledCap } from "../caps/compile-caps.js";
import type { CompiledAdvance } from "../components/advance/compile-advance.js";
import type { CompiledChallenge } from "../components/challenge/compile-challenge.js";
import type { CompiledFlat } from "../components/compile-flat.js";
import type { CompiledPercent } from "../components/compile-percent.js";
import type { CompiledGuarantee } from "../components/guarantee/compile-guarantee.js";
import type { CompiledLeaderboard } from "../components/leaderboard/compile-leaderboard.js";
import type { CompiledMilestone } from "../components/milestone/compile-milestone.js";
import type { CompiledOverride } from "../components/override/compile-override.js";
import type { CompiledPerMetric } from "../components/per-metric/compile-per-metric.js";
import type { CompiledRetainer } from "../components/retainer/compile-retainer.js";
import type { CompiledTiered } from "../components/tiered/compile-tiered.js";
import type { Scope } from "../rules/compile-scope.js";

/** One version of a plan, checked and in numbers. */
export interface CompiledTerms {
  readonly terms: CommissionTerms;
  /** How entries name it. */
  readonly reference: { readonly id: TermsId; readonly version: number };
  /** Where it stands in the arguments, for errors. */
  readonly path: string;
  readonly effective: TimeWindow;
  readonly rounding: CompiledRounding;
  readonly zone: TimeZone;
  /** The currency it pays in; `null` when it pays in that of each sale. */
  readonly currency: string | null;
  /** The currency it pays in or, where it says none, the first that a rule names; `null` when there are percentages only. */
  readonly firstCurrency: string | null;
  /** From when on an amount may be paid that is held from an instant. */
  readonly heldUntil: (from: Instant) => Instant;
  /** In the order of the plan. */
  readonly rules: readonly CompiledRule[];
  readonly rule: (id: RuleId) => CompiledRule | undefined;
  readonly caps: readonly CompiledCap[];
  /** The place of a combination of dimensions on the ladder; `null` for the other precedences. */
  readonly ladder: ReadonlyMap<string, number> | null;
}

export interface CompiledRounding {
  readonly mode: RoundingMode;
  readonly level: "order" | "line";
}

export interface CompiledRule {
  readonly id: RuleId;
  readonly mode: "exclusive" | "additive";
  readonly scope: Scope;
  readonly except: Scope | null;
  readonly during: TimeWindow | null;
  readonly recurring: CompiledRecurring | null;
  readonly component: CompiledComponent;
  /** Its index in the plan. */
  readonly place: number;
}

/** For how long a subscription pays. */
export interface CompiledRecurring {
  readonly months: number | null;
  readonly charges: number | null;
  /** The first instant that does not pay any more, for a subscription begun at `startedAt`; `Infinity` without `months`. */
  readonly endOf: (startedAt: Instant) => number;
}

/** What each component was compiled to; its `kind` tells it from the others. */
export type CompiledComponent =
  | CompiledPercent
  | CompiledFlat
  | CompiledTiered
  | CompiledMilestone
  | CompiledPerMetric
  | CompiledLeaderboard
  | CompiledChallenge
  | CompiledRetainer
  | CompiledGuarantee
  | CompiledAdvance
  | CompiledOverride;

/** All plans of a programme, ready to be asked which are in effect. */
export interface Plans {
  /** Every version that was given, by plan id, then time. */
  readonly all: readonly CompiledTerms[];
  /** The version of every plan that is in effect at an instant, by plan id. */
  readonly inEffect: (at: Instant) => readonly CompiledTerms[];
  readonly version: (id: TermsId, version: number) => CompiledTerms | undefined;
}
