import type { RuleId } from "../../ids/index.js";
import type { RejectedRule } from "../../models/ledger.js";
import type { Rate } from "../../rate/types.js";
import type { CompiledRule } from "../terms/compiled.js";
import type { RuleMatch } from "./match-rule.js";

/** A rule that applies to a sale, with what it takes of it. */
export interface AppliedRule {
  readonly rule: CompiledRule;
  /** The lines it takes, by index; `null` for the whole order. Empty only where a decision stands and its lines are gone. */
  readonly lines: readonly number[] | null;
  /** Of a percentage, that of the time of the sale, after changes and locks. */
  readonly rate: Rate | null;
  /** Where a lock gives its lines different rates, each rate with its lines; they replace `rate`. */
  readonly parts: readonly RatePart[] | null;
}

export interface RatePart {
  readonly lines: readonly number[];
  readonly rate: Rate;
}

/** Which rules of a plan apply to a sale and creator. Equal outcomes are one object. */
export interface Resolution {
  /** In the order of the plan. */
  readonly applied: readonly AppliedRule[];
  /** In the order of the plan, each with all its reasons. */
  readonly rejected: readonly RejectedRule[];
  /** The ids of those that apply. */
  readonly ruleIds: readonly RuleId[];
  /**
   * The rejected rules that are the creator's business. Rules for other creators are left off a receipt: a plan with a rule
   * for every creator would write all of them on every entry. Not being mentioned, they do not apply.
   */
  readonly receipt: readonly RejectedRule[];
  /**
   * Whether a decision would be too early: no rule applies, and one would if the sale said what to take a share of; or one
   * would apply if there was an exchange rate.
   */
  readonly isWaiting: boolean;
}

/** What the answers of a sale come to. */
export interface Outcome {
  readonly matches: readonly RuleMatch[];
  readonly groups: readonly LineGroup[];
  /** How many lines there are to take; 1 for a plan without rules for lines. */
  readonly count: number;
  readonly stands: boolean;
  /** By the places of the winners of the groups. One alone, unless money decides. */
  readonly resolutions: Map<string, Resolution>;
  /** Where the winners do not rest on money. */
  readonly settled: Resolution | null;
}

/** Lines that the same exclusive rules match: one of them takes them all. */
export interface LineGroup {
  readonly lines: readonly number[];
  /** In the order of the plan; not empty. */
  readonly candidates: readonly CompiledRule[];
}
