import { assertList } from "../../../errors/assert-list.js";
import { assertObject } from "../../../errors/assert-object.js";
import { fail } from "../../../errors/creator-core-error.js";
import { cut } from "../../../errors/preview.js";
import type {
  CommissionComponent,
  CommissionRule,
  CommissionTerms,
  MilestoneComponent,
  MilestoneStep,
} from "../../../models/commission.js";
import type { TermsFinding } from "../../../models/ledger.js";
import { isCurrency } from "../../../money/is-currency.js";
import type { Money } from "../../../money/types.js";
import { isRate } from "../../../rate/is-rate.js";
import type { Rate } from "../../../rate/types.js";
import { timeWindow } from "../../../time/time-window.js";
import type { WindowInput } from "../../../time/types.js";
import { endOf, startOf } from "../../../time/window-bounds.js";

// Terms are looked at as they are written, valid or not: a plan that cannot be compiled can be odd as well, and all of it
// is told at once. So every value is read with care, and what cannot be read is left to whoever checks the form.

/** One version of a plan, as far as it can be read. */
export interface LintPlan {
  readonly terms: CommissionTerms;
  /** Where it stands in what was given. */
  readonly path: TermsFinding["path"];
  readonly rules: readonly LintRule[];
  readonly report: Report;
}

export interface LintRule {
  readonly id: string;
  /** Its index in the plan. */
  readonly place: number;
  readonly rule: CommissionRule;
  readonly component: CommissionComponent;
  /** In numbers, infinite where it is open; empty where it cannot be read. */
  readonly during: Span;
  readonly path: TermsFinding["path"];
}

/** A half-open stretch of time. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Report = (
  code: TermsFinding["code"],
  path: TermsFinding["path"],
  message: string,
  expected?: string,
  actual?: string,
) => void;

/**
 * A plan, ready to be looked at.
 *
 * @throws `invalidArgument`, `invalidPolicy` when it is none: no object, or without a list of rules
 */
export function lintPlan(terms: CommissionTerms, path: TermsFinding["path"], report: Report): LintPlan {
  const name = path.length === 0 ? "terms" : `terms[${path.join("][")}]`;
  assertObject(terms, name);
  assertList(terms.rules, `${name}.rules`, "a list of rules", "invalidPolicy");
  if (terms.caps !== undefined) assertList(terms.caps, `${name}.caps`, "a list of caps", "invalidPolicy");
  const rules = Array.from(terms.rules, (rule, place): LintRule => {
    const at = `${name}.rules[${place}]`;
    assertObject(rule, at, "a rule", "invalidPolicy");
    assertObject(rule.component, `${at}.component`, "a component", "invalidPolicy");
    if (typeof rule.id !== "string") fail("invalidPolicy", `${at}.id`, "text", rule.id);
    return {
      id: rule.id,
      place,
      rule,
      component: rule.component,
      during: spanOf(rule.during),
      path: [...path, "rules", place],
    };
  });
  return { terms, path, rules, report };
}

/** Always, where nothing is said. */
export function spanOf(window: WindowInput | undefined): Span {
  if (window === undefined) return { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  try {
    const read = timeWindow(window);
    return { start: startOf(read), end: endOf(read) };
  } catch {
    return { start: Number.POSITIVE_INFINITY, end: Number.NEGATIVE_INFINITY };
  }
}

/** An id as messages call it: in quotation marks, cut short. */
export function named(id: string): string {
  return JSON.stringify(cut(id, 60));
}

export function moneyIn(value: unknown): Money | null {
  if (typeof value !== "object" || value === null) return null;
  const { minor, currency } = value as Partial<Money>;
  if (!Number.isSafeInteger(minor) || !isCurrency(currency)) return null;
  return { minor: minor!, currency };
}

export function rateIn(value: unknown): Rate | null {
  return isRate(value) ? value : null;
}

/** No plan has lists as long as these; going through four billion holes would tell nobody anything. */
const LONGEST_LIST = 100_000;

/** The entries of a list; none of what is no list. */
export function entriesIn<Entry>(value: readonly Entry[] | undefined): readonly Entry[] {
  return Array.isArray(value) && value.length <= LONGEST_LIST ? Array.from(value as readonly Entry[]) : [];
}

/** The fields of an object; none of what is no object. */
export function fieldsIn<Row extends object>(value: Row | undefined | null): Partial<Row> {
  return typeof value === "object" && value !== null ? value : {};
}

/** The steps of a milestone; `null` where it has the same bonus at every so many. */
export function stepsIn({ steps }: MilestoneComponent): readonly Partial<MilestoneStep>[] | null {
  return Array.isArray(steps) ? entriesIn(steps as readonly MilestoneStep[]).map((step) => fieldsIn(step)) : null;
}

/** The bonus at every so many; `null` where there are steps. */
export function repeatedBonus({ steps }: MilestoneComponent): Money | null {
  return Array.isArray(steps) ? null : moneyIn(fieldsIn(steps as { readonly bonus: Money }).bonus);
}
