import { fail } from "../../errors/creator-core-error.js";
import type { CreatorAttributes } from "../../models/commission.js";
import type { ConversionLine } from "../../models/tracking.js";
import { contains } from "../../time/contains.js";
import { toInstant } from "../../time/to-instant.js";
import type { CompiledRule, CompiledTerms } from "../terms/compiled.js";
import type { Ask, Scope } from "./compile-scope.js";
import { needOf } from "./is-about-sales.js";
import * as because from "./rule-reasons.js";
import { creatorTruth } from "./rule-scope.js";
import { linesAsked, lineTruth, type Subject, saleAnswer, saleTruth } from "./sale-answers.js";
import { bothTrue, type Truth } from "./truth.js";

/** What is asked of a rule. */
export interface Question {
  readonly compiled: CompiledTerms;
  readonly subject: Subject;
  readonly creator: CreatorAttributes;
  /** Whether there is an exchange rate for a sale in another currency than that of the plan. */
  readonly fxKnown: boolean;
  /** Whether some rule of the plan is for lines, so that each line is asked for itself. */
  readonly isByLine: boolean;
  /** Whether a line lacks the cost that its margin takes; `null` for other bases. */
  readonly isCostless: ((line: Partial<ConversionLine>) => boolean) | null;
  /** Whether it is decided already that the rule applies: then only its lines are looked for. */
  readonly stands: boolean;
}

/** What a rule by itself has to say to a sale, whatever the other rules are. */
export interface RuleMatch {
  readonly rule: CompiledRule;
  /** The lines it is for, by index; of a plan without rules for lines, the whole order as one line. */
  readonly lines: readonly number[];
  /** Why it does not match; empty when it does. */
  readonly reasons: readonly because.RuleReason[];
}

/** Every reason for which a rule does not match; the lines it takes where there is none. */
export function matchRule(rule: CompiledRule, question: Question): RuleMatch {
  const path = ["terms", question.compiled.terms.id, "rules", rule.id];
  const found = matchLines(rule, question, path);
  if (question.stands) return { rule, lines: found.lines, reasons: [] };
  const reasons = [
    ...scopeReasons(rule.scope, question, path),
    ...found.reasons,
    ...timeReasons(rule, question, path),
    ...moneyReasons(rule, question, found.lines, path),
  ];
  return { rule, lines: found.lines, reasons };
}

function scopeReasons(scope: Scope, { subject, creator }: Question, path: readonly string[]): because.RuleReason[] {
  const reasons: because.RuleReason[] = [];
  for (const ask of scope.creator) {
    const truth = creatorTruth(ask, creator);
    if (truth === "unknown") reasons.push(because.unknownAnswer(ask, path));
    if (truth === "no") reasons.push(because.mismatch(ask, creatorWords(ask, creator), path));
  }
  for (const ask of scope.sale) {
    const truth = saleTruth(ask, subject, creator.creatorId, "all");
    if (truth === "unknown") reasons.push(because.unknownAnswer(ask, path));
    if (truth === "no") reasons.push(because.mismatch(ask, saleWords(ask, subject, creator), path));
  }
  return reasons;
}

/** What the creator is instead; of ids and groups there are too many to keep a reason for each. */
function creatorWords({ dimension }: Ask, { statusLevel, followerTier }: CreatorAttributes): readonly string[] {
  const word = dimension === "statusLevels" ? statusLevel : dimension === "followerTiers" ? followerTier : undefined;
  return word === undefined ? [] : [word];
}

function saleWords({ dimension, values }: Ask, { sale }: Subject, { creatorId }: CreatorAttributes): readonly string[] {
  const answer = saleAnswer(dimension, sale, creatorId);
  const words: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  return words.filter((word): word is string => typeof word === "string" && !values.has(word));
}

interface FoundLines {
  readonly lines: readonly number[];
  readonly reasons: readonly because.RuleReason[];
}

/** The lines that are what the rule asks for, and not what it is not for. */
function matchLines(rule: CompiledRule, question: Question, path: readonly string[]): FoundLines {
  const { scope, except } = rule;
  const { sale } = question.subject;
  const rows = question.isByLine ? linesAsked(sale) : [{}];
  const outer = except === null || (question.stands && except.line.length === 0) ? null : wholeTruth(except, question);
  const lines: number[] = [];
  const trouble = new Trouble(rule, path);
  for (const [index, row] of rows.entries()) {
    let takes = true;
    for (const ask of scope.line) {
      const truth = lineTruth(ask, row, sale);
      if (truth === "yes") continue;
      takes = false;
      trouble.scope(ask, truth);
    }
    let left: Truth = outer === null ? "no" : outer.truth;
    let unknown = outer?.unknown ?? null;
    for (const ask of except?.line ?? []) {
      const truth = lineTruth(ask, row, sale);
      if (truth === "unknown") unknown ??= ask;
      left = bothTrue(left, truth);
    }
    if (left !== "no") trouble.except(left, unknown);
    if (takes && left === "no") lines.push(index);
  }
  return { lines, reasons: lines.length > 0 ? [] : trouble.reasons() };
}

/** Whether the sale as a whole is what is left out, and the first dimension of which it is not known. */
function wholeTruth(
  except: Scope,
  { subject, creator }: Question,
): { readonly truth: Truth; readonly unknown: Ask | null } {
  let truth: Truth = "yes";
  let unknown: Ask | null = null;
  const take = (ask: Ask, found: Truth) => {
    if (found === "unknown") unknown ??= ask;
    truth = bothTrue(truth, found);
  };
  for (const ask of except.creator) take(ask, creatorTruth(ask, creator));
  for (const ask of except.sale) take(ask, saleTruth(ask, subject, creator.creatorId, "any"));
  return { truth, unknown };
}

/** Why no line is taken: each reason once, however many lines have it. */
class Trouble {
  readonly #rule: CompiledRule;
  readonly #path: readonly string[];
  readonly #others = new Set<Ask>();
  readonly #unknown = new Set<Ask>();
  readonly #exceptUnknown = new Set<Ask>();
  #isExcepted = false;

  constructor(rule: CompiledRule, path: readonly string[]) {
    this.#rule = rule;
    this.#path = path;
  }

  scope(ask: Ask, truth: Truth): void {
    (truth === "no" ? this.#others : this.#unknown).add(ask);
  }

  except(truth: Truth, unknown: Ask | null): void {
    if (truth === "yes" || unknown === null) this.#isExcepted = true;
    else this.#exceptUnknown.add(unknown);
  }

  reasons(): because.RuleReason[] {
    const { scope, except } = this.#rule;
    const reasons = [...this.#others].map((ask) => because.noLineMatches(ask, scope, this.#path));
    for (const ask of this.#unknown) reasons.push(because.unknownAnswer(ask, this.#path));
    if (except === null) return reasons;
    if (this.#isExcepted) reasons.push(because.excepted(except, this.#path));
    for (const ask of this.#exceptUnknown) reasons.push(because.exceptUnknown(except, ask, this.#path));
    return reasons;
  }
}

function timeReasons({ during, recurring }: CompiledRule, { subject }: Question, path: readonly string[]) {
  const reasons: because.RuleReason[] = [];
  if (during !== null && !contains(during, subject.at)) reasons.push(because.outsideDuring(during, path));
  if (recurring === null) return reasons;
  const state = recurringState(recurring, subject);
  if (state === "over") reasons.push(because.recurringOver(recurring, path));
  else if (state !== "pays") reasons.push(because.subscriptionUnknown(state, path));
  return reasons;
}

/** Whether a subscription still pays; else that it is over, or what is not known of it. What is over settles it. */
export function recurringState(
  { months, charges, endOf }: NonNullable<CompiledRule["recurring"]>,
  { sale, at }: Subject,
): "pays" | "over" | "subscription" | "charge" {
  const subscription = sale.subscription ?? null;
  const charge = chargeOf(sale);
  if (charges !== null && charge !== null && charge > charges) return "over";
  if (months !== null && subscription !== null) {
    if (at >= endOf(toInstant(subscription.startedAt, `sale "${sale.id}" subscription.startedAt`))) return "over";
  }
  if (subscription === null) return "subscription";
  return charges !== null && charge === null ? "charge" : "pays";
}

function chargeOf({ id, subscription }: Subject["sale"]): number | null {
  const charge = subscription?.charge ?? null;
  if (charge !== null && !(Number.isSafeInteger(charge) && charge >= 1)) {
    fail("invalidInteger", `sale "${id}" subscription.charge`, "a whole number, 1 for the first charge", charge);
  }
  return charge;
}

/** Whether it can be said at all what the rule comes to on this sale, in the currency it pays in. */
function moneyReasons(
  { component }: CompiledRule,
  question: Question,
  lines: readonly number[],
  path: readonly string[],
): because.RuleReason[] {
  const { compiled, subject, fxKnown } = question;
  const reasons: because.RuleReason[] = [];
  const paysIn = compiled.currency ?? subject.currency;
  const need = needOf(component);
  if (component.currency !== null && paysIn !== null && component.currency !== paysIn) {
    reasons.push(because.otherCurrency(component.currency, paysIn, path));
  }
  const isForeign = compiled.currency !== null && subject.currency !== null && subject.currency !== compiled.currency;
  if (isForeign && !fxKnown && (need === "share" || need === "sum")) {
    reasons.push(because.fxRateMissing(paysIn!, subject.currency!, path));
  }
  const missing = missingFor(need, question, lines);
  if (missing !== null) reasons.push(because.baseUnknown(missing, path));
  return reasons;
}

/** A conversion without a value, such as a lead, still pays fixed amounts and counts towards numbers of them. */
function missingFor(
  need: ReturnType<typeof needOf>,
  { compiled: { terms }, subject: { sale }, isByLine, isCostless }: Question,
  taken: readonly number[],
): Parameters<typeof because.baseUnknown>[0] | null {
  const hasValue = (sale.value ?? null) !== null;
  const rows = sale.lines ?? [];
  switch (need) {
    case "nothing":
      return null;
    case "units":
      return rows.length > 0 ? null : "units";
    case "sum":
      return hasValue || (rows.length > 0 && terms.base.kind !== "saleValue") ? null : "sum";
    case "share": {
      if (terms.base.kind === "saleValue") return hasValue ? null : "share";
      if (rows.length === 0) return "share";
      const lacksCost =
        isCostless !== null && rows.some((row, index) => (!isByLine || taken.includes(index)) && isCostless(row));
      return lacksCost ? "cost" : null;
    }
  }
}
